import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { slackClientOptions } from '../../../functions/slack/delivery/client.ts';
import { RefusedBlocksError, sendKnownBlocks } from '../../../functions/slack/delivery/refused-blocks.ts';
import { answerMessage } from '../../../functions/slack/views/answer-message.ts';
import { type NewBlock, newBlocksIn } from '../../../functions/slack/views/known-blocks.ts';
import type { Message } from '../../../functions/slack/views/message.ts';
import { slackAnswer } from '../../support/slack-answer.ts';
import { BOT_TOKEN } from '../../support/slack-api.ts';
import { field } from '../../support/wire-proxy.ts';
import { AppBench } from '../app-bench.ts';
import { answerOf, figureOf, quotationOf, recordOf } from '../views/records.ts';

const QUESTION = 'how many police officers died?';

/** A reply with a chart and a fold. */
function charted(): Message {
  const days = ['2022-01-05', '2022-01-06', '2022-01-07', '2022-01-08'];
  const quotes = days.map((published, at) => quotationOf(`${at} died.`, { id: published, published }));
  const figures = days.map((_, at) => figureOf(`${at}`, [at], { value: at }));
  return answerMessage(recordOf(answerOf(quotes, { kind: 'disputed', figures })), { audience: 'channel' });
}

describe('a workspace that does not know a kind of block', () => {
  let app: AppBench;
  beforeEach(async () => {
    app = await AppBench.withReports();
  });
  afterEach(() => app.end());

  test('is sent the same reply without it, once, and is not tried with it again', async () => {
    using _ = refusing('chat.postMessage', () => ({}));
    const first = await app.ask('ada', QUESTION);
    expect((await app.said(first)).reply.text).toContain('1 more quotation (4)\n\n“Customs officers');
    expect(offered('chat.postMessage')).toEqual([['container'], []]);
    const second = await app.ask('ben', QUESTION);
    expect((await app.said(second)).reply.blocks).toHaveLength(10);
    expect(offered('chat.postMessage')).toEqual([['container'], [], []]);
    expect(app.dead).toEqual([]);
  });

  test('that refuses something else hears the error of it, as ever', async () => {
    using _ = app.network.intercept(({ operation }) =>
      operation === 'chat.postMessage'
        ? { kind: 'answer', ...slackAnswer({ ok: false, error: 'invalid_blocks' }) }
        : null,
    );
    await app.ask('ada', QUESTION);
    expect(app.dead).toHaveLength(1);
    // Each run tries both: nothing is remembered of a workspace that took neither.
    expect(offered('chat.postMessage').slice(0, 4)).toEqual([['container'], [], ['container'], []]);
  });

  function offered(method: string): NewBlock[][] {
    return app.network.of(method).map(({ body }) => newBlocksIn({ blocks: blocksOf(body) }));
  }

  function refusing(method: string, said: () => Record<string, unknown>): Disposable {
    return app.network.intercept(({ operation, body }) =>
      operation === method && newBlocksIn({ blocks: blocksOf(body) }).length > 0
        ? { kind: 'answer', ...slackAnswer({ ok: false, error: 'invalid_blocks', ...said() }) }
        : null,
    );
  }
});

describe('of a message with two new kinds', () => {
  const client = () => new WebClient(BOT_TOKEN, slackClientOptions('http://127.0.0.1:1/', 1000));

  /** What is sent, to a Slack that refuses these kinds and says `words` of the first that it comes upon. */
  async function sentTo(slack: WebClient, refused: readonly NewBlock[], words: (at: number) => string, now = 0) {
    const sent: NewBlock[][] = [];
    await sendKnownBlocks(
      slack,
      charted(),
      async (message) => {
        sent.push(newBlocksIn(message));
        const at = message.blocks.findIndex(({ type }) => refused.some((kind) => kind === type));
        if (at >= 0) throw new RefusedBlocksError(`invalid_blocks ${words(at)}`);
      },
      () => now,
    );
    return sent;
  }
  const pointer = (at: number) => `[ERROR] unsupported type [json-pointer:/blocks/${at}/type]`;

  test('only the one goes that Slack points to', async () => {
    expect(await sentTo(client(), ['data_visualization'], pointer)).toEqual([
      ['data_visualization', 'container'],
      ['container'],
    ]);
    expect(await sentTo(client(), ['container'], pointer)).toEqual([
      ['data_visualization', 'container'],
      ['data_visualization'],
    ]);
  });

  test('both go, one after the other, where Slack points to each', async () => {
    expect(await sentTo(client(), ['data_visualization', 'container'], pointer)).toHaveLength(3);
  });

  test('both go at once where Slack does not say which', async () => {
    expect(await sentTo(client(), ['container'], () => '')).toEqual([['data_visualization', 'container'], []]);
  });

  test('an hour later it is offered again, and other workspaces are always', async () => {
    const slack = client();
    await sentTo(slack, ['data_visualization'], pointer, 1000);
    expect(await sentTo(slack, [], pointer, 2000)).toEqual([['container']]);
    expect(await sentTo(client(), [], pointer, 2000)).toEqual([['data_visualization', 'container']]);
    expect(await sentTo(slack, [], pointer, 1000 + 60 * 60 * 1000)).toEqual([['data_visualization', 'container']]);
  });
});

function blocksOf(body: unknown): Message['blocks'] {
  const blocks = field(body, 'blocks');
  const parsed: unknown = typeof blocks === 'string' ? JSON.parse(blocks) : blocks;
  return Array.isArray(parsed) ? parsed : [];
}
