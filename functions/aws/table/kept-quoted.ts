import { DAY_MS, dayOf } from '../../slack/store/day.ts';
import { newestFirst, questionsNewestFirst } from '../../slack/store/quoting-answers.ts';
import { shortId } from '../../slack/store/short-id.ts';
import type { Quoted, QuotedQuestion, QuotingAnswer } from '../../slack/store/store.ts';
import { quotedKey, quotedPartition } from './keys.ts';
import type { Records } from './records.ts';
import { formatRecord, StoredQuoted } from './stored-records.ts';

/** Answers of a day a page: a megabyte, the most that DynamoDB gives, holds about three thousand. */
const PAGE = 3000;

/** Which answer quoted what, by days. */
export class KeptQuoted {
  readonly #records: Records;
  readonly #now: () => number;

  constructor(records: Records, now: () => number) {
    this.#records = records;
    this.#now = now;
  }

  async keep(quoted: Quoted): Promise<void> {
    const { articles, answer, at, question } = quoted;
    const body = formatRecord(StoredQuoted, { articles: articles.map(markOf), answer, at, question });
    await this.#records.write(quotedKey(quoted), body, at);
  }

  /** Of two articles in 280 million million the marks are the same: then an answer is looked at that need not be. */
  async quoting(articles: readonly string[], since: number): Promise<readonly QuotingAnswer[]> {
    const wanted = new Set(articles.map(markOf));
    const found = await this.#since(since);
    return newestFirst(found.filter((quoted) => quoted.articles.some((mark) => wanted.has(mark))));
  }

  async questions(since: number): Promise<readonly QuotedQuestion[]> {
    return questionsNewestFirst(await this.#since(since));
  }

  async #since(since: number) {
    const now = this.#now();
    const days = Array.from({ length: Math.max(0, Math.ceil((now - since) / DAY_MS)) + 1 }, (_, ago) =>
      dayOf(now - ago * DAY_MS),
    );
    const found = await Promise.all(days.filter((day) => day >= dayOf(since)).map((day) => this.#on(day, since)));
    return found.flat();
  }

  async #on(day: string, since: number) {
    const found = [];
    for await (const page of this.#records.pages(quotedPartition(day), StoredQuoted, 'descending', PAGE)) {
      found.push(...page.flatMap(({ value }) => (value && value.at >= since ? [value] : [])));
    }
    return found;
  }
}

/** By which an article is found among those that answers quote. */
function markOf(article: string): string {
  return shortId(article).slice(0, 8);
}
