import type { Answer } from './wire-proxy.ts';

/** As Slack says it: 200 for refusals too. */
export function slackAnswer(body: Readonly<Record<string, unknown>>): Answer {
  return { status: 200, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(body) };
}
