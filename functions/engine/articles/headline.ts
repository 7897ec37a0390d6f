/** A title line as printed: the title, and the publisher where the line names it behind a separator. */
export interface Headline {
  readonly title: string;
  readonly publisher: string | null;
}

const BAR = /(?<!\s)\s+(?:\||::|»|•|·)\s+/gu;
const DASH = /(?<!\s)\s+[-–—]\s+/gu;

/** Words that only names of publishers end in. Titles have dashes as well, so behind one a name must look like one. */
const HOUSE =
  /(?:^|[\s.])(?:news|times|post|herald|tribune|daily|gazette|journal|wire|observer|guardian|telegraph|radio|tv|press|agency|today|online|magazine|review|chronicle|mail|independent|standard|sun|star|mirror|courier|dispatch|sentinel|register|globe|bulletin|monitor|insider|media|network|broadcasting|reuters|bbc|cnn|npr|afp|bloomberg|jazeera|welle|tass|xinhua|weekly|examiner|inquirer|advertiser|echo|argus|report|reporter|com|org|net|kz|ru|uk)$/iu;

const SECTION =
  /^(?:opinions?|analysis|news|world|politics|business|sports?|video|live|breaking|exclusive|explainer|comment|editorial)$/iu;

/** UTF-16 code units; a site's name is shorter. */
const NAME_LIMIT = 40;

export function readHeadline(line: string): Headline {
  return splitAt(line, BAR, () => true) ?? splitAt(line, DASH, looksLikeHouse) ?? { title: line, publisher: null };
}

function splitAt(line: string, separator: RegExp, accept: (name: string) => boolean): Headline | null {
  const last = [...line.matchAll(separator)].at(-1);
  if (!last) return null;
  const title = line.slice(0, last.index).trim();
  const publisher = line.slice(last.index + last[0].length).trim();
  const words = (text: string): number => text.split(/\s+/u).length;
  if (publisher === '' || publisher.length > NAME_LIMIT || words(publisher) > 5 || !accept(publisher)) return null;
  if (SECTION.test(title) || words(title) < Math.max(2, words(publisher))) return null;
  return { title, publisher: SECTION.test(publisher) ? null : publisher };
}

function looksLikeHouse(name: string): boolean {
  return (
    HOUSE.test(name) &&
    /^[\p{Lu}\p{N}]/u.test(name) &&
    name.split(' ').every((word) => /^(?:\p{Lu}|\p{N}|of\b|the\b|and\b|&)/u.test(word) || /\.\p{L}{2,}$/u.test(word))
  );
}

/** Titles repeat along a page with other quotes, case and spaces. */
export function sameLine(line: string): string {
  return line
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
