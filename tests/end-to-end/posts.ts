import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { type Call, type Fault, field } from '../support/wire-proxy.ts';
import type { Deployment, Put } from './deployment.ts';

export const POLICE = 'how many police died?';

/** The first `times` posts into the channel of `put` go wrong. */
export function failing(app: Deployment, put: Put, fault: Fault, times = Number.POSITIVE_INFINITY): Disposable {
  let left = times;
  return app.network.intercept((call) => (isPostTo(call, put.channel) && left-- > 0 ? fault : null));
}

export function isPost({ operation }: Call): boolean {
  return operation === 'chat.postMessage';
}

export function isPostTo(call: Call, channel: string): boolean {
  return isPost(call) && field(call.body, 'channel') === channel;
}

/** How often the reply to `put` was posted, or tried. */
export function posts(app: Deployment, put: Put): number {
  return app.network.calls.filter((call) => isPostTo(call, put.channel)).length;
}

/** The dead letters of that question. */
export function deadLettersOf(app: Deployment, { channel, ts }: Put): unknown[] {
  return app.services
    .waiting(app.deadLetters)
    .map((body) => JSON.parse(body))
    .filter((job) => job.channel === channel && job.ts === ts);
}

/** As the operator does: its dead letter is sent to the workers once more. */
export async function putBack(app: Deployment, { ts }: Put): Promise<void> {
  const body = app.services.waiting(app.deadLetters).find((one) => one.includes(ts));
  await app.services.sqs.send(new SendMessageCommand({ QueueUrl: app.jobs.url, MessageBody: body }));
}
