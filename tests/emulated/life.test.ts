import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, test } from 'vitest';
import { encodeJob, type JobOf } from '../../functions/slack/jobs/jobs.ts';
import { texts } from '../../functions/wording/texts.ts';
import { OTHER_WORDS, WORDS } from '../end-to-end/editions.ts';
import { ROOT } from '../support/command.ts';
import { type SlackMessage, TEAM } from '../support/slack-api.ts';
import { functionCalls, NOBODY } from './api-calls.ts';
import { EmulatedBot, type Question } from './bot.ts';
import type { ApiCall } from './emulator.ts';
import { failingPosts, isApology, untilApology } from './failed-job.ts';
import { missing } from './ministack.ts';
import { becomeDocumentedOperator } from './operator-user.ts';
import { without } from './role-policies.ts';

const POLICE = 'how many police died?';

/** Of the sample corpus: the one that is corrected, and withdrawn. */
const ARTICLE = 'riots-city-by-city';

/** Seconds that news of a changed article waits, and one more. */
const SETTLING_SECONDS = 91;

/** Seconds: the waits between five runs, each with the longest spread and the second that it is rounded up by. */
const MOST_UNTIL_APOLOGY = (2 + 15 + 60 + 300) * 1.25 + 10;

const reason = missing();
if (reason !== null) process.stderr.write(`tests/emulated is skipped: ${reason}\n`);

describe.skipIf(reason !== null)('on an emulated AWS that enforces IAM, one after the other:', () => {
  let bot: EmulatedBot;
  let answered: Question;
  let begun: number;
  let settings: readonly string[];
  let digestChannel: string;

  beforeAll(async () => {
    bot = await EmulatedBot.start();
    await becomeDocumentedOperator(bot.emulator);
    await bot.emulator.tell({ auth: true });
    return () => bot[Symbol.asyncDispose]();
  });

  test('bootstrap, deploy, secrets', async () => {
    expect(await bot.emulator.bootstrap()).toMatchObject({ code: 0 });
    digestChannel = await bot.slack.channel('hana');
    settings = ['--context', `admins=${bot.slack.id('ada')}`, '--context', `digestChannel=${digestChannel}`];
    begun = performance.now();
    const { code, out } = await bot.emulator.run('deploy', ['--yes', ...settings]);
    expect(out).toMatch(/^published: index [0-9a-f]{12}, 12 articles$/mu);
    expect(code).toBe(0);
    expect(await bot.storeSecrets()).toMatchObject({ code: 0 });
  });

  test('Slack verifies the request URL, and a question is answered through it', async () => {
    const verified = await bot.deliver(bot.driver.urlVerification('are you there?'));
    expect(await verified.text()).toContain('are you there?');
    const put = await bot.ask('ada', POLICE);
    expect(put.response.status).toBe(200);
    const [reply] = await bot.replies(put);
    expect(reply?.text).toContain(texts.sourcesDiffer);
    expect(reply?.text).toContain(WORDS);
    answered = put;
    const seconds = (performance.now() - begun) / 1000;
    process.stderr.write(`from npm run deploy to the first answer: ${seconds.toFixed(1)} s\n`);
  });

  test('an article that is laid into the bucket is quoted', async () => {
    const text =
      'Fire in the mill of Brindelmar\n\n3 May 2024\n\nThe fire in the mill of Brindelmar killed 31 weavers.\n';
    await bot.reindexed(() => lay('inbox/mill.txt', text));
    const put = await bot.ask('ben', 'how many weavers were killed in Brindelmar?');
    const [reply] = await bot.replies(put);
    expect(reply?.text).toContain('killed 31 weavers');
  });

  test('a correction of an article corrects the reply that quoted it', async () => {
    const text = await readFile(path.join(ROOT, `corpus/articles/${ARTICLE}.md`), 'utf8');
    await bot.reindexed(() => lay(`articles/${ARTICLE}.md`, text.replace(WORDS, OTHER_WORDS)));
    await bot.emulator.tell({ pass: SETTLING_SECONDS });
    const [reply, note] = await bot.replies(answered, (replies) => replies.length === 2);
    expect(reply?.text).toContain(OTHER_WORDS);
    expect(reply?.text).not.toContain(WORDS);
    expect(note?.text).toContain(texts.correctionNote);
  });

  test('an article that an admin withdraws is no longer quoted', async () => {
    await bot.reindexed(() => submit('withdrawal', { kind: 'withdrawal', article: ARTICLE }));
    await bot.emulator.tell({ pass: SETTLING_SECONDS });
    const [reply] = await bot.replies(answered, ([first]) => first?.text.includes('was withdrawn') ?? false);
    expect(reply?.text).not.toContain(OTHER_WORDS);
  });

  test('an article that an admin submits is taken, and the admin is told so', async () => {
    const stated = { title: 'Frost in Brindelmar', publisher: null, author: null, published: '2024-05-04' };
    const text = 'The frost in Brindelmar killed 12 vines.';
    await bot.reindexed(() => submit('article', { kind: 'text', ...stated, text }));
    const direct = await bot.slack.directChannel('ada');
    const isTold = (messages: readonly SlackMessage[]) => messages.some(({ text }) => text.includes(stated.title));
    await bot.until(() => bot.slack.messages(direct), isTold);
  });

  test('what cannot be read is set aside, and its note goes with it', async () => {
    await lay('inbox/unknown.bin', '\0\0\0');
    await lay('articles/broken.jsonl', '{');
    await called('Indexer', 's3:PutObject', 'set-aside/inbox/unknown.bin');
    await called('Indexer', 's3:PutObject', 'set-aside/articles/broken.jsonl.reason.txt');
    await bot.s3.send(new DeleteObjectCommand({ Bucket: await bucket(), Key: 'articles/broken.jsonl' }));
    await called('Indexer', 's3:DeleteObject', 'set-aside/articles/broken.jsonl.reason.txt');
  });

  test('when the clock strikes, the feeds are looked at, and a channel is told what was asked', async () => {
    const watched = await bot.emulator.run('corpus', ['watch', 'https://feed.invalid/rss.xml', '--stack', 'Verbatim']);
    expect(watched).toMatchObject({ code: 0 });
    await bot.emulator.tell({ tick: true });
    await bot.until(
      () => bot.emulator.calls(),
      (calls) => calls.some(({ caller, action }) => caller.includes('-FetcherRole') && action === 'dynamodb:PutItem'),
    );
    const [digest] = await bot.until(
      () => bot.slack.messages(digestChannel),
      (messages) => messages.length > 0,
    );
    expect(digest?.text).toMatch(/^What was asked: .*\n2 questions: /u);
  });

  describe.each([
    ['goes on counting its receives', false],
    ['counts its receives anew', true],
  ])('where a queue that a message is moved to %s, a job that fails for good', (_, counts_anew) => {
    beforeAll(() => bot.emulator.tell({ counts_anew }));

    test('is apologised for in time, is one dead letter, and is answered in place of the apology when it is put back', async () => {
      await failForGood();
    });

    test('does so too where its worker may not pass it on, and the queue moves it', async () => {
      const permission = { action: 'sqs:SendMessage', resource: /QueuesFailed/u };
      await using _ = await without(bot.emulator, 'Worker', permission);
      const denials = (await denied('Worker')).length;
      await failForGood();
      expect((await denied('Worker')).length).toBeGreaterThan(denials);
    });
  });

  describe('without one permission of its role', () => {
    test('the ingress takes no question', async () => {
      await using _ = await without(bot.emulator, 'Ingress', { action: 'sqs:SendMessage', resource: /./u });
      const { response } = await bot.ask('cleo', POLICE);
      expect(response.status).toBe(500);
      expect(await denied('Ingress')).toContain('sqs:SendMessage');
    });

    test('the fetcher looks at no feed', async () => {
      await using _ = await without(bot.emulator, 'Fetcher', { action: 'dynamodb:Query', resource: /./u });
      const looks = (await written('Fetcher')).length;
      await bot.emulator.tell({ tick: true });
      await bot.until(
        () => denied('Fetcher'),
        (actions) => actions.includes('dynamodb:Query'),
      );
      expect(await written('Fetcher')).toHaveLength(looks);
    });

    test('the apology lays no dead letter', async () => {
      await using _ = await without(bot.emulator, 'Apology', { action: 'sqs:SendMessage', resource: /./u });
      await bot.send(await bot.queue('failed'), 'no job');
      await bot.until(
        () => denied('Apology'),
        (actions) => actions.includes('sqs:SendMessage'),
      );
      expect(await bot.take(await bot.queue('deadLetters'))).toEqual([]);
    });

    test('the indexer publishes nothing', async () => {
      await using _ = await without(bot.emulator, 'Indexer', { action: 's3:ListBucket', resource: /./u });
      const before = await bot.index();
      await lay('inbox/late.txt', 'Frost in Brindelmar\n\n4 May 2024\n\nThe frost in Brindelmar killed 12 vines.\n');
      await bot.until(
        () => denied('Indexer'),
        (actions) => actions.includes('s3:ListBucket'),
      );
      expect(await bot.index()).toBe(before);
    });
  });

  test('a second deploy leaves the articles alone and takes changed settings: Slack calls an HTTP API', async () => {
    const before = await bot.outputs();
    const changed = ['--context', 'allowedWorkspaces=T999999999', '--context', 'functionUrl=false'];
    const { code, out, err } = await bot.emulator.run('deploy', ['--yes', ...settings, ...changed]);
    expect(before.RequestUrl).toContain('.lambda-url.');
    expect((await bot.outputs()).RequestUrl).toContain('.execute-api.');
    expect(err).toContain(`Slack calls ${before.RequestUrl}, which is gone`);
    expect(out).toMatch(/^(?:left alone|brought up to date): index/mu);
    expect(code).toBe(0);
    const put = await bot.ask('dora', POLICE);
    await bot.until(
      () => bot.network.of('chat.postEphemeral', { channel: put.channel }),
      (refusals) => refusals.length > 0,
    );
    expect(await bot.slack.replies(put.channel, put.ts)).toEqual([]);
  });

  test('every grant of a function is used here or reasoned, and nothing else was asked for', async () => {
    const table = await functionCalls(bot.emulator);
    expect(table).not.toContain(NOBODY);
    await expect(table).toMatchFileSnapshot('api-calls.md');
  });

  async function failForGood(): Promise<void> {
    const failuresBefore = bot.logged('a job failed').length;
    const channel = await bot.slack.channel('edith');
    using _fault = failingPosts(bot, { channel });
    const put = await bot.ask('edith', POLICE, channel);
    const { replies, waited } = await untilApology(bot, put, failuresBefore);
    expect(replies.map(isApology)).toEqual([true]);
    expect(waited).toBeLessThan(MOST_UNTIL_APOLOGY);
    const dead: string[] = [];
    await bot.until(
      async () => dead.push(...(await bot.take(await bot.queue('deadLetters')))),
      (count) => count > 0,
    );
    expect(dead.map((body) => JSON.parse(body))).toMatchObject([{ type: 'question', ts: put.ts }]);
    await bot.send(await bot.queue('jobs'), dead[0] ?? '');
    const isAnswered = ([first]: readonly SlackMessage[]) => first?.text.includes(texts.sourcesDiffer) ?? false;
    expect(await bot.replies(put, isAnswered)).toHaveLength(1);
    expect(await bot.take(await bot.queue('deadLetters'))).toEqual([]);
  }

  /** As the ingress queues what an admin has sent. */
  async function submit(submission: string, content: JobOf<'submission'>['content']): Promise<void> {
    const by = { team: TEAM, user: bot.slack.id('ada'), acceptedAt: Date.now() };
    await bot.send(await bot.queue('jobs'), encodeJob({ type: 'submission', ...by, submission, content }));
  }

  async function lay(Key: string, Body: string): Promise<void> {
    await bot.s3.send(new PutObjectCommand({ Bucket: await bucket(), Key, Body }));
  }

  async function bucket(): Promise<string> {
    return (await bot.outputs()).BucketName;
  }

  /** Waits for a function to ask for that object, and to be let. */
  async function called(name: string, action: string, key: string): Promise<void> {
    const isIt = (call: ApiCall) =>
      !call.denied &&
      call.action === action &&
      call.caller.includes(`-${name}Role`) &&
      call.resource.endsWith(`/${key}`);
    await bot.until(
      () => bot.emulator.calls(),
      (calls) => calls.some(isIt),
    );
  }

  /** Items that a function has written so far. */
  async function written(name: string): Promise<ApiCall[]> {
    const calls = await bot.emulator.calls();
    return calls.filter(
      ({ caller, action, denied }) => caller.includes(`-${name}Role`) && action === 'dynamodb:PutItem' && !denied,
    );
  }

  /** Actions that a function was denied so far. */
  async function denied(name: string): Promise<string[]> {
    const calls = await bot.emulator.calls();
    return calls.flatMap((call) => (call.denied && call.caller.includes(`-${name}Role`) ? [call.action] : []));
  }
});
