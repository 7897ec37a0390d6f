import { readdir } from 'node:fs/promises';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { answer } from '../../../../functions/engine/answer.ts';
import { ArticleInside, Explanation } from '../../../../functions/local/server/protocol.ts';
import { encoded } from '../../../../functions/local/server/workspace/slack-side.ts';
import { texts } from '../../../support/shown-blocks.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { ADA, BEN, CHANNEL, CLEO, elementOf, type Played, play, statusOf } from '../preview.ts';

const QUESTION = 'how many officers died?';

describe('the app behind npm start', () => {
  let played: Played;

  beforeAll(async () => {
    played = await play();
  });

  afterAll(async () => {
    await played[Symbol.asyncDispose]();
  });

  test('answers a mention in its thread, for everybody, once', async () => {
    await played.do(ADA, { kind: 'say', channel: CHANNEL, thread: null, text: `@Verbatim ${QUESTION}` });
    const asked = await played.until(BEN, CHANNEL, ({ user }) => user === ADA);
    const reply = await played.until(BEN, CHANNEL, ({ thread }) => thread === asked.ts);
    expect(reply.text).toContain('Sources differ: 6 · 7 · 9');
    expect(asked.text).toBe(`<@U0VERBATIM> ${QUESTION}`);
    // The app is told of its own message as well; it must not answer that.
    await played.do(ADA, { kind: 'command', channel: CHANNEL, command: '/factcheck', text: 'about' });
    await played.until(ADA, CHANNEL, ({ isPrivate }) => isPrivate);
    const { conversations } = await played.sees(BEN);
    expect(conversations[0]?.messages.filter(({ thread }) => thread === asked.ts)).toHaveLength(1);
  });

  test('changes its reply when the question is edited', async () => {
    await played.do(CLEO, { kind: 'say', channel: CHANNEL, thread: null, text: '@Verbatim who is the mayor?' });
    const asked = await played.until(CLEO, CHANNEL, ({ user }) => user === CLEO);
    const reply = await played.until(CLEO, CHANNEL, ({ thread }) => thread === asked.ts);
    const text = '@Verbatim who is the captain of the ferry?';
    await played.do(CLEO, { kind: 'edit', channel: CHANNEL, ts: asked.ts, text });
    const changed = await played.until(CLEO, CHANNEL, ({ id, text }) => id === reply.id && text !== reply.text);
    expect(changed.text).toContain('Tomas Reed');
    expect(await played.do(BEN, { kind: 'edit', channel: CHANNEL, ts: asked.ts, text })).toMatchObject({
      kind: 'refused',
    });
  });

  test('takes its reply away when the question is deleted', async () => {
    await played.do(CLEO, { kind: 'say', channel: CHANNEL, thread: null, text: `@Verbatim ${QUESTION}` });
    const { conversations } = await played.sees(CLEO);
    const asked = conversations[0]?.messages.findLast(({ user }) => user === CLEO);
    const reply = await played.until(CLEO, CHANNEL, ({ thread }) => thread === asked?.ts);
    expect(await played.do(BEN, { kind: 'delete', channel: CHANNEL, ts: asked?.ts ?? '' })).toMatchObject({
      kind: 'refused',
    });
    await played.do(CLEO, { kind: 'delete', channel: CHANNEL, ts: asked?.ts ?? '' });
    const left = async () => (await played.sees(CLEO)).conversations[0]?.messages.map(({ id }) => id);
    await expect.poll(left).not.toContain(reply.id);
    expect(await left()).not.toContain(asked?.id);
  });

  test('answers a command to the asker alone, replaces it when it is shared, and posts it for all', async () => {
    await played.do(BEN, { kind: 'command', channel: CHANNEL, command: '/factcheck', text: QUESTION });
    const reply = await played.until(BEN, CHANNEL, ({ isPrivate, answer }) => isPrivate && answer !== null);
    expect((await played.sees(ADA)).conversations[0]?.messages.map(({ id }) => id)).not.toContain(reply.id);
    const press = { kind: 'press', message: reply.id, action: elementOf(reply, 'share') } as const;
    expect(await played.do(ADA, press)).toMatchObject({ kind: 'refused' });
    await played.do(BEN, press);
    const shared = await played.until(ADA, CHANNEL, ({ text }) => text.startsWith(`Shared by <@${BEN}>`));
    expect(shared.isPrivate).toBe(false);
    const replaced = await played.until(BEN, CHANNEL, ({ id, answer }) => id === reply.id && answer === null);
    expect(replaced.text).toBe('Shared with everybody in this conversation.');
  });

  test('refuses a command that the app does not have, as Slack does, and tells the app nothing', async () => {
    const command = { kind: 'command', channel: CHANNEL, text: 'x' } as const;
    const before = (await played.sees(BEN)).conversations[0]?.messages.length;
    expect(await played.do(BEN, { ...command, command: '/nope' })).toEqual({
      kind: 'refused',
      problem: '/nope is not a valid command. To send it as a message, put a space before it.',
    });
    expect((await played.sees(BEN)).conversations[0]?.messages).toHaveLength(before ?? -1);
    expect(await played.do(BEN, { ...command, command: '/FactCheck', text: 'help' })).toEqual({ kind: 'done' });
  });

  test('suggests questions that the index answers', async () => {
    const { index } = await played.sees(ADA);
    expect(index.questions.length).toBeGreaterThan(0);
    for (const question of index.questions)
      expect(answer(question, played.corpus.index, { limit: 3 }).kind).not.toBe('not_found');
  });

  test('fills the modal that a button opens', async () => {
    await played.do(CLEO, { kind: 'command', channel: CHANNEL, command: '/factcheck', text: QUESTION });
    const reply = await played.until(CLEO, CHANNEL, ({ isPrivate, answer }) => isPrivate && answer !== null);
    await played.do(CLEO, { kind: 'press', message: reply.id, action: elementOf(reply, 'context') });
    await expect
      .poll(async () => texts((await played.sees(CLEO)).modals[0]?.view).join(' '))
      .toContain('Warehouses burned through the night');
    const [modal] = (await played.sees(CLEO)).modals;
    await played.do(CLEO, { kind: 'close', modal: modal?.id ?? '' });
    expect((await played.sees(CLEO)).modals).toEqual([]);
  });

  test('says what is wrong with a form, and keeps it open', async () => {
    await played.do(CLEO, { kind: 'open', tab: 'home' });
    await expect.poll(async () => (await played.sees(CLEO)).home).not.toBeNull();
    const home = (await played.sees(CLEO)).home ?? {};
    const blocks = Array.isArray(home.blocks) ? home.blocks : [];
    await played.do(CLEO, { kind: 'press', message: null, action: elementOf({ blocks }, 'add') });
    const [modal] = (await played.sees(CLEO)).modals;
    const outcome = await played.do(CLEO, { kind: 'submit', modal: modal?.id ?? '', values: {} });
    expect(outcome).toMatchObject({ kind: 'errors' });
    expect((await played.sees(CLEO)).modals).toHaveLength(1);
    await played.do(CLEO, { kind: 'close', modal: modal?.id ?? '' });
  });

  test('offers questions in the direct message, where nobody else can look or write', async () => {
    await played.do(ADA, { kind: 'open', tab: 'messages' });
    await expect.poll(async () => (await played.sees(ADA)).prompts?.prompts.length).toBeGreaterThan(0);
    const direct = (await played.sees(ADA)).conversations[1];
    const outcome = await played.do(BEN, { kind: 'say', channel: direct?.id ?? '', thread: null, text: 'hello' });
    expect(outcome).toMatchObject({ kind: 'refused' });
  });

  test('answers from an article that is dropped, and leaves the corpus as it was', async () => {
    const text = 'The eels of Quern\n\nBiologists counted 512 eels in the river at Quern, they said on Monday.\n';
    const added = await played.fetch('/library/file?name=eels.txt', { method: 'POST', body: text });
    expect(await added.json()).toMatchObject({ entries: [{ kind: 'added', source: 'eels.txt' }] });
    await played.do(ADA, {
      kind: 'say',
      channel: CHANNEL,
      thread: null,
      text: '@Verbatim how many eels were counted at Quern?',
    });
    const reply = await played.until(ADA, CHANNEL, ({ text, thread }) => thread !== null && text.includes('512 eels'));
    expect(reply.text).toContain('One source says: 512');
    const article = await (await played.fetch('/library/article?id=eels')).json();
    expect(texts(article)).toContain('Biologists counted 512 eels in the river at Quern, they said on Monday.');
    const { passages } = v.parse(ArticleInside, article);
    const figures = passages.flatMap(({ sentences }) => sentences.flatMap((sentence) => sentence.figures));
    // In the words of the text, not in their stems.
    expect(figures).toMatchObject([{ label: '512', of: 'eels, counted' }]);
    const again = await played.fetch('/library/file?name=eels.txt', { method: 'POST', body: text });
    expect(await again.json()).toMatchObject({ entries: [{ kind: 'unchanged' }] });
  });

  test('corrects its reply when the article that it quoted is dropped in other words, and says so', async () => {
    const text = 'The eels of Quern\n\nBiologists counted 640 eels in the river at Quern, they said on Monday.\n';
    const updated = await played.fetch('/library/file?name=eels.txt', { method: 'POST', body: text });
    expect(await updated.json()).toMatchObject({ entries: [{ kind: 'updated' }] });
    const reply = await played.until(ADA, CHANNEL, ({ text }) => text.includes('“The eels of Quern” was corrected'));
    expect(reply.text).toContain('One source says: 640');
    const note = await played.until(ADA, CHANNEL, ({ text }) => text.startsWith('I have answered again'));
    expect(note.thread).toBe(reply.thread);
  });

  test('lets an admin withdraw an article, which is quoted no more', async () => {
    await played.do(CLEO, { kind: 'open', tab: 'home' });
    const withdraw = { type: 'button', action_id: 'withdraw', block_id: 'b', value: 'eels' };
    await played.do(CLEO, { kind: 'press', message: null, action: withdraw });
    await played.until(CLEO, 'D0CLEO', ({ text }) => text.includes('“The eels of Quern” was withdrawn'));
    expect(played.corpus.index.articles.map(({ id }) => id)).not.toContain('eels');
    await played.until(ADA, CHANNEL, ({ text }) => text.includes('“The eels of Quern” was withdrawn'));
  });

  test('lets nobody else do so', async () => {
    await played.do(BEN, { kind: 'open', tab: 'home' });
    const withdraw = { type: 'button', action_id: 'withdraw', block_id: 'b', value: 'courier' };
    await played.do(BEN, { kind: 'press', message: null, action: withdraw });
    await played.do(BEN, { kind: 'command', channel: CHANNEL, command: '/factcheck', text: QUESTION });
    await played.until(BEN, CHANNEL, ({ isPrivate, answer }) => isPrivate && answer !== null);
    expect(played.corpus.index.articles.map(({ id }) => id)).toContain('courier');
  });

  test('says why an address could not be taken', async () => {
    const body = JSON.stringify({ url: 'https://example.org/a' });
    const answer = await (await played.fetch('/library/address', { method: 'POST', body })).json();
    expect(answer).toMatchObject({ entries: [{ kind: 'skipped', detail: 'there is no network in a test' }] });
  });

  test('explains an answer by the parts of its score, which add up to it', async () => {
    const reply = await played.until(ADA, CHANNEL, ({ answer }) => answer !== null);
    const answered = await played.fetch(`/library/why?answer=${reply.answer}`);
    const why = v.parse(Explanation, await answered.json());
    const [first] = why.quotes;
    const sum = first?.parts.reduce((total, { value }) => total + value, 0);
    expect(sum).toBeCloseTo(first?.score ?? Number.NaN, 6);
    expect((await played.fetch('/library/why?answer=nobody')).status).toBe(404);
  });

  test('logged no trouble in all of this', () => {
    expect(played.troubles).toEqual([]);
  });
});

describe('who may talk to the local server', () => {
  let played: Played;
  let host: string;

  beforeAll(async () => {
    played = await play();
    host = new URL(played.server.origin).host;
  });

  afterAll(async () => {
    await played[Symbol.asyncDispose]();
  });

  test('listens on this machine only', () => {
    expect(new URL(played.server.origin).hostname).toBe('127.0.0.1');
  });

  test.each([
    ['a name that was rebound to 127.0.0.1', { host: 'evil.example' }, 403],
    ['its own name with another port', { host: '127.0.0.1:1' }, 403],
    ['a page of another origin', { origin: 'https://evil.example' }, 403],
    ['a page without an origin', { origin: 'null' }, 403],
    ['a page of the same site on another port', { 'sec-fetch-site': 'same-site' }, 403],
    ['its own page', { 'sec-fetch-site': 'same-origin' }, 400],
    ['a program without a browser', {}, 400],
  ])('answers %s', async (_, headers, status) => {
    const all = { host, ...headers };
    expect(await statusOf(`${played.server.origin}/action`, { method: 'POST', headers: all, body: '{}' })).toBe(status);
  });

  test('keeps foreign pages from reading, too', async () => {
    expect(await statusOf(`${played.server.origin}/stream?as=${ADA}`, { headers: { host: 'evil.example' } })).toBe(403);
    expect((await played.fetch('/')).headers.get('access-control-allow-origin')).toBeNull();
  });

  test('takes only signed requests for the app, and only the app’s own calls', async () => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"type":"event_callback"}' };
    expect((await played.fetch('/slack/events', init)).status).toBe(401);
    expect(await (await played.fetch('/api/auth.test', { method: 'POST' })).json()).toEqual({
      ok: false,
      error: 'invalid_auth',
    });
  });

  test('lets its page run nothing but its own script', async () => {
    const page = await played.fetch('/');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(await page.text()).not.toMatch(/<script>|<style|\son\w+=|style=/u);
  });

  test('knows nothing of other paths, methods and people', async () => {
    expect((await played.fetch('/etc/passwd')).status).toBe(404);
    expect((await played.fetch('/library/holdings', { method: 'DELETE' })).status).toBe(404);
    expect((await played.fetch('/stream?as=U0NOBODY')).status).toBe(404);
  });
});

test('what was added is gone with the server', async () => {
  await using folder = await tempFolder();
  vi.stubEnv('TMPDIR', folder.path);
  const played = await play();
  vi.unstubAllEnvs();
  const added = async () => (await readdir(folder.path)).filter((name) => name.startsWith('verbatim-added-'));
  expect(await added()).toHaveLength(1);
  await played[Symbol.asyncDispose]();
  expect(await added()).toEqual([]);
});

test('a message is encoded as Slack encodes it', () => {
  expect(encoded('@verbatim is 1 < 2 & 3? see https://a.example/?b=1&c=2 @Ben')).toBe(
    '<@U0VERBATIM> is 1 &lt; 2 &amp; 3? see <https://a.example/?b=1&amp;c=2> <@U0BEN>',
  );
  expect(encoded('<https://a.example|b> and https://a.example/c.')).toBe(
    '&lt;<https://a.example>|b&gt; and <https://a.example/c>.',
  );
});
