/** Characters. */
const LONGEST_NAME = 80;

/** The name without a conjunction before it, and with a small article, for use inside a line of a reply. */
export function printedName(printed: string | undefined): string | null {
  const name = printed?.trim().replace(LEADING, '') ?? '';
  if (name === '' || name.length > LONGEST_NAME || PRONOUN.test(name)) return null;
  return name.replace(COMMON_START, (word) => word.toLowerCase());
}

const LEADING = /^(?:When|While|After|If|But|And|As|Although|Though|Because|Since|Before|So|Then)\s+/u;
const PRONOUN = /^(?:he|she|it|they|who|which|that)$/iu;
const COMMON_START =
  /^(?:An?|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|The|This|That|These|Those|Some|Several|Many|Numerous|Various|Another|Other|Multiple|Dozens|Thousands|Hundreds|Viral|Widely|Unverified|Anonymous|Fake|False|Online|Social|Posts?|Rumou?rs?|Videos?|Messages?|Memes?|Hoax(?:es)?|Police|Officials|Doctors|Organisers|Investigators|Fact)\b/u;
