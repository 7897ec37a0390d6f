import { isStopWord } from '../text/stop-words.ts';
import { type Token, tokenize } from '../text/tokens.ts';

/** What a text says was the score of a game, or of a vote. */
export interface Score {
  /** As printed. Offsets are UTF-16 code units into the text. */
  readonly label: string;
  readonly start: number;
  readonly end: number;
  /** The numbers of its one side and the other, higher first; a tennis match has several. */
  readonly numbers: readonly (readonly [high: number, low: number])[];
  /** Stems of the name of who won and of who lost, as far as the text tells. */
  readonly winner: string | null;
  readonly loser: string | null;
}

/** "19-15", "19 – 15"; no date ("2001-02-03"), no range of larger numbers. */
const PRINTED =
  /(?<![\p{N}.,:/–-]|\p{Sc})\d{1,3}\s?[-–]\s?\d{1,3}(?![\p{N}:/–]|-\d|[.,]\p{N}|\s?(?:%|per ?cent|million|billion|year|month|day|hour|minute|mile|km|metre))/gu;

/** "by eight votes to one", "an 8 to 1 majority": only of votes and games, which `GAME` sees to. */
const COUNTS = 'nil none one two three four five six seven eight nine ten eleven twelve'.split(' ');
const COUNT = `(?:${COUNTS.join('|')}|\\d{1,3})`;
const TOLD = new RegExp(`(?<![\\p{L}\\p{N}-])${COUNT}(?: votes?)? to ${COUNT}(?![\\p{L}\\p{N}-])`, 'giu');
const OF_VOTES = /\b(?:vote[sd]?|voted|majority|ruled|ruling|favour|favor|decision)\b/iu;

const WON =
  /^(?:beat|beats|beaten|beating|defeated|defeats|defeating|thrashed|thrashes|won|win|wins|winning|winner|overcame|edged|victory|trounced|hammered|outplayed)$/u;
const LOST = /^(?:lost|lose|loses|losing|loss|defeat|fell|succumbed)$/u;
/** Beside those: what a body did by so many votes. */
const PASSED = /\b(?:passed|approved|rejected|upheld|overturned|unanimous\p{L}*)\b/iu;
const GAME =
  /\b(?:beat|beats|beaten|beating|defeat\p{L}*|thrash\p{L}*|w[io]n|wins|winning|overcame|edged|victory|trounced|lost|loses?|losing|draw|drew|drawn|tied|scored?|trail\p{L}*|led|leads?|match|game|final|vote[sd]?|voting|ruling|decision|ruled|majority)\b/iu;

/** Whether a word only says that it is a game or a vote that is told of. */
export function isOfGame(word: string): boolean {
  return GAME.test(word) || word === 'against';
}

/** The score of a sentence; `null` where it gives none. */
export function scoreOf(sentence: string): Score | null {
  if (!GAME.test(sentence) && !PASSED.test(sentence)) return null;
  const dashed = [...sentence.matchAll(PRINTED)];
  const printed = dashed.length === 0 && OF_VOTES.test(sentence) ? [...sentence.matchAll(TOLD)].slice(0, 1) : dashed;
  const [first] = printed;
  const last = printed.at(-1);
  if (!first || !last) return null;
  const end = last.index + last[0].length;
  return {
    label: sentence.slice(first.index, end),
    start: first.index,
    end,
    numbers: printed.map(([text]) => {
      const [a = 0, b = 0] = text
        .toLowerCase()
        .split(/[-–]|(?: votes?)? to /u)
        .map(numberOf);
      return a >= b ? [a, b] : [b, a];
    }),
    ...sidesOf(tokenize(sentence)),
  };
}

function numberOf(text: string): number {
  const word = COUNTS.indexOf(text.trim());
  return word < 0 ? Number(text) : Math.max(0, word - 1);
}

/** Who won against whom: the names right before the verb and behind it. */
function sidesOf(tokens: readonly Token[]): Pick<Score, 'winner' | 'loser'> {
  const verb = tokens.findIndex(({ word }) => WON.test(word) || LOST.test(word));
  if (verb < 0) return { winner: null, loser: null };
  const isName = ({ capitalised, word }: Token) => capitalised && !isStopWord(word);
  const subject = tokens.slice(0, verb).findLast(isName)?.stem ?? null;
  const object = tokens.slice(verb + 1).find(isName)?.stem ?? null;
  const { word = '' } = tokens[verb] ?? {};
  const isPassive =
    /^(?:was|were|been|be|being|got)$/u.test(tokens[verb - 1]?.word ?? '') && !/^(?:won|lost)$/u.test(word);
  const subjectLost = LOST.test(word) || isPassive;
  return subjectLost ? { winner: object, loser: subject } : { winner: subject, loser: object };
}

/**
 * How the score of a source stands to a claimed one: `swapped` where it is the same and the other side won; `null` where it is one of other
 * sides.
 */
export function compareScores(claimed: Score, stated: Score): 'same' | 'swapped' | 'other' | null {
  const sides = ({ winner, loser }: Score) => [winner, loser].filter((side) => side !== null);
  const [own, others] = [sides(claimed), sides(stated)];
  if (own.length + others.length === 4 && own.some((side) => !others.includes(side))) return null;
  const numbers = ({ numbers }: Score) => numbers.map((pair) => pair.join('-')).join(' ');
  if (numbers(claimed) !== numbers(stated)) return 'other';
  const isSame = (a: string | null, b: string | null) => a !== null && a === b;
  const isSwapped = isSame(claimed.winner, stated.loser) || isSame(claimed.loser, stated.winner);
  return isSwapped ? 'swapped' : 'same';
}
