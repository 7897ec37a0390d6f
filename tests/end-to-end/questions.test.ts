import { beforeAll, describe, expect, test } from 'vitest';
import { texts } from '../../functions/wording/texts.ts';
import { pdf, pdfLines } from '../support/import-samples.ts';
import { BOT_USER, TEAM } from '../support/slack-api.ts';
import type { Said } from '../support/slack-driver.ts';
import { Deployment, START_MS } from './deployment.ts';
import { endCleanly, onlyReply } from './replies.ts';

let app: Deployment;
beforeAll(async () => {
  app = await Deployment.start();
  return () => endCleanly(app);
}, START_MS);

const POLICE = 'how many police died?';

describe('a mention', () => {
  test('is acknowledged at once and answered in its thread with quotations and their sources', async () => {
    const put = await app.mention('ada', POLICE);
    expect(put.response).toMatchObject({ status: 200, body: '' });
    await app.settle();
    const reply = await onlyReply(app, put);
    expect(reply.thread_ts).toBe(put.ts);
    expect(reply.text).toContain(texts.sourcesDiffer);
    expect(reply.text).toMatch(/“At least 18 security officers died at the hands of the rioters\.”/u);
    expect(reply.text).toMatch(/index [0-9a-f]{12}/u);
    expect(await app.slack.messages(put.channel)).toEqual([]);
  });

  test('within a thread is answered in that thread', async () => {
    const channel = await app.slack.channel('ben');
    const thread = await app.slack.write('ben', channel, 'Something else entirely');
    await app.mention('ben', POLICE, { channel, thread });
    await app.settle();
    expect((await onlyReply(app, { channel, ts: thread })).text).toContain(texts.sourcesDiffer);
  });

  test('without a question is asked for one', async () => {
    const put = await app.mention('ada', '');
    await app.settle();
    expect((await onlyReply(app, put)).text).toBe(texts.emptyQuestion);
  });

  test('of 10,000 characters is checked for what it states', async () => {
    const padding = Array.from(
      { length: 160 },
      (_, at) => `The office of the mayor has had ${at + 100} chairs since then.`,
    );
    const put = await app.mention('ada', `Eight police officers were killed in the riots. ${padding.join(' ')}`);
    await app.settle();
    const { text } = await onlyReply(app, put);
    expect(text).not.toMatch(/characters long/u);
    expect(text).toContain('police');
  });

  test('that hands over a PDF is answered with what its words are checked against', async () => {
    const lines = pdfLines([
      'Eight police officers were killed in the riots in Almaty, the ministry said on Thursday.',
    ]);
    const report = pdf({ pages: [lines] });
    const download = '/files-pri/T1-F1/download/report.pdf';
    using _ = app.network.intercept(({ operation }) =>
      operation === `GET ${download}`
        ? { kind: 'answer', status: 200, headers: { 'content-type': 'application/pdf' }, body: report }
        : null,
    );
    const url_private_download = `${new URL(app.slack.urlFor('worker')).origin}${download}`;
    const mimetype = 'application/pdf';
    const files = [{ id: 'F1', name: 'report.pdf', mimetype, size: report.length, url_private_download }];
    const channel = await app.slack.channel('ada');
    const text = `<@${BOT_USER}> is this true?`;
    const ts = await app.slack.write('ada', channel, text);
    const event = { type: 'app_mention', channel, user: app.slack.id('ada'), text, ts, event_ts: ts, files };
    await app.deliver(app.driver.event(event));
    await app.settle();
    const reply = await onlyReply(app, { channel, ts });
    expect(reply.text).toContain('Eight police officers were killed in the riots');
    expect(reply.text).toContain('The claim says: 8');
  });

  test('of something that no article covers is told so', async () => {
    const put = await app.mention('ada', 'who won the chess tournament in Reykjavik?');
    await app.settle();
    const reply = await onlyReply(app, put);
    expect(reply.text).toContain(texts.notFound);
    expect(reply.text).toContain('Reykjavik');
  });

  test('counts in the metrics, with the time it took', async () => {
    await app.mention('ada', 'was the airport seized?');
    await app.settle();
    const lines = app.functions.worker.log.split('\n').filter((line) => line.includes('"_aws"'));
    expect(lines.every((line) => line.includes('"Namespace":"Verbatim"'))).toBe(true);
    const metrics = lines.flatMap((line) => Object.keys(JSON.parse(line)));
    expect(metrics).toEqual(expect.arrayContaining(['Disputed', 'NotFound', 'Answered', 'AnswerLatency']));
  });
});

describe('what Slack delivers more than once is answered once', () => {
  test.each([
    { num: 1, reason: 'http_timeout' },
    { num: 2, reason: 'http_error' },
    { num: 3, reason: 'connection_failed' },
    { num: 1, reason: 'unknown_error' },
  ] as const)('retry $num, $reason, after the reply', async (retry) => {
    const put = await app.mention('cleo', POLICE);
    await app.settle();
    const said = { channel: put.channel, user: app.slack.id('cleo'), text: `<@${BOT_USER}> ${POLICE}`, ts: put.ts };
    expect((await app.deliver(app.driver.mention(said, { retry }))).status).toBe(200);
    await app.settle();
    await onlyReply(app, put);
  });

  test('a retry whose first delivery was lost is answered', async () => {
    const put = await app.mention('cleo', POLICE, { retry: { num: 1, reason: 'http_timeout' } });
    await app.settle();
    await onlyReply(app, put);
  });

  test('the same event twice in one batch', async () => {
    const put = await app.mention('dora', POLICE);
    const said = { channel: put.channel, user: app.slack.id('dora'), text: `<@${BOT_USER}> ${POLICE}`, ts: put.ts };
    await app.deliver(app.driver.mention(said));
    await app.deliver(app.driver.mention(said));
    expect(app.queued).toBe(3);
    await app.settle();
    await onlyReply(app, put);
  });

  test('the same event twice, taken by two workers at once', async () => {
    const put = await app.mention('dora', POLICE);
    const said = { channel: put.channel, user: app.slack.id('dora'), text: `<@${BOT_USER}> ${POLICE}`, ts: put.ts };
    await app.deliver(app.driver.mention(said));
    await app.settleWithTwoWorkers();
    await onlyReply(app, put);
  });

  test('a mention in a thread of ours, told as app_mention and as message', async () => {
    const first = await app.mention('edith', POLICE);
    await app.settle();
    const text = `<@${BOT_USER}> how many civilians died?`;
    const ts = await app.slack.write('edith', first.channel, text, first.ts);
    const said = { channel: first.channel, user: app.slack.id('edith'), text, ts, thread: first.ts };
    await app.deliver(app.driver.message(said, 'channel'));
    await app.deliver(app.driver.mention(said));
    await app.settle();
    expect(await app.slack.replies(first.channel, first.ts)).toHaveLength(2);
  });
});

describe('a thread that we answered in', () => {
  test('takes a follow-up without a mention, with what it leaves out', async () => {
    const { channel, ts } = await app.mention('felix', POLICE);
    await app.settle();
    await say('felix', channel, 'and how many rioters?', ts);
    const [, second] = await app.slack.replies(channel, ts);
    // What it was taken for is said, since it does not stand above the reply.
    expect(second?.text).toMatch(/^how many rioters died\?\n/u);
  });

  test('is left alone when people go on talking', async () => {
    const { channel, ts } = await app.mention('gus', POLICE);
    await app.settle();
    await say('gus', channel, 'thanks, that helps', ts);
    await onlyReply(app, { channel, ts });
  });

  test('a question in a thread that is none of ours is left alone', async () => {
    const channel = await app.slack.channel('gus');
    const ts = await app.slack.write('gus', channel, 'Lunch?');
    await say('gus', channel, 'how many police died?', ts);
    expect(await app.slack.replies(channel, ts)).toEqual([]);
  });

  async function say(person: 'felix' | 'gus', channel: string, text: string, thread: string): Promise<void> {
    const ts = await app.slack.write(person, channel, text, thread);
    await app.deliver(app.driver.message({ channel, user: app.slack.id(person), text, ts, thread }, 'channel'));
    await app.settle();
  }
});

describe('a direct message', () => {
  test('is answered without a mention', async () => {
    const channel = await app.slack.directChannel('hana');
    const ts = await app.slack.write('hana', channel, POLICE);
    await app.deliver(app.driver.message({ channel, user: app.slack.id('hana'), text: POLICE, ts }, 'im'));
    await app.settle();
    const said = [...(await app.slack.messages(channel)), ...(await app.slack.replies(channel, ts))];
    expect(said).toHaveLength(1);
    expect(said[0]?.text).toContain(texts.sourcesDiffer);
  });
});

describe('what no person asked is not answered', () => {
  test.each([
    ['another bot', (said: Said) => app.driver.botMessage(said, 'im')],
    ['ourselves', (said: Said) => app.driver.message({ ...said, user: BOT_USER }, 'im')],
    [
      'a message that is gone',
      ({ channel, ts }: Said) =>
        app.driver.event({
          type: 'message',
          subtype: 'message_deleted',
          channel,
          channel_type: 'im',
          deleted_ts: ts,
          ts,
        }),
    ],
    [
      'somebody who joins',
      (said: Said) =>
        app.driver.event({ type: 'message', subtype: 'channel_join', ...said, channel_type: 'channel', team: TEAM }),
    ],
  ])('%s', async (_, event) => {
    const channel = await app.slack.directChannel('ben');
    const ts = await app.slack.write('ben', channel, POLICE);
    const response = await app.deliver(event({ channel, user: app.slack.id('ben'), text: POLICE, ts }));
    expect(response.status).toBe(200);
    expect(app.queued).toBe(0);
  });
});

describe('a question in other letters arrives whole', () => {
  test.each([
    ['base64', { base64: true }],
    ['plain', { base64: false }],
  ])('%s', async (_, delivery) => {
    const question = 'Қанша полиция қаза тапты? 🚓';
    const put = await app.mention('ada', question, delivery);
    expect(put.response.status).toBe(200);
    const [job = ''] = app.services.waiting(app.jobs);
    expect(JSON.parse(job)).toMatchObject({ text: question });
    await app.settle();
    expect((await onlyReply(app, put)).text).toContain(texts.notFound);
  });
});

test('nothing is written past the logger: each line is JSON', async () => {
  await app.mention('gus', '');
  await app.settle();
  expect(app.logs.split('\n').filter((line) => line !== '' && !line.startsWith('{'))).toEqual([]);
});
