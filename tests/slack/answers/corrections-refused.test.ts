import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { texts } from '../../../functions/wording/texts.ts';
import { slackAnswer } from '../../support/slack-answer.ts';
import { AppBench } from '../app-bench.ts';
import { CORRECTED, QUESTION } from './corrected-reports.ts';

let app: AppBench;
beforeEach(async () => {
  app = await AppBench.withReports();
});
afterEach(() => app.end());

describe('when Slack does not let the reply be changed', () => {
  test('those who read it are told below it, once, and it is not tried again', async () => {
    const asked = await app.ask('ada', QUESTION);
    const before = await app.record(asked);
    using _ = refusing('edit_window_closed');
    await app.change(CORRECTED, ['courier']);
    const { reply, notes } = await app.said(asked);
    expect(reply.text).toContain('Six policemen');
    expect(notes.map(({ text }) => text.split('\n')[0])).toEqual([texts.correctionRefused]);
    expect(app.network.of('chat.update')).toHaveLength(1);
    expect(app.dead).toEqual([]);
    // Its buttons count the quotations that it still shows.
    expect(await app.record(asked)).toEqual(before);
  });

  test('because somebody deleted it, nothing is said at all', async () => {
    const asked = await app.ask('ada', QUESTION);
    using _ = refusing('message_not_found');
    await app.change(CORRECTED, ['courier']);
    expect((await app.said(asked)).notes).toEqual([]);
    expect(app.network.of('chat.update')).toHaveLength(1);
    expect(app.dead).toEqual([]);
  });

  test('for now, it is tried again', async () => {
    const asked = await app.ask('ada', QUESTION);
    let refused = 0;
    using _ = app.network.intercept(({ operation }) =>
      operation === 'chat.update' && refused++ === 0
        ? { kind: 'answer', status: 429, headers: { 'retry-after': '3' }, body: '' }
        : null,
    );
    await app.change(CORRECTED, ['courier']);
    const { reply, notes } = await app.said(asked);
    expect(reply.text).toContain('Ten policemen');
    expect(notes).toHaveLength(1);
  });

  function refusing(error: string): Disposable {
    return app.network.intercept(({ operation }) =>
      operation === 'chat.update' ? { kind: 'answer', ...slackAnswer({ ok: false, error }) } : null,
    );
  }
});
