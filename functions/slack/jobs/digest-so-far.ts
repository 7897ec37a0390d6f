import * as v from 'valibot';
import { Whole } from '../../engine/whole.ts';

/** Entries of each list, and characters of one: in the longest script, all of them fill less than a message of the queue. */
export const MOST_KEPT = 150;
export const MOST_QUESTION = 150;
export const MOST_SOURCE = 100;
export const MOST_WORD = 40;
export const MOST_REASONS = 20;

function counted(most: number) {
  const entry = v.strictObject({ what: v.pipe(v.string(), v.maxLength(most)), times: Whole });
  return v.pipe(v.array(entry), v.maxLength(MOST_KEPT));
}

/** What the runs of a digest before this one have counted: a table is read in as many runs as it takes. */
export const DigestSoFar = v.strictObject({
  /** Where the store goes on. */
  from: v.pipe(v.string(), v.maxLength(4000)),
  outcomes: v.strictObject({ answered: Whole, disputed: Whole, not_found: Whole }),
  votes: v.strictObject({ up: Whole, down: Whole }),
  /** `at`: when it was asked last, in milliseconds since 1970. */
  unanswered: v.pipe(
    v.array(v.strictObject({ what: v.pipe(v.string(), v.maxLength(MOST_QUESTION)), times: Whole, at: Whole })),
    v.maxLength(MOST_KEPT),
  ),
  sources: counted(MOST_SOURCE),
  words: counted(MOST_WORD),
  /** `at`: the Slack timestamp of the vote. */
  reasons: v.pipe(
    v.array(v.strictObject({ what: v.pipe(v.string(), v.maxLength(MOST_QUESTION)), at: v.string() })),
    v.maxLength(MOST_REASONS),
  ),
});

export type DigestSoFar = v.InferOutput<typeof DigestSoFar>;
