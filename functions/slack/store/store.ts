import type { Answer } from '../../engine/answer.ts';
import type { ClaimAnswer } from '../../engine/claim-answer.ts';
import type { ChangedSource } from '../../wording/changed-source.ts';
import type { Watch } from './watch.ts';

/**
 * What the app remembers. One port; `tests/slack/store/store.contract.ts` says what every implementation keeps to.
 *
 * Times are milliseconds since 1970 and are always passed in. Everything but the index pointer is forgotten after the
 * operator's retention.
 */
export interface Store {
  /** Acquires the lease of a key by one conditional write: of two runs that ask at once, one gets `go`. */
  acquire(request: LeaseRequest): Promise<LeaseReply>;
  /**
   * Releases the lease that this request acquired, so that the next run need not wait until the lease of a failed holder
   * expires. What may be in Slack stays known. A lease that another run holds by now is left alone.
   */
  release(held: LeaseRequest, now: number): Promise<void>;
  /** From here on a reply may be in Slack, whatever happens to this run. */
  beginPosting(key: string, revision: string, answerId: string): Promise<void>;
  /** Slack has said that it took nothing of what {@link beginPosting} began. */
  notPosted(key: string, revision: string): Promise<void>;
  /** The reply is in Slack (`reply`), or rightly nowhere (`null`). Nothing more is to be done for this revision. */
  finish(key: string, revision: string, reply: Reply | null): Promise<void>;
  /**
   * This revision has been given up, and its asker is told so. A later run may still answer: an apology in place is the reply from
   * now on. `until`: when the lease ends.
   */
  giveUp(key: string, revision: string, apology: Apology, until: number): Promise<void>;
  /** What {@link finish} was last told, or an apology in its place; `null` before that. */
  reply(key: string): Promise<Reply | null>;

  /** Replaces an answer of the same id. The explanation of its ranking may be left out: `withoutParts`. */
  keepAnswer(record: AnswerRecord): Promise<void>;
  answer(id: string): Promise<AnswerRecord | null>;

  /** The same twice is once. Other articles of the same answer are kept beside those before. */
  keepQuoted(quoted: Quoted): Promise<void>;
  /**
   * Every answer that quoted one of the articles at `since` or later, newest first; also what has quoted it no longer since.
   * Now and then one that did not.
   */
  quoting(articles: readonly string[], since: number): Promise<readonly QuotingAnswer[]>;
  /** What was asked of every answer that quoted something at `since` or later, newest first. */
  quotedQuestions(since: number): Promise<readonly QuotedQuestion[]>;

  /** Compare and swap: `change` is given what is kept, and gives what is to be kept, `null` to leave it. Gives what is kept then. */
  changeWatch(id: string, change: (kept: Watch | null) => Watch | null): Promise<Watch | null>;
  watch(id: string): Promise<Watch | null>;
  /** All that are kept, by their ids. */
  watches(): Promise<readonly Watch[]>;

  /** What a follow-up in this thread may leave out. The last question asked there; a later `askedAt` wins. */
  keepThread(thread: ThreadContext): Promise<void>;
  /** Before anything is kept, a thread that begins at a message is at what its lease {@link LeaseRequest.asks}. */
  thread(team: string, channel: string, ts: string): Promise<ThreadContext | null>;

  /** The asker's last vote on the answer; one with an earlier `at` than the kept one is ignored. */
  keepVote(vote: Vote): Promise<void>;
  /** The reason of the asker's vote; without a vote on that answer it counts as a vote against it. */
  keepReason(answerId: string, user: string, reason: string): Promise<void>;
  votes(answerId: string): Promise<readonly Vote[]>;

  /** One of a key, however often: of two the later `askedAt` counts. */
  keepAsked(asked: Asked): Promise<void>;
  /** Of one person, newest first. */
  askedBy(team: string, user: string, limit: number): Promise<readonly Asked[]>;
  /** Of everybody, newest first: the questions that found nothing. */
  unanswered(team: string, limit: number): Promise<readonly Asked[]>;

  /**
   * Shows a part of what is kept, in any order, for a report, and gives where the next part begins: `null` behind the last. `from`:
   * what an earlier part has given; `null` for the first.
   */
  visitPart(visitor: StoreVisitor, from: string | null): Promise<string | null>;

  currentIndex(): Promise<IndexPointer | null>;
  /** Compare and swap on the version that is current; `false` when another one has come to be. */
  moveIndex(next: IndexPointer, expected: string | null): Promise<boolean>;
}

/** Is shown what a store keeps, each once; what it has no method for is not read. */
export interface StoreVisitor {
  asked?(asked: Asked): void;
  answer?(record: AnswerRecord): void;
  vote?(vote: Vote): void;
  /** What is kept under a key, but not in a form that can be read: left out, and the rest is shown. */
  unreadable(problem: Error): void;
}

/** What every store is given besides the place where it keeps things. */
export interface StoreOptions {
  /** Milliseconds since 1970: what is forgotten is forgotten by this clock. */
  readonly now: () => number;
  readonly retentionMs: number;
}

export interface LeaseRequest {
  readonly key: string;
  /** `''`, or the time of the edit: a later edit is a later revision. Compared as text. */
  readonly revision: string;
  readonly now: number;
  /** How long this run may take before another may assume that it crashed. */
  readonly leaseMs: number;
  /**
   * Id of the answer that this run is going to post: {@link Store.beginPosting} with the same write. A run that ends before it posts
   * leaves the next one to look in vain.
   */
  readonly posts?: string;
  /**
   * What the message asks whose key (`messageKey`) this is, and at which a thread begins: kept with the same write. A later request for
   * the key leaves it as it is.
   */
  readonly asks?: EarlierQuestion;
  /** It is no turn of its own: it waits until an earlier revision is done, and is done where that was given up. */
  readonly isCorrection?: boolean;
}

/** Where it is said that a question was given up. */
export interface Apology {
  /** To the asker directly, and not where the reply belongs. */
  readonly isDirect: boolean;
  /** `null` where it is being said, or is no message that can be changed. */
  readonly message: Reply | null;
}

export type LeaseReply =
  /** This run holds the lease. `earlier` is what an earlier run of this key, or an earlier revision of the question, left. */
  | {
      readonly kind: 'go';
      readonly earlier: Earlier | null;
      /** {@link Store.beginPosting} has been done with the answer that this run posts. */
      readonly isPosting?: true;
    }
  /** Another run holds the lease until then, unless it crashed. */
  | { readonly kind: 'busy'; readonly until: number }
  /** Done, or overtaken by a later edit. */
  | { readonly kind: 'done' };

export interface Earlier {
  /** The revision whose run acquired the lease last. */
  readonly revision: string;
  /** A run began to post and never said that it finished: a reply may be in Slack. */
  readonly mayHavePosted: boolean;
  readonly answerId: string | null;
  readonly reply: Reply | null;
  /** That an earlier run was given up, and is not answered since. */
  readonly apology: Apology | null;
}

export interface Reply {
  readonly channel: string;
  readonly ts: string;
}

/** Where a reply belongs. */
export interface Place {
  readonly channel: string;
  /** The thread; `null`: the top of the conversation. */
  readonly thread: string | null;
  /** Nothing older than this can be our reply. */
  readonly since: string;
}

/** A reply that everybody in the conversation sees: how to find it again, and how to show it again in the same way. */
export interface Posted {
  /** Of the delivery: a shared copy has one of its own. */
  readonly key: string;
  /** The revision of the question that it answers. */
  readonly revision: string;
  readonly place: Place;
  /** The question is shown on top of it. */
  readonly restate: boolean;
  /** User id. */
  readonly sharedBy: string | null;
}

/** Labels of the figures that an answer gave only before, and of those that it gives only since; neither is empty. */
export interface ReplacedFigures {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** A reply was answered again, because articles that it quoted have changed. */
export interface Correction {
  readonly at: number;
  /** {@link CorpusIndex.version} that it was answered from. */
  readonly index: string;
  /** When that index was built; versions before it was kept did not say it. */
  readonly builtAt?: number;
  readonly sources: readonly ChangedSource[];
  /** Absent where no figure took the place of another. */
  readonly figures?: ReplacedFigures;
}

/** What was said: enough to show it again word for word, and to find it when an article is corrected. */
export interface AnswerRecord {
  readonly id: string;
  readonly team: string;
  readonly channel: string;
  readonly asker: string;
  /** Timestamp of the thread that it was asked in, where an answer to the asker alone belongs when it is shared. */
  readonly thread?: string;
  readonly answeredAt: number;
  readonly kind: 'question' | 'claim';
  readonly answer: Answer | ClaimAnswer;
  /** In the index when it was answered. */
  readonly articles: number;
  /** Version of the index of the answer that is in Slack, where it is known to be another than this one. */
  readonly shownIndex?: string;
  /** Its message asks further questions, each with an answer of its own. */
  readonly several?: true;
  /** A sentence for each file that came with it and was not read. */
  readonly unread?: readonly string[];
  /** `null` for a reply to the asker alone, which cannot be changed. */
  readonly posted: Posted | null;
  /** Since it was said, oldest first. */
  readonly corrections: readonly Correction[];
}

export interface QuotingAnswer {
  /** Id of the answer. */
  readonly answer: string;
  readonly at: number;
}

/** Which articles an answer quotes. */
export interface Quoted extends QuotingAnswer {
  /** Ids, in any order. */
  readonly articles: readonly string[];
  /** The question, or the beginning of a long one. */
  readonly question: string;
}

export interface QuotedQuestion extends QuotingAnswer {
  readonly question: string;
}

/** A question, with what it inherited spelled out. */
export interface EarlierQuestion {
  readonly question: string;
  readonly askedAt: number;
}

/** The last question of a thread. */
export interface ThreadContext extends EarlierQuestion {
  readonly team: string;
  readonly channel: string;
  readonly ts: string;
  /** Timestamp of the message that asked it; absent for one that was asked elsewhere and shared here. */
  readonly message?: string;
  /** What the thread was at before that message; absent at its start. */
  readonly before?: EarlierQuestion;
}

export interface Vote {
  readonly answerId: string;
  readonly user: string;
  readonly vote: 'up' | 'down';
  /** Slack timestamp of the press. */
  readonly at: string;
  readonly reason: string | null;
}

export interface Asked {
  readonly key: string;
  readonly team: string;
  readonly user: string;
  readonly text: string;
  readonly outcome: Answer['kind'];
  readonly askedAt: number;
}

export interface IndexPointer {
  /** {@link CorpusIndex.version}. */
  readonly version: string;
  /** Key of the snapshot in the bucket. */
  readonly object: string;
  readonly articles: number;
  readonly builtAt: number;
}
