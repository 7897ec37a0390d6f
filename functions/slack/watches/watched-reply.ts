import type { AnswerRecord, Posted, Reply, Store } from '../store/store.ts';
import type { Watch, WatchPlace } from '../store/watch.ts';
import { knownOf, toldFrom } from './news.ts';

const NEWS = 'news:';

/** The key of the delivery of a watch's telling of that number, from 1. */
export function newsKey(watch: string, number: number): string {
  return `${NEWS}${watch}:${number}`;
}

export function isNewsKey(key: string): boolean {
  return key.startsWith(NEWS);
}

/** The thread that a reply is in, or begins. */
function threadOf({ place }: Posted, reply: Reply): WatchPlace {
  return { channel: reply.channel, thread: place.thread ?? reply.ts };
}

/** The watch of an answer whose readers are those of its reply, without a watcher yet; `null` where the reply is gone. */
export async function watchOfReply(record: AnswerRecord, store: Pick<Store, 'reply'>): Promise<Watch | null> {
  const { posted } = record;
  if (!posted) return watchOf(record, null);
  const reply = await store.reply(posted.key);
  return reply && watchOf(record, threadOf(posted, reply));
}

/** The watch of an answer, without a watcher yet: its readers know what it says. `place`: `null` where only its asker sees it. */
function watchOf({ id, team, kind, answer, answeredAt }: AnswerRecord, place: WatchPlace | null): Watch {
  const { question } = answer;
  const shared = { id, team, kind, question, place, since: answeredAt, known: knownOf(answer) };
  // A reply that only its asker sees is not corrected.
  const from = place === null ? toldFrom(answer) : [];
  return { ...shared, watchers: [], taken: null, told: 0, toldAt: null, pending: [], from };
}
