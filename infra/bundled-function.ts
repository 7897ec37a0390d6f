import path from 'node:path';
import {
  AssetHashType,
  DockerImage,
  type Duration,
  type ILocalBundling,
  RemovalPolicy,
  Validations,
} from 'aws-cdk-lib';
import { SubnetType } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { type FunctionName, writeFunction, writeImportThread, writeStemmer } from './bundles.ts';
import type { SearchDomain } from './search-domain.ts';

const ROOT = path.join(import.meta.dirname, '..');

/** The namespace of every metric that the functions write. */
export const METRICS_NAMESPACE = 'Verbatim';

export interface BundledFunctionProps {
  /** Its module exports `handler`. */
  readonly name: FunctionName;
  readonly description: string;
  /** The `service` of its metrics and log lines: the same for all functions of a stack. */
  readonly service: string;
  /** Megabytes. */
  readonly memory: number;
  readonly timeout: Duration;
  /** At once, also where others take all that the account runs; no more of them either. */
  readonly reserved?: number | undefined;
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
  /** Whether the script of the import thread is beside it. */
  readonly imports?: boolean;
  /** Woken by a clock that waits for no answer: a call that fails is not made again, since the next one does what it left. */
  readonly isTicked?: boolean;
  /** The network that it is in, where it asks a search domain. */
  readonly search?: SearchDomain | undefined;
}

/** Why failed calls have no place to go. */
const TICKED = 'A tick says nothing that could be lost: the next one does what a failed one has left.';
const AWAITED =
  'For asynchronous invocations, of which there are none: Slack waits, and SQS has queues for what fails.';

/**
 * A function as one file: sources, dependencies and the AWS SDK of the lock file. An ES module, because the handlers await
 * secrets and index while Lambda starts them; as CommonJS it would start some 30 ms sooner and do that work later.
 * Its role may write to its own log and nothing else, until a binding adds to that.
 */
export class BundledFunction extends LambdaFunction {
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
      code: Code.fromAsset(path.join(ROOT, 'functions'), {
        assetHashType: AssetHashType.OUTPUT,
        bundling: { image: DockerImage.fromRegistry('none'), local: new Bundle(props) },
      }),
      handler: 'index.handler',
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memory,
      timeout: props.timeout,
      ...(props.reserved === undefined ? {} : { reservedConcurrentExecutions: props.reserved }),
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

type Bundled = Pick<BundledFunctionProps, 'name' | 'imports' | 'stems'>;

/** Bundled on this machine: the image, which CDK wants named, is never asked for. */
class Bundle implements ILocalBundling {
  /** CDK takes two of one source for the same, unless their properties differ. */
  readonly bundled: Bundled;

  constructor({ name, imports = false, stems = false }: Bundled) {
    this.bundled = { name, imports, stems };
  }

  tryBundle(folder: string): true {
    const { name, imports, stems } = this.bundled;
    writeFunction(name, folder);
    if (imports) writeImportThread(folder);
    if (stems) writeStemmer(folder);
    return true;
  }
}
