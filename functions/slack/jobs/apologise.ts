import { texts } from '../../wording/texts.ts';
import { apologiseDirectly, apologiseInPlace } from '../delivery/apologise-once.ts';
import { placeOf, placeWith } from '../delivery/channel-messages.ts';
import { deliverOnce, withLease } from '../delivery/deliver-once.ts';
import { fillModal } from '../delivery/fill-modal.ts';
import { respondOnce } from '../delivery/respond-once.ts';
import { type Audience, respond } from '../delivery/response-url.ts';
import { takeReplyAway } from '../delivery/take-reply-away.ts';
import type { Message } from '../views/message.ts';
import { textModal } from '../views/modals.ts';
import { apologyMessage, submissionFailedMessage } from '../views/notices.ts';
import type { JobContext } from './job-context.ts';
import { jobKey } from './job-keys.ts';
import type { ForEachJob, Job, JobOf } from './jobs.ts';

export type Apologist = Omit<
  JobContext,
  'index' | 'access' | 'submissionInbox' | 'feeds' | 'readDocument' | 'followsUp'
>;

/** Tells the person who waits for a job, once, that it has been given up. */
export function apologise(job: Job, apologist: Apologist): Promise<void> {
  return apologiseFor(job.type, job, apologist);
}

function apologiseFor<Type extends Job['type']>(type: Type, job: JobOf<Type>, apologist: Apologist): Promise<void> {
  return APOLOGIES[type](job, apologist);
}

const noApology = async (): Promise<void> => {};

const APOLOGIES: ForEachJob<Apologist, Promise<void>> = {
  question: apologiseInThread,
  command: apologiseToAsker,
  claim: apologiseToAsker,
  info: (job, apologist) => apologiseAtUrl(job, apologyMessage(null), apologist),
  // The answer itself stays.
  share: (job, apologist) => apologiseAtUrl(job, apologyMessage(null), apologist, 'beside'),
  modal: (job, apologist) => fillModal(job.view, textModal(texts.failed), apologist),
  // The submission never reached the inbox, or its submitter could not be told that it did.
  submission: apologiseForSubmission,
  vote: noApology,
  reason: noApology,
  home: noApology,
  prompts: noApology,
  access_denied: noApology,
  report: noApology,
  changed: noApology,
  // Nobody is told. The reply may still go: the apology has more runs, over two hours.
  deleted: async (job, apologist) => {
    await takeReplyAway(job, apologist);
  },
  correction: noApology,
  feed: noApology,
  edition: noApology,
  news: noApology,
  watch: (job, apologist) => apologiseAtUrl(job, apologyMessage(null), apologist, 'beside'),
  unwatch: noApology,
  take: noApology,
  digest: noApology,
  feed_news: noApology,
};

/** An answer takes the place of an apology there too. */
async function apologiseToAsker(job: JobOf<'command' | 'claim'>, apologist: Apologist): Promise<void> {
  const { store, now, metrics } = apologist;
  const key = jobKey(job);
  const message = apologyMessage(job.text);
  await withLease(apologist, { key, revision: '' }, async (earlier) => {
    let isDirect = earlier?.apology?.isDirect ?? false;
    await respondOnce(apologist, job, { key, earlier }, message, async () => {
      isDirect = true;
      await apologiseDirectly(apologist, { key, revision: '', asker: job.user }, earlier, message);
    });
    if (!isDirect) await store.giveUp(key, '', { isDirect: false, message: null }, now());
    metrics.count('Apologised');
  });
}

async function apologiseAtUrl(
  job: JobOf<'info' | 'share' | 'watch'>,
  message: Message,
  apologist: Apologist,
  audience?: Audience,
): Promise<void> {
  await respond(apologist, job, message, audience);
  apologist.metrics.count('Apologised');
}

async function apologiseInThread(job: JobOf<'question'>, apologist: Apologist): Promise<void> {
  // In a thread without a question to the app, no person waits for it.
  if (job.entry === 'follow_up' && !(await apologist.store.thread(job.team, job.channel, job.thread ?? job.ts))) return;
  const delivery = { key: jobKey(job), revision: job.edited ?? '', place: placeOf(job), asker: job.user };
  // Of a message that asks several questions, which one.
  const inPlace = apologyMessage(job.part === undefined ? null : job.text);
  const apology = { inPlace, direct: apologyMessage(job.text), words: job.files ? null : job.text };
  if ((await apologiseInPlace(apologist, delivery, apology)) === 'apologised') apologist.metrics.count('Apologised');
}

async function apologiseForSubmission(job: JobOf<'submission'>, apologist: Apologist): Promise<void> {
  const place = await placeWith(apologist.slack, job.user, job.acceptedAt);
  const delivery = { key: `apology:${jobKey(job)}`, revision: '', place };
  const delivered = await deliverOnce(apologist, delivery, async () => ({
    message: submissionFailedMessage(),
    record: null,
  }));
  if (delivered === 'posted') apologist.metrics.count('Apologised');
}
