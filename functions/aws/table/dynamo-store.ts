import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  AnswerRecordError,
  decodeAnswerRecord,
  encodeAnswerRecord,
  withoutParts,
} from '../../slack/store/answer-record.ts';
import { isNews, MOST_ASKED } from '../../slack/store/kept-asked.ts';
import { reasonedVote, votedAgain } from '../../slack/store/kept-vote.ts';
import { messageKey } from '../../slack/store/message-key.ts';
import {
  beganPosting,
  decideLease,
  finishedRun,
  givenUpRun,
  type QuestionRun,
  releasedRun,
  threadOf,
  unpostedRun,
} from '../../slack/store/question-run.ts';
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
} from '../../slack/store/store.ts';
import type { Watch } from '../../slack/store/watch.ts';
import type { Known } from './compare-and-swap.ts';
import { KeptQuoted } from './kept-quoted.ts';
import {
  answerKey,
  askedByKey,
  askedByPartition,
  askedKey,
  BEGINNINGS,
  cursorKey,
  cursorOf,
  INDEX_KEY,
  isSameKey,
  type Key,
  runKey,
  threadKey,
  unansweredKey,
  unansweredPartition,
  voteKey,
  votesPartition,
  WATCHED_PARTITION,
  watchKey,
} from './keys.ts';
import { Records } from './records.ts';
import {
  formatRecord,
  parseRecord,
  StoredAsked,
  StoredIndexPointer,
  StoredPointer,
  StoredRun,
  StoredThread,
  StoredVote,
  StoredWatch,
} from './stored-records.ts';
import { type Item, StoredItemError } from './table.ts';

/** Votes a page: more than most answers get. */
const PAGE = 100;

/** Watched questions a page: a megabyte holds about two thousand. */
const WATCHED_PAGE = 2000;

/** Runs that are remembered as written. */
const MOST_RUNS = 50;

/** Threads that are remembered as written: more than a worker has questions at once. */
const MOST_THREADS = 50;

/** The decision to leave an item alone. */
const LEFT = { kind: 'leave', result: undefined } as const;

/**
 * Remembers in one DynamoDB table.
 *
 * A question that was asked is one item, which tells the truth about it, and an entry in each list it belongs to, which
 * only points to it. Entries are written first and are never deleted: one that the item does not confirm, because the
 * question was edited or a run was cut off, is passed over. So no two writes need to succeed together.
 */
export class DynamoStore implements Store {
  readonly #records: Records;
  readonly #quoted: KeptQuoted;
  /** Threads as they were written just now: a question names its thread before its reply and after it. */
  readonly #threads = new Set<string>();
  /** Runs as they were written last from here: who holds a lease need not read what it wrote. */
  readonly #runs = new Map<string, Known<QuestionRun>>();

  constructor(client: DynamoDBClient, options: StoreOptions & { readonly table: string }) {
    this.#records = new Records(client, options);
    this.#quoted = new KeptQuoted(this.#records, options.now);
  }

  async acquire(request: LeaseRequest): Promise<LeaseReply> {
    return this.#records.change<QuestionRun, LeaseReply>(
      runKey(request.key),
      StoredRun,
      'expect-absent',
      (stored) => {
        const { lease, run } = decideLease(stored, request);
        if (!run) return { kind: 'leave', result: lease };
        return { kind: 'replace', value: run, expires: this.#records.expiry(request.now), result: lease };
      },
      (known) => this.#remember(request.key, known),
    );
  }

  async release(held: LeaseRequest, now: number): Promise<void> {
    await this.#records.change<QuestionRun, void>(runKey(held.key), StoredRun, 'read', (stored) => {
      const run = releasedRun(stored, held, now);
      return run ? this.#records.replacement(run) : LEFT;
    });
  }

  async beginPosting(key: string, revision: string, answerId: string): Promise<void> {
    await this.#changeRun(key, (stored) => beganPosting(stored, key, revision, answerId));
  }

  async notPosted(key: string, revision: string): Promise<void> {
    await this.#changeRun(key, (stored) => unpostedRun(stored, key, revision));
  }

  async finish(key: string, revision: string, reply: Reply | null): Promise<void> {
    await this.#changeRun(key, (stored) => finishedRun(stored, key, revision, reply));
  }

  async giveUp(key: string, revision: string, apology: Apology, until: number): Promise<void> {
    await this.#changeRun(key, (stored) => givenUpRun(stored, key, revision, apology, until));
  }

  async reply(key: string): Promise<Reply | null> {
    return (await this.#records.read(runKey(key), StoredRun))?.reply ?? null;
  }

  /** Without the explanation of its ranking, which Slack never shows. Throws `ItemTooLargeError`. */
  async keepAnswer(record: AnswerRecord): Promise<void> {
    const body = encodeAnswerRecord(withoutParts(record));
    await this.#records.write(answerKey(record.id), body, record.answeredAt);
  }

  async answer(id: string): Promise<AnswerRecord | null> {
    const item = await this.#records.item(answerKey(id));
    return item && answerOf(item);
  }

  keepQuoted(quoted: Quoted): Promise<void> {
    return this.#quoted.keep(quoted);
  }

  quoting(articles: readonly string[], since: number): Promise<readonly QuotingAnswer[]> {
    return this.#quoted.quoting(articles, since);
  }

  quotedQuestions(since: number): Promise<readonly QuotedQuestion[]> {
    return this.#quoted.questions(since);
  }

  async changeWatch(id: string, change: (kept: Watch | null) => Watch | null): Promise<Watch | null> {
    return this.#records.change<Watch, Watch | null>(watchKey(id), StoredWatch, 'read', (kept) => {
      const value = change(kept);
      if (!value) return { kind: 'leave', result: kept };
      return { kind: 'replace', value, expires: this.#records.expiry(value.since), result: value };
    });
  }

  async watch(id: string): Promise<Watch | null> {
    return this.#records.read(watchKey(id), StoredWatch);
  }

  async watches(): Promise<readonly Watch[]> {
    const watches: Watch[] = [];
    for await (const page of this.#records.pages(WATCHED_PARTITION, StoredWatch, 'ascending', WATCHED_PAGE)) {
      watches.push(...page.flatMap(({ value }) => value ?? []));
    }
    return watches;
  }

  async keepThread(thread: ThreadContext): Promise<void> {
    const body = formatRecord(StoredThread, thread);
    // It is there, or a later question is.
    if (this.#threads.has(body)) return;
    const key = threadKey(thread.team, thread.channel, thread.ts);
    await this.#records.write(key, body, thread.askedAt, { kind: 'newest', order: thread.askedAt });
    if (this.#threads.size >= MOST_THREADS) this.#threads.clear();
    this.#threads.add(body);
  }

  async thread(team: string, channel: string, ts: string): Promise<ThreadContext | null> {
    const kept = await this.#records.read(threadKey(team, channel, ts), StoredThread);
    const place = { team, channel, ts };
    return kept ?? threadOf(await this.#records.read(runKey(messageKey(place)), StoredRun), place);
  }

  async keepVote(vote: Vote): Promise<void> {
    await this.#records.change<Vote, void>(voteKey(vote.answerId, vote.user), StoredVote, 'read', (stored) => {
      const value = votedAgain(stored, vote);
      return value ? this.#records.replacement(value) : LEFT;
    });
  }

  async keepReason(answerId: string, user: string, reason: string): Promise<void> {
    await this.#records.change<Vote, void>(voteKey(answerId, user), StoredVote, 'read', (stored) =>
      this.#records.replacement(reasonedVote(stored, answerId, user, reason)),
    );
  }

  async votes(answerId: string): Promise<readonly Vote[]> {
    const votes: Vote[] = [];
    for await (const page of this.#records.pages(votesPartition(answerId), StoredVote, 'ascending', PAGE)) {
      votes.push(...page.flatMap(({ value }) => value ?? []));
    }
    return votes;
  }

  async keepAsked(asked: Asked): Promise<void> {
    await this.#records.change<Asked, void>(askedKey(asked), StoredAsked, 'expect-absent', async (stored) => {
      if (!isNews(stored, asked)) return LEFT;
      const pointer = formatRecord(StoredPointer, { key: asked.key });
      await this.#records.write(askedByKey(asked), pointer, asked.askedAt);
      if (asked.outcome === 'not_found') await this.#records.write(unansweredKey(asked), pointer, asked.askedAt);
      return { kind: 'replace', value: asked, expires: this.#records.expiry(asked.askedAt), result: undefined };
    });
  }

  async askedBy(team: string, user: string, limit: number): Promise<readonly Asked[]> {
    return this.#newest(team, askedByPartition(team, user), limit, askedByKey);
  }

  async unanswered(team: string, limit: number): Promise<readonly Asked[]> {
    return this.#newest(team, unansweredPartition(team), limit, (asked) =>
      asked.outcome === 'not_found' ? unansweredKey(asked) : null,
    );
  }

  async visitPart(visitor: StoreVisitor, from: string | null): Promise<string | null> {
    const kinds = KINDS.filter((kind) => visitor[kind] !== undefined).map((kind) => BEGINNINGS[kind]);
    const { items, last } = await this.#records.scan(kinds, from === null ? null : cursorKey(from));
    for (const item of items) {
      try {
        show(item, visitor);
      } catch (error) {
        if (!(error instanceof StoredItemError)) throw error;
        visitor.unreadable(error);
      }
    }
    return last && cursorOf(last);
  }

  async currentIndex(): Promise<IndexPointer | null> {
    return this.#records.read(INDEX_KEY, StoredIndexPointer);
  }

  async moveIndex(next: IndexPointer, expected: string | null): Promise<boolean> {
    return this.#records.change<IndexPointer, boolean>(INDEX_KEY, StoredIndexPointer, 'read', (stored) => {
      if ((stored?.version ?? null) !== expected) return { kind: 'leave', result: false };
      return { kind: 'replace', value: next, expires: null, result: true };
    });
  }

  /** `keyOf`: the key of the question in this list by what is known of it, `null` where it has left the list. */
  async #newest(
    team: string,
    partition: string,
    limit: number,
    keyOf: (asked: Asked) => Key | null,
  ): Promise<readonly Asked[]> {
    const most = Math.min(limit, MOST_ASKED);
    const found: Asked[] = [];
    if (most < 1) return found;
    for await (const page of this.#records.pages(partition, StoredPointer, 'descending', most)) {
      const confirmed = page.map(async ({ key, value: pointer }) => {
        const asked = pointer && (await this.#records.read(askedKey({ team, key: pointer.key }), StoredAsked));
        const place = asked && keyOf(asked);
        return place && isSameKey(place, key) ? [asked] : [];
      });
      found.push(...(await Promise.all(confirmed)).flat());
      if (found.length >= most) break;
    }
    return found.slice(0, most);
  }

  async #changeRun(key: string, next: (stored: QuestionRun | null) => QuestionRun): Promise<void> {
    await this.#records.change<QuestionRun, void>(
      runKey(key),
      StoredRun,
      this.#runs.get(key) ?? 'read',
      (stored) => this.#records.replacement(next(stored)),
      (known) => this.#remember(key, known),
    );
  }

  #remember(key: string, known: Known<QuestionRun>): void {
    this.#runs.delete(key);
    if (!known.value.isDone) this.#runs.set(key, known);
    const [oldest] = this.#runs.keys();
    if (this.#runs.size > MOST_RUNS && oldest !== undefined) this.#runs.delete(oldest);
  }
}

const KINDS = ['asked', 'answer', 'vote'] as const;

/** Throws {@link StoredItemError}. */
function show(item: Item, visitor: StoreVisitor): void {
  const { pk } = item.key;
  if (pk.startsWith(BEGINNINGS.asked)) visitor.asked?.(parseRecord(StoredAsked, item));
  else if (pk.startsWith(BEGINNINGS.vote)) visitor.vote?.(parseRecord(StoredVote, item));
  else {
    const record = answerOf(item);
    if (record) visitor.answer?.(record);
  }
}

/** `null` for an answer of another version. Throws {@link StoredItemError}. */
function answerOf(item: Item): AnswerRecord | null {
  try {
    return decodeAnswerRecord(item.body);
  } catch (cause) {
    if (!(cause instanceof AnswerRecordError)) throw cause;
    throw new StoredItemError(item.key, cause.message, { cause });
  }
}
