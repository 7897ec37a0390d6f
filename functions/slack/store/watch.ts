import type { Answer } from '../../engine/answer.ts';
import { FOLLOWED_MS } from './day.ts';

/**
 * A question that is asked again when new articles could change its answer. One for each reply in a conversation and each question
 * that a person watches by the command.
 */
export interface Watch {
  /** Of a reply, the id of its answer. */
  readonly id: string;
  readonly team: string;
  readonly kind: 'question' | 'claim';
  readonly question: string;
  /** The thread in which it is told; `null`: to the watchers directly. */
  readonly place: WatchPlace | null;
  /** User ids of those who want to be told, in the order in which they said so. None: nobody has asked for it. */
  readonly watchers: readonly string[];
  /** The admin who has taken the question, which found nothing; milliseconds since 1970. */
  readonly taken: Taken | null;
  /** Milliseconds since 1970. */
  readonly since: number;
  /** What its readers know: of the answer, or of what they were told last. */
  readonly known: Known;
  /** How often there was something to tell. */
  readonly told: number;
  /** Milliseconds since 1970; `null` before the first time. */
  readonly toldAt: number | null;
  /** Ids of new articles that have something to tell which is not told yet. */
  readonly pending: readonly string[];
  /** The known figures that no reply keeps up to date, and what they were told from: once that is gone, they are taken back. */
  readonly from: readonly ToldFigure[];
}

/** A figure as it was told. */
export interface ToldFigure {
  readonly label: string;
  readonly sources: readonly ToldSource[];
  /** None of these articles is as it was. */
  readonly isGone: boolean;
}

interface ToldSource {
  readonly id: string;
  readonly sha256: string;
  /** As it was told. */
  readonly name: string;
}

export interface Taken {
  readonly by: string;
  readonly at: number;
}

export interface WatchPlace {
  readonly channel: string;
  readonly thread: string;
}

/** What the articles said at some time. */
export interface Known {
  readonly outcome: Answer['kind'];
  /** Labels of the figures that were given for what is asked, in their order. */
  readonly figures: readonly string[];
}

/** Whether anybody is told: who watches it, and readers of a reply of the last 30 days unless operators have switched that off. */
export function isToldOf(
  { watchers, since }: Watch,
  { followsUp, now }: { readonly followsUp: boolean; readonly now: () => number },
): boolean {
  return watchers.length > 0 || (followsUp && since >= now() - FOLLOWED_MS);
}

/** Articles that wait to be told of: more than one message names. */
const MOST_PENDING = 50;

export function watchedBy(watch: Watch, user: string): Watch | null {
  return watch.watchers.includes(user) ? null : { ...watch, watchers: [...watch.watchers, user] };
}

export function stoppedBy(watch: Watch, user: string): Watch | null {
  if (!watch.watchers.includes(user)) return null;
  return { ...watch, watchers: watch.watchers.filter((watcher) => watcher !== user) };
}

/** The asker is told of the first answer. Of two who take it the first has it. */
export function takenBy(watch: Watch, asker: string, taken: Taken): Watch | null {
  return watch.taken ? null : { ...(watchedBy(watch, asker) ?? watch), taken };
}

/** With what there is to tell: of new articles, and which of the told figures are gone. `null` where all of it was kept already. */
export function withPending(watch: Watch, articles: readonly string[], gone: ReadonlySet<string>): Watch | null {
  const pending = [...new Set([...watch.pending, ...articles])].slice(-MOST_PENDING);
  const from = watch.from.map((figure) => ({ ...figure, isGone: gone.has(figure.label) }));
  const isKept = from.every(({ isGone }, at) => isGone === watch.from[at]?.isGone);
  return isKept && pending.length === watch.pending.length ? null : { ...watch, pending, from };
}

/** After the telling of that number, from 1, of these articles. `null` where that was kept already. */
export function toldOf(
  watch: Watch,
  { number, known, from, articles, at }: Pick<Watch, 'known' | 'from'> & Telling,
): Watch | null {
  if (watch.told >= number) return null;
  const pending = watch.pending.filter((article) => !articles.includes(article));
  return { ...watch, known, from, told: number, toldAt: at, pending };
}

interface Telling {
  readonly number: number;
  readonly articles: readonly string[];
  readonly at: number;
}
