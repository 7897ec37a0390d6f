import type { Rings } from '../../engine/concepts/rings.ts';
import { alikeKey } from '../../engine/search/alike-questions.ts';
import { compare } from '../../engine/text/compare.ts';
import { oneLine, shortened } from '../../wording/one-line.ts';
import { answerId } from '../delivery/deliver-once.ts';
import {
  type DigestSoFar,
  MOST_KEPT,
  MOST_QUESTION,
  MOST_REASONS,
  MOST_SOURCE,
  MOST_WORD,
} from '../jobs/digest-so-far.ts';
import type { AnswerRecord, Asked, Store, Vote } from '../store/store.ts';
import { type Counted, type DeskReport, most, sourcesOf, wordsOf } from './desk-report.ts';

/** Answers that are read at once. */
const AT_ONCE = 20;

export interface DigestTallyOptions {
  readonly store: Pick<Store, 'answer'>;
  /** Milliseconds since 1970, see {@link DeskReport}. */
  readonly since: number;
  readonly until: number;
  readonly rings: Rings;
  /** The workspace that asked; `null`: all of them together. */
  readonly team: string | null;
}

/**
 * Counts what a `DeskTally` counts, for a channel: no word of what was asked privately, nor of the votes on it. It takes a part of
 * the table at a time, and keeps of it what a message holds: of more than {@link MOST_KEPT} different questions, sources or words the
 * rarest are let go between two runs, and one that comes again is counted from there.
 */
export class DigestTally {
  readonly #options: DigestTallyOptions;
  readonly #outcomes: { answered: number; disputed: number; not_found: number };
  readonly #votes: { up: number; down: number };
  readonly #unanswered = new Map<string, DigestSoFar['unanswered'][number]>();
  readonly #sources: Map<string, number>;
  readonly #words: Map<string, number>;
  #reasons: readonly DigestSoFar['reasons'][number][];

  constructor(options: DigestTallyOptions, before: DigestSoFar | undefined) {
    this.#options = options;
    this.#outcomes = { ...(before?.outcomes ?? { answered: 0, disputed: 0, not_found: 0 }) };
    this.#votes = { ...(before?.votes ?? { up: 0, down: 0 }) };
    this.#sources = new Map(before?.sources.map(({ what, times }) => [what, times]));
    this.#words = new Map(before?.words.map(({ what, times }) => [what, times]));
    this.#reasons = before?.reasons ?? [];
    for (const group of before?.unanswered ?? []) this.#unanswered.set(alikeKey(group.what, options.rings), group);
  }

  /** What one part of the table holds, of any time. */
  async count(asked: readonly Asked[], votes: readonly Vote[]): Promise<void> {
    const { since, until, team } = this.#options;
    const isWithin = (at: number) => at >= since && at < until;
    const own = asked.filter((each) => isWithin(each.askedAt) && (team === null || each.team === team));
    for (const [each, record] of await this.#withAnswers(own, ({ key }) => answerId(key))) {
      this.#outcomes[each.outcome] += 1;
      const isTold = isInChannel(record);
      if (isTold && each.outcome === 'not_found') this.#countUnanswered(each);
      if (!record || !isWithin(record.answeredAt)) continue;
      addTo(this.#sources, sourcesOf(record), MOST_SOURCE);
      if (isTold) addTo(this.#words, wordsOf(record), MOST_WORD);
    }
    const cast = votes.filter(({ at }) => isWithin(Number(at) * 1000));
    for (const [{ vote, reason, at }, record] of await this.#withAnswers(cast, ({ answerId: id }) => id)) {
      if (team !== null && record?.team !== team) continue;
      this.#votes[vote] += 1;
      const isTold = isInChannel(record);
      if (isTold && reason !== null) this.#keepReason({ what: shortened(oneLine(reason), MOST_QUESTION), at });
    }
  }

  /** For the next run, which goes on `from` there. */
  soFar(from: string): DigestSoFar {
    const unanswered = [...this.#unanswered.values()].toSorted((a, b) => b.times - a.times || b.at - a.at);
    return {
      from,
      outcomes: { ...this.#outcomes },
      votes: { ...this.#votes },
      unanswered: unanswered.slice(0, MOST_KEPT),
      sources: most(countsOf(this.#sources), MOST_KEPT),
      words: most(countsOf(this.#words), MOST_KEPT),
      reasons: [...this.#reasons],
    };
  }

  report(idleFeeds: readonly string[]): DeskReport {
    const { since, until } = this.#options;
    const { answered, disputed, not_found: notFound } = this.#outcomes;
    return {
      since,
      until,
      asked: answered + disputed + notFound,
      answered,
      disputed,
      notFound,
      unanswered: most([...this.#unanswered.values()].map(({ what, times }) => ({ what, times }))),
      votes: { ...this.#votes },
      reasons: this.#reasons.map(({ what }) => what),
      sources: most(countsOf(this.#sources)),
      words: most(countsOf(this.#words)),
      idleFeeds,
    };
  }

  #countUnanswered({ text, askedAt }: Asked): void {
    const what = shortened(oneLine(text), MOST_QUESTION);
    const key = alikeKey(what, this.#options.rings);
    const before = this.#unanswered.get(key);
    const times = (before?.times ?? 0) + 1;
    const newest = before && before.at > askedAt ? before : { what, at: askedAt };
    this.#unanswered.set(key, { what: newest.what, at: newest.at, times });
  }

  #keepReason(reason: DigestSoFar['reasons'][number]): void {
    const newestFirst = [...this.#reasons, reason].toSorted(
      (a, b) => Number(b.at) - Number(a.at) || compare(a.what, b.what),
    );
    this.#reasons = newestFirst.slice(0, MOST_REASONS);
  }

  async #withAnswers<Each>(
    some: readonly Each[],
    idOf: (each: Each) => string,
  ): Promise<(readonly [Each, AnswerRecord | null])[]> {
    const found: (readonly [Each, AnswerRecord | null])[] = [];
    for (let from = 0; from < some.length; from += AT_ONCE) {
      const read = some.slice(from, from + AT_ONCE).map(async (each) => {
        return [each, await this.#options.store.answer(idOf(each))] as const;
      });
      found.push(...(await Promise.all(read)));
    }
    return found;
  }
}

/** Not in a direct message, nor to the asker alone, nor forgotten. */
function isInChannel(record: AnswerRecord | null): boolean {
  return record !== null && record.posted !== null && !record.posted.place.channel.startsWith('D');
}

function addTo(counts: Map<string, number>, found: ReadonlySet<string>, mostCharacters: number): void {
  for (const each of found) {
    const what = shortened(oneLine(each), mostCharacters);
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
}

function countsOf(counts: ReadonlyMap<string, number>): Counted[] {
  return [...counts].map(([what, times]) => ({ what, times }));
}
