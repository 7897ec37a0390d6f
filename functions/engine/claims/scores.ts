import { MONTHS, WEEKDAYS } from '../figures/quantities/lexicon.ts';
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

/** The first score of a sentence; `null` where it gives none. */
export function scoreOf(sentence: string): Score | null {
  return scoresOf(sentence)[0] ?? null;
}

/** What is between the sets of one match; "3-1 on Monday, and Ostby 2-0" are two games. */
const BETWEEN_SETS = /^[\s,;]*(?:and\s)?$/u;

/** What is said behind a score before the next one is told of. */
const CLAUSE = /^(?:(?!\b(?:and|but|while|before|after)\b)[^,;:.])*/u;

/** The scores of a sentence, one for each game or vote, in order. */
export function scoresOf(sentence: string): Score[] {
  if (!GAME.test(sentence) && !PASSED.test(sentence)) return [];
  const dashed = [...sentence.matchAll(PRINTED)];
  const printed = dashed.length === 0 && OF_VOTES.test(sentence) ? [...sentence.matchAll(TOLD)].slice(0, 1) : dashed;
  const games: { readonly start: number; end: number; readonly sets: string[] }[] = [];
  for (const { 0: text, index } of printed) {
    const last = games.at(-1);
    const end = index + text.length;
    if (last && BETWEEN_SETS.test(sentence.slice(last.end, index))) {
      last.end = end;
      last.sets.push(text);
    } else games.push({ start: index, end, sets: [text] });
  }
  let sides: Sides | null = null;
  return games.map(({ start, end, sets }, at) => {
    const behind = games[at + 1] ? (CLAUSE.exec(sentence.slice(end))?.[0].length ?? 0) : sentence.length;
    const from = games[at - 1]?.end ?? 0;
    sides = sidesOf(tokenize(sentence.slice(from, end + behind)), start - from, sides);
    return {
      label: sentence.slice(start, end),
      start,
      end,
      numbers: sets.map((text) => {
        const [a = 0, b = 0] = text
          .toLowerCase()
          .split(/[-–]|(?: votes?)? to /u)
          .map(numberOf);
        return a >= b ? [a, b] : [b, a];
      }),
      winner: sides.subjectLost ? sides.object : sides.subject,
      loser: sides.subjectLost ? sides.subject : sides.object,
    };
  });
}

function numberOf(text: string): number {
  const word = COUNTS.indexOf(text.trim());
  return word < 0 ? Number(text) : Math.max(0, word - 1);
}

/** Stems of the names of whom a sentence tells and of the other side. */
interface Sides {
  readonly subject: string | null;
  readonly object: string | null;
  readonly subjectLost: boolean;
}

/**
 * Who won against whom: the names right before the verb and behind it. What has no verb goes on with that of the game before: "beat Quern
 * 3-1 and Ostby 2-0", "beat Quern 3-1, then lost 0-2 to Ostby". `score`: where in the text it is printed.
 */
function sidesOf(tokens: readonly Token[], score: number, before: Sides | null): Sides {
  const isName = ({ capitalised, word }: Token) =>
    capitalised && !isStopWord(word) && !MONTHS.has(word) && !WEEKDAYS.has(word);
  const verb = tokens.findIndex(({ word }) => WON.test(word) || LOST.test(word));
  if (verb < 0) {
    if (!before) return { subject: null, object: null, subjectLost: false };
    return { ...before, object: tokens.findLast((one) => one.start < score && isName(one))?.stem ?? before.object };
  }
  const { word = '' } = tokens[verb] ?? {};
  const isPassive =
    /^(?:was|were|been|be|being|got)$/u.test(tokens[verb - 1]?.word ?? '') && !/^(?:won|lost)$/u.test(word);
  return {
    subject: tokens.slice(0, verb).findLast(isName)?.stem ?? before?.subject ?? null,
    object: tokens.slice(verb + 1).find(isName)?.stem ?? null,
    subjectLost: LOST.test(word) || isPassive,
  };
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
  const isOfOthers = own.length === 2 && others.some((side) => !own.includes(side));
  if (numbers(claimed) !== numbers(stated)) return isOfOthers ? null : 'other';
  const isSame = (a: string | null, b: string | null) => a !== null && a === b;
  const isSwapped = isSame(claimed.winner, stated.loser) || isSame(claimed.loser, stated.winner);
  return isSwapped ? 'swapped' : 'same';
}
