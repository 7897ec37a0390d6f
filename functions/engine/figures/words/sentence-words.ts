import { type Rings, ringsOf } from '../../concepts/rings.ts';
import { type Token, tokenize } from '../../text/tokens.ts';
import { isNumeric } from '../../text/words.ts';
import { coreStart } from '../clauses/frames.ts';
import { tellsDeath } from './deaths.ts';
import { classOf, isPlural, isPossessivePronoun, REPORTING, type WordClass } from './word-classes.ts';

/** What is between two words: nothing that matters, a comma, or something that ends a clause. */
type Break = 'none' | 'comma' | 'stop';

/** A sentence as its figures are read: words with their classes, their concepts and what separates them. */
export interface SentenceWords {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly classes: readonly WordClass[];
  /** `breaks[i]` is before token `i`; the first is a stop, and so is what is before `core`. */
  readonly breaks: readonly Break[];
  /** Where the sentence proper begins, behind "On Monday," and "Officials said that": see {@link coreStart}. */
  readonly core: number;
  /** The concept of token `i`, the name of its ring. */
  readonly concept: (at: number) => string | null;
  /** The concept of a word taken by itself: what "toll" leaves out is a death. */
  readonly conceptOf: (word: string) => string | null;
  readonly word: (at: number) => string;
}

const STOP = /[.;:!?()[\]{}—•|\n]|\s–|–\s|\s-|-\s/u;
const ABBREVIATION =
  /^(?:\p{Lu}|Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sgt|Capt|Gov|Sen|Rep|Prof|Jr|Sr|No|Nos|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|approx|ca|c|vs|al|per|sq|Mt|Ft|Inc|Ltd|Co|Corp|est)$/u;

/** `tokens` are those of `text`; pass them where they are known already. */
export function sentenceWords(text: string, rings: Rings, tokens: readonly Token[] = tokenize(text)): SentenceWords {
  let found: Int16Array | undefined;
  // Read when a concept is first asked for: the clauses of a sentence need none.
  const ringAt = () => {
    found ??= ringsOf(tokens, rings);
    return found;
  };
  const headline = isHeadline(tokens);
  const breaks = tokens.map((token, at) => breakBefore(text, tokens[at - 1], token));
  const classes = tokens.map((token, at) =>
    classOf(token.word, token.capitalised && !headline && breaks[at] !== 'stop'),
  );
  findVerbs(tokens, classes, breaks);
  const core = coreStart({ text, tokens, classes, breaks });
  if (core > 0) breaks[core] = 'stop';
  const conceptOf = (word: string): string | null =>
    rings.names[rings.byWord.get(word)?.find(({ parts }) => parts.length === 1)?.ring ?? -1] ?? null;
  const death = conceptOf('death');
  const classed = { tokens, classes, breaks };
  return {
    text,
    tokens,
    classes,
    breaks,
    core,
    concept: (at) => {
      if (death !== null && tellsDeath(classed, at)) return death;
      const ring = ringAt()[at] ?? -1;
      // "Reported" shares its stem with "reporter", yet what was reported is the matter.
      if (ring < 0 || (classes[at] === 'verb' && REPORTING.has(tokens[at]?.stem ?? ''))) return null;
      return rings.names[ring] ?? null;
    },
    conceptOf,
    word: (at) => tokens[at]?.word ?? '',
  };
}

/**
 * Verbs that only their place gives away: "will result", "to hire 500 workers", "the dam supplies 4 million homes".
 * Rewrites `classes`.
 */
function findVerbs(tokens: readonly Token[], classes: WordClass[], breaks: readonly Break[]): void {
  for (let at = 1; at < tokens.length; at += 1) {
    // "a total of", "the cost": no verb is behind an article.
    if (
      classes[at] === 'verb' &&
      isArticle(tokens[at - 1]?.word ?? '') &&
      !/(?:ed|en|ing)$/u.test(tokens[at]?.word ?? '')
    ) {
      if (classes[at + 1] !== 'noun' || breaks[at + 1] !== 'none') classes[at] = 'noun';
    }
    // "12 lives", "3 plans": no verb agrees with a number so.
    const isBehindCount =
      classes[at - 1] === 'number' &&
      breaks[at] === 'none' &&
      !/^(?:1|[12]\d{3})$/u.test(tokens[at - 1]?.word ?? '') &&
      /^(?:lives|plans|aims|hopes|wins|kills|claims|estimates)$/u.test(tokens[at]?.word ?? '');
    const isOwn = tokens[at]?.word === 'lives' && isPossessivePronoun(tokens[at - 1]?.word ?? '');
    if (isOwn || isBehindCount) classes[at] = 'noun';
    if (classes[at] !== 'noun' || breaks[at] !== 'none') continue;
    const token = tokens[at];
    const before = classes[at - 1];
    const next = breaks[at + 1] === 'none' ? classes[at + 1] : undefined;
    const takesObject = next === 'determiner' || next === 'number';
    const afterTo = tokens[at - 1]?.word === 'to' && (takesObject || next === 'pronoun');
    const thirdPerson =
      before === 'noun' && takesObject && /[^s]s$/u.test(token?.word ?? '') && breaks[at - 1] !== undefined;
    if (token?.capitalised) continue;
    // "Did harm" has an object, "did not harm" is a verb.
    const negated = tokens[at - 1]?.word === 'not' && breaks[at - 1] === 'none' && classes[at - 2] === 'modal';
    const auxiliary = negated || (before === 'modal' && !/^(?:do|does|did)$/u.test(tokens[at - 1]?.word ?? ''));
    if (auxiliary || afterTo || (thirdPerson && (next === 'number' || !isPlural(tokens[at - 1]?.word ?? ''))))
      classes[at] = 'verb';
  }
}

function isArticle(word: string): boolean {
  return /^(?:a|an|the|its|his|her|their|our|this)$/u.test(word);
}

function breakBefore(text: string, previous: Token | undefined, token: Token): Break {
  if (!previous) return 'stop';
  // One space is by far the most common gap.
  if (token.start - previous.end === 1) {
    const between = text[previous.end];
    if (between === ' ' || between === '-') return 'none';
  }
  const gap = withoutAside(text.slice(previous.end, token.start));
  // A minus sign: "fell to -12 degrees".
  if (/^\s[-−]$/u.test(gap) && isNumeric(token.word)) return 'none';
  if (gap.startsWith('.') && !/[\n;:!?()—]/u.test(gap) && ABBREVIATION.test(text.slice(previous.start, previous.end))) {
    return gap.includes(',') ? 'comma' : 'none';
  }
  if (STOP.test(gap)) return 'stop';
  return gap.includes(',') ? 'comma' : 'none';
}

/** The words of a bracket that only gives an amount again are left out; so are its marks. */
function withoutAside(gap: string): string {
  return gap.includes(')') ? gap.replace(/\s?\([^()]*\)/u, '') : gap;
}

/** In a headline every word is capitalised, so a capital says nothing about a word. */
function isHeadline(tokens: readonly Token[]): boolean {
  let words = 0;
  let capitals = 0;
  for (const token of tokens) {
    if (token.word.length < 4) continue;
    words += 1;
    if (token.capitalised) capitals += 1;
  }
  return words >= 3 && capitals / words > 0.8;
}

/** Whether token `at` carries a possessive mark: "Almaty's", "officers'". Its phrase goes on. */
export function isPossessive(words: SentenceWords, at: number): boolean {
  const token = words.tokens[at];
  if (!token) return false;
  const raw = words.text.slice(token.start, token.end);
  if (/['’]s$/u.test(raw)) return true;
  const next = words.text[token.end];
  return (next === '’' || next === "'") && raw.endsWith('s');
}

/** The text between token `at` and the one before it. */
export function gapBefore(words: SentenceWords, at: number): string {
  return words.text.slice(words.tokens[at - 1]?.end ?? 0, words.tokens[at]?.start ?? words.text.length);
}

/** The text between token `at` and the next, or up to the end. */
export function gapAfter(words: SentenceWords, at: number): string {
  return gapBefore(words, at + 1);
}

/** Farther away than this a verb no longer governs, whatever is between. Also keeps the search linear. */
export const REACH = 30;

/** Whether a comma or stop is before token `at`. */
export function isBreak(words: SentenceWords, at: number): boolean {
  return words.breaks[at] !== 'none';
}

/** A full stop, semicolon or bullet. A colon or a quotation mark leaves what it introduces in the same frame. */
export function isHard(words: SentenceWords, at: number): boolean {
  return words.breaks[at] === 'stop' && /[.;!?•|\n]/u.test(gapBefore(words, at));
}

/** "said", "told": verbs that are put in between commas. */
export function isSaying(words: SentenceWords, at: number): boolean {
  return (
    REPORTING.has(words.tokens[at]?.stem ?? '') &&
    words.concept(at) === null &&
    /^(?:said|says|say|told)$/u.test(words.word(at))
  );
}

/** The ring of token `at`, else its stem. */
export function nameOf(words: SentenceWords, at: number): string {
  return words.concept(at) ?? words.tokens[at]?.stem ?? '';
}
