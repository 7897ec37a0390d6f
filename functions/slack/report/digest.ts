import { NO_RINGS } from '../../engine/concepts/rings.ts';
import { idleFeeds } from '../../feeds/watching.ts';
import { slackTime } from '../delivery/channel-messages.ts';
import { type Delivered, deliverOnce } from '../delivery/deliver-once.ts';
import type { JobContext } from '../jobs/job-context.ts';
import type { JobOf } from '../jobs/jobs.ts';
import { errorCode } from '../jobs/retries.ts';
import { DAY_MS } from '../store/day.ts';
import type { AnswerRecord } from '../store/store.ts';
import { digestMessage } from '../views/digest-message.ts';
import { DeskTally } from './desk-report.ts';

const WEEK_MS = 7 * DAY_MS;

/**
 * Posts what the desk has learnt in the week before the scheduled time, once for that time. Of what was asked privately the channel is
 * told numbers alone, and where several workspaces may ask, nothing of the others.
 */
export async function postDigest({ channel, scheduled }: JobOf<'digest'>, jobContext: JobContext): Promise<Delivered> {
  const { store, index, feeds, log } = jobContext;
  const until = Date.parse(scheduled);
  const place = { channel, thread: null, since: slackTime(until) };
  return deliverOnce(jobContext, { key: `digest:${channel}:${scheduled}`, revision: '', place }, async () => {
    const since = until - WEEK_MS;
    const tally = new DeskTally({
      since,
      until,
      rings: (await index())?.rings ?? NO_RINGS,
      team: await ownTeam(jobContext),
      showsWordsOf: isInChannel,
      unreadable: (problem) => log.warn('a record is left out of the digest', { error: errorCode(problem) }),
    });
    await store.visitAll(tally);
    return { message: digestMessage(tally.report(idleFeeds(await feeds.list(), since))), record: null };
  });
}

/** The workspace that the channel is in, where others may ask too: that of the app's token. */
async function ownTeam({ access, slack }: JobContext): Promise<string | null> {
  if (access.allowedWorkspaces.length <= 1) return null;
  const { team_id: team } = await slack.auth.test();
  if (team === undefined) throw new Error('Slack names no workspace of the token');
  return team;
}

/** Not in a direct message, nor to the asker alone. */
function isInChannel({ posted }: AnswerRecord): boolean {
  return posted !== null && !posted.place.channel.startsWith('D');
}
