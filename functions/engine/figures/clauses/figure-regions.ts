import type { SentenceWords } from '../words/sentence-words.ts';
import { REPORTING, type WordClass } from '../words/word-classes.ts';

/**
 * What a word of the sentence is to a figure: of the noun phrase that says what is measured or counted ("growth of 2%", "a 5%
 * annual increase in unit sales"), of the clause's subject, its verbs, what stands before or behind the figure in the clause; behind
 * another figure of the clause (`beyond`); or of another clause (`elsewhere`).
 */
export type Region = (typeof REGIONS)[number];

/** Best first: a word of the question that is in several counts in the first of them. */
export const REGIONS = ['quantity', 'subject', 'verb', 'behind', 'before', 'beyond', 'elsewhere'] as const;

/** Their places in {@link REGIONS}; `none`: of the tokens of figures. */
export const REGION = {
  quantity: 0,
  subject: 1,
  verb: 2,
  behind: 3,
  before: 4,
  beyond: 5,
  elsewhere: 6,
  none: 7,
} as const satisfies Readonly<Record<Region | 'none', number>>;

/** One figure in its clause. */
export interface FigureRegions {
  /** By token, as {@link REGION}: a byte each, since a sentence may have hundreds of figures, and each holds them all. */
  readonly regions: Uint8Array;
  /** Token of the head noun of what is measured, `null` where the figure stands without one. */
  readonly quantityHead: number | null;
  /** The same of the clause's subject. */
  readonly subjectHead: number | null;
}

/** First and last token of a figure. */
export interface TokenSpan {
  readonly first: number;
  readonly last: number;
}

interface Clause {
  readonly from: number;
  /** The token behind its last. */
  readonly to: number;
  /** First token of its verb, -1 where it has none. */
  readonly verb: number;
  /** Tokens of its subject; where it leaves that out, those of the clause it goes on. */
  readonly subject: readonly number[];
}

/** By token of a sentence of so many: 1 for those of figures. */
export function figureTokens(spans: readonly TokenSpan[], count: number): Uint8Array {
  const isFigure = new Uint8Array(count);
  for (const { first, last } of spans) if (first >= 0) isFigure.fill(1, first, last + 1);
  return isFigure;
}

/** The frames of a sentence's figures, in order. Linear in its length for each figure. */
export function figureRegions(words: SentenceWords, spans: readonly TokenSpan[]): FigureRegions[] {
  const isFigure = figureTokens(spans, words.tokens.length);
  const clauses = clausesOf(words, isFigure);
  const frames: FigureRegions[] = [];
  spans.forEach((span, at) => {
    const place = clauses.findIndex(({ from, to }) => from <= span.first && span.first < to);
    const clause = clauses[place];
    const [earlier, previous] = [clauses[place - 1], frames.at(-1)];
    frames.push(clause ? regionsOf(words, spans, isFigure, at, clause, earlier, previous) : NO_REGIONS);
  });
  return frames;
}

const NO_REGIONS: FigureRegions = { regions: new Uint8Array(0), quantityHead: null, subjectHead: null };

function regionsOf(
  words: SentenceWords,
  spans: readonly TokenSpan[],
  isFigure: Uint8Array,
  at: number,
  clause: Clause,
  earlier: Clause | undefined,
  previous: FigureRegions | undefined,
): FigureRegions {
  const span = spans[at] ?? { first: 0, last: 0 };
  const regions = new Uint8Array(words.tokens.length).fill(REGION.elsewhere);
  const before = spans[at - 1]?.last ?? -1;
  const behind = spans[at + 1]?.first ?? words.tokens.length;
  for (let token = clause.from; token < clause.to; token += 1) {
    const isBeyond = token < before || token > behind;
    const place = isBeyond ? REGION.beyond : token < span.first ? REGION.before : REGION.behind;
    regions[token] = isVerb(words, token) ? REGION.verb : place;
  }
  for (const token of clause.subject) regions[token] = REGION.subject;
  if (clause.verb < 0 && earlier)
    for (let token = earlier.from; token < earlier.to; token += 1)
      if (isVerb(words, token)) regions[token] = REGION.verb;
  const quantity = quantityOf(words, span, clause);
  const isElliptic = quantity.tokens.length === 0 && at > 0 && before >= clause.from && previous !== undefined;
  if (isElliptic) {
    previous.regions.forEach((region, token) => {
      if (region === REGION.quantity) regions[token] = REGION.quantity;
    });
  }
  for (const token of quantity.tokens) regions[token] = REGION.quantity;
  isFigure.forEach((is, token) => {
    if (is === 1) regions[token] = REGION.none;
  });
  return {
    regions,
    quantityHead: isElliptic ? previous.quantityHead : quantity.head,
    subjectHead: headOf(words, clause.subject),
  };
}

/** The noun phrase that the figure measures: behind it, or before it where a preposition ties them. */
function quantityOf(words: SentenceWords, { first, last }: TokenSpan, clause: Clause) {
  const behind = runBehind(words, last + 1, clause.to);
  if (behind.length > 0) {
    const head = behind.at(-1) ?? null;
    const next = (head ?? last) + 1;
    // "a 5% increase in sales", "28.9% of the club"
    return { head, tokens: [...behind, ...complement(words, next, clause.to)] };
  }
  const of = complement(words, last + 1, clause.to);
  if (of.length > 0 && words.word(last + 1) === 'of') return { head: headOf(words, of), tokens: of };
  let at = first - 1;
  while (at >= clause.from && isLight(words, at)) at -= 1;
  if (at < clause.from || !TIES.test(words.word(at))) return { head: null, tokens: [] };
  const run = runBefore(words, at - 1, clause.from);
  return { head: run.at(-1) ?? null, tokens: run };
}

/** Prepositions that tie a figure to the noun before: "growth of 2%", "a bid worth £3bn", "stake to 42%". */
const TIES = /^(?:of|worth|at|to|by|from|as|is|was)$/u;

/** What may stand between a preposition and its figure. */
function isLight(words: SentenceWords, at: number): boolean {
  const wordClass = words.classes[at];
  return (
    words.breaks[at + 1] === 'none' &&
    (wordClass === 'determiner' || wordClass === 'adverb' || LIGHT.test(words.word(at)))
  );
}

const LIGHT =
  /^(?:about|around|over|under|record|high|low|total|some|nearly|roughly|approximately|just|only|additional|further|initial|estimated)$/u;

function isVerb(words: SentenceWords, at: number): boolean {
  const wordClass = words.classes[at];
  return wordClass === 'verb' || isAuxiliary(wordClass);
}

function isAuxiliary(wordClass: WordClass | undefined): boolean {
  return wordClass === 'be' || wordClass === 'have' || wordClass === 'modal';
}

function isNominal(words: SentenceWords, at: number): boolean {
  const wordClass = words.classes[at];
  return wordClass === 'noun' || wordClass === 'gerund';
}

/** The run of nouns that begins at a token, with participles before its head: "14bn euro black hole", "[planned] cuts". */
function runBehind(words: SentenceWords, from: number, to: number): number[] {
  const run: number[] = [];
  for (let at = from; at < to && words.breaks[at] === 'none'; at += 1) {
    if (!isNominal(words, at) && !(words.classes[at] === 'verb' && isNominal(words, at + 1) && run.length === 0)) break;
    run.push(at);
  }
  return run;
}

function runBefore(words: SentenceWords, from: number, least: number): number[] {
  const run: number[] = [];
  for (let at = from; at >= least; at -= 1) {
    if (!isNominal(words, at) && !(run.length > 0 && words.classes[at] === 'determiner')) break;
    if (isNominal(words, at)) run.unshift(at);
    if (words.breaks[at] !== 'none') break;
  }
  return run;
}

/** "increase [in unit sales]", "28.9% [of the club]": the nouns of one such phrase. */
function complement(words: SentenceWords, from: number, to: number): number[] {
  if (from >= to || words.breaks[from] !== 'none' || !/^(?:of|in|for)$/u.test(words.word(from))) return [];
  let at = from + 1;
  while (at < to && words.classes[at] === 'determiner' && words.breaks[at] === 'none') at += 1;
  return runBehind(words, at, to);
}

/** The last noun of the first run: what follows is an "of" phrase. */
function headOf(words: SentenceWords, tokens: readonly number[]): number | null {
  let head: number | null = null;
  for (const token of tokens) {
    if (!isNominal(words, token)) {
      if (head !== null) break;
      continue;
    }
    if (head !== null && token !== head + 1) break;
    head = token;
  }
  return head;
}

function clausesOf(words: SentenceWords, isFigure: Uint8Array): Clause[] {
  const starts: number[] = [];
  let hasVerb = false;
  words.tokens.forEach((_, at) => {
    if (at === 0 || opensClause(words, at, hasVerb)) {
      starts.push(at);
      hasVerb = false;
    }
    hasVerb ||= isVerb(words, at);
  });
  const clauses: Clause[] = [];
  starts.forEach((from, at) => {
    const to = starts[at + 1] ?? words.tokens.length;
    let verb = from;
    while (verb < to && !isVerb(words, verb)) verb += 1;
    if (verb === to) verb = -1;
    const own = verb < 0 ? [] : subjectOf(words, from, verb, isFigure);
    clauses.push({ from, to, verb, subject: own.length > 0 ? own : goesOn(words, from, clauses.at(-1)) });
  });
  return clauses;
}

/** "Shares rose 5% [and closed at £3]", "the firm, [which sold 12 shops]", ", [taking his stake to 42%]". */
function goesOn(words: SentenceWords, from: number, previous: Clause | undefined): readonly number[] {
  if (!previous) return [];
  if (words.classes[from] !== 'relative' || words.breaks[from] === 'stop') return previous.subject;
  const antecedent = runBefore(words, from - 1, previous.from);
  return antecedent.length > 0 ? antecedent : previous.subject;
}

/** Tokens of what is before the verb, without "In November," and the like. */
function subjectOf(words: SentenceWords, from: number, verb: number, isFigure: Uint8Array): number[] {
  let first = from;
  if (/^(?:preposition|adverb|subordinator|conjunction)$/u.test(words.classes[from] ?? ''))
    for (let at = verb; at > from; at -= 1)
      if (words.breaks[at] === 'comma') {
        first = at;
        break;
      }
  const tokens: number[] = [];
  for (let at = first; at < verb; at += 1) {
    if (isFigure[at] === 0 && isNominal(words, at)) tokens.push(at);
  }
  return tokens;
}

function opensClause(words: SentenceWords, at: number, hasVerb: boolean): boolean {
  const wordClass = words.classes[at];
  const gap = words.breaks[at];
  if (gap === 'stop' || wordClass === 'relative' || wordClass === 'subordinator') return true;
  if (!hasVerb) return false;
  if (gap === 'comma')
    return (
      wordClass === 'gerund' ||
      wordClass === 'verb' ||
      /^(?:up|down|and|but|or)$/u.test(words.word(at)) ||
      verbAhead(words, at)
    );
  if (wordClass === 'conjunction') return isVerb(words, at + 1) || verbAhead(words, at + 1);
  if (/^(?:as|after|before|since|until)$/u.test(words.word(at)))
    return words.classes[at + 1] === 'gerund' || verbAhead(words, at + 1);
  // "He said India's economy grew 6.9%."
  const previous = words.tokens[at - 1]?.stem ?? '';
  return words.classes[at - 1] === 'verb' && REPORTING.has(previous) && startsNoun(words, at) && verbAhead(words, at);
}

function startsNoun(words: SentenceWords, at: number): boolean {
  return /^(?:determiner|noun|pronoun|number)$/u.test(words.classes[at] ?? '');
}

/** Tokens. A verb further away is not of the clause that may begin here. */
const AHEAD = 10;

function verbAhead(words: SentenceWords, from: number): boolean {
  for (let at = from; at < Math.min(words.tokens.length, from + AHEAD); at += 1) {
    if (at > from && (words.breaks[at] !== 'none' || /^(?:relative|subordinator)$/u.test(words.classes[at] ?? '')))
      return false;
    if (isVerb(words, at)) return at > from || isAuxiliary(words.classes[at]);
  }
  return false;
}
