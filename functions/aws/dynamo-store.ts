import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { AnswerRecordError, decodeAnswerRecord, encodeAnswerRecord, withoutParts } from '../slack/answer-record.ts';
import { isNews, MOST_ASKED } from '../slack/kept-asked.ts';
import { reasonedVote, votedAgain } from '../slack/kept-vote.ts';
import { beganPosting, decideClaim, finishedRun, type QuestionRun, releasedRun } from '../slack/question-run.ts';
import type {
  AnswerRecord,
  Asked,
  Claim,
  ClaimRequest,
  IndexPointer,
  Quoted,
  Reply,
  Store,
  StoreOptions,
  ThreadContext,
  Vote,
} from '../slack/store.ts';
import { changeItem, type Decision } from './contested-item.ts';
import {
  answerKey,
  askedByKey,
  askedByPartition,
  askedKey,
  INDEX_KEY,
  isSameKey,
  type Key,
  quotedKey,
  quotedPartition,
  runKey,
  threadKey,
  unansweredKey,
  unansweredPartition,
  voteKey,
  votesPartition,
} from './keys.ts';
import {
  formatRecord,
  parseRecord,
  type RecordSchema,
  StoredAsked,
  StoredIndexPointer,
  StoredPointer,
  StoredQuoted,
  StoredRun,
  StoredThread,
  StoredVote,
} from './stored-records.ts';
import { type Item, ItemTooLargeError, StoredItemError, Table } from './table.ts';

/** Votes, or replies that quote an article, a page: more than most answers and articles get. */
const PAGE = 100;

/**
 * Remembers in one DynamoDB table. What has expired counts as absent from that second on, whenever DynamoDB deletes it.
 *
 * A question that was asked is one item, which tells the truth about it, and an entry in each list it belongs to, which
 * only points to it. Entries are written first and are never deleted: one that the item does not confirm, because the
 * question was edited or a run was cut off, is passed over. So no two writes need to succeed together.
 */
export class DynamoStore implements Store {
  readonly #table: Table;
  readonly #now: () => number;
  readonly #retentionMs: number;

  constructor(client: DynamoDBClient, { table, now, retentionMs }: StoreOptions & { readonly table: string }) {
    this.#table = new Table(client, table);
    this.#now = now;
    this.#retentionMs = retentionMs;
  }

  async claim(request: ClaimRequest): Promise<Claim> {
    return this.#change<QuestionRun, Claim>(runKey(request.key), StoredRun, 'expect-absent', (stored) => {
      const { claim, run } = decideClaim(stored, request);
      if (!run) return { kind: 'leave', result: claim };
      return { kind: 'replace', value: run, expires: this.#expiry(request.now), result: claim };
    });
  }

  async release(claimed: ClaimRequest, now: number): Promise<void> {
    await this.#change<QuestionRun, void>(runKey(claimed.key), StoredRun, 'read', (stored) => {
      const run = releasedRun(stored, claimed, now);
      return run ? this.#replace(run) : { kind: 'leave', result: undefined };
    });
  }

  async beginPosting(key: string, revision: string, answerId: string): Promise<void> {
    await this.#changeRun(key, (stored) => beganPosting(stored, key, revision, answerId));
  }

  async finish(key: string, revision: string, reply: Reply | null): Promise<void> {
    await this.#changeRun(key, (stored) => finishedRun(stored, key, revision, reply));
  }

  async reply(key: string): Promise<Reply | null> {
    return (await this.#read(runKey(key), StoredRun))?.reply ?? null;
  }

  /** Throws `ItemTooLargeError` for an answer that does not fit even without its parts. */
  async keepAnswer(record: AnswerRecord): Promise<void> {
    const key = answerKey(record.id);
    const keep = (kept: AnswerRecord) =>
      this.#table.write(
        key,
        { expires: this.#expiry(record.answeredAt), body: encodeAnswerRecord(kept) },
        { kind: 'always' },
      );
    try {
      await keep(record);
    } catch (error) {
      if (!(error instanceof ItemTooLargeError)) throw error;
      await keep(withoutParts(record));
    }
  }

  async answer(id: string): Promise<AnswerRecord | null> {
    const item = await this.#table.read(answerKey(id));
    if (!item || this.#isOver(item)) return null;
    try {
      return decodeAnswerRecord(item.body);
    } catch (cause) {
      if (!(cause instanceof AnswerRecordError)) throw cause;
      throw new StoredItemError(item.key, cause.message, { cause });
    }
  }

  async keepQuoted(quoted: Quoted): Promise<void> {
    const entry = { expires: this.#expiry(quoted.at), body: formatRecord(StoredQuoted, quoted) };
    await this.#table.write(quotedKey(quoted), entry, { kind: 'always' });
  }

  async quoting(article: string, since: number): Promise<readonly Quoted[]> {
    const found: Quoted[] = [];
    for await (const page of this.#table.pages(quotedPartition(article), 'descending', PAGE)) {
      const live = page.flatMap((item) => this.#live(item, StoredQuoted) ?? []);
      found.push(...live.filter(({ at }) => at >= since));
      // Older ones only follow; what has expired is older still.
      if (live.length < page.length || live.some(({ at }) => at < since)) break;
    }
    return found;
  }

  async keepThread(thread: ThreadContext): Promise<void> {
    await this.#table.write(
      threadKey(thread.team, thread.channel, thread.ts),
      { expires: this.#expiry(thread.askedAt), body: formatRecord(StoredThread, thread) },
      { kind: 'newest', order: thread.askedAt },
    );
  }

  async thread(team: string, channel: string, ts: string): Promise<ThreadContext | null> {
    return this.#read(threadKey(team, channel, ts), StoredThread);
  }

  async keepVote(vote: Vote): Promise<void> {
    await this.#change<Vote, void>(voteKey(vote.answerId, vote.user), StoredVote, 'read', (stored) => {
      const value = votedAgain(stored, vote);
      return value ? this.#replace(value) : { kind: 'leave', result: undefined };
    });
  }

  async keepReason(answerId: string, user: string, reason: string): Promise<void> {
    await this.#change<Vote, void>(voteKey(answerId, user), StoredVote, 'read', (stored) =>
      this.#replace(reasonedVote(stored, answerId, user, reason)),
    );
  }

  async votes(answerId: string): Promise<readonly Vote[]> {
    const votes: Vote[] = [];
    for await (const page of this.#table.pages(votesPartition(answerId), 'ascending', PAGE)) {
      votes.push(...page.flatMap((item) => this.#live(item, StoredVote) ?? []));
    }
    return votes;
  }

  async keepAsked(asked: Asked): Promise<void> {
    await this.#change<Asked, void>(askedKey(asked), StoredAsked, 'read', async (stored) => {
      if (!isNews(stored, asked)) return { kind: 'leave', result: undefined };
      const expires = this.#expiry(asked.askedAt);
      const entry = { expires, body: formatRecord(StoredPointer, { key: asked.key }) };
      await this.#table.write(askedByKey(asked), entry, { kind: 'always' });
      if (asked.outcome === 'not_found') await this.#table.write(unansweredKey(asked), entry, { kind: 'always' });
      return { kind: 'replace', value: asked, expires, result: undefined };
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

  async currentIndex(): Promise<IndexPointer | null> {
    return this.#read(INDEX_KEY, StoredIndexPointer);
  }

  async moveIndex(next: IndexPointer, expected: string | null): Promise<boolean> {
    return this.#change<IndexPointer, boolean>(INDEX_KEY, StoredIndexPointer, 'read', (stored) => {
      if ((stored?.version ?? null) !== expected) return { kind: 'leave', result: false };
      return { kind: 'replace', value: next, expires: null, result: true };
    });
  }

  /** `keyOf`: where the question stands in this list by what is known of it, `null` where it has left the list. */
  async #newest(
    team: string,
    partition: string,
    limit: number,
    keyOf: (asked: Asked) => Key | null,
  ): Promise<readonly Asked[]> {
    const most = Math.min(limit, MOST_ASKED);
    const found: Asked[] = [];
    if (most < 1) return found;
    for await (const page of this.#table.pages(partition, 'descending', most)) {
      const confirmed = page.map(async (entry) => {
        const pointer = this.#live(entry, StoredPointer);
        const asked = pointer && (await this.#read(askedKey({ team, key: pointer.key }), StoredAsked));
        const place = asked && keyOf(asked);
        return place && isSameKey(place, entry.key) ? [asked] : [];
      });
      found.push(...(await Promise.all(confirmed)).flat());
      if (found.length >= most) break;
    }
    return found.slice(0, most);
  }

  async #changeRun(key: string, next: (stored: QuestionRun | null) => QuestionRun): Promise<void> {
    await this.#change<QuestionRun, void>(runKey(key), StoredRun, 'read', (stored) => this.#replace(next(stored)));
  }

  #change<Value, Result>(
    key: Key,
    schema: RecordSchema<Value>,
    first: 'read' | 'expect-absent',
    decide: (stored: Value | null) => Decision<Value, Result> | Promise<Decision<Value, Result>>,
  ): Promise<Result> {
    const parse = (item: Item) => this.#live(item, schema);
    return changeItem(this.#table, key, first, { parse, format: (value) => formatRecord(schema, value) }, decide);
  }

  #replace<Value>(value: Value): Decision<Value, void> {
    return { kind: 'replace', value, expires: this.#expiry(), result: undefined };
  }

  async #read<Value>(key: Key, schema: RecordSchema<Value>): Promise<Value | null> {
    const item = await this.#table.read(key);
    return item && this.#live(item, schema);
  }

  /** `null` for what has expired. Throws `StoredItemError`. */
  #live<Value>(item: Item, schema: RecordSchema<Value>): Value | null {
    return this.#isOver(item) ? null : parseRecord(schema, item);
  }

  #isOver({ expires }: Item): boolean {
    return expires !== null && expires <= this.#now();
  }

  #expiry(from = this.#now()): number {
    return from + this.#retentionMs;
  }
}
