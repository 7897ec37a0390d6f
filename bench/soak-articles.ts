import { LivingCorpus } from '../tests/end-to-end/living-corpus.ts';
import { FunctionProcess } from '../tests/support/function-process.ts';
import { MemoryBucket } from './memory-bucket.ts';

/** Milliseconds between two looks at how much memory the indexer holds. */
const LOOK_EVERY = 250;

/** Articles that come later, one by one. */
const LATER = 2;

interface ArticlesRow {
  readonly what: string;
  readonly indexed: number;
  /** Runs of the indexer until it had nothing left to do, those that failed among them. */
  readonly runs: number;
  readonly slowestMs: number;
  readonly mostBytes: number | null;
  readonly snapshotBytes: number;
}

/** An indexer takes a bucket of `count` articles, and then one article more. */
export async function soakArticles(count: number, tell: (line: string) => void): Promise<ArticlesRow[]> {
  await using bucket = await MemoryBucket.start();
  await using corpus = await LivingCorpus.start();
  const { spec } = corpus.indexer;
  const environment = { ...spec.environment, AWS_ENDPOINT_URL_S3: bucket.endpoint };
  const indexer = new FunctionProcess({ ...spec, environment });
  const rows: ArticlesRow[] = [];
  for (let n = 0; n < count; n += 1) lay(n);
  tell(`${count} articles lie in the bucket`);
  rows.push(await row(`${count.toLocaleString('en')} articles, none indexed`));
  for (let n = 0; n < LATER; n += 1) {
    lay(count + n);
    rows.push(await row('one article more'));
  }
  await indexer.kill();
  return rows;

  function lay(n: number): void {
    bucket.put(`articles/report-${String(n).padStart(6, '0')}.txt`, new TextEncoder().encode(report(n)));
  }

  /** One event wakes it; it wakes itself as long as there is more to do. */
  async function row(what: string): Promise<ArticlesRow> {
    await corpus.tell('ObjectCreated:Put', ['articles/report.txt']);
    let mostBytes: number | null = null;
    const look = setInterval(() => {
      void indexer.residentBytes().then((bytes) => {
        mostBytes = Math.max(mostBytes ?? 0, bytes ?? 0) || null;
      });
    }, LOOK_EVERY);
    let [runs, slowestMs] = [0, 0];
    for (;;) {
      const begun = performance.now();
      const outcome = await corpus.poll(corpus.batchSize, indexer);
      if (outcome) {
        runs += 1;
        slowestMs = Math.max(slowestMs, performance.now() - begun);
        tell(`${what}: a run ${outcome.kind} after ${((performance.now() - begun) / 1000).toFixed(1)} s`);
        continue;
      }
      const wait = corpus.app.services.untilVisible([corpus.events]);
      if (wait === null) break;
      await corpus.app.services.passTime(wait + 1);
    }
    clearInterval(look);
    const indexed = (await corpus.app.store.currentIndex())?.articles ?? 0;
    const done = { what, indexed, runs, slowestMs, mostBytes, snapshotBytes: bucket.largest('index/') };
    tell(JSON.stringify(done));
    return done;
  }
}

const PLACES = 'Marlow Northey Reedham Brindelmar Quenby Harrowgate Tolsbury Easthaven'.split(' ');
const THINGS = 'fire flood strike march trial vote storm collapse'.split(' ');

/** A report of three sentences that no other number has. */
function report(n: number): string {
  const place = `${PLACES[n % PLACES.length]}${Math.floor(n / PLACES.length)}`;
  const thing = THINGS[Math.floor(n / 7) % THINGS.length] ?? 'fire';
  const day = 1 + (n % 28);
  return `The ${thing} of ${place}

${day} May ${1990 + (n % 30)}

The ${thing} of ${place} injured ${2 + (n % 97)} people on ${day} May. The mayor of ${place} spoke of ${10 + (n % 389)} damaged houses. The roads to ${place} stayed closed for ${2 + (n % 11)} days.
`;
}
