import { jobKey } from '../../../functions/slack/jobs/jobs.ts';
import { texts } from '../../../functions/wording/texts.ts';
import type { AskedQuestion } from './people.ts';
import type { SeenMessage, SlackSide } from './slack-side.ts';

/** What became of one question, as its asker sees it. */
export type Verdict = (typeof VERDICTS)[number];

export const VERDICTS = [
  'answered',
  /** The asker was told that there is none. */
  'apologised',
  /** A follow-up that the app took for talk among people. */
  'silent',
  /** No word, and a dead letter, at which an alarm rings. */
  'lost',
  'lost silently',
  'doubled',
  'apologised twice',
  'apology beside an answer',
  /** The answer is to other words than those in sight, and nothing says so. */
  'stale without word',
] as const;

export const FINE: readonly Verdict[] = ['answered', 'apologised', 'silent'];

/** `deadLetters`: keys of the questions in the dead letters. */
export function verdictOn(asked: AskedQuestion, slack: SlackSide, deadLetters: ReadonlySet<string>): Verdict {
  const key = jobKey(asked.job);
  const lost = deadLetters.has(key) ? 'lost' : 'lost silently';
  if (asked.job.type === 'command') return verdictOnCommand(asked.job, slack) ?? lost;
  const of = (...keys: string[]) => slack.messages.filter(({ mark }) => mark !== null && keys.includes(mark.key));
  const replies = of(key, `direct:${key}`);
  const answers = replies.filter((message) => !isApology(message));
  const apologies = [...replies, ...of(`apology to the asker:${key}`)].filter(isApology);
  if (answers.length > 1) return 'doubled';
  if (apologies.length > 1) return 'apologised twice';
  const [answer] = answers;
  const last = asked.revisions.at(-1);
  const answered = asked.revisions.find(({ revision }) => revision === answer?.mark?.revision);
  const isOfLast = answered?.text === last?.text;
  if (answer && isOfLast) return apologies.length > 0 ? 'apology beside an answer' : 'answered';
  if (apologies.length > 0) return 'apologised';
  if (answer) return 'stale without word';
  return asked.kind === 'follow_up' ? 'silent' : lost;
}

/** `null` where nothing was said. */
function verdictOnCommand(job: Extract<AskedQuestion['job'], { type: 'command' }>, slack: SlackSide): Verdict | null {
  const told = slack.messages
    .filter(({ channel, text }) => channel === `D${job.user}` && !text.includes(texts.answeredAfterAll))
    .map(({ text }) => text);
  const said = [...(slack.shown.get(job.responseUrl) ?? []), ...told];
  const apologies = said.filter((text) => text.includes(texts.apology)).length;
  if (said.length === 0) return null;
  if (apologies > 1) return 'apologised twice';
  if (said.length > 1) return apologies > 0 ? 'apology beside an answer' : 'doubled';
  return apologies > 0 ? 'apologised' : 'answered';
}

function isApology({ text }: SeenMessage): boolean {
  return text.includes(texts.apology);
}
