import type { RankedQuotation } from '../../engine/answer.ts';
import { isSameSignature } from '../../engine/articles/article.ts';
import type { Edition, IndexedArticle } from '../../engine/edition.ts';
import { joinedSentences } from '../../engine/evidence/quoted-span.ts';
import { type Quotation, quote, type Source } from '../../engine/quotation.ts';
import type { Sentence } from '../../engine/search/passages.ts';
import { articleName } from '../../wording/article-name.ts';
import type { ChangedSource, SourcePart } from '../../wording/changed-source.ts';
import type { AnswerRecord } from '../store/store.ts';

/** Whether an answer still says what the articles say now. */
export type AnswerStatus =
  | { readonly kind: 'unchanged' }
  /** Nothing that a reader sees has changed: the same words are at another offset, or other words have changed. */
  | { readonly kind: 'moved'; readonly record: AnswerRecord }
  | { readonly kind: 'changed'; readonly sources: readonly ChangedSource[] };

export async function answerStatus(record: AnswerRecord, index: Edition): Promise<AnswerStatus> {
  const { quotes, nearest } = record.answer;
  const quoted = [...quotes, ...nearest];
  const articles = await index.articles(quoted.map(({ article }) => article.id));
  const found = new Map(
    quoted.map((quotation) => [quotation, findAgain(quotation, articles.get(quotation.article.id))]),
  );
  const sources = changedSources(found);
  if (sources.length > 0) return { kind: 'changed', sources };
  if ([...found].every(([before, { quotation: now }]) => now !== null && isSamePlace(before, now))) {
    return { kind: 'unchanged' };
  }
  const renewed = (quotation: RankedQuotation): RankedQuotation => ({
    ...quotation,
    ...found.get(quotation)?.quotation,
  });
  const answer = { ...record.answer, quotes: quotes.map(renewed), nearest: nearest.map(renewed) };
  return { kind: 'moved', record: { ...record, answer } };
}

/** The status of one quotation, regardless of the others. */
export type QuotationStatus =
  /** The same words, at their offsets of now and with the source of now. */
  | { readonly kind: 'found'; readonly quotation: Quotation }
  | { readonly kind: 'changed' }
  | { readonly kind: 'withdrawn' };

export function quotationStatus(before: Quotation, now: IndexedArticle | undefined): QuotationStatus {
  const { quotation, changed } = findAgain(before, now);
  if (changed === null) return { kind: 'withdrawn' };
  return quotation ? { kind: 'found', quotation } : { kind: 'changed' };
}

interface Found {
  /** The same words in the article as it is now; `null` where they are gone. */
  readonly quotation: Quotation | null;
  /** What a reader would see changed; `null` when there is no such article any more. */
  readonly changed: readonly SourcePart[] | null;
}

/** `now` is its article; `undefined` where there is none any more. */
function findAgain(before: Quotation, now: IndexedArticle | undefined): Found {
  if (!now) return { quotation: null, changed: null };
  const { article } = now;
  const sentences = now.passages.flatMap((passage) => passage.sentences);
  const again = [...sentences, ...joinedPairs(sentences, article.text)]
    .map((sentence) => quote(article, sentence))
    .filter((again) => again.text === before.text && isSaidAlike(before, again))
    .toSorted((a, b) => Math.abs(a.start - before.start) - Math.abs(b.start - before.start))[0];
  const { text: _text, blocks: _blocks, ...source } = article;
  const changed = [...(again ? [] : (['words'] as const)), ...changedParts(before.article, source)];
  return { quotation: again ?? null, changed };
}

/** What a quotation of two sentences may be: each sentence with the one behind it, as an answer joins them. */
function joinedPairs(sentences: readonly Sentence[], text: string): Sentence[] {
  return sentences.flatMap((first, at) => {
    const last = sentences[at + 1];
    return (last && joinedSentences(first, last, text)) ?? [];
  });
}

/** The reply names the speaker below a quotation. */
function isSaidAlike(a: Quotation, b: Quotation): boolean {
  return a.inSpeech === b.inSpeech && isSameSignature(a.postedBy, b.postedBy);
}

/** The parts of the line below a quotation. */
function changedParts(before: Source, now: Source): SourcePart[] {
  const parts: readonly (readonly [SourcePart, boolean])[] = [
    ['title', articleName(before) !== articleName(now)],
    ['publisher', before.publisher !== now.publisher],
    ['author', before.author !== now.author],
    ['date', before.published !== now.published],
    ['address', before.url !== now.url],
    ['kind', before.kind !== now.kind || before.of !== now.of],
  ];
  return parts.flatMap(([part, isChanged]) => (isChanged ? [part] : []));
}

function isSamePlace(a: Quotation, b: Quotation): boolean {
  return a.start === b.start && a.end === b.end && a.article.sha256 === b.article.sha256;
}

/** One entry an article, in the order of the quotations. */
function changedSources(found: ReadonlyMap<Quotation, Found>): ChangedSource[] {
  const articles = new Map<string, { readonly name: string; readonly changed: SourcePart[] | null }>();
  for (const [{ article }, { changed }] of found) {
    if (changed?.length === 0) continue;
    const before = articles.get(article.id);
    const both = changed && [...new Set([...(before?.changed ?? []), ...changed])];
    articles.set(article.id, { name: articleName(article), changed: both });
  }
  return [...articles.values()].map(({ name, changed }) => ({ name, changed: changed ?? [] }));
}
