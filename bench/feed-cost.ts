import { DeployedFetcher, TICK_MS } from '../tests/end-to-end/deployed-fetcher.ts';
import { type SiteItem, storyHtml } from '../tests/support/feed-site.ts';
import { type CostRow, costRow } from './cost-row.ts';
import { PRICES } from './prices.ts';
import { type WireCost, WireMeter } from './wire-cost.ts';

/** What feeds cost in a month: the deployed fetcher and indexer look at some on loopback, and it is multiplied. */

/** What is told of: so many feeds, so often, with so many new articles a day each. */
const FEEDS = 20;
const EVERY_MINUTES = 10;
const NEWS_A_DAY = 10;

/** Feeds that are measured, and the items of each. */
const MEASURED = 4;
const ITEMS = 40;

const DAYS = 30;
const MINUTES = DAYS * 24 * 60;

/** Milliseconds until a newspaper's server answers, and looks that wait side by side. */
const SITE_MS = 300;
const AT_ONCE = 4;
const AWS_MS = 5;

/** Bytes of the lines that Lambda itself writes of a call. */
const PLATFORM_LOG_BYTES = 900;

const GB = 1024 ** 3;

interface Run {
  /** In the function, without waiting for others. */
  readonly ms: number;
  readonly wire: WireCost;
  readonly puts: number;
  readonly logBytes: number;
}

export const FEED_COST_TITLE = `${FEEDS} feeds every ${EVERY_MINUTES} minutes, ${FEEDS * NEWS_A_DAY} new articles a day`;

/** The rows of the table. Rejects where a run fails. */
export async function feedCosts(): Promise<readonly CostRow[]> {
  await using deployed = await DeployedFetcher.start();
  const { corpus, fetcher, site } = deployed;
  const meter = new WireMeter();
  const feeds = Array.from({ length: MEASURED }, (_, feed) => ({
    path: `/feed-${feed}`,
    items: Array.from({ length: ITEMS }, (__, at): SiteItem => itemOf(`${feed}-${at}`)),
  }));
  for (const { path, items } of feeds) {
    site.feed(items, { path });
    await deployed.watch(site.url(path), { every: EVERY_MINUTES });
  }
  const tick = async (): Promise<Run> => {
    await corpus.app.services.passTime(TICK_MS);
    const from = corpus.app.network.calls.length;
    const logged = fetcher.log.length;
    const outcome = await deployed.tick();
    if (outcome.kind !== 'returned') throw new Error(`a tick ended as ${outcome.kind}`);
    const calls = corpus.app.network.calls.slice(from).filter(({ caller }) => caller === 'fetcher');
    const puts = calls.filter(({ service }) => service === 's3').length;
    return { ms: outcome.ms, wire: meter.count(calls), puts, logBytes: fetcher.log.length - logged };
  };
  // A look is due again after its own end, however long it took: whether one was made shows in what was written.
  const tickThat = async (looks: boolean): Promise<Run> => {
    for (;;) {
      const run = await tick();
      if (run.wire.writes > 0 === looks) return run;
    }
  };
  await tickThat(true);
  await deployed.index();
  const idle = await tickThat(false);
  const unchanged = await tickThat(true);
  // A feed that has changed is imported, and one page of it fetched.
  for (const [feed, { path, items }] of feeds.entries()) {
    site.page(`/news-${feed}`, `News ${feed}`);
    site.feed([{ link: `/news-${feed}`, title: `News ${feed}` }, ...items], { path });
  }
  const news = await tickThat(true);
  const indexed = corpus.indexer.runs.length;
  await deployed.index();
  const indexerMs = corpus.indexer.runs.slice(indexed).reduce((sum, ms) => sum + ms, 0);
  return monthly(
    { idle, unchanged, news, indexerMs },
    [fetcher, corpus.indexer].map((one) => one.spec.memoryMegabytes),
  );
}

function itemOf(name: string): SiteItem {
  return { link: `/item-${name}`, title: `Item ${name}`, text: storyHtml(`Item ${name}`) };
}

interface Measured {
  readonly idle: Run;
  readonly unchanged: Run;
  readonly news: Run;
  readonly indexerMs: number;
}

function monthly(
  { idle, unchanged, news, indexerMs }: Measured,
  [fetcherMb = 0, indexerMb = 0]: readonly number[],
): CostRow[] {
  const looks = MINUTES / EVERY_MINUTES;
  const idles = MINUTES / (TICK_MS / 60_000) - looks;
  const articles = FEEDS * NEWS_A_DAY * DAYS;
  /** Of all ticks: those without a look, those with, and what each new article adds. */
  const sum = (of: (run: Run) => number): number => {
    const look = ((of(unchanged) - of(idle)) / MEASURED) * FEEDS + of(idle);
    return idles * of(idle) + looks * look + (articles * (of(news) - of(unchanged))) / MEASURED;
  };
  const calls = ({ wire, puts }: Run): number => wire.reads + wire.writes + puts;
  const waits = (looks * FEEDS * SITE_MS + articles * SITE_MS) / AT_ONCE + sum(calls) * AWS_MS;
  const fetcherSeconds = (sum(({ ms }) => ms) + waits) / 1000;
  const indexerRuns = Math.min(looks, articles);
  const logBytes = sum(({ logBytes: bytes }) => bytes) + (idles + looks + indexerRuns) * PLATFORM_LOG_BYTES;
  return [
    costRow(`Lambda, GB·s (fetcher ${fetcherMb} MB)`, (fetcherSeconds * fetcherMb) / 1024, PRICES.lambdaGbSecond),
    costRow(
      `Lambda, GB·s (indexer ${indexerMb} MB, ${(indexerMs / 1000).toFixed(1)} s a run over ${MEASURED * ITEMS} articles)`,
      (indexerRuns * indexerMs * indexerMb) / 1024 / 1000,
      PRICES.lambdaGbSecond,
    ),
    costRow('Lambda, calls', idles + looks + indexerRuns, PRICES.lambdaCall),
    costRow('Scheduler, calls', idles + looks, PRICES.schedulerCall),
    costRow(
      'DynamoDB, write units',
      sum(({ wire }) => wire.writeUnits),
      PRICES.dynamoWriteUnit,
    ),
    costRow(
      'DynamoDB, read units',
      sum(({ wire }) => wire.readUnits),
      PRICES.dynamoReadUnit,
    ),
    costRow('S3, objects put into the inbox', articles, PRICES.s3Put),
    costRow('Logs, MB', logBytes / 1024 ** 2, (PRICES.logsGb * 1024 ** 2) / GB),
  ];
}
