import type { Edition } from '../../engine/edition.ts';
import { answerStatus } from '../answers/answer-status.ts';
import { currentIndex } from '../answers/index-behind.ts';
import { answerFrom, replyOf } from '../answers/posted-reply.ts';
import { placeWith, slackTime } from '../delivery/channel-messages.ts';
import { answerId, deliverOnce } from '../delivery/deliver-once.ts';
import { slackErrorKind } from '../delivery/slack-errors.ts';
import type { JobContext } from '../jobs/job-context.ts';
import type { JobOf } from '../jobs/jobs.ts';
import { BusyError, errorCode } from '../jobs/retries.ts';
import { FOLLOWED_MS } from '../store/day.ts';
import type { AnswerRecord, Place } from '../store/store.ts';
import { isToldOf, toldOf, type Watch, withPending } from '../store/watch.ts';
import { newsMessage } from '../views/watch-messages.ts';
import { afterTelling, knownOf, newsOf } from './news.ts';
import { isNewsKey, newsKey, watchOfReply } from './watched-reply.ts';

/** Milliseconds within which one question is told of once; what comes meanwhile is told together. */
const TOLD_EVERY_MS = 60 * 60 * 1000;

/**
 * Milliseconds after the index for which a correction of the reply itself goes first: it says what the article says now. Both wait
 * for 90 s before they begin.
 */
const CORRECTION_MS = 5 * 60 * 1000;

/** A run tells once, and looks whether that was all. */
const MOST_ROUNDS = 3;

type Told = 'told' | 'nothing new' | 'forgotten' | 'gone' | 'duplicate';

/**
 * Asks a question again and tells its thread, or its watchers, what new articles bring. Each telling has a number, and is delivered
 * once under it: what is new is told from what its readers know, which changes only with the telling. So it does not matter which
 * articles, or how many jobs, led here.
 */
export async function tellNews(
  { watch: id, articles, acceptedAt }: JobOf<'news'>,
  jobContext: JobContext,
): Promise<Told> {
  const { store, now } = jobContext;
  const current = await currentIndex(jobContext);
  if (!current) return 'nothing new';
  const { index } = current;
  let told: Told = 'nothing new';
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const record = await store.answer(id);
    const watch = (await store.watch(id)) ?? (record && (await followed(record, jobContext)));
    if (!watch || !isToldOf(watch, jobContext)) return 'forgotten';
    const known = knownNow(watch, record);
    const answer = await answerFrom(index, watch.kind, watch.question);
    const gone = await goneFigures(watch, index, jobContext);
    const from = watch.from.map((figure) => ({ ...figure, isGone: gone.has(figure.label) }));
    const news = newsOf({ known, from }, answer, [...watch.pending, ...articles]);
    if (!news) return told;
    if (watch.watchers.length === 0 && !(news.kind === 'figures' && news.contradicts)) return told;
    if (record && now() < acceptedAt + CORRECTION_MS && (await isBeingCorrected(record, index))) {
      throw new BusyError(id, acceptedAt + CORRECTION_MS);
    }
    const place = await placeFor(watch, record, jobContext);
    if (!place) return 'gone';
    const kept = await store.changeWatch(
      id,
      (before) => withPending(before ?? watch, articles, gone) ?? (before ? null : watch),
    );
    if (!kept) return 'forgotten';
    const mayTell = (kept.toldAt ?? Number.NEGATIVE_INFINITY) + TOLD_EVERY_MS;
    if (mayTell > now()) throw new BusyError(id, mayTell);
    told = await tell({ ...kept, known }, index, place, jobContext);
    if (told === 'gone') return told;
  }
  return told;
}

/** Tells once under the next number; a run that was cut off left the answer that it was telling. */
async function tell(watch: Watch, index: Edition, place: Place, jobContext: JobContext): Promise<Told> {
  const { store, now, log } = jobContext;
  const number = watch.told + 1;
  const key = newsKey(watch.id, number);
  const remember = async (after: Pick<Watch, 'known' | 'from'>): Promise<void> => {
    const telling = { number, ...after, articles: watch.pending, at: now() };
    await store.changeWatch(watch.id, (kept) => toldOf(kept ?? watch, telling));
  };
  try {
    const delivered = await deliverOnce(jobContext, { key, revision: '', place }, async (earlier) => {
      const begun = earlier?.mayHavePosted ? await store.answer(answerId(key)) : null;
      const record = begun ?? (await recordOf(watch, key, index, place, jobContext));
      const news = newsOf(watch, record.answer, watch.pending);
      if (!news) {
        await remember(watch);
        return { message: null, record: null };
      }
      const isFirst = news.kind === 'first';
      const posted = isFirst ? { key, revision: '', place, restate: true, sharedBy: null } : null;
      const shown = { ...record, posted };
      const message = isFirst ? replyOf(shown, watch.watchers) : newsMessage(news, watch, record.id);
      return { message, record: shown, remember: () => remember(afterTelling(watch, news, record.answer)) };
    });
    return delivered === 'duplicate' ? 'duplicate' : 'told';
  } catch (error) {
    if (!slackErrorKind(error)) throw error;
    log.warn('what is new could not be told', { error: errorCode(error) });
    return 'gone';
  }
}

async function recordOf(
  { kind, question, team, watchers }: Watch,
  key: string,
  index: Edition,
  { channel, thread }: Place,
  { now }: JobContext,
): Promise<AnswerRecord> {
  return {
    id: answerId(key),
    team,
    channel,
    asker: watchers[0] ?? '',
    ...(thread === null ? {} : { thread }),
    answeredAt: now(),
    kind,
    answer: await answerFrom(index, kind, question),
    articles: index.summary.articles,
    posted: null,
    corrections: [],
  };
}

/** A reply of the last 30 days that nobody has asked to watch. What was told before has a watch of its own. */
async function followed(record: AnswerRecord, { store, now }: JobContext): Promise<Watch | null> {
  const { posted, answeredAt } = record;
  if (!posted || isNewsKey(posted.key) || answeredAt < now() - FOLLOWED_MS) return null;
  return watchOfReply(record, store);
}

/** Labels of told figures of which no article is as it was, but those that the reply itself has quoted since: its correction tells. */
async function goneFigures(
  { id, from }: Watch,
  index: Edition,
  { store, now }: JobContext,
): Promise<ReadonlySet<string>> {
  if (from.length === 0) return new Set();
  const held = await index.articles(from.flatMap(({ sources }) => sources.map((source) => source.id)));
  const gone = from.filter(({ sources }) =>
    sources.every((source) => held.get(source.id)?.article.sha256 !== source.sha256),
  );
  const labels = await Promise.all(
    gone.map(async ({ label, sources }) => {
      const quoting = await store.quoting(
        sources.map((source) => source.id),
        now() - FOLLOWED_MS,
      );
      return quoting.some(({ answer }) => answer === id) ? [] : [label];
    }),
  );
  return new Set(labels.flat());
}

/** Of a reply that was corrected since, readers know what it says now, and what they were told beside it. */
function knownNow({ known, from }: Watch, record: AnswerRecord | null): Watch['known'] {
  const last = record?.posted ? record.corrections.at(-1) : undefined;
  if (!record || !last) return known;
  const { outcome, figures } = knownOf(record.answer);
  return { outcome, figures: [...new Set([...figures, ...from.map(({ label }) => label)])] };
}

/** Its articles are others now: a correction is on its way, or was refused by Slack. */
async function isBeingCorrected(record: AnswerRecord, index: Edition): Promise<boolean> {
  return record.posted !== null && (await answerStatus(record, index)).kind === 'changed';
}

/** `null` where the reply is gone: its question was deleted. */
async function placeFor(
  { place, watchers, since }: Watch,
  record: AnswerRecord | null,
  { store, slack }: JobContext,
): Promise<Place | null> {
  const [user] = watchers;
  if (!place) return user === undefined ? null : placeWith(slack, user, since);
  if (record?.posted && !(await store.reply(record.posted.key))) return null;
  return { ...place, since: slackTime(since) };
}
