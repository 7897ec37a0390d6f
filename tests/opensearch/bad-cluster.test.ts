import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { answer } from '../../functions/engine/answer.ts';
import { SearchClusterError } from '../../functions/opensearch/cluster-error.ts';
import { publishToCluster } from '../../functions/opensearch/publish.ts';
import { handleJob } from '../../functions/slack/jobs/handle-job.ts';
import { texts } from '../../functions/wording/texts.ts';
import { AppBench } from '../slack/app-bench.ts';
import { HARBOUR_REPORTS, indexOf } from '../support/articles.ts';
import { type Fate, FaultyNode } from './faulty-node.ts';
import { isMissing, TestCluster } from './test-cluster.ts';

const QUESTION = 'how many police died in Marlow?';

/** Milliseconds: nothing that a test expects hangs on it. */
const PATIENCE = { timeoutMs: 120_000, attempts: 2 };

/** What indices are made of, by name: of their settings those that are stated when one is made. */
const INDICES = v.record(
  v.string(),
  v.object({
    settings: v.object({
      index: v.object({ number_of_shards: v.string(), similarity: v.unknown(), analysis: v.unknown() }),
    }),
    mappings: v.unknown(),
  }),
);

const DOCUMENTS = v.object({
  hits: v.object({ hits: v.array(v.object({ _id: v.string(), _source: v.unknown() })) }),
});

const BUSY: Fate = { status: 429, type: 'circuit_breaking_exception' };

describe.skipIf(isMissing)('a search cluster that does badly', () => {
  let node: FaultyNode;
  let corpus: TestCluster;

  beforeEach(async () => {
    node = await FaultyNode.before(inject('openSearch') ?? '');
    corpus = new TestCluster(1, node.url, PATIENCE);
    return () => node[Symbol.asyncDispose]();
  });

  const publish = (articles = HARBOUR_REPORTS) => publishToCluster(indexOf(articles), corpus.publisher);

  /** The problem that the work ends with. */
  async function problemOf(work: Promise<unknown>): Promise<string> {
    const error = await work.then(
      () => null,
      (reason: unknown) => reason,
    );
    if (!(error instanceof SearchClusterError)) throw new Error('it went well', { cause: error });
    expect(error.message).not.toContain('police');
    expect(error.message).toContain(new URL(node.url).host);
    return error.problem;
  }

  /**
   * Puts an index that no node may hold in the place of the passages. A shard with a copy would not do: a cluster allocates
   * its primary against the settings that forbid it (`canForceAllocatePrimary` of OpenSearch's deciders).
   * @returns what makes the passages whole again.
   */
  async function losePassages(): Promise<() => Promise<void>> {
    const { cluster, names } = corpus;
    const path = `/${names.passages}`;
    const { settings, mappings } = Object.values(await cluster.ask({ method: 'GET', path }, INDICES))[0] ?? {};
    const kept = await cluster.ask({ method: 'GET', path: `${path}/_search?size=1000` }, DOCUMENTS);
    await cluster.ask({ method: 'DELETE', path }, v.unknown());
    const requirement = (name: string | null) => ({ 'index.routing.allocation.require._name': name });
    const body = JSON.stringify({ settings: { ...settings, ...requirement('nobody') }, mappings });
    await cluster.ask({ method: 'PUT', path: `${path}?wait_for_active_shards=0`, body }, v.unknown());
    return async () => {
      const body = JSON.stringify(requirement(null));
      await cluster.ask({ method: 'PUT', path: `${path}/_settings`, body }, v.unknown());
      const lines = kept.hits.hits.flatMap(({ _id, _source }) => [{ index: { _id } }, _source]);
      const documents = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
      await cluster.ask({ method: 'POST', path: `${path}/_bulk?refresh=true`, body: documents }, v.unknown());
    };
  }

  const slice = async () => (await corpus.store().current())?.slice([QUESTION]);

  test.each<[string, Fate]>([
    ['busy', BUSY],
    ['incomplete', { status: 503, type: 'search_phase_execution_exception' }],
    ['denied', { status: 403, type: 'security_exception' }],
    ['refused', { status: 400, type: 'parsing_exception' }],
  ])('is told as %s', async (problem, fate) => {
    await publish();
    node.fate = (path) => (path.includes('_msearch') ? fate : 'passes');
    expect(await problemOf(slice())).toBe(problem);
  });

  test('is told as slow where it does not answer, and as unreachable where nothing listens', async () => {
    await publish();
    const hasty = new TestCluster(1, node.url, { timeoutMs: 200, attempts: 1 });
    node.fate = () => 'hangs';
    expect(await problemOf(hasty.store().current())).toBe('slow');
    await node[Symbol.asyncDispose]();
    expect(await problemOf(corpus.store().current())).toBe('unreachable');
  });

  test('is asked again where what is wrong may pass', async () => {
    await publish();
    let turnedAway = 0;
    node.fate = (path) => (path.includes('_msearch') && turnedAway++ % 2 === 0 ? BUSY : 'passes');
    const expected = answer(QUESTION, indexOf(HARBOUR_REPORTS), { limit: 10 });
    const given = await slice();
    expect(given && answer(QUESTION, given, { limit: 10 })).toEqual(expected);
    expect(turnedAway).toBeGreaterThan(1);
  });

  test('is told as incomplete where an index is red, and answers again once it is whole', async () => {
    await publish();
    const restore = await losePassages();
    expect(await problemOf(slice())).toBe('incomplete');
    await restore();
    await expect
      .poll(() =>
        slice().then(
          (given) => given && answer(QUESTION, given, { limit: 10 }),
          () => 'not yet',
        ),
      )
      .toEqual(answer(QUESTION, indexOf(HARBOUR_REPORTS), { limit: 10 }));
  });

  test('is told as not indexed where there is nothing, or what other code has made', async () => {
    expect(await problemOf(corpus.store().current())).toBe('not-indexed');
    await publish();
    const body = JSON.stringify({ _meta: { format: 0, analysis: 'of-other-code' } });
    await corpus.cluster.ask({ method: 'PUT', path: `/${corpus.names.articles}/_mapping`, body }, v.unknown());
    expect(await problemOf(corpus.store().current())).toBe('not-indexed');
    expect(await problemOf(publish())).toBe('not-indexed');
  });

  test('is told as read-only where it takes no writes, and keeps its edition', async () => {
    await publish();
    const block = (isBlocked: boolean) => {
      const body = JSON.stringify({ 'index.blocks.write': isBlocked });
      return corpus.cluster.ask({ method: 'PUT', path: `/${corpus.names.passages}/_settings`, body }, v.unknown());
    };
    await block(true);
    expect(await problemOf(publish(HARBOUR_REPORTS.slice(1)))).toBe('read-only');
    expect((await corpus.store().current())?.version).toBe(indexOf(HARBOUR_REPORTS).version);
    await block(false);
    expect(await publish(HARBOUR_REPORTS.slice(1))).toMatchObject({ kind: 'published' });
    expect((await corpus.store().current())?.version).toBe(indexOf(HARBOUR_REPORTS.slice(1)).version);
  });

  test('a run that is cut off at any request leaves the edition before, and the next one ends as if it had not been', async () => {
    await publish(HARBOUR_REPORTS.slice(0, 3));
    const begun = node.asked.length;
    await publish(HARBOUR_REPORTS.slice(1, 4));
    const requests = node.asked.length - begun;
    expect(requests).toBeGreaterThan(8);
    let before = indexOf(HARBOUR_REPORTS.slice(1, 4));
    for (let cut = 1; cut < requests; cut += 1) {
      const articles = HARBOUR_REPORTS.slice(cut % 3, (cut % 3) + 3);
      let left = cut;
      node.fate = () => (left-- > 0 ? 'passes' : { status: 400, type: 'cut_off' });
      await publish(articles).catch(() => {});
      node.fate = () => 'passes';
      const held = await corpus.store().current();
      const after = indexOf(articles);
      expect([before.version, after.version], String(cut)).toContain(held?.version);
      const isAfter = held?.version === after.version;
      expect(held && answer(QUESTION, await held.slice([QUESTION]), { limit: 10 })).toEqual(
        answer(QUESTION, isAfter ? after : before, { limit: 10 }),
      );
      await publish(articles);
      const edition = await corpus.store().current();
      expect(edition && answer(QUESTION, await edition.slice([QUESTION]), { limit: 10 })).toEqual(
        answer(QUESTION, after, { limit: 10 }),
      );
      before = after;
    }
  });

  describe('for people who ask in Slack', () => {
    let app: AppBench;
    beforeEach(async () => {
      app = await AppBench.start();
    });
    afterEach(() => app.end());

    test('is said in place of the answer, which takes that place once there is one', async () => {
      await publish();
      const jobContext = { ...app.jobContext, index: () => corpus.store().current() };
      const job = await app.question('ada', QUESTION);
      node.fate = () => BUSY;
      await expect(handleJob(job, jobContext)).rejects.toThrow(SearchClusterError);
      expect((await app.said(job)).reply.text).toBe(texts.unavailable);
      await expect(handleJob(job, jobContext)).rejects.toThrow(SearchClusterError);
      node.fate = () => 'passes';
      app.time += 60_000;
      await handleJob(job, jobContext);
      const { reply, notes } = await app.said(job);
      expect(reply.text).toContain('Six policemen were killed in the clashes');
      expect(notes).toEqual([]);
    });
  });
});
