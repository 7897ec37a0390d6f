import { isSameSignature } from '../articles/article.ts';
import type { Sentence } from '../search/passages.ts';
import type { AnswerType } from '../search/question.ts';
import type { Evidence, QuestionEvidence } from './evidence.ts';
import { has, type SentenceScan } from './passage-scan.ts';
import { opensWithPronoun, pointsBack } from './points-back.ts';

/** UTF-16 code units. Two sentences that are longer together are no short answer. */
const LONGEST = 450;

/** How surely the sentence beside has to hold what is asked for: see {@link kindMatches}. */
const SURE = 0.8;

/** From here a sentence may itself hold what is asked for. */
const DOUBTFUL = 0.3;

/** What is quoted for some evidence, and where. */
export interface QuotedSpans {
  readonly quoted: readonly { readonly evidence: Evidence; readonly span: Sentence }[];
  /** For each of the evidence the place of its sentence in `quoted`, and UTF-16 code units from the start of that span to it. */
  readonly places: readonly { readonly quote: number; readonly offset: number }[];
}

/** One span each, but a sentence that an earlier span holds already is not quoted again. No two overlap. */
export function quotedSpans(
  shown: readonly Evidence[],
  list: Pick<QuestionEvidence, 'question' | 'terms'>,
): QuotedSpans {
  const quoted: { evidence: Evidence; span: Sentence }[] = [];
  const places = shown.map((evidence) => {
    const { passage, sentence } = evidence;
    const overlaps = ({ start, end }: Sentence) =>
      quoted.findIndex(
        (other) =>
          other.evidence.passage.article.id === passage.article.id && other.span.start < end && start < other.span.end,
      );
    let quote = overlaps(sentence);
    if (quote < 0) {
      const span = spanOf(evidence, list);
      quote = quoted.push({ evidence, span: overlaps(span) < 0 ? span : sentence }) - 1;
    }
    return { quote, offset: sentence.start - (quoted[quote]?.span.start ?? sentence.start) };
  });
  return { quoted, places };
}

/**
 * What is quoted for a candidate: its sentence, and one beside it where the answer needs both. The one before, where the sentence goes on
 * about it ("It employs 6,500 people.") and only that one says of whom. Else the one after, where that goes on about this one and has what this
 * one lacks: a word of the question, or the person, date, place or reason that is asked for. Else the one before, where the sentence goes on
 * about it and it has such a word ("They formed a committee, the Oven Circle."). A slice of the article like any other.
 */
function spanOf(
  { passage, sentence, scans: { here, before, after } }: Evidence,
  { question, terms }: Pick<QuestionEvidence, 'question' | 'terms'>,
): Sentence {
  const { text } = passage.article;
  const adds = (beside: SentenceScan, counts: (term: (typeof terms)[number]) => boolean) =>
    terms.some((term, at) => counts(term) && has(beside, at) && !has(here, at)) ||
    (isMissing(question.answerType, here) && holdsKind(beside));
  const anyWord = ({ weight }: (typeof terms)[number]) => weight > 0;
  const withBefore = before && pointsBack(here) ? joinedSentences(before.sentence, sentence, text) : null;
  if (before && withBefore) {
    const tellsWhom = opensWithPronoun(here) && !opensWithPronoun(before);
    if (tellsWhom || adds(before, ({ isName }) => isName)) return withBefore;
  }
  if (after && pointsBack(after)) {
    const both = joinedSentences(sentence, after.sentence, text);
    if (both && adds(after, anyWord)) return both;
  }
  return before && withBefore && adds(before, anyWord) ? withBefore : sentence;
}

/**
 * Two sentences of an article as one span; `null` where they are too long together, where other words are between them, or where they are
 * of two posts, or of a post and the article: one name is said below a quotation.
 */
export function joinedSentences(first: Sentence, last: Sentence, text: string): Sentence | null {
  const fits =
    last.end - first.start <= LONGEST &&
    isSameSignature(first.block.postedBy, last.block.postedBy) &&
    /^\s*$/u.test(text.slice(first.end, last.start));
  return fits ? { ...first, end: last.end } : null;
}

const SHOWS: ReadonlySet<AnswerType> = new Set(['person', 'date', 'place', 'reason']);

function isMissing(type: AnswerType, { kinds }: SentenceScan): boolean {
  return SHOWS.has(type) && kinds.every(({ worth }) => worth < DOUBTFUL);
}

function holdsKind({ kinds }: SentenceScan): boolean {
  return kinds.some(({ worth }) => worth >= SURE);
}
