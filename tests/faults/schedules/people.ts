import type { Job, JobOf } from '../../../functions/slack/jobs/jobs.ts';
import { BUSY_MS, type World } from './world.ts';

/** What one person asks, with all the ways in which it comes. */
export interface AskedQuestion {
  readonly kind: 'mention' | 'direct' | 'follow_up' | 'command';
  /** Each wording, the first one first. */
  readonly revisions: readonly { readonly revision: string; readonly text: string }[];
  /** As it was first sent. */
  readonly job: JobOf<'question' | 'command'>;
  /** Its asker has deleted it. */
  readonly isDeleted: boolean;
}

const QUESTIONS = [
  'How many police officers were killed?',
  'How many officers died?',
  'Who called for calm?',
  'When were the schools closed?',
  'How many people were arrested?',
  'zzyzx frobnicate?',
] as const;

/** Share of the questions that their askers delete, some before they are answered. */
const DELETED = 0.2;

const TEAM = 'T1';

/** Asks up to four questions, and sends their jobs to the queue as Slack's events would: late, repeated, and out of order. */
export function askAround(world: World, send: (job: Job) => void, deletes: boolean): AskedQuestion[] {
  const { chances, timeline } = world;
  const asked: AskedQuestion[] = [];
  const people = chances.between(1, 4);
  for (let person = 0; person < people; person += 1) {
    const at = timeline.now + chances.between(0, BUSY_MS / 2) + person * chances.between(0, BUSY_MS / 3);
    const channel = chances.happens(0.6) ? 'C1' : `C${person + 2}`;
    const kind = chances.pick(['mention', 'mention', 'mention', 'direct', 'command', 'follow_up']);
    const who = { team: TEAM, user: `U${10 + person}`, acceptedAt: at };
    if (kind === 'command') {
      asked.push(command(world, { ...who, channel, trigger: `trigger${person}` }, send));
      continue;
    }
    const entry = kind === 'direct' ? 'direct' : 'mention';
    const place = entry === 'direct' ? `D${who.user}` : channel;
    const placed = { ...who, entry, channel: place, ts: slackTs(at, person), thread: null } as const;
    const first = question(world, placed, send, deletes && kind !== 'follow_up');
    asked.push(first);
    if (kind !== 'follow_up') continue;
    const later = at + chances.between(500, 30_000);
    const below = {
      ...who,
      acceptedAt: later,
      entry: 'follow_up' as const,
      channel,
      ts: slackTs(later, 10 + person),
      thread: first.job.ts,
    };
    const text = 'and how many people were arrested?';
    const job = { type: 'question', ...below, text, edited: null } as const;
    arrive(world, later, job, send);
    asked.push({ kind, job, revisions: [{ revision: '', text }], isDeleted: false });
  }
  return asked;
}

type Placed = Omit<JobOf<'question'>, 'type' | 'text' | 'edited' | 'thread'> & { readonly thread: null };

function question(
  world: World,
  placed: Placed,
  send: (job: Job) => void,
  deletes: boolean,
): AskedQuestion & { job: JobOf<'question'> } {
  const { chances } = world;
  const text = chances.pick(QUESTIONS);
  const job = { type: 'question', ...placed, text, edited: null } as const;
  arrive(world, placed.acceptedAt, job, send);
  const revisions: { revision: string; text: string }[] = [{ revision: '', text }];
  const edits = chances.pick([0, 0, 0, 1, 2]);
  let at = placed.acceptedAt;
  for (let edit = 0; edit < edits; edit += 1) {
    at += chances.between(200, 40_000);
    const revision = slackTs(at, 20 + edit);
    const now = chances.pick(QUESTIONS);
    revisions.push({ revision, text: now });
    arrive(world, at, { ...job, text: now, edited: revision }, send);
  }
  const isDeleted = deletes && chances.happens(DELETED);
  if (isDeleted) {
    const { team, user, entry, channel, ts, thread } = placed;
    const gone = { type: 'deleted', team, user, entry, channel, ts, thread } as const;
    arrive(world, at + chances.between(200, 120_000), { ...gone, acceptedAt: at }, send);
  }
  return { kind: placed.entry, job, revisions, isDeleted };
}

function command(
  world: World,
  asker: Pick<JobOf<'command'>, 'team' | 'user' | 'acceptedAt' | 'channel' | 'trigger'>,
  send: (job: Job) => void,
): AskedQuestion {
  const { chances, timeline } = world;
  const responseUrl = `https://slack.test/response/${asker.trigger}`;
  const job = { type: 'command', ...asker, text: chances.pick(QUESTIONS), responseUrl } as const;
  timeline.at(asker.acceptedAt, () => send(job));
  if (chances.happens(0.2)) timeline.at(asker.acceptedAt + 100, () => send(job));
  return { kind: 'command', job, revisions: [{ revision: '', text: job.text }], isDeleted: false };
}

/** Once, and as a rule again: a mention is two events, and Slack sends each again where it hears nothing. */
function arrive(
  { chances, timeline }: World,
  at: number,
  job: JobOf<'question' | 'deleted'>,
  send: (job: Job) => void,
): void {
  const copies = chances.pick([1, 1, 2, 3]);
  for (let copy = 0; copy < copies; copy += 1) {
    const after =
      copy === 0
        ? chances.between(0, 2000)
        : chances.pick([chances.between(0, 500), chances.between(2000, 8000), 60_000, 300_000]);
    timeline.at(at + after, () => send({ ...job, acceptedAt: timeline.now }));
  }
}

function slackTs(milliseconds: number, part: number): string {
  return `${Math.floor(milliseconds / 1000)}.${String(part).padStart(6, '0')}`;
}
