import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as v from 'valibot';
import { publishIndex } from '../../functions/aws/bucket/snapshots.ts';
import { DynamoStore } from '../../functions/aws/table/dynamo-store.ts';
import { parseRings } from '../../functions/engine/concepts/rings.ts';
import { buildIndex } from '../../functions/engine/indexing/build-index.ts';
import type { CorpusIndex } from '../../functions/engine/search/corpus-index.ts';
import { readCorpus } from '../../functions/local/corpus/corpus-files.ts';
import type { Store } from '../../functions/slack/store/store.ts';
import type { Queue } from '../support/aws-resources.ts';
import { AwsServices } from '../support/aws-services.ts';
import { type EventSourceMapping, settle } from '../support/event-source.ts';
import { FunctionProcess } from '../support/function-process.ts';
import type { Delivery } from '../support/signed-request.ts';
import { BOT_TOKEN, BOT_USER, type PersonName, SlackApi } from '../support/slack-api.ts';
import { SlackDriver } from '../support/slack-driver.ts';
import { synthesise } from '../support/synth.ts';
import { parseTemplate, resolve, type Template } from '../support/template.ts';
import { TestClock } from '../support/test-clock.ts';
import { Network } from '../support/wire-proxy.ts';
import { APP_CHECKER } from './checker.ts';
import { functionsOf, mappingsOf, queueAt, type Role } from './template-functions.ts';

export interface Options {
  /** What is published before the first question; `null`: nothing yet. The sample corpus, where left out. */
  readonly index?: CorpusIndex | null;
  /** Variables that the operator sets, in the place of the template's. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Variables that the worker has besides, as another setting would give it. */
  readonly added?: Readonly<Record<string, string>>;
  /** Each start is as on Lambda, for what takes its time: nothing is kept compiled. */
  readonly startsCold?: boolean;
}

export interface Response {
  readonly status: number;
  readonly body: string;
  /** Milliseconds in the ingress, without its start. */
  readonly ms: number;
}

/** A question that somebody put to the app, and where its reply belongs. */
export interface Put {
  readonly channel: string;
  readonly ts: string;
  readonly response: Response;
}

/** Milliseconds that a deployment may take to start: the first of a run synthesises the stack. */
export const START_MS = 3_600_000;

export const SIGNING_SECRET = 'the signing secret of the tests';
const ROOT = path.resolve(import.meta.dirname, '../..');

const Gateway = v.object({ statusCode: v.number(), body: v.optional(v.string(), '') });

/**
 * The deployed app on this machine: the bundles and the template that a deployment would send, over services on loopback,
 * with Slack at the other end.
 */
export class Deployment implements AsyncDisposable {
  readonly clock: TestClock;
  readonly network: Network;
  readonly slack: SlackApi;
  readonly driver: SlackDriver;
  readonly services: AwsServices;
  readonly store: Store;
  readonly bucket: string;
  readonly functions: Readonly<Record<Role, FunctionProcess>>;
  /** Where the ingress puts jobs, and where those end that failed for good. */
  readonly jobs: Queue;
  readonly deadLetters: Queue;
  /** Everything that was asked of the app, for the logs not to hold. */
  readonly asked: string[] = [];
  readonly #mappings: readonly EventSourceMapping[];

  static async start({ index, variables = {}, added = {}, startsCold = false }: Options = {}): Promise<Deployment> {
    const synthesis = await synthesise();
    const template = parseTemplate(synthesis.template);
    const clock = new TestClock();
    const network = new Network();
    const specs = functionsOf(template);
    const secrets = new Map([
      [String(specs.ingress.variables.SIGNING_SECRET_PARAMETER), SIGNING_SECRET],
      [String(specs.ingress.variables.BOT_TOKEN_PARAMETER), BOT_TOKEN],
    ]);
    const [slack, services] = await Promise.all([
      SlackApi.start(network, APP_CHECKER),
      AwsServices.start({ template, network, clock, secrets }),
    ]);
    const make = (role: Role): FunctionProcess => {
      const { id, properties } = specs[role];
      const environment = Object.entries(specs[role].variables).map(
        ([name, value]) => [name, variables[name] ?? resolve(value, services.references)] as const,
      );
      return new FunctionProcess(
        {
          name: id,
          bundle: synthesis.bundleOf(id),
          handler: properties.Handler,
          environment: {
            ...Object.fromEntries(environment),
            ...services.environmentFor(role),
            ...(role === 'worker' ? added : {}),
            SLACK_API_URL: slack.urlFor(role),
          },
          timeoutSeconds: properties.Timeout,
          memoryMegabytes: properties.MemorySize,
          ...(startsCold ? {} : { compiled: synthesis.compiled }),
        },
        clock,
      );
    };
    const functions = { ingress: make('ingress'), worker: make('worker'), apology: make('apology') };
    const deployment = new Deployment({ template, clock, network, slack, services, functions });
    const published = index === undefined ? await sampleIndex() : index;
    if (published) await deployment.publish(published);
    return deployment;
  }

  private constructor(parts: {
    template: Template;
    clock: TestClock;
    network: Network;
    slack: SlackApi;
    services: AwsServices;
    functions: Record<Role, FunctionProcess>;
  }) {
    const { template, clock, services, functions } = parts;
    this.clock = clock;
    this.network = parts.network;
    this.slack = parts.slack;
    this.services = services;
    this.functions = functions;
    this.driver = new SlackDriver({ secret: SIGNING_SECRET, now: () => clock.now() });
    const byId = new Map(Object.values(functions).map((one) => [one.spec.name, one]));
    this.#mappings = mappingsOf(template, services, byId);
    this.jobs = queueAt(functions.ingress, 'QUEUE_URL', services);
    this.deadLetters = queueAt(functions.apology, 'DEAD_LETTER_QUEUE_URL', services);
    this.bucket = functions.worker.spec.environment.CORPUS_BUCKET ?? '';
    this.store = new DynamoStore(services.dynamodb, {
      table: functions.worker.spec.environment.TABLE_NAME ?? '',
      retentionMs: 30 * 24 * 60 * 60 * 1000,
      now: () => clock.now(),
    });
  }

  /** As the operator publishes. */
  async publish(index: CorpusIndex): Promise<void> {
    const { s3 } = this.services;
    await publishIndex(index, { s3, bucket: this.bucket, store: this.store, now: () => this.clock.now() });
  }

  /** One request at the ingress, as API Gateway passes it on. Throws when the function itself fails. */
  async deliver(event: APIGatewayProxyEventV2): Promise<Response> {
    const outcome = await this.functions.ingress.invoke(event);
    if (outcome.kind !== 'returned') throw new Error(`the ingress failed: ${JSON.stringify(outcome)}`);
    const { statusCode, body } = v.parse(Gateway, outcome.value);
    return { status: statusCode, body, ms: outcome.ms };
  }

  /** Runs the queues until nothing is left in them. */
  async settle(): Promise<void> {
    await settle(this.#mappings, this.services);
  }

  /** The same with another worker beside the first, each taking one job at a time: both start at once. */
  async settleWithTwoWorkers(): Promise<void> {
    const second = new FunctionProcess(this.functions.worker.spec, this.clock);
    await Promise.all([this.functions.worker.start(), second.start()]);
    const jobs = this.#mappings
      .filter(({ queue }) => queue === this.jobs)
      .flatMap((mapping) => [mapping, { ...mapping, target: second }].map((one) => ({ ...one, batchSize: 1 })));
    await settle([...jobs, ...this.#mappings.filter(({ queue }) => queue !== this.jobs)], this.services);
    await second.kill();
  }

  /** Somebody mentions the app in a channel, and Slack tells us; nothing is worked on yet. */
  async mention(person: PersonName, question: string, { channel, thread, ...delivery }: Where = {}): Promise<Put> {
    const place = channel ?? (await this.slack.channel(person));
    const text = `<@${BOT_USER}> ${question}`;
    const ts = await this.slack.write(person, place, text, thread);
    this.asked.push(question);
    const said = { channel: place, user: this.slack.id(person), text, ts, ...(thread === undefined ? {} : { thread }) };
    return { channel: place, ts, response: await this.deliver(this.driver.mention(said, delivery)) };
  }

  /** Jobs that wait to be worked on. */
  get queued(): number {
    return this.services.size(this.jobs);
  }

  /** Everything that the functions have logged. */
  get logs(): string {
    return Object.values(this.functions)
      .map(({ log }) => log)
      .join('\n');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(Object.values(this.functions).map((one) => one.kill()));
    await this.services[Symbol.asyncDispose]();
    await this.slack[Symbol.asyncDispose]();
  }
}

export interface Where extends Delivery {
  readonly channel?: string;
  readonly thread?: string;
}

let sample: Promise<CorpusIndex> | undefined;

/** The corpus that comes with the project, built once. */
export function sampleIndex(): Promise<CorpusIndex> {
  sample ??= readCorpus(path.join(ROOT, 'corpus/articles')).then(({ articles }) => {
    const file = path.join(ROOT, 'corpus/rings.yaml');
    return buildIndex(articles, parseRings(readFileSync(file, 'utf8'), file));
  });
  return sample;
}
