/** The line below which a mail program puts the signature, and newsletters their footers. */
const SIGNATURE = /^-- ?$/mu;

/** A line of another sender's mail, as an answer quotes it, and the line that introduces those. */
const QUOTED = /^>.*(?:\r?\n|$)/gmu;
const INTRODUCTION =
  /^(?:On|Am|Le|El|Il|Em) [^\n]{5,120}(?:\n[^\n]{0,80})?\b(?:wrote|schrieb|a écrit|escribió|ha scritto|escreveu)[^\n]{0,80}:[ \t]*$/gmu;
const FORWARDED =
  /^-{2,}[ \t]*(?:Original Message|Forwarded message|Ursprüngliche Nachricht|Message d'origine|Begin forwarded message)\b/imu;

/** "Good morning," and nothing else in its line. */
const GREETING =
  /^\s*(?:dear|hello|hi|hey|good (?:morning|afternoon|evening|day)|greetings|guten (?:morgen|tag|abend)|hallo|liebe\p{L}*|sehr geehrte\p{L}*|bonjour|chère?s?|hola|estimad\p{L}+|buongiorno|bom dia)\b[^\n.!?]{0,60}[,!:]?[ \t]*(?:\r?\n|$)/iu;

/** What the sender of a mail says itself: no answer's quotations, no greeting, no signature or footer. */
export function ownWords(text: string): string {
  const plain = text.replace(/\r\n?/gu, '\n');
  const signature = SIGNATURE.exec(plain)?.index ?? plain.length;
  const forwarded = FORWARDED.exec(plain)?.index ?? plain.length;
  const own = plain.slice(0, Math.min(signature, forwarded));
  return own.replace(INTRODUCTION, '').replace(QUOTED, '').replace(GREETING, '');
}
