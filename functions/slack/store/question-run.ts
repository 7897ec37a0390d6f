import { OvertakenError } from './overtaken-error.ts';
import type { LeaseReply, LeaseRequest, Reply } from './store.ts';

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
}

/** The reply to a request for a lease, and with `go` the run to be stored for it. */
export type LeaseDecision =
  | { readonly lease: Extract<LeaseReply, { kind: 'go' }>; readonly run: QuestionRun }
  | { readonly lease: Exclude<LeaseReply, { kind: 'go' }>; readonly run: null };

export function decideLease(stored: QuestionRun | null, { revision, now, leaseMs }: LeaseRequest): LeaseDecision {
  const held = { revision, leaseUntil: now + leaseMs, isDone: false };
  if (!stored) {
    return {
      lease: { kind: 'go', earlier: null },
      run: { ...held, mayHavePosted: false, answerId: null, reply: null },
    };
  }
  const isOvertaken = stored.revision > revision;
  if (isOvertaken || (stored.isDone && stored.revision === revision)) return { lease: { kind: 'done' }, run: null };
  if (!stored.isDone && stored.leaseUntil > now)
    return { lease: { kind: 'busy', until: stored.leaseUntil }, run: null };
  const { mayHavePosted, answerId, reply } = stored;
  return {
    lease: { kind: 'go', earlier: { revision: stored.revision, mayHavePosted, answerId, reply } },
    run: { ...held, mayHavePosted, answerId, reply },
  };
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
export function finishedRun(
  stored: QuestionRun | null,
  key: string,
  revision: string,
  reply: Reply | null,
): QuestionRun {
  if (stored?.revision !== revision) throw new OvertakenError(key, revision);
  return { ...stored, isDone: true, mayHavePosted: false, reply };
}
