import * as v from 'valibot';
import type { Answer, RankedQuotation } from '../../engine/answer.ts';
import { SOURCE_ENTRIES } from '../../engine/articles/source-entries.ts';
import type { ClaimAnswer } from '../../engine/claim-answer.ts';
import { FEATURES } from '../../engine/evidence/feature-names.ts';
import { Bound, Unit } from '../../engine/snapshot/stored-figures.ts';
import { Integer, Whole } from '../../engine/whole.ts';
import type { AnswerRecord } from './store.ts';

/**
 * An answer as it is stored. Strict in both directions: an answer of another version of the engine is refused, for what
 * is shown again must be what was said.
 */

const list = <Item extends v.GenericSchema>(item: Item) => v.pipe(v.array(item), v.readonly());
const record = <Entries extends v.ObjectEntries>(entries: Entries) => v.pipe(v.strictObject(entries), v.readonly());

const Text = v.nullable(v.string());
const Size = v.pipe(v.number(), v.finite());
const OpenSize = v.nullable(Size);

const ReadonlyUnit = v.pipe(Unit, v.readonly());

/** How much of what, for one figure and for those that agree alike. */
const amountEntries = {
  value: OpenSize,
  min: OpenSize,
  max: OpenSize,
  bound: Bound,
  unit: ReadonlyUnit,
  who: Text,
};

const Source = record(SOURCE_ENTRIES);

const Quotation = record({
  text: v.string(),
  start: Whole,
  end: Whole,
  article: Source,
  postedBy: v.nullable(record({ author: v.string(), published: Text })),
  inSpeech: v.boolean(),
  score: Size,
  parts: list(record({ part: v.picklist(FEATURES), value: Size })),
});

const FigureGroup = record({
  label: v.string(),
  ...amountEntries,
  what: Text,
  scope: v.picklist(['asked', 'narrower']),
  subsetOf: v.exactOptional(Whole),
  origins: list(v.string()),
  articles: list(v.string()),
  quotes: list(Whole),
  spans: list(record({ quote: Whole, start: Whole, end: Whole })),
  relation: v.exactOptional(v.picklist(['same', 'within', 'compatible', 'other'])),
});

const Figure = record({
  start: Whole,
  end: Whole,
  ...amountEntries,
  noun: Text,
  modifiers: list(v.string()),
  what: Text,
  manner: Text,
  doer: v.boolean(),
  subject: list(v.string()),
  place: Text,
  subsetOf: v.nullable(Whole),
  part: v.boolean(),
  prediction: v.boolean(),
  condition: v.boolean(),
  denial: v.boolean(),
  past: v.boolean(),
  year: v.nullable(Integer),
  periods: list(v.string()),
  equivalentOf: v.nullable(Whole),
});

/** One of the events that a question fits. */
const EventAnswer = record({ article: Source, articles: list(v.string()), figures: list(FigureGroup) });

const answerEntries = {
  question: v.string(),
  kind: v.picklist(['answered', 'disputed', 'not_found']),
  quotes: list(Quotation),
  given: Whole,
  nearest: list(Quotation),
  uncovered: list(v.string()),
  didYouMean: v.nullable(v.string()),
  answeredAs: v.optional(v.nullable(v.string()), null),
  figures: list(FigureGroup),
  events: v.exactOptional(list(EventAnswer)),
  reported: list(
    record({
      label: v.string(),
      claimant: Text,
      denial: v.nullable(record({ kind: v.picklist(['denies', 'debunks']), by: Text })),
      quote: Whole,
    }),
  ),
  indexVersion: v.string(),
  confidence: Size,
};

const StoredAnswer = record(answerEntries);

const ClaimResult = v.picklist(['matches', 'differs', 'quoted', 'not_covered']);

const StoredClaimAnswer = record({
  ...answerEntries,
  claim: record({
    result: ClaimResult,
    checks: list(
      record({
        statement: v.string(),
        figure: v.nullable(Figure),
        label: Text,
        result: ClaimResult,
        reason: v.nullable(
          v.picklist(['denied', 'negated', 'other_currency', 'no_figure', 'no_source', 'score', 'date']),
        ),
        others: v.exactOptional(list(v.string())),
        matching: Whole,
        compatible: Whole,
        sources: Whole,
        groups: list(Whole),
        isPrinted: v.boolean(),
        voices: list(record({ kind: v.picklist(['claims', 'denies', 'debunks']), by: Text, quote: Whole })),
      }),
    ),
    unchecked: Whole,
  }),
});

const StoredPosted = record({
  key: v.string(),
  revision: v.string(),
  place: record({ channel: v.string(), thread: Text, since: v.string() }),
  restate: v.boolean(),
  sharedBy: Text,
});

const StoredCorrection = record({
  at: Integer,
  index: v.string(),
  builtAt: v.exactOptional(Integer),
  figures: v.exactOptional(record({ before: list(v.string()), after: list(v.string()) })),
  sources: list(
    record({
      name: v.string(),
      changed: list(v.picklist(['words', 'title', 'publisher', 'author', 'date', 'address', 'kind'])),
    }),
  ),
});

const StoredRecord = record({
  id: v.string(),
  team: v.string(),
  channel: v.string(),
  asker: v.string(),
  thread: v.exactOptional(v.string()),
  answeredAt: Integer,
  kind: v.picklist(['question', 'claim']),
  answer: v.union([StoredClaimAnswer, StoredAnswer]),
  articles: Whole,
  shownIndex: v.exactOptional(v.string()),
  several: v.exactOptional(v.literal(true)),
  unread: v.exactOptional(list(v.string())),
  posted: v.nullable(StoredPosted),
  corrections: list(StoredCorrection),
});

/** Rises with every change of what is stored, so that an answer of before a deploy is told from a broken one. */
const ANSWER_FORMAT = 9;

const Versioned = v.looseObject({ format: Integer });

/** What the schema reads is what the engine says, to the last optional field; a new field is a type error here. */
type Same<A, B> = (<T>() => T extends Fields<A> ? 1 : 2) extends <T>() => T extends Fields<B> ? 1 : 2 ? unknown : never;
/** All fields spelled out, however an interface came by them. */
type Fields<T> = T extends object ? { [Key in keyof T]: Fields<T[Key]> } : T;

type CheckedAnswer = Same<v.InferOutput<typeof StoredAnswer>, Answer> &
  Same<v.InferOutput<typeof StoredClaimAnswer>, ClaimAnswer> &
  Same<v.InferOutput<typeof StoredRecord>, AnswerRecord>;

/** Text that is no answer of this version. */
export class AnswerRecordError extends Error {
  override readonly name = 'AnswerRecordError';

  constructor(problem: string, options?: ErrorOptions) {
    super(`No stored answer of this version: ${problem}`, options);
  }
}

/** Throws {@link AnswerRecordError} for an answer that {@link decodeAnswerRecord} would not read again. */
export function encodeAnswerRecord(answer: AnswerRecord): string {
  return JSON.stringify({ format: ANSWER_FORMAT, ...parsed(answer) });
}

/**
 * `null` for an answer that another version of the app said: it cannot be shown again as it was, and counts as forgotten.
 * Throws {@link AnswerRecordError} for what no version wrote.
 */
export function decodeAnswerRecord(text: string): AnswerRecord | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new AnswerRecordError('it is not JSON', { cause });
  }
  const versioned = v.safeParse(Versioned, value);
  if (!versioned.success) throw new AnswerRecordError('it has no format');
  const { format, ...stored } = versioned.output;
  return format === ANSWER_FORMAT ? parsed(stored) : null;
}

/** Without the explanation of the ranking, which Slack never shows: its parts, and what of the score is beyond the order. */
export function withoutParts({ answer, ...rest }: AnswerRecord): AnswerRecord {
  const bare = (quotation: RankedQuotation): RankedQuotation => ({
    ...quotation,
    score: Math.round(quotation.score),
    parts: [],
  });
  return { ...rest, answer: { ...answer, quotes: answer.quotes.map(bare), nearest: answer.nearest.map(bare) } };
}

function parsed(value: unknown): AnswerRecord & CheckedAnswer {
  const result = v.safeParse(StoredRecord, value);
  if (result.success) return result.output;
  throw new AnswerRecordError(v.summarize(result.issues));
}
