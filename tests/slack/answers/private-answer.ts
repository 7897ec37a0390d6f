import { answerId } from '../../../functions/slack/delivery/deliver-once.ts';
import { jobKey } from '../../../functions/slack/jobs/job-keys.ts';
import type { JobOf } from '../../../functions/slack/jobs/jobs.ts';
import { type PersonName, TEAM } from '../../support/slack-api.ts';
import type { AppBench } from '../app-bench.ts';

/** Somebody asks for themselves in a channel; `press` shares the answer from wherever they see it. */
export async function askPrivately(
  app: AppBench,
  person: PersonName,
  { type, text, thread = null }: Pick<JobOf<'command' | 'claim'>, 'type' | 'text' | 'thread'>,
) {
  const channel = await app.slack.channel(person);
  const responses = app.slack.responseUrl();
  const common = { team: TEAM, user: app.slack.id(person), acceptedAt: app.time, responseUrl: responses.url };
  const asked = { type, ...common, trigger: 'trigger', channel, text, thread } as const;
  await app.run(asked);
  const answer = answerId(jobKey(asked));
  const press = (where = channel, id = answer) =>
    app.run({ type: 'share', ...common, acceptedAt: app.time + 1, answer: id, channel: where });
  return { channel, responses, answer, press };
}
