/** UTF-16 code units; no divided word is longer. */
const WORD_LENGTH = 60;

/** The words of a document, by which a hyphen at a line's end is judged. */
export type DocumentWords = ReadonlySet<string>;

/** Words in lower case, hyphenated ones as they are; what may be the half of a divided word counts for nothing. */
export function wordsOfLines(lines: readonly string[]): DocumentWords {
  const words = new Set<string>();
  lines.forEach((line, at) => {
    const isDivided = HYPHEN_AT_END.test(lines[at - 1] ?? '');
    const whole = line.replace(/(?<![\p{L}\p{N}-])[\p{L}\p{N}-]+[-\u2010\u00ad]$/u, '');
    for (const { 0: word, index } of whole.toLowerCase().matchAll(/\p{L}[\p{L}-]*/gu)) {
      if (!(isDivided && index === 0)) words.add(word);
    }
  });
  return words;
}

const HYPHEN_AT_END = /[\p{L}\p{N}][-\u2010\u00ad]$/u;

/** A dash that is set close to what it joins: "2018–19", "the officers—twelve of them". */
const CLOSE_DASH_AT_END = /[\p{L}\p{N}%)][–—]$/u;

/** "two- and three-year": the hyphen stands for the word that both share. */
const SHARED_ENDING = /^(?:and|or|to|nor|but|through|und|oder|bis|et|ou|y|o)(?![\p{L}\p{N}])/u;

/** What is known of the words of a text. */
export interface WordJudge {
  /** `word` is in lower case. */
  readonly isWord: (word: string) => boolean;
  /** Whether the hyphen between the two, a soft one or a hard one, is a mark of the line's end alone. */
  readonly isDivided: (head: string, tail: string, isSoft: boolean) => boolean;
}

/** Lines as one. A hyphen that only divides a word at a line's end goes, every other character of the lines stays. */
export function joinedByJudge(lines: readonly string[], judge: WordJudge): string {
  return lines
    .map((line, at) => {
      const below = lines[at + 1];
      return below === undefined ? line : lineAbove(line, below, judge);
    })
    .join('');
}

/** A line with what is between it and the one below, looking at no more than its last word: paragraphs have any length. */
function lineAbove(line: string, below: string, judge: WordJudge): string {
  const end = line.slice(-WORD_LENGTH);
  if (CLOSE_DASH_AT_END.test(end) && /^[\p{L}\p{N}]/u.test(below)) return line;
  if (!HYPHEN_AT_END.test(end)) return `${line} `;
  const head = /(?<head>[\p{L}\p{N}][\p{L}\p{N}.’'-]*)[-\u2010\u00ad]$/u.exec(end)?.groups?.head ?? '';
  const tail = /^[\p{L}\p{N}]+/u.exec(below)?.[0] ?? '';
  if (tail === '') return `${line} `;
  const isShared = SHARED_ENDING.test(below) && !judge.isWord(`${head}${tail}`.toLowerCase());
  if (isShared) return `${line} `;
  return judge.isDivided(head, tail, line.endsWith('\u00ad')) ? line.slice(0, -1) : line;
}

/**
 * The lines of a paragraph that was wrapped by hand or by a program, as one. Such a wrap breaks at blanks and behind hyphens that were
 * written, so a hyphen goes only where the text has the whole word elsewhere.
 */
export function unwrapped(paragraph: string, words: DocumentWords): string {
  const judge: WordJudge = {
    isWord: (word) => words.has(word),
    isDivided: (head, tail, isSoft) => {
      const [first, second] = [head.toLowerCase(), tail.toLowerCase()];
      return isSoft || (words.has(first + second) && !words.has(`${first}-${second}`));
    },
  };
  const lines = paragraph.split(/\r\n|[\r\n]/u).map((line) => line.trim());
  return joinedByJudge(lines, judge);
}
