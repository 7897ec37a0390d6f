import { expect } from 'vitest';
import { encodeSubmission } from '../../functions/corpus/submission.ts';
import { submissionFile } from '../../functions/corpus/submission-file.ts';
import { decodeJob, type Job } from '../../functions/slack/jobs/jobs.ts';
import { type Call, type Fault, field } from '../support/wire-proxy.ts';
import type { Cut, Scenario } from './kills.ts';
import { LivingCorpus } from './living-corpus.ts';

const MILL = '---\ntitle: Fire in the mill\n---\nEight people were hurt when the mill of Quern burned on Monday.\n';

/** Killed before a call that only reads, a run leaves what it leaves killed after the last one that changed something. */
const CHANGES = /^(?:PUT|DELETE|PutItem|SendMessage|ChangeMessageVisibility)\b/u;

/** An index is updated by a correction and a submission, and the indexer killed at one of the calls that change something. */
export async function killedIndexing(): Promise<Scenario> {
  const corpus = await LivingCorpus.start();
  await corpus.put({ 'rings.yaml': 'rings:\n  hurt: [hurt, injured]\n' });
  // Three indexes: a run removes the one before the last.
  for (const people of ['Six', 'Seven', 'Eight']) {
    await corpus.upload({ 'articles/mill.md': MILL.replace('Eight', people) });
    await corpus.settle();
  }
  let round = 1;
  // The changes of one run, left alone: others may make them in another order, and are killed at each by its name.
  const { changes } = await strikeAndSettle(corpus, 'cut before', round, null);
  return {
    async strike(kind, at) {
      round += 1;
      const change = changes[at - 1] ?? null;
      await strikeAndSettle(corpus, kind, round, change);
      return { struck: change, calls: changes.length };
    },
    [Symbol.asyncDispose]: () => corpus[Symbol.asyncDispose](),
  };
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
