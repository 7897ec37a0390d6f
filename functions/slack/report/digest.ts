import { NO_RINGS } from '../../engine/concepts/rings.ts';
import { idleFeeds } from '../../feeds/watching.ts';
import { slackTime } from '../delivery/channel-messages.ts';
import { type Delivered, deliverOnce } from '../delivery/deliver-once.ts';
import type { JobContext } from '../jobs/job-context.ts';
import type { JobOf } from '../jobs/jobs.ts';
import { errorCode } from '../jobs/retries.ts';
import { DAY_MS } from '../store/day.ts';
import type { Asked, Vote } from '../store/store.ts';
import { digestMessage } from '../views/digest-message.ts';
import { DigestTally } from './digest-tally.ts';

const WEEK_MS = 7 * DAY_MS;

/** Milliseconds that one run reads for, of the thirty seconds that it has: a part of the table and its answers take one at most. */
const READS_FOR_MS = 12_000;

/**
 * Posts what the desk has learnt in the week before the scheduled time, once for that time. The table is read in as many runs as it takes:
 * each gives what it has counted to the next one, in its job. Of what was asked privately the channel is told numbers alone, and where
 * several workspaces may ask, nothing of the others.
 */
export async function postDigest(job: JobOf<'digest'>, jobContext: JobContext): Promise<Delivered | 'goes on'> {
  const { channel, scheduled, soFar } = job;
  const { store, index, feeds, log, now, accept } = jobContext;
  const begun = now();
  const until = Date.parse(scheduled);
  const since = until - WEEK_MS;
  const key = `digest:${channel}:${scheduled}`;
  if (await store.reply(key)) return 'duplicate';
  const rings = (await index())?.rings ?? NO_RINGS;
  const team = await ownTeam(jobContext);
  const tally = new DigestTally({ store, since, until, rings, team }, soFar);
  let from = soFar?.from ?? null;
  do {
    const [asked, votes]: [Asked[], Vote[]] = [[], []];
    const visitor = {
      asked: (each: Asked) => void asked.push(each),
      vote: (vote: Vote) => void votes.push(vote),
      unreadable: (problem: Error) => log.warn('a record is left out of the digest', { error: errorCode(problem) }),
    };
    from = await store.visitPart(visitor, from);
    await tally.count(asked, votes);
  } while (from !== null && now() < begun + READS_FOR_MS);
  if (from !== null) {
    await accept({ ...job, soFar: tally.soFar(from) });
    return 'goes on';
  }
  const place = { channel, thread: null, since: slackTime(until) };
  return deliverOnce(jobContext, { key, revision: '', place }, async () => ({
    message: digestMessage(tally.report(idleFeeds(await feeds.list(), since))),
    record: null,
  }));
}

/** The workspace that the channel is in, where others may ask too: that of the app's token. */
async function ownTeam({ access, slack }: JobContext): Promise<string | null> {
  if (access.allowedWorkspaces.length <= 1) return null;
  const { team_id: team } = await slack.auth.test();
  if (team === undefined) throw new Error('Slack names no workspace of the token');
  return team;
}
