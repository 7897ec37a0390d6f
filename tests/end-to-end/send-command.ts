import { randomUUID } from 'node:crypto';
import type { Delivery } from '../support/signed-request.ts';
import type { PersonName, ResponseUrl } from '../support/slack-api.ts';
import type { Deployment, Response } from './deployment.ts';

export interface SentCommand extends Delivery {
  readonly channel?: string;
  /** One for each time that somebody sends it. */
  readonly trigger?: string;
  readonly responses?: ResponseUrl;
}

/** Somebody sends `/factcheck`, and Slack tells us; nothing is worked on yet. */
export async function sendCommand(
  app: Deployment,
  person: PersonName,
  text: string,
  {
    channel = 'C000000001',
    trigger = randomUUID(),
    responses = app.slack.responseUrl(),
    ...delivery
  }: SentCommand = {},
): Promise<{ readonly responses: ResponseUrl; readonly response: Response }> {
  app.asked.push(text);
  const given = { user: app.slack.id(person), channel, text, trigger, responseUrl: responses.url };
  return { responses, response: await app.deliver(app.driver.command(given, delivery)) };
}
