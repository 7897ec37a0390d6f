import { describe, expect, test } from 'vitest';
import { encodeSubmission } from '../../functions/corpus/submission.ts';
import { submissionFile } from '../../functions/corpus/submission-file.ts';
import { decodeJob, type Job } from '../../functions/slack/jobs/jobs.ts';
import { FunctionProcess } from '../support/function-process.ts';
import { type Call, type Fault, field } from '../support/wire-proxy.ts';
import { START_MS } from './deployment.ts';
import type { Cut } from './kills.ts';
import { LivingCorpus } from './living-corpus.ts';
import { onlyReply } from './replies.ts';

const MILL = '---\ntitle: Fire in the mill\n---\nEight people were hurt when the mill of Quern burned on Monday.\n';
const PORT = '---\ntitle: The port opens\n---\nNine ships left the port of Marlow on Tuesday morning.\n';

const PAGE = `<html><head><title>The port</title></head><body><article><h1>The port opens</h1>
${'<p>Nine ships left the port of Marlow on Tuesday, and a tenth lay at the quay with its grain until the evening.</p>'.repeat(4)}
<p>The harbour master said that the cranes would work through the night.</p></article></body></html>`;

const SHIPS = 'How many ships left the port of Marlow?';

/** Milliseconds: a little longer than a worker takes its index for the current one. */
const FRESH_MS = 31_000;

describe.concurrent('the living corpus', () => {
  test(
    'an article that is put into the bucket answers the next question, without a deployment',
    async () => {
      await using corpus = await LivingCorpus.start();
      const { app } = corpus;
      await corpus.upload({ 'articles/mill.md': MILL });
      await corpus.settle();
      const before = await app.mention('ada', SHIPS);
      await app.settle();
      expect((await onlyReply(app, before)).text).not.toContain('Nine ships');

      await corpus.upload({ 'articles/port.md': PORT });
      await corpus.settle();
      await app.services.passTime(FRESH_MS);
      const after = await app.mention('ada', SHIPS);
      await app.settle();
      expect((await onlyReply(app, after)).text).toContain('“Nine ships left the port of Marlow on Tuesday morning.”');

      await corpus.remove('articles/port.md');
      await corpus.settle();
      await app.services.passTime(FRESH_MS);
      const gone = await app.mention('ada', SHIPS);
      await app.settle();
      expect((await onlyReply(app, gone)).text).not.toContain('Nine ships');
    },
    START_MS,
  );

  test(
    'two uploads at the same moment, which wake two indexers, lose neither',
    async () => {
      await using corpus = await LivingCorpus.start();
      const second = new FunctionProcess(corpus.indexer.spec, corpus.app.clock);
      await Promise.all([corpus.indexer.start(), second.start()]);
      for (let at = 0; at < 5; at += 1) {
        const uploads = [`articles/${at}-a.md`, `articles/${at}-b.md`].map((key) =>
          corpus.upload({ [key]: `The clerk of ${key} counted ${at + 2} votes on Monday.` }),
        );
        await Promise.all([...uploads, corpus.poll(1), corpus.poll(1, second)]);
        await Promise.all([corpus.poll(1), corpus.poll(1, second)]);
        await corpus.settle();
        expect(await corpus.articles()).toHaveLength(2 * (at + 1));
      }
      await second.kill();
    },
    START_MS,
  );

  test(
    'a bad article is set aside with its reason and holds up nothing; files of other formats are imported',
    async () => {
      await using corpus = await LivingCorpus.start();
      await corpus.upload({
        'articles/bad.md': '---\ntitle: [\n---\n',
        'articles/mill.md': MILL,
        'inbox/picture.png': Buffer.from('\u0089PNG\r\n', 'latin1'),
        'inbox/port.html': PAGE,
      });
      await corpus.settle();
      expect(await corpus.articles()).toEqual(['mill', 'port']);
      expect(await corpus.names('set-aside/')).toEqual([
        'articles/bad.md.reason.txt',
        'inbox/picture.png',
        'inbox/picture.png.reason.txt',
      ]);
      expect(await corpus.names('inbox/')).toEqual([]);
    },
    START_MS,
  );

  test(
    'a thousand uploads in a burst make few indexes',
    async () => {
      await using corpus = await LivingCorpus.start();
      await corpus.indexer.start();
      const keys = Array.from({ length: 1000 }, (_, at) => `articles/${String(at).padStart(4, '0')}.md`);
      let isUploading = true;
      const uploading = (async () => {
        for (let at = 0; at < keys.length; at += 50) {
          const some = keys.slice(at, at + 50);
          await corpus.upload(
            Object.fromEntries(some.map((key) => [key, `The clerk of ${key} counted votes on Monday.`])),
          );
        }
        isUploading = false;
      })();
      while (isUploading) await corpus.poll();
      await uploading;
      await corpus.settle();
      expect(await corpus.articles()).toHaveLength(1000);
      expect(corpus.published).toBeLessThan(MOST_INDEXES);
    },
    START_MS,
  );
});

/** Lambda gathers a burst for ten seconds; here nobody waits, so this is more than there would be. */
const MOST_INDEXES = 10;

/** Milliseconds for some twenty runs that are killed and repeated, a second each, on a machine that has other things to do. */
const KILLS_MS = 300_000;

describe.concurrent('an indexer that is killed leaves the old index, and the next run goes on', () => {
  test('before each call that changes something', () => killAtEachChange('cut before'), KILLS_MS);
  test('after each call that changes something', () => killAtEachChange('cut after'), KILLS_MS);
});

/** Killed before a call that only reads, a run leaves what it leaves killed after the last one that changed something. */
const CHANGES = /^(?:PUT|DELETE|PutItem|SendMessage|ChangeMessageVisibility)\b/u;

/** Everything that a run changes: each of these must have been met. */
const NEEDED = [
  'ChangeMessageVisibility 1',
  'PutItem 1',
  'PUT articles/ 1',
  'PUT outbox/ 1',
  'PUT index/ 1',
  'PUT index/ 2',
  'DELETE index/ 1',
  'SendMessage 1',
  'SendMessage 2',
  'DELETE inbox/ 1',
  'DELETE outbox/ 1',
];

/** Lets one run make all its changes, and then kills it at each of them, one run after the other. */
async function killAtEachChange(kind: Cut): Promise<void> {
  await using corpus = await LivingCorpus.start();
  await corpus.put({ 'rings.yaml': 'rings:\n  hurt: [hurt, injured]\n' });
  // Three indexes: a run removes the one before the last.
  for (const people of ['Six', 'Seven', 'Eight']) {
    await corpus.upload({ 'articles/mill.md': MILL.replace('Eight', people) });
    await corpus.settle();
  }
  const { changes } = await strikeAndSettle(corpus, kind, 1, null);
  expect(changes).toEqual(expect.arrayContaining(NEEDED));
  for (const [index, change] of changes.entries()) await strikeAndSettle(corpus, kind, index + 2, change);
}

/** A correction and a submission come in; the run that takes them is killed at `change`, and the next ones are left alone. */
async function strikeAndSettle(
  corpus: LivingCorpus,
  kind: Cut,
  at: number,
  change: string | null,
): Promise<{ changes: string[] }> {
  const before = await corpus.articles();
  const people = `${at + 10} people`;
  const submission = report(at);
  const item = `inbox/${submissionFile(submission)}`;
  await corpus.put({ 'articles/mill.md': MILL.replace('Eight people', people), [item]: encodeSubmission(submission) });
  await corpus.tell('ObjectCreated:Put', [item]);
  corpus.app.network.calls.length = 0;
  const { changes, victim } = await pollKilling(corpus, kind, change);
  const told = `${kind} ${change}`;
  // Whatever index is current can be loaded, and has lost nothing.
  expect(await corpus.articles(), told).toEqual(expect.arrayContaining(before));

  await corpus.settle();
  const index = await corpus.index();
  expect(index?.articles, told).toHaveLength(at + 1);
  expect(index?.articles.find(({ id }) => id === 'mill')?.text, told).toContain(people);
  expect(await corpus.names('inbox/'), told).toEqual([]);
  expect(await corpus.names('outbox/'), told).toEqual([]);
  const jobs = sent(corpus, victim);
  const news = jobs.filter((job) => job.type === 'report' && job.submission === submission.id);
  expect(news, told).not.toEqual([]);
  for (const job of news) expect(job, told).toMatchObject({ outcome: 'added' });
  expect(jobs, told).toContainEqual(expect.objectContaining({ type: 'changed', articles: ['mill'] }));
  return { changes };
}

function report(at: number) {
  const stated = { title: `Report ${at}`, publisher: null, author: null, published: null };
  const text = `The clerk of Quern counted ${at} votes in the hall on Monday, said the mayor.`;
  return { kind: 'text', id: `S${at}`, by: { team: 'T0AAAAAAA', user: 'U0AAAAAAA' }, at, ...stated, text } as const;
}

/** The changes that one run makes, each by what it is and how many of its like there were: `PUT index/ 2`. */
async function pollKilling(corpus: LivingCorpus, kind: Cut, change: string | null) {
  const changes: string[] = [];
  const struck: Call[] = [];
  using _ = corpus.app.network.intercept((call): Fault | null => {
    if (call.caller !== 'indexer' || !CHANGES.test(call.operation) || struck.length > 0) return null;
    const what = call.operation.replace(/^(\S+) \/[^/]+\/([^/]+\/).*$/u, '$1 $2');
    const name = `${what} ${changes.filter((one) => one.startsWith(what)).length + 1}`;
    changes.push(name);
    if (name !== change) return null;
    struck.push(call);
    return { kind, strike: () => corpus.indexer.kill() };
  });
  const outcome = await corpus.poll();
  expect(outcome?.kind, `${kind} ${change}`).toBe(struck.length > 0 ? 'crashed' : 'returned');
  return { changes, victim: struck[0] ?? null };
}

/** Jobs that went to the workers; one that was cut off may or may not have. */
function sent(corpus: LivingCorpus, victim: Call | null): Job[] {
  return corpus.app.network
    .of('SendMessage', { QueueUrl: corpus.app.jobs.url })
    .filter((call) => call.caller === 'indexer' && call !== victim)
    .map(({ body }) => decodeJob(String(field(body, 'MessageBody'))));
}
