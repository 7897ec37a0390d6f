import path from 'node:path';
import * as v from 'valibot';
import { DynamoFeedStore } from '../../functions/aws/table/dynamo-feed-store.ts';
import type { Feed } from '../../functions/feeds/feed.ts';
import { watchFeed } from '../../functions/feeds/watching.ts';
import { FeedSite } from '../support/feed-site.ts';
import type { InvocationResult } from '../support/function-instance.ts';
import { FunctionProcess } from '../support/function-process.ts';
import { synthesise } from '../support/synth.ts';
import { parseTemplate, resolve, resourcesOf } from '../support/template.ts';
import { LivingCorpus } from './living-corpus.ts';

const INTERNET = path.resolve(import.meta.dirname, '../support/example-internet.cjs');

const FetcherProperties = v.looseObject({
  Handler: v.string(),
  Timeout: v.number(),
  MemorySize: v.number(),
  Environment: v.object({ Variables: v.looseObject({ FEED_REQUESTS_AN_HOUR: v.unknown() }) }),
});

/** Milliseconds between two ticks of the schedule. */
export const TICK_MS = 5 * 60 * 1000;

/** The deployed fetcher, with the indexer behind it and a newspaper on loopback before it. */
export class DeployedFetcher implements AsyncDisposable {
  readonly corpus: LivingCorpus;
  readonly site: FeedSite;
  readonly store: DynamoFeedStore;
  readonly #make: (caller: string) => FunctionProcess;
  readonly fetcher: FunctionProcess;

  static async start(): Promise<DeployedFetcher> {
    const [corpus, site] = await Promise.all([LivingCorpus.start(), FeedSite.start()]);
    const { services, clock } = corpus.app;
    const synthesis = await synthesise();
    const [found] = resourcesOf(parseTemplate(synthesis.template), 'AWS::Lambda::Function').flatMap(
      ([id, { Properties }]) => {
        const parsed = v.safeParse(FetcherProperties, Properties);
        return parsed.success ? [{ id, properties: parsed.output }] : [];
      },
    );
    if (!found) throw new Error('the template has no fetcher');
    const { id, properties } = found;
    const variables = Object.fromEntries(
      Object.entries(properties.Environment.Variables).map(
        ([name, value]) => [name, resolve(value, services.references)] as const,
      ),
    );
    const make = (caller: string): FunctionProcess => {
      const environment = {
        ...variables,
        ...services.environmentFor(caller),
        NODE_OPTIONS: `${variables.NODE_OPTIONS} --require=${INTERNET}`,
      };
      return new FunctionProcess(
        {
          name: id,
          bundle: synthesis.bundleOf(id),
          handler: properties.Handler,
          environment,
          timeoutSeconds: properties.Timeout,
          memoryMegabytes: properties.MemorySize,
          compiled: synthesis.compiled,
        },
        clock,
      );
    };
    const store = new DynamoFeedStore(services.dynamodb, {
      table: String(variables.TABLE_NAME),
      now: () => clock.now(),
    });
    return new DeployedFetcher({ corpus, site, store, make });
  }

  private constructor(parts: {
    corpus: LivingCorpus;
    site: FeedSite;
    store: DynamoFeedStore;
    make: (caller: string) => FunctionProcess;
  }) {
    this.corpus = parts.corpus;
    this.site = parts.site;
    this.store = parts.store;
    this.#make = parts.make;
    this.fetcher = this.another('fetcher');
  }

  /** Another execution environment of the same function. */
  another(caller: string): FunctionProcess {
    return this.#make(caller);
  }

  async watch(url: string, { every = 5, by = null }: Partial<Pick<Feed, 'every' | 'by'>> = {}): Promise<void> {
    await watchFeed({ url, every, by }, this.store, this.corpus.app.clock.now());
  }

  async feed(url: string): Promise<Feed | undefined> {
    return (await this.store.list()).find((feed) => feed.url === url);
  }

  /** A tick of the schedule. */
  tick(fetcher = this.fetcher): Promise<InvocationResult> {
    return fetcher.invoke({});
  }

  /** Has S3 tell of what is in the inbox, and the indexer take it. */
  async index(): Promise<void> {
    const items = await this.corpus.names('inbox/');
    await this.corpus.tell(
      'ObjectCreated:Put',
      items.map((name) => `inbox/${name}`),
    );
    await this.corpus.settle();
  }

  /** Titles of the articles of the current index. */
  async titles(): Promise<(string | null)[]> {
    return ((await this.corpus.index())?.articles ?? []).map(({ title }) => title).toSorted();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.fetcher.kill();
    await this.site[Symbol.asyncDispose]();
    await this.corpus[Symbol.asyncDispose]();
  }
}
