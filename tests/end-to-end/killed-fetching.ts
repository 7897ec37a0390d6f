import { expect } from 'vitest';
import { feedId } from '../../functions/feeds/feed.ts';
import { type SiteItem, storyHtml } from '../support/feed-site.ts';
import type { Fault } from '../support/wire-proxy.ts';
import { DeployedFetcher, TICK_MS } from './deployed-fetcher.ts';
import type { Cut, Scenario } from './kills.ts';

const QUIET_MS = 25 * 60 * 60 * 1000;

/** A feed gains two items and edits one, and the fetcher is killed at one of its calls, to AWS or to the newspaper. */
export async function killedFetching(): Promise<Scenario> {
  const deployed = await DeployedFetcher.start();
  const { site } = deployed;
  const items: SiteItem[] = [itemOf(0, 0)];
  site.feed(items);
  await deployed.watch(site.url('/feed'));
  await deployed.tick();
  await deployed.index();
  let round = 0;
  return {
    async strike(kind, at) {
      round += 1;
      site.page(`/page-${round}`, `Page ${round}`);
      items[0] = itemOf(0, round);
      items.push(itemOf(round, 0), { link: `/page-${round}`, title: `Page ${round}` });
      site.feed(items);
      // A quiet day, behind which an edit is taken at once.
      await deployed.corpus.app.services.passTime(QUIET_MS);
      const struck = await tickKilling(deployed, kind, at);
      const told = `${kind} ${struck.struck} (${at})`;
      // Whatever was killed is seen as dead after a while, and the ticks go on.
      for (let tick = 0; tick < 2; tick += 1) {
        await deployed.corpus.app.services.passTime(TICK_MS);
        expect(await deployed.tick(), told).toMatchObject({ kind: 'returned' });
      }
      await deployed.index();
      const index = await deployed.corpus.index();
      expect(index?.articles, told).toHaveLength(1 + 2 * round);
      expect(index?.articles.find(({ title }) => title === 'Item 0')?.text, told).toContain(`report ${round}.1`);
      expect(await deployed.corpus.names('inbox/'), told).toEqual([]);
      expect(await deployed.corpus.names('set-aside/'), told).toEqual([]);
      const feed = await deployed.feed(site.url('/feed'));
      expect(feed, told).toMatchObject({ items: items.length, waiting: 0, leftOut: 0, failures: 0, lease: null });
      const seen = await deployed.store.seen(feedId(site.url('/feed')));
      expect(seen.map(({ article }) => article).toSorted(), told).toEqual(
        index?.articles.map(({ id }) => id).toSorted(),
      );
      return struck;
    },
    [Symbol.asyncDispose]: () => deployed[Symbol.asyncDispose](),
  };
}

function itemOf(at: number, edition: number): SiteItem {
  return { link: `/item-${at}`, title: `Item ${at}`, text: storyHtml(`Item ${at}`, edition) };
}

/** Counts the fetcher's calls, and kills it at the `at`th of them. */
async function tickKilling(deployed: DeployedFetcher, kind: Cut, at: number) {
  const { corpus, fetcher, site } = deployed;
  let calls = 0;
  let struck: string | null = null;
  using _ = corpus.app.network.intercept((call): Fault | null => {
    if (call.caller !== 'fetcher' || struck !== null) return null;
    calls += 1;
    if (calls !== at) return null;
    struck = `${call.service} ${call.operation.split(' ', 1)[0]}`;
    return { kind, strike: () => fetcher.kill() };
  });
  site.onAsked = async (path) => {
    if (struck !== null) return;
    calls += 1;
    if (calls !== at) return;
    struck = `site ${path.replace(/-\d+$/u, '')}`;
    await fetcher.kill();
  };
  const outcome = await deployed.tick();
  site.onAsked = null;
  expect(outcome.kind, `${kind} ${at}`).toBe(struck === null ? 'returned' : 'crashed');
  return { struck, calls };
}
