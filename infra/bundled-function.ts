import path from 'node:path';
import { type Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { SubnetType } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ApplicationLogLevel, Architecture, LoggingFormat, Runtime, SystemLogLevel } from 'aws-cdk-lib/aws-lambda';
import { type ICommandHooks, LogLevel, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { SearchDomain } from './search-domain.ts';
import { bundlingOf, REQUIRE, stemmerCopy, type ThreadScript } from './thread-bundle.ts';

const ROOT = path.join(import.meta.dirname, '..');

/** The namespace of every metric that the functions write. */
export const METRICS_NAMESPACE = 'Verbatim';

/** Bolt loads receivers that are never used here. Without their dependencies, the process starts in half the time. */
const UNUSED = ['express', '@slack/oauth', '@slack/socket-mode', 'raw-body', 'path-to-regexp'];

/** Packages of the readers, which the import thread alone runs: the table of formats names every reader, also where none is. */
const READERS = ['@mozilla/readability', 'csv-parse/sync', 'htmlparser2', 'linkedom', 'postal-mime', 'unpdf', 'warcio'];
const STUB = path.join(import.meta.dirname, 'stubs/left-out.cjs');

export interface BundledFunctionProps {
  /** Below the project's folder; it exports `handler`. */
  readonly entry: string;
  readonly description: string;
  /** The `service` of its metrics and log lines: the same for all functions of a stack. */
  readonly service: string;
  /** Megabytes. */
  readonly memory: number;
  readonly timeout: Duration;
  readonly logRetention: RetentionDays;
  readonly environment: Readonly<Record<string, string>>;
  /**
   * Stack traces in terms of the sources. Reading the map takes half as long again as starting: not for a function that
   * Slack's three seconds run against.
   */
  readonly readsSourceMaps: boolean;
  /** Whether Lambda writes lines of its own also of calls that go well: a KB each, which costs more than the call. */
  readonly logsEachCall: boolean;
  /** Whether it analyses or answers: the stemmer reads its WebAssembly from a file beside the bundle. */
  readonly stems?: boolean;
  readonly thread?: ThreadScript;
  /** Woken by a clock that waits for no answer: a call that fails is not made again, since the next one does what it left. */
  readonly isTicked?: boolean;
  /** The network that it is in, where it asks a search domain. */
  readonly search?: SearchDomain | undefined;
}

/** Why failed calls have no place to go. */
const TICKED = 'A tick says nothing that could be lost: the next one does what a failed one has left.';
const AWAITED =
  'For asynchronous invocations, of which there are none: API Gateway waits, and SQS has queues for what fails.';

/**
 * A function as one file: sources, dependencies and the AWS SDK of the lock file. An ES module, because the handlers await
 * secrets and index while Lambda starts them; as CommonJS it would start some 30 ms sooner and do that work later.
 * Its role may write to its own log and nothing else, until a binding adds to that.
 */
export class BundledFunction extends NodejsFunction {
  constructor(scope: Construct, id: string, props: BundledFunctionProps) {
    const logGroup = new LogGroup(scope, `${id}Log`, {
      retention: props.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logGroup.logGroupArn],
      }),
    );
    super(scope, id, {
      entry: path.join(ROOT, props.entry),
      projectRoot: ROOT,
      depsLockFilePath: path.join(ROOT, 'package-lock.json'),
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memory,
      timeout: props.timeout,
      ...(props.search === undefined
        ? {}
        : {
            vpc: props.search.vpc,
            vpcSubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS },
            securityGroups: [props.search.askers],
          }),
      role,
      logGroup,
      ...(props.isTicked ? { retryAttempts: 0 } : {}),
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      systemLogLevelV2: props.logsEachCall ? SystemLogLevel.INFO : SystemLogLevel.WARN,
      environment: {
        POWERTOOLS_SERVICE_NAME: props.service,
        POWERTOOLS_METRICS_NAMESPACE: METRICS_NAMESPACE,
        ...(props.readsSourceMaps ? { NODE_OPTIONS: '--enable-source-maps' } : {}),
        ...props.environment,
      },
      bundling: {
        target: 'node24',
        format: OutputFormat.ESM,
        mainFields: ['module', 'main'],
        banner: REQUIRE,
        minify: true,
        sourceMap: true,
        sourcesContent: false,
        externalModules: [],
        forceDockerBundling: false,
        logLevel: LogLevel.WARNING,
        commandHooks: besideTheFunction(props),
        esbuildArgs: { '--alias': [...UNUSED, ...READERS].map((name) => `${name}=${STUB}`) },
      },
    });
    Validations.of(this).acknowledge(
      ...(props.isTicked
        ? ['Serverless-LambdaDLQ', 'Serverless-LambdaAsyncFailureDestination']
        : ['Serverless-LambdaDLQ']
      ).map((id) => ({ id, reason: props.isTicked ? TICKED : AWAITED })),
      {
        id: 'Serverless-LambdaTracing',
        reason: 'X-Ray needs a permission on all resources. The log has the request id, the job and how long it took.',
      },
    );
  }
}

function besideTheFunction({ thread, stems }: Pick<BundledFunctionProps, 'thread' | 'stems'>): ICommandHooks {
  return {
    beforeBundling: () => [],
    beforeInstall: () => [],
    afterBundling: (_, output) => [
      ...(thread ? [line(bundlingOf(thread, output))] : []),
      ...(stems ? [line(stemmerCopy(output))] : []),
    ],
  };
}

/** For a POSIX shell. */
function line(command: readonly string[]): string {
  return command.map(shellWord).join(' ');
}

function shellWord(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
