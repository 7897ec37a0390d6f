import { texts } from '../../functions/wording/texts.ts';
import type { SlackMessage } from '../support/slack-api.ts';
import { type Call, field } from '../support/wire-proxy.ts';
import type { EmulatedBot, Question } from './bot.ts';

/** Runs that a job has. */
const RUNS = 5;

/** Slack takes none of the first posts into the channel of the question: as many as the job has runs. */
export function failingPosts(bot: EmulatedBot, { channel }: Pick<Question, 'channel'>): Disposable {
  let left = RUNS;
  return bot.network.intercept((call) =>
    isPostTo(call, channel) && left-- > 0 ? { kind: 'answer', status: 500, body: '' } : null,
  );
}

function isPostTo({ operation, body }: Call, channel: string): boolean {
  return operation === 'chat.postMessage' && field(body, 'channel') === channel;
}

/**
 * Lets pass at once what the job waits between its runs, until there is a reply. `waited`: seconds for the queues, from the
 * first failure on.
 */
export async function untilApology(
  bot: EmulatedBot,
  question: Question,
  failuresBefore: number,
): Promise<{ readonly replies: readonly SlackMessage[]; readonly waited: number }> {
  let waited = 0;
  for (let seen = failuresBefore; ; seen += 1) {
    const look = async () => ({
      failure: bot.logged('a job failed')[seen],
      replies: await bot.slack.replies(question.channel, question.ts),
    });
    const { failure, replies } = await bot.until(
      look,
      (found) => found.failure !== undefined || found.replies.length > 0,
    );
    if (failure === undefined) return { replies, waited };
    const seconds = Number(failure.retryInSeconds ?? 1) + 1;
    await bot.emulator.tell({ pass: seconds });
    waited += seconds;
  }
}

export function isApology({ text }: SlackMessage): boolean {
  return text === texts.apology;
}
