import { type Element, elementsOf } from '../support/pressable.ts';
import type { PersonName, ResponseUrl } from '../support/slack-api.ts';
import { field } from '../support/wire-proxy.ts';
import type { Deployment, Response } from './deployment.ts';

/** Somebody presses a button of ours, and Slack tells us. */
export async function press(
  app: Deployment,
  person: PersonName,
  action: Element,
  { channel, ts, responses }: { channel: string; ts?: string; responses?: ResponseUrl },
): Promise<Response> {
  return app.deliver(
    app.driver.press({
      user: app.slack.id(person),
      trigger: await app.slack.trigger(person),
      channel,
      action,
      ...(responses ? { responseUrl: responses.url } : {}),
      ...(ts === undefined ? {} : { ts }),
    }),
  );
}

/** The first button with that action. */
export function element(blocks: unknown, action: string): Element {
  const found = elementsOf(blocks).find(({ action_id }) => action_id === action);
  if (!found) throw new Error(`no ${action} among ${JSON.stringify(elementsOf(blocks))}`);
  return found;
}

export function blocksOf(value: unknown): readonly unknown[] {
  const blocks = field(value, 'blocks');
  return Array.isArray(blocks) ? blocks : [];
}

/** All that a view shows, run together. */
export function elementTexts(view: unknown): string {
  return [...JSON.stringify(view ?? {}).matchAll(/"text":("(?:[^"\\]|\\.)*")/gu)]
    .map(([, text = '""']) => String(JSON.parse(text)))
    .join('');
}
