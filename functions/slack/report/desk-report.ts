import type { Rings } from '../../engine/concepts/rings.ts';
import { alikeKey } from '../../engine/search/alike-questions.ts';
import { compare } from '../../engine/text/compare.ts';
import { articleName } from '../../wording/article-name.ts';
import { answerId } from '../delivery/deliver-once.ts';
import type { AnswerRecord, Asked, StoreVisitor, Vote } from '../store/store.ts';

/** What a desk learns from a time of questions. Nothing in it says who asked or voted. */
export interface DeskReport {
  /** Milliseconds since 1970: from the first, up to and without the second. */
  readonly since: number;
  readonly until: number;
  readonly asked: number;
  /** Answered without a disagreement; all three together are what was asked. */
  readonly answered: number;
  readonly disputed: number;
  readonly notFound: number;
  /** Questions that found nothing, alike ones once, most often asked first. */
  readonly unanswered: readonly Counted[];
  readonly votes: { readonly up: number; readonly down: number };
  /** Of votes, as they were typed, newest first. */
  readonly reasons: readonly string[];
  /** Publishers, or titles where none is stated, by the answers that quote them at once. */
  readonly sources: readonly Counted[];
  /** Words of questions that no article has. */
  readonly words: readonly Counted[];
  /** Addresses of feeds that brought nothing. */
  readonly idleFeeds: readonly string[];
}

export interface Counted {
  readonly what: string;
  readonly times: number;
}

/** Of each list. */
const MOST_LISTED = 20;

export interface DeskTallyOptions {
  /** Milliseconds since 1970, see {@link DeskReport}. */
  readonly since: number;
  readonly until: number;
  readonly rings: Rings;
  /** The workspace that asked; `null`: all of them together. */
  readonly team: string | null;
  readonly unreadable: StoreVisitor['unreadable'];
}

/** Counts what a store gives of the time, in any order. */
export class DeskTally implements StoreVisitor {
  readonly #since: number;
  readonly #until: number;
  readonly #rings: Rings;
  readonly #team: string | null;
  readonly unreadable: DeskTallyOptions['unreadable'];
  /** Ids of answers of the workspace. */
  readonly #ofTeam = new Set<string>();
  readonly #outcomes = { answered: 0, disputed: 0, not_found: 0 };
  readonly #unanswered: Asked[] = [];
  readonly #asked = new Set<string>();
  readonly #answers: { readonly id: string; readonly names: Set<string>; readonly words: Set<string> }[] = [];
  readonly #votes: Vote[] = [];

  constructor({ since, until, rings, team, unreadable }: DeskTallyOptions) {
    this.#since = since;
    this.#until = until;
    this.#rings = rings;
    this.#team = team;
    this.unreadable = unreadable;
  }

  asked(asked: Asked): void {
    if (!this.#isWithin(asked.askedAt) || !this.#isOfTeam(asked)) return;
    this.#asked.add(answerId(asked.key));
    this.#outcomes[asked.outcome] += 1;
    if (asked.outcome === 'not_found') this.#unanswered.push(asked);
  }

  answer(record: AnswerRecord): void {
    const { id, answeredAt } = record;
    if (!this.#isOfTeam(record)) return;
    this.#ofTeam.add(id);
    if (!this.#isWithin(answeredAt)) return;
    this.#answers.push({ id, names: sourcesOf(record), words: wordsOf(record) });
  }

  vote(vote: Vote): void {
    if (this.#isWithin(Number(vote.at) * 1000)) this.#votes.push(vote);
  }

  report(idleFeeds: readonly string[] = []): DeskReport {
    const { answered, disputed, not_found: notFound } = this.#outcomes;
    const newest = (group: readonly Asked[]) =>
      group.toSorted((a, b) => b.askedAt - a.askedAt || compare(a.key, b.key));
    const alike = new Map<string, Asked[]>();
    for (const asked of this.#unanswered) {
      const key = alikeKey(asked.text, this.#rings);
      alike.set(key, [...(alike.get(key) ?? []), asked]);
    }
    const unanswered = [...alike.values()].map((group) => ({
      what: newest(group)[0]?.text ?? '',
      times: group.length,
    }));
    // What was shared or told again is kept as an answer too.
    const answers = this.#answers.filter(({ id }) => this.#asked.has(id));
    const votes = this.#votes.filter(({ answerId: id }) => this.#team === null || this.#ofTeam.has(id));
    const reasons = votes
      .toSorted((a, b) => Number(b.at) - Number(a.at) || compare(a.user, b.user))
      .flatMap(({ reason }) => reason ?? []);
    return {
      since: this.#since,
      until: this.#until,
      asked: answered + disputed + notFound,
      answered,
      disputed,
      notFound,
      unanswered: most(unanswered),
      votes: {
        up: votes.filter(({ vote }) => vote === 'up').length,
        down: votes.filter(({ vote }) => vote === 'down').length,
      },
      reasons: reasons.slice(0, MOST_LISTED),
      sources: most(countedIn(answers.map(({ names }) => names))),
      words: most(countedIn(answers.map(({ words }) => words))),
      idleFeeds,
    };
  }

  #isOfTeam({ team }: Pick<Asked, 'team'>): boolean {
    return this.#team === null || team === this.#team;
  }

  #isWithin(at: number): boolean {
    return at >= this.#since && at < this.#until;
  }
}

/** In how many of the sets each is. */
function countedIn(sets: readonly ReadonlySet<string>[]): Counted[] {
  const counts = new Map<string, number>();
  for (const what of sets.flatMap((set) => [...set])) counts.set(what, (counts.get(what) ?? 0) + 1);
  return [...counts].map(([what, times]) => ({ what, times }));
}

/** Of the quotations that are given at once. */
export function sourcesOf({ answer: { quotes, given } }: AnswerRecord): Set<string> {
  return new Set(quotes.slice(0, given).map(({ article }) => article.publisher ?? articleName(article)));
}

/** Of the question, those that no article has. */
export function wordsOf({ answer: { uncovered } }: AnswerRecord): Set<string> {
  return new Set(uncovered.map((word) => word.toLowerCase()));
}

/** The commonest first. */
export function most(counted: readonly Counted[], count = MOST_LISTED): Counted[] {
  return counted.toSorted((a, b) => b.times - a.times || compare(a.what, b.what)).slice(0, count);
}
