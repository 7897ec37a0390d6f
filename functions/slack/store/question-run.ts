import { answeredRevision } from './corrected-revision.ts';
import { OvertakenError } from './overtaken-error.ts';
import type { Apology, EarlierQuestion, LeaseReply, LeaseRequest, Reply, ThreadContext } from './store.ts';

/** What a store keeps of one question: its lease, and what may be in Slack. */
export interface QuestionRun {
  /** The one whose run acquired the lease last. */
  readonly revision: string;
  /** Milliseconds since 1970. From then on the run counts as crashed, unless it is done. */
  readonly leaseUntil: number;
  readonly isDone: boolean;
  /** Stays set through crashes and takeovers, until a run says that it finished. */
  readonly mayHavePosted: boolean;
  /** Of the last reply that was begun; it and `reply` are handed on from revision to revision. */
  readonly answerId: string | null;
  readonly reply: Reply | null;
  /** What says sorry in Slack: it is handed on too, until an answer replaces it. */
  readonly apology: Apology | null;
  /** What the message asks, where a thread begins at it. */
  readonly asks?: EarlierQuestion;
}

/** Milliseconds after which a run that failed has no other run before it: longer than all its waits and visibility timeouts. */
const GIVEN_UP_MS = 30 * 60 * 1000;

/** Milliseconds after which a correction looks again for the end of such a run. */
const LOOK_AGAIN_MS = 60 * 1000;

/** The reply to a request for a lease, and with `go` the run to be stored for it. */
export type LeaseDecision =
  | { readonly lease: Extract<LeaseReply, { kind: 'go' }>; readonly run: QuestionRun }
  | { readonly lease: Exclude<LeaseReply, { kind: 'go' }>; readonly run: null };

export function decideLease(stored: QuestionRun | null, request: LeaseRequest): LeaseDecision {
  const { revision, now, leaseMs, posts } = request;
  const asked = stored?.asks ?? request.asks;
  const asks = asked ? { asks: asked } : {};
  const held = { revision, leaseUntil: now + leaseMs, isDone: false };
  if (!stored) {
    const nothing = { ...held, mayHavePosted: false, answerId: null, reply: null, apology: null, ...asks };
    return posts === undefined
      ? { lease: { kind: 'go', earlier: null }, run: nothing }
      : {
          lease: { kind: 'go', earlier: null, isPosting: true },
          run: { ...nothing, mayHavePosted: true, answerId: posts },
        };
  }
  const isOvertaken = stored.revision > revision;
  if (isOvertaken || (stored.isDone && stored.revision === revision)) return { lease: { kind: 'done' }, run: null };
  if (!stored.isDone && stored.leaseUntil > now)
    return { lease: { kind: 'busy', until: stored.leaseUntil }, run: null };
  // A correction from another index that was cut off is taken up: its own jobs are of the current index too.
  const isOfQuestion = stored.revision === answeredRevision(stored.revision);
  if (request.isCorrection && !stored.isDone && stored.revision !== revision && isOfQuestion)
    return { lease: untilDone(stored, now), run: null };
  const { mayHavePosted, answerId, reply, apology } = stored;
  const isPosting = posts !== undefined && mayHavePosted && answerId === posts;
  return {
    lease: {
      kind: 'go',
      earlier: { revision: stored.revision, mayHavePosted, answerId, reply, apology },
      ...(isPosting ? { isPosting } : {}),
    },
    run: { ...held, mayHavePosted, answerId, reply, apology, ...asks },
  };
}

/** For a correction of a question that has no answer yet, or never had one: what took it over would end it unanswered. */
function untilDone({ apology, leaseUntil }: QuestionRun, now: number): Exclude<LeaseReply, { kind: 'go' }> {
  const isGivenUp = apology !== null || leaseUntil + GIVEN_UP_MS <= now;
  return isGivenUp ? { kind: 'done' } : { kind: 'busy', until: now + LOOK_AGAIN_MS };
}

/** `null` where there is nothing to release: the run is done, or another run has taken over. */
export function releasedRun(
  stored: QuestionRun | null,
  { revision, now: heldSince, leaseMs }: LeaseRequest,
  now: number,
): QuestionRun | null {
  if (stored?.revision !== revision || stored.isDone || stored.leaseUntil !== heldSince + leaseMs) return null;
  return { ...stored, leaseUntil: now };
}

/** Throws {@link OvertakenError}, also where another run of this revision is done: it would be answered twice. */
export function beganPosting(stored: QuestionRun | null, key: string, revision: string, answerId: string): QuestionRun {
  if (stored?.revision !== revision || stored.isDone) throw new OvertakenError(key, revision);
  return { ...stored, mayHavePosted: true, answerId };
}

/** Throws {@link OvertakenError}. */
export function unpostedRun(stored: QuestionRun | null, key: string, revision: string): QuestionRun {
  if (stored?.revision !== revision || stored.isDone) throw new OvertakenError(key, revision);
  return { ...stored, mayHavePosted: false };
}

/** Throws {@link OvertakenError}. */
export function finishedRun(
  stored: QuestionRun | null,
  key: string,
  revision: string,
  reply: Reply | null,
): QuestionRun {
  if (stored?.revision !== revision) throw new OvertakenError(key, revision);
  return { ...stored, isDone: true, mayHavePosted: false, reply, apology: null };
}

/** Throws {@link OvertakenError}, also where another run of this revision has answered. */
export function givenUpRun(
  stored: QuestionRun | null,
  key: string,
  revision: string,
  apology: Apology,
  until: number,
): QuestionRun {
  if (stored?.revision !== revision || stored.isDone) throw new OvertakenError(key, revision);
  const { isDirect, message } = apology;
  const inPlace = isDirect || message === null ? {} : { mayHavePosted: false, reply: message };
  return { ...stored, ...inPlace, leaseUntil: until, apology };
}

/** The thread that begins at the message of this run; `null` where none does. */
export function threadOf(
  run: QuestionRun | null,
  { team, channel, ts }: Pick<ThreadContext, 'team' | 'channel' | 'ts'>,
): ThreadContext | null {
  return run?.asks ? { team, channel, ts, ...run.asks, message: ts } : null;
}
