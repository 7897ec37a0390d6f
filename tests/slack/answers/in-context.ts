import { ACTIONS } from '../../../functions/slack/views/actions.ts';
import { elementTexts } from '../../end-to-end/presses.ts';
import { elementsOf } from '../../support/pressable.ts';
import { shownQuotations } from '../../support/shown-blocks.ts';
import { slackAnswer } from '../../support/slack-answer.ts';
import { TEAM } from '../../support/slack-api.ts';
import { field } from '../../support/wire-proxy.ts';
import type { AppBench } from '../app-bench.ts';

/** What "Read in context" shows for the quotation of the message that begins so. */
export async function inContext(
  app: AppBench,
  message: { readonly blocks: readonly unknown[] } | undefined,
  words: string,
): Promise<string> {
  const blocks = message?.blocks ?? [];
  const at = shownQuotations(blocks).findIndex((quotation) => quotation.startsWith(words));
  const value = elementsOf(blocks).filter(({ action_id }) => action_id === ACTIONS.context)[at]?.value ?? '';
  const view = `view-${Math.random()}`;
  using _ = app.network.intercept(({ operation }) =>
    operation === 'views.update' ? { kind: 'answer', ...slackAnswer({ ok: true }) } : null,
  );
  await app.run({
    type: 'modal',
    team: TEAM,
    user: app.slack.id('ada'),
    acceptedAt: app.time,
    action: ACTIONS.context,
    value,
    view,
  });
  return elementTexts(field(app.network.of('views.update', { external_id: view })[0]?.body, 'view'));
}
