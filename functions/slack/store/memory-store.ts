import { decodeAnswerRecord, encodeAnswerRecord } from './answer-record.ts';
import { isNews, MOST_ASKED } from './kept-asked.ts';
import { reasonedVote, votedAgain } from './kept-vote.ts';
import { messageKey } from './message-key.ts';
import {
  beganPosting,
  decideLease,
  finishedRun,
  givenUpRun,
  type QuestionRun,
  releasedRun,
  threadOf,
  unpostedRun,
} from './question-run.ts';
import { newestFirst, questionsNewestFirst } from './quoting-answers.ts';
import type {
  AnswerRecord,
  Apology,
  Asked,
  IndexPointer,
  LeaseReply,
  LeaseRequest,
  Quoted,
  QuotedQuestion,
  QuotingAnswer,
  Reply,
  Store,
  StoreOptions,
  StoreVisitor,
  ThreadContext,
  Vote,
} from './store.ts';
import type { Watch } from './watch.ts';

/**
 * Remembers as long as the process lives; for this machine and for tests. Every method reads and writes without waiting in
 * between, so that nothing comes in between.
 */
export class MemoryStore implements Store {
  readonly #runs: Expiring<QuestionRun>;
  /** As text, so that no caller can change an answer that is kept. */
  readonly #answers: Expiring<string>;
  readonly #quoted: Expiring<Quoted>;
  readonly #threads: Expiring<ThreadContext>;
  readonly #votes: Expiring<Vote>;
  readonly #asked: Expiring<Asked>;
  readonly #watches: Expiring<Watch>;
  #index: IndexPointer | null = null;
  readonly #options: StoreOptions;

  constructor(options: StoreOptions) {
    this.#options = options;
    this.#runs = new Expiring(options.now);
    this.#answers = new Expiring(options.now);
    this.#quoted = new Expiring(options.now);
    this.#threads = new Expiring(options.now);
    this.#votes = new Expiring(options.now);
    this.#asked = new Expiring(options.now);
    this.#watches = new Expiring(options.now);
  }

  async acquire(request: LeaseRequest): Promise<LeaseReply> {
    const { lease, run } = decideLease(this.#runs.get(request.key), request);
    if (run) this.#runs.set(request.key, run, this.#expiry(request.now));
    return lease;
  }

  async release(held: LeaseRequest, now: number): Promise<void> {
    const run = releasedRun(this.#runs.get(held.key), held, now);
    if (run) this.#runs.set(held.key, run, this.#expiry());
  }

  async beginPosting(key: string, revision: string, answerId: string): Promise<void> {
    this.#runs.set(key, beganPosting(this.#runs.get(key), key, revision, answerId), this.#expiry());
  }

  async notPosted(key: string, revision: string): Promise<void> {
    this.#runs.set(key, unpostedRun(this.#runs.get(key), key, revision), this.#expiry());
  }

  async finish(key: string, revision: string, reply: Reply | null): Promise<void> {
    this.#runs.set(key, finishedRun(this.#runs.get(key), key, revision, reply), this.#expiry());
  }

  async giveUp(key: string, revision: string, apology: Apology, until: number): Promise<void> {
    this.#runs.set(key, givenUpRun(this.#runs.get(key), key, revision, apology, until), this.#expiry());
  }

  async reply(key: string): Promise<Reply | null> {
    return this.#runs.get(key)?.reply ?? null;
  }

  async keepAnswer(record: AnswerRecord): Promise<void> {
    this.#answers.set(record.id, encodeAnswerRecord(record), this.#expiry(record.answeredAt));
  }

  async answer(id: string): Promise<AnswerRecord | null> {
    const text = this.#answers.get(id);
    return text === null ? null : decodeAnswerRecord(text);
  }

  async keepQuoted(quoted: Quoted): Promise<void> {
    const { articles, answer, at } = quoted;
    this.#quoted.set(keyOf(answer, String(at), ...articles.toSorted()), { ...quoted }, this.#expiry(at));
  }

  async quoting(articles: readonly string[], since: number): Promise<readonly QuotingAnswer[]> {
    const wanted = new Set(articles);
    const found = this.#quoted
      .all()
      .filter((quoted) => quoted.at >= since && quoted.articles.some((id) => wanted.has(id)));
    return newestFirst(found);
  }

  async quotedQuestions(since: number): Promise<readonly QuotedQuestion[]> {
    return questionsNewestFirst(this.#quoted.all().filter(({ at }) => at >= since));
  }

  async changeWatch(id: string, change: (kept: Watch | null) => Watch | null): Promise<Watch | null> {
    const kept = this.#watches.get(id);
    const next = change(kept);
    if (next) this.#watches.set(id, next, this.#expiry(next.since));
    return next ?? kept;
  }

  async watch(id: string): Promise<Watch | null> {
    return this.#watches.get(id);
  }

  async watches(): Promise<readonly Watch[]> {
    return this.#watches.all().toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }

  async keepThread(thread: ThreadContext): Promise<void> {
    const key = keyOf(thread.team, thread.channel, thread.ts);
    const kept = this.#threads.get(key);
    if (kept && kept.askedAt > thread.askedAt) return;
    this.#threads.set(key, { ...thread }, this.#expiry(thread.askedAt));
  }

  async thread(team: string, channel: string, ts: string): Promise<ThreadContext | null> {
    const place = { team, channel, ts };
    return this.#threads.get(keyOf(team, channel, ts)) ?? threadOf(this.#runs.get(messageKey(place)), place);
  }

  async keepVote(vote: Vote): Promise<void> {
    const key = keyOf(vote.answerId, vote.user);
    const next = votedAgain(this.#votes.get(key), vote);
    if (next) this.#votes.set(key, { ...next }, this.#expiry());
  }

  async keepReason(answerId: string, user: string, reason: string): Promise<void> {
    const key = keyOf(answerId, user);
    this.#votes.set(key, reasonedVote(this.#votes.get(key), answerId, user, reason), this.#expiry());
  }

  async votes(answerId: string): Promise<readonly Vote[]> {
    const votes = this.#votes.all().filter((vote) => vote.answerId === answerId);
    return votes.toSorted((a, b) => (a.user < b.user ? -1 : 1));
  }

  async keepAsked(asked: Asked): Promise<void> {
    const key = keyOf(asked.team, asked.key);
    if (isNews(this.#asked.get(key), asked)) this.#asked.set(key, { ...asked }, this.#expiry(asked.askedAt));
  }

  async askedBy(team: string, user: string, limit: number): Promise<readonly Asked[]> {
    return this.#newest(limit, (asked) => asked.team === team && asked.user === user);
  }

  async unanswered(team: string, limit: number): Promise<readonly Asked[]> {
    return this.#newest(limit, (asked) => asked.team === team && asked.outcome === 'not_found');
  }

  /** A kind of records a part. */
  async visitPart(visitor: StoreVisitor, from: string | null): Promise<string | null> {
    switch (from) {
      case null:
        for (const asked of this.#asked.all()) visitor.asked?.(asked);
        return 'votes';
      case 'votes':
        for (const vote of this.#votes.all()) visitor.vote?.(vote);
        return 'answers';
      default:
        for (const text of this.#answers.all()) {
          const record = decodeAnswerRecord(text);
          if (record) visitor.answer?.(record);
        }
        return null;
    }
  }

  async currentIndex(): Promise<IndexPointer | null> {
    return this.#index;
  }

  async moveIndex(next: IndexPointer, expected: string | null): Promise<boolean> {
    if ((this.#index?.version ?? null) !== expected) return false;
    this.#index = { ...next };
    return true;
  }

  #newest(limit: number, isWanted: (asked: Asked) => boolean): Asked[] {
    const wanted = this.#asked.all().filter(isWanted);
    wanted.sort((a, b) => b.askedAt - a.askedAt || (a.key > b.key ? -1 : 1));
    return wanted.slice(0, Math.max(0, Math.min(limit, MOST_ASKED)));
  }

  #expiry(from = this.#options.now()): number {
    return from + this.#options.retentionMs;
  }
}

/** Values that are gone once their time has come. */
class Expiring<Value> {
  readonly #values = new Map<string, { readonly value: Value; readonly expiry: number }>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  get(key: string): Value | null {
    const entry = this.#values.get(key);
    return entry && entry.expiry > this.#now() ? entry.value : null;
  }

  set(key: string, value: Value, expiry: number): void {
    this.#values.set(key, { value, expiry });
  }

  all(): Value[] {
    return [...this.#values.keys()].flatMap((key) => this.get(key) ?? []);
  }
}

function keyOf(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}
