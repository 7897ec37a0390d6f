import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { GetParametersCommand, SSMClient } from '@aws-sdk/client-ssm';
import * as v from 'valibot';
import { ACCOUNT } from '../support/aws-resources.ts';
import { type CommandResult, DEPLOYED_NODE, ROOT, runScript } from '../support/command.ts';
import { type TempFolder, tempFolder } from '../support/temp-folder.ts';
import { PYTHON } from './ministack.ts';

const SCRIPT = path.join(import.meta.dirname, 'patched_ministack.py');

const BIN = path.join(ROOT, 'node_modules/.bin');

export const REGION = 'us-east-1';

/** Of an administrator, who may do everything. */
export const CREDENTIALS = { accessKeyId: 'test', secretAccessKey: 'test' };

/** What the emulator can be told while it runs. */
export interface EmulatorCommand {
  /** Whether IAM is enforced; functions start again with credentials of their roles. */
  readonly auth?: boolean;
  /** Whether the receives of a message that a redrive policy moves are counted from one again. */
  readonly counts_anew?: boolean;
  /** Whether alarms on a metric-math expression are taken, as AWS takes them. */
  readonly takes_metric_math?: boolean;
  /** Seconds that pass at once for the queues. */
  readonly pass?: number;
  /** Every schedule is due. */
  readonly tick?: true;
}

const ApiCall = v.object({ caller: v.string(), action: v.string(), resource: v.string(), denied: v.boolean() });

/** An API call that was checked against the policies. The caller is the ARN of a role's session, `operator` or `administrator`. */
export type ApiCall = v.InferOutput<typeof ApiCall>;

/** AWS on 127.0.0.1: control plane, services and functions, by a project that is not this one. */
export class Emulator implements AsyncDisposable {
  readonly endpoint: string;
  /** Whose the commands are. */
  operator = CREDENTIALS;
  /** What it and the functions have written. */
  log = '';
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #answers: AsyncIterator<string>;
  readonly #folder: TempFolder;
  readonly #calls: ApiCall[] = [];
  /** Bytes of the file of calls that were read. */
  #read = 0;
  readonly #ssm: SSMClient;

  /** `slack`: the address of Slack's API, as the functions are to be given it. */
  static async start(slack: string): Promise<Emulator> {
    const port = await freePort();
    const folder = await tempFolder({ calls: '' });
    const child = spawn(PYTHON, [SCRIPT], {
      cwd: folder.path,
      env: {
        PATH: `${path.dirname(DEPLOYED_NODE)}${path.delimiter}${BIN}${path.delimiter}/usr/bin${path.delimiter}/bin`,
        HOME: folder.path,
        TMPDIR: folder.path,
        BIND_HOST: '127.0.0.1',
        MINISTACK_HOST: '127.0.0.1',
        GATEWAY_PORT: String(port),
        CALLS: folder.at('calls'),
        SLACK_API_URL: slack,
      },
    });
    const emulator = new Emulator(`http://127.0.0.1:${port}`, child, folder);
    await emulator.#untilHealthy();
    return emulator;
  }

  private constructor(endpoint: string, child: ChildProcessWithoutNullStreams, folder: TempFolder) {
    this.endpoint = endpoint;
    this.#child = child;
    this.#folder = folder;
    this.#ssm = new SSMClient(this.client);
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.log += text;
    });
    this.#answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    process.once('exit', () => child.kill('SIGKILL'));
  }

  async tell(command: EmulatorCommand): Promise<void> {
    this.#child.stdin.write(`${JSON.stringify(command)}\n`);
    for (;;) {
      const { value, done } = await this.#answers.next();
      if (done) throw new Error(`the emulator ended:\n${this.log}`);
      if (value === 'done') return;
    }
  }

  /** Every call since IAM is enforced. */
  async calls(): Promise<readonly ApiCall[]> {
    await using file = await open(this.#folder.at('calls'));
    const { size } = await file.stat();
    const { buffer } = await file.read(Buffer.alloc(size - this.#read), 0, size - this.#read, this.#read);
    // The last line may not be whole yet.
    const whole = buffer.subarray(0, buffer.lastIndexOf('\n') + 1);
    this.#read += whole.length;
    const lines = whole.toString('utf8').split('\n').slice(0, -1);
    this.#calls.push(...lines.map((line) => v.parse(ApiCall, JSON.parse(line))));
    return this.#calls;
  }

  /** What an operator has in the environment. */
  environment({ accessKeyId, secretAccessKey } = this.operator): Record<string, string> {
    return {
      PATH: `${path.dirname(DEPLOYED_NODE)}${path.delimiter}${BIN}${path.delimiter}${process.env.PATH}`,
      HOME: this.#folder.path,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_REGION: REGION,
      AWS_ENDPOINT_URL: this.endpoint,
      AWS_EC2_METADATA_DISABLED: 'true',
      CDK_DISABLE_CLI_TELEMETRY: 'true',
    };
  }

  /** `npm run …` of an operator, in a process of its own; no terminal. */
  run(
    script: string,
    args: readonly string[] = [],
    { input = '', env = {} }: { readonly input?: string; readonly env?: Readonly<Record<string, string>> } = {},
  ): Promise<CommandResult> {
    return runScript({ script: `infra/${script}.ts`, args, input, env: { ...this.environment(), ...env } });
  }

  /** `npx cdk bootstrap` by an administrator. Once, as for each account and region. */
  bootstrap(): Promise<CommandResult> {
    return runScript({
      script: 'node_modules/aws-cdk/bin/cdk',
      args: ['bootstrap', `aws://${ACCOUNT}/${REGION}`],
      // Where there is no app to synthesise.
      cwd: this.#folder.path,
      env: this.environment(CREDENTIALS),
    });
  }

  /** For a client of the SDK, with an administrator's credentials. */
  get client() {
    return { endpoint: this.endpoint, region: REGION, credentials: CREDENTIALS };
  }

  /** A value of the Parameter Store; `null` where there is none. */
  async parameter(name: string): Promise<string | null> {
    const { Parameters = [] } = await this.#ssm.send(new GetParametersCommand({ Names: [name] }));
    return Parameters[0]?.Value ?? null;
  }

  /** Where a URL of API Gateway or of a function leads here. */
  addressOf(url: string): string {
    const { hostname, pathname } = new URL(url);
    const [id, kind] = hostname.split('.');
    return `${this.endpoint}/_aws/${kind}/${id}${pathname}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.stdin.end();
    await new Promise((resolve) => this.#child.once('exit', resolve));
    await this.#folder[Symbol.asyncDispose]();
  }

  async #untilHealthy(): Promise<void> {
    for (;;) {
      if (this.#child.exitCode !== null) throw new Error(`the emulator does not start:\n${this.log}`);
      const answer = await fetch(`${this.endpoint}/_ministack/health`).catch(() => null);
      if (answer?.ok) return;
      await wait(100);
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
