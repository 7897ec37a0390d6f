import { type FigureRegions, figureRegions, type Region } from '../figures/clauses/figure-regions.ts';
import type { Figure } from '../figures/figures.ts';
import { type SentenceWords, sentenceWords } from '../figures/words/sentence-words.ts';
import type { IndexedPassage, IndexedSentence } from '../search/corpus-index.ts';
import type { BoundTerm } from '../search/retrieval.ts';
import type { Slice } from '../search/slice.ts';
import { isStopWord } from '../text/stop-words.ts';
import { sentenceTokens, type TermAt } from './figure-surroundings.ts';

/** A sentence's words, without those of amounts that only give another again, and the regions of its figures. */
export interface ReadSentence {
  readonly words: SentenceWords;
  /** Of each word its place among the sentence's tokens. */
  readonly places: readonly number[];
  readonly regions: readonly (FigureRegions | undefined)[];
}

const known = new WeakMap<readonly Figure[], ReadSentence>();

/** The regions of an indexed sentence's figures; read once, for the same sentences answer many questions. */
export function clausesOf(
  { article }: Pick<IndexedPassage, 'article'>,
  { start, end, figures }: Pick<IndexedSentence, 'start' | 'end' | 'figures'>,
  index: Slice,
): ReadSentence {
  const kept = known.get(figures);
  const text = article.text.slice(start, end);
  if (kept?.words.text === text) return kept;
  const tokens = sentenceTokens(text, figures);
  const plain = figures.filter((figure) => !isAside(figure, text));
  const asides = figures.filter((figure) => isAside(figure, text));
  const places = tokens.flatMap(({ start: from }, at) =>
    asides.some((aside) => aside.start <= from && from < aside.end) ? [] : at,
  );
  const left = places.flatMap((at) => tokens[at] ?? []);
  const words = sentenceWords(text, index.rings, left);
  const regions = figureRegions(
    words,
    plain.map((figure) => ({
      first: left.findIndex((token) => token.end > figure.start),
      last: left.findLastIndex((token) => token.start < figure.end),
    })),
  );
  const read = {
    words,
    places,
    regions: figures.map((figure) => {
      const told = isAside(figure, text) ? figures[figure.equivalentOf ?? -1] : figure;
      return told && regions[plain.indexOf(told)];
    }),
  };
  known.set(figures, read);
  return read;
}

/** "(£1.3bn)": a figure in brackets that only gives another again. */
function isAside({ equivalentOf, start, end }: Figure, text: string): boolean {
  return equivalentOf !== null && /\([^()]*$/u.test(text.slice(0, start)) && /^[^()]*\)/u.test(text.slice(end));
}

/** Best first: a word of the question that is in several counts in the first of them. */
const REGIONS: readonly Region[] = ['quantity', 'subject', 'verb', 'behind', 'before', 'beyond', 'elsewhere'];

/** What a frame has of the question and what it has besides: see {@link clauseSigns}. */
export interface ClauseSigns {
  readonly quantityCover: number;
  readonly subjectCover: number;
  readonly verbCover: number;
  readonly besideCover: number;
  readonly beyondCover: number;
  readonly quantityNames: number;
  readonly besideNames: number;
  readonly beyondNames: number;
  readonly quantityUnasked: number;
  readonly subjectUnasked: number;
  readonly besideUnasked: number;
  readonly quantityOther: number;
  readonly besideOther: number;
  readonly headAsked: number;
  readonly headUnasked: number;
  readonly subjectAsked: number;
  readonly subjectStrange: number;
}

/**
 * Shares of the question's weight, of its names and of its other words apart, by where they stand to the figure; the weight of
 * unasked words of its noun phrase, its subject and the words beside it, 1 for as much as the question has; whether a name that is not asked for is
 * there; and whether the head of what is measured, and that of the subject, is a word of the question.
 */
export function clauseSigns(
  { words, places, regions }: ReadSentence,
  at: number,
  rings: (token: number) => number,
  terms: readonly BoundTerm[],
  termAt: TermAt,
  index: Slice,
): ClauseSigns {
  const frame = regions[at];
  const best = new Map<number, number>();
  const unasked: Record<Region, number> = {
    quantity: 0,
    subject: 0,
    verb: 0,
    before: 0,
    behind: 0,
    beyond: 0,
    elsewhere: 0,
  };
  const named = { quantity: 0, beside: 0 };
  frame?.regions.forEach((region, token) => {
    if (region === null) return;
    const { stem, word, capitalised } = words.tokens[token] ?? { stem: '', word: '', capitalised: false };
    const id = index.lexicon.stemId(stem);
    const term = id === undefined ? -1 : termAt(id, rings(places[token] ?? -1));
    if (term >= 0) {
      const rank = REGIONS.indexOf(region);
      best.set(term, Math.min(best.get(term) ?? REGIONS.length, rank));
      return;
    }
    if (isStopWord(word) || /^\d/u.test(word) || region === 'elsewhere') return;
    unasked[region] += Math.max(0, index.statistics.weight(stem, id, -1));
    if (!capitalised || !index.statistics.isName(id)) return;
    if (region === 'quantity' || region === 'subject') named.quantity = 1;
    if (region === 'behind' || region === 'before') named.beside = 1;
  });
  const all = { content: 0, names: 0 };
  const found = REGIONS.map(() => ({ content: 0, names: 0 }));
  terms.forEach(({ isName, weight }, term) => {
    const kind = isName ? 'names' : 'content';
    const positive = Math.max(0, weight);
    all[kind] += positive;
    const place = found[best.get(term) ?? -1];
    if (place) place[kind] += positive;
  });
  const content = (...regions: Region[]) =>
    regions.reduce((sum, region) => sum + (found[REGIONS.indexOf(region)]?.content ?? 0), 0) / (all.content || 1);
  const names = (...regions: Region[]) =>
    regions.reduce((sum, region) => sum + (found[REGIONS.indexOf(region)]?.names ?? 0), 0) / (all.names || 1);
  const over = (...regions: Region[]) =>
    Math.min(2, regions.reduce((sum, region) => sum + unasked[region], 0) / (all.content + all.names || 1));
  const isAsked = (token: number | null | undefined): boolean | null => {
    if (token === null || token === undefined) return null;
    const id = index.lexicon.stemId(words.tokens[token]?.stem ?? '');
    return id !== undefined && termAt(id, rings(places[token] ?? -1)) >= 0;
  };
  const head = isAsked(frame?.quantityHead);
  const subject = isAsked(frame?.subjectHead);
  return {
    quantityCover: content('quantity'),
    subjectCover: content('subject'),
    verbCover: content('verb'),
    besideCover: content('behind', 'before'),
    beyondCover: content('beyond'),
    quantityNames: names('quantity', 'subject'),
    besideNames: names('behind', 'before', 'verb'),
    beyondNames: names('beyond'),
    quantityUnasked: over('quantity'),
    subjectUnasked: over('subject'),
    besideUnasked: over('behind', 'before'),
    quantityOther: named.quantity,
    besideOther: named.beside,
    headAsked: Number(head === true),
    headUnasked: Number(head === false),
    subjectAsked: Number(subject === true),
    subjectStrange: Number(subject === false),
  };
}
