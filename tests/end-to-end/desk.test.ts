import { randomUUID } from 'node:crypto';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { beforeAll, describe, expect, test } from 'vitest';
import { FOLDERS } from '../../functions/aws/bucket/bucket-layout.ts';
import { decodeSubmission, type Submission } from '../../functions/corpus/submission.ts';
import { encodeJob, type Job } from '../../functions/slack/jobs/jobs.ts';
import { ACTIONS, CALLBACKS } from '../../functions/slack/views/actions.ts';
import { FIRST_PART } from '../../functions/slack/views/text-parts.ts';
import { texts } from '../../functions/wording/texts.ts';
import { elementsOf } from '../support/pressable.ts';
import { slackAnswer } from '../support/slack-answer.ts';
import { type PersonName, type SlackMessage, TEAM } from '../support/slack-api.ts';
import { field } from '../support/wire-proxy.ts';
import { Deployment, type Response, START_MS, sampleIndex } from './deployment.ts';
import { blocksOf, element, elementTexts, press } from './presses.ts';
import { endCleanly } from './replies.ts';
import { sendCommand } from './send-command.ts';

const ADMIN: PersonName = 'ada';
const TEXT = 'Ten ships lay in the harbour of Marlow on Monday.\n\nTwo of them burned.';

let app: Deployment;
beforeAll(async () => {
  app = await Deployment.start();
  // People have ids once the workspace is there; the functions start with the first request.
  const ADMINS = [app.slack.id(ADMIN), app.slack.id('ben')].join();
  for (const { spec } of Object.values(app.functions)) Object.assign(spec.environment, { ADMINS });
  return () => endCleanly(app);
}, START_MS);

describe('/factcheck add', () => {
  test('opens the form for an admin, with the address that it names', async () => {
    expect(await command(ADMIN, 'add https://example.org/a')).toMatchObject({ status: 200, body: '' });
    const opened = lastForm();
    expect(opened).toMatchObject({ callback_id: CALLBACKS.articleForm });
    expect(JSON.stringify(opened)).toContain('"initial_value":"https://example.org/a"');
    expect(app.queued).toBe(0);
  });

  test('is politely refused to everybody else', async () => {
    const opened = app.network.of('views.open').length;
    expect((await command('hana', 'add')).body).toContain(texts.adminsOnly);
    expect(app.network.of('views.open')).toHaveLength(opened);
  });

  test('that cannot open its form says so', async () => {
    using _ = app.network.intercept(({ operation }) => (operation === 'views.open' ? { kind: 'reset' } : null));
    expect((await command(ADMIN, 'add')).body).toContain(texts.notAccepted);
  });

  async function command(person: PersonName, text: string): Promise<Response> {
    const { response } = await sendCommand(app, person, text, { trigger: await app.slack.trigger(person) });
    return response;
  }
});

describe('an article that is handed in', () => {
  test('lies in the inbox, once however often the form is sent, and whoever sent it is told so, once', async () => {
    const inputs = { [FIRST_PART]: TEXT, title: 'Ships in Marlow', publisher: 'Courier', published: '2022-01-06' };
    const view = `V${randomUUID()}`;
    for (let times = 0; times < 2; times += 1) {
      expect(await submit(ADMIN, inputs, view)).toMatchObject({ status: 200, body: '' });
      await app.settle();
    }
    expect(await inbox('Ships in Marlow')).toEqual([
      {
        kind: 'text',
        id: expect.any(String),
        by: { team: TEAM, user: app.slack.id(ADMIN) },
        at: expect.any(Number),
        title: 'Ships in Marlow',
        publisher: 'Courier',
        author: null,
        published: '2022-01-06',
        text: TEXT,
      },
    ]);
    expect(await told(ADMIN, 'Ships in Marlow')).toEqual([texts.articleTaken('Ships in Marlow')]);
  });

  test('is said what became of it, once, and can be withdrawn from there', async () => {
    await submit(ADMIN, { [FIRST_PART]: TEXT, title: 'Second ships' });
    await app.settle();
    const [submission] = await inbox('Second ships');
    const report = {
      type: 'report',
      team: TEAM,
      user: app.slack.id(ADMIN),
      acceptedAt: app.clock.now(),
      submission: submission?.id ?? '',
      outcome: 'added',
      article: { id: 'text/second', title: 'Second ships' },
      called: null,
      reason: null,
    } as const;
    await queue(report, report);
    expect(await told(ADMIN, 'Second ships')).toEqual([
      texts.articleTaken('Second ships'),
      texts.reported.added('“Second ships”'),
    ]);
    const message = (await direct(ADMIN)).at(-1);
    await press(app, ADMIN, element(message?.blocks, ACTIONS.withdraw), {
      channel: await app.slack.directChannel(ADMIN),
    });
    await app.settle();
    expect(await inbox('text/second')).toMatchObject([{ kind: 'withdrawal', article: 'text/second' }]);
  });

  test('is not taken with both an address and a text, and what is wrong is said in the form', async () => {
    const response = await submit(ADMIN, { [FIRST_PART]: TEXT, url: 'https://example.org/both' });
    expect(JSON.parse(response.body)).toEqual({ response_action: 'errors', errors: { url: texts.addBoth } });
    expect(app.queued).toBe(0);
  });

  test('by somebody who is no admin is not taken by the ingress', async () => {
    const response = await submit('hana', { url: 'https://example.org/forged' });
    expect(response.body).toContain(texts.adminsOnly);
    expect(app.queued).toBe(0);
  });

  test('by somebody who is no admin any more is not taken by the worker either', async () => {
    await queue({
      type: 'submission',
      team: TEAM,
      user: app.slack.id('hana'),
      acceptedAt: app.clock.now(),
      submission: 'forged',
      content: {
        kind: 'url',
        url: 'https://example.org/forged',
        title: null,
        publisher: null,
        author: null,
        published: null,
      },
    });
    expect(await inbox('forged')).toEqual([]);
    expect((await direct('hana')).map(({ text }) => text)).toEqual([texts.adminsOnly]);
  });

  test('is apologised for when it cannot be taken', async () => {
    using _ = app.network.intercept(({ service, operation }) =>
      service === 's3' && operation.startsWith('PUT') ? { kind: 'answer', status: 503, body: '' } : null,
    );
    await submit('ben', { url: 'https://example.org/lost' });
    await app.settle();
    expect((await direct('ben')).map(({ text }) => text)).toEqual([texts.submissionFailed]);
  });
});

describe('“Add as article” in the menu of a message', () => {
  test('hands in its text as it is, longer than any input', async () => {
    const paragraph = 'Ten ships lay in the harbour of Marlow &amp; two of them burned. '.repeat(30).trim();
    await app.deliver(await shortcut(ADMIN, Array.from({ length: 12 }, () => paragraph).join('\n\n')));
    const inputs = initialValues(lastForm());
    expect(Object.keys(inputs).length).toBeGreaterThan(5);
    await submit(ADMIN, { ...inputs, title: 'From a message' });
    await app.settle();
    const text = Array.from({ length: 12 }, () => paragraph.replaceAll('&amp;', '&')).join('\n\n');
    expect(await inbox('From a message')).toMatchObject([{ kind: 'text', text }]);
  });

  test('tells everybody else that it is for admins', async () => {
    await app.deliver(await shortcut('hana', TEXT));
    expect(elementTexts(lastForm())).toContain(texts.adminsOnly);
  });

  test('says when there is nothing to read in the message', async () => {
    await app.deliver(await shortcut(ADMIN, ''));
    expect(elementTexts(lastForm())).toContain(texts.addEmptyMessage);
  });

  async function shortcut(person: PersonName, text: string) {
    return app.driver.shortcut({
      user: app.slack.id(person),
      author: 'U0SOMEBODY',
      channel: 'C000000001',
      text,
      ts: '1700000000.000100',
      trigger: await app.slack.trigger(person),
      responseUrl: app.slack.responseUrl().url,
      callback: CALLBACKS.addArticle,
    });
  }
});

describe('a quoted article, read in context by an admin', () => {
  const view = { type: 'modal', external_id: 'view-of-an-admin' };
  const pressed = async (action_id: string, value: string) => {
    const action = { type: 'button', action_id, block_id: 'b', value };
    await app.deliver(app.driver.pressInView({ user: app.slack.id(ADMIN), view, action }));
    const shown = app.network.of('views.update', { external_id: view.external_id }).at(-1);
    await app.settle();
    return shown ?? app.network.of('views.update', { external_id: view.external_id }).at(-1);
  };

  test('is corrected there: its form has the text, and what is sent names it', async () => {
    using _ = app.network.intercept(({ operation }) =>
      operation === 'views.update' ? { kind: 'answer', ...slackAnswer({ ok: true }) } : null,
    );
    const { articles } = await sampleIndex();
    const [article] = articles;
    if (!article) throw new Error('the sample has articles');
    await pressed(ACTIONS.correct, article.id);
    const form = field(app.network.of('views.update', { external_id: view.external_id }).at(-1)?.body, 'view');
    expect(form).toMatchObject({ callback_id: CALLBACKS.articleForm, private_metadata: article.id });
    const inputs = { ...initialValues(form), publisher: 'Gazette' };
    expect(inputs).toMatchObject({ title: article.title });
    await submit(ADMIN, inputs, 'V0CORRECTION', article.id);
    await app.settle();
    expect(await inbox('"corrects"')).toMatchObject([
      { title: article.title, publisher: 'Gazette', corrects: { id: article.id, isMarkdown: true } },
    ]);
  });

  test('is withdrawn there, and the modal says so at once', async () => {
    using _ = app.network.intercept(({ operation }) =>
      operation === 'views.update' ? { kind: 'answer', ...slackAnswer({ ok: true }) } : null,
    );
    const shown = await pressed(ACTIONS.withdraw, 'read/in-context');
    expect(elementTexts(field(shown?.body, 'view'))).toContain(texts.withdrawing);
    expect(await inbox('read/in-context')).toMatchObject([{ kind: 'withdrawal', article: 'read/in-context' }]);
  });
});

describe('the Home tab of an admin', () => {
  test('lists the articles, and opens the form', async () => {
    const view = await home(ADMIN);
    const { articles } = await sampleIndex();
    const listed = elementsOf(blocksOf(view)).filter(({ action_id }) => action_id === ACTIONS.withdraw);
    expect(listed.map(({ value }) => value).toSorted()).toEqual(articles.map(({ id }) => id).toSorted());
    const [first] = listed;
    const newest = articles
      .map(({ published }) => published ?? '')
      .toSorted()
      .at(-1);
    expect(articles.find(({ id }) => id === first?.value)?.published).toBe(newest);
    await press(app, ADMIN, element(blocksOf(view), ACTIONS.add), { channel: 'D0' });
    expect(lastForm()).toMatchObject({ callback_id: CALLBACKS.articleForm });
  });

  test('withdraws an article', async () => {
    const { articles } = await sampleIndex();
    const button = element(blocksOf(await home(ADMIN)), ACTIONS.withdraw);
    await press(app, ADMIN, button, { channel: 'D0' });
    await app.settle();
    expect(await inbox(button.value)).toMatchObject([{ kind: 'withdrawal', article: button.value }]);
    const title = articles.find(({ id }) => id === button.value)?.title ?? '';
    expect((await direct(ADMIN)).at(-1)?.text).toBe(texts.withdrawalTaken(title));
  });

  test('finds an article by a word, and shows all again when the words are taken out', async () => {
    const find = async (value: string) => {
      const action = { type: 'plain_text_input', action_id: ACTIONS.find, block_id: 'find', value };
      await press(app, ADMIN, action, { channel: 'D0' });
      await app.settle();
      return elementsOf(blocksOf(lastHome(ADMIN))).filter(({ action_id }) => action_id === ACTIONS.withdraw);
    };
    const { articles } = await sampleIndex();
    const vucic = articles.filter(({ title }) => title?.includes('Vučić') || title?.includes('Vucic'));
    const found = await find('vuc');
    expect(found.map(({ value }) => value)).toEqual(vucic.map(({ id }) => id));
    expect(found.length).toBeGreaterThan(0);
    expect(await find('')).toHaveLength(articles.length);
  });

  test('turns to a page that is there, whatever page is asked for', async () => {
    const turn = { type: 'button', action_id: ACTIONS.older, block_id: 'b', value: '999' };
    await press(app, ADMIN, turn, { channel: 'D0' });
    await app.settle();
    expect(elementTexts(lastHome(ADMIN))).toContain(texts.articlesTitle);
  });

  test('shows nobody else the articles, nor lets them withdraw one by a button that they made up', async () => {
    const view = await home('hana');
    expect(elementTexts(view)).not.toContain(texts.addArticle);
    const { articles } = await sampleIndex();
    const forged = { type: 'button', action_id: ACTIONS.withdraw, block_id: 'b', value: articles[1]?.id ?? '' };
    await press(app, 'hana', forged, { channel: 'D0' });
    await app.settle();
    expect(await inbox(articles[1]?.id ?? '')).toEqual([]);
    expect(elementTexts(lastForm())).toContain(texts.adminsOnly);
  });

  async function home(person: PersonName): Promise<unknown> {
    await app.deliver(app.driver.homeOpened(app.slack.id(person), 'home', 'D000000001'));
    await app.settle();
    return lastHome(person);
  }

  function lastHome(person: PersonName): unknown {
    return field(app.network.of('views.publish', { user_id: app.slack.id(person) }).at(-1)?.body, 'view');
  }
});

/** The view that was opened last. */
function lastForm(): unknown {
  return field(app.network.of('views.open').at(-1)?.body, 'view');
}

function initialValues(view: unknown): Record<string, string> {
  const values = blocksOf(view).flatMap((block): [string, string][] => {
    const initial = field(field(block, 'element'), 'initial_value');
    return typeof initial === 'string' ? [[String(field(block, 'block_id')), initial]] : [];
  });
  return Object.fromEntries(values);
}

async function submit(
  person: PersonName,
  inputs: Readonly<Record<string, string>>,
  id = `V${randomUUID()}`,
  metadata = '',
): Promise<Response> {
  const values = Object.entries(inputs).map(([name, value]) => {
    const given = name === 'published' ? { type: 'datepicker', selected_date: value } : { type: 'text', value };
    return [name, { [name]: given }];
  });
  const user = { id: app.slack.id(person), team_id: TEAM };
  const state = { values: Object.fromEntries(values) };
  const view = { id, callback_id: CALLBACKS.articleForm, private_metadata: metadata, state };
  return app.deliver(
    app.driver.interaction({ type: 'view_submission', team: { id: TEAM }, user, view, response_urls: [] }),
  );
}

async function queue(...jobs: readonly Job[]): Promise<void> {
  for (const job of jobs) {
    const MessageBody = encodeJob(job);
    await app.services.sqs.send(new SendMessageCommand({ QueueUrl: app.jobs.url, MessageBody }));
  }
  await app.settle();
}

/** Submissions in the inbox that speak of it. */
async function inbox(what: string): Promise<Submission[]> {
  const { s3 } = app.services;
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: app.bucket, Prefix: FOLDERS.inbox }));
  const all = Contents.map(async ({ Key }) => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: app.bucket, Key }));
    return decodeSubmission((await Body?.transformToByteArray()) ?? new Uint8Array());
  });
  return (await Promise.all(all)).filter((submission) => JSON.stringify(submission).includes(what));
}

async function direct(person: PersonName): Promise<SlackMessage[]> {
  return app.slack.messages(await app.slack.directChannel(person));
}

async function told(person: PersonName, what: string): Promise<string[]> {
  return (await direct(person)).map(({ text }) => text).filter((text) => text.includes(what));
}
