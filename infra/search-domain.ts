import { RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import {
  FlowLogDestination,
  GatewayVpcEndpointAwsService,
  type IVpc,
  Port,
  SecurityGroup,
  SubnetType,
  Vpc,
} from 'aws-cdk-lib/aws-ec2';
import { PolicyDocument, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnResourcePolicy, LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Domain, EngineVersion, TLSSecurityPolicy } from 'aws-cdk-lib/aws-opensearchservice';
import { Construct } from 'constructs';
import type { Settings } from './settings.ts';

/** Hour, UTC, at which the service takes its daily snapshot where it does not take hourly ones. */
const SNAPSHOT_HOUR = 3;

/** Zones that nodes are spread over at most: a stack that is not told its region has two. */
const MOST_ZONES = 2;

export interface SearchDomainProps {
  readonly settings: Pick<Settings, 'searchNodes' | 'searchNodeType' | 'searchDiskGb'>;
  readonly logRetention: RetentionDays;
}

/**
 * An OpenSearch Service domain that nothing but the worker and the indexer reaches: in a network of its own, encrypted on disk
 * and on the way, asked with signed requests. It goes with the stack: the indexer makes all of it again from the bucket.
 */
export class SearchDomain extends Construct {
  readonly domain: Domain;
  readonly vpc: IVpc;
  /** Of the functions that ask it. */
  readonly askers: SecurityGroup;

  constructor(scope: Construct, id: string, { settings, logRetention }: SearchDomainProps) {
    super(scope, id);
    const { searchNodes, searchNodeType, searchDiskGb } = settings;
    const zones = Math.min(searchNodes, MOST_ZONES);
    this.vpc = this.#network(logRetention);
    this.askers = new SecurityGroup(this, 'Askers', {
      vpc: this.vpc,
      description: 'Functions that ask the search domain',
    });
    const asked = new SecurityGroup(this, 'Asked', {
      vpc: this.vpc,
      description: 'The search domain',
      allowAllOutbound: false,
    });
    asked.addIngressRule(this.askers, Port.HTTPS);
    const log = (name: string) =>
      new LogGroup(this, name, { retention: logRetention, removalPolicy: RemovalPolicy.DESTROY });
    const logs = {
      appLogGroup: log('Log'),
      slowSearchLogGroup: log('SlowSearch'),
      slowIndexLogGroup: log('SlowIndex'),
    };
    this.domain = new Domain(this, 'Domain', {
      version: EngineVersion.OPENSEARCH_3_7,
      capacity: { dataNodes: searchNodes, dataNodeInstanceType: searchNodeType, multiAzWithStandbyEnabled: false },
      ebs: { volumeSize: searchDiskGb },
      ...(zones > 1 ? { zoneAwareness: { enabled: true, availabilityZoneCount: zones } } : {}),
      vpc: this.vpc,
      vpcSubnets: [{ subnets: this.vpc.isolatedSubnets.slice(0, zones) }],
      securityGroups: [asked],
      enforceHttps: true,
      nodeToNodeEncryption: true,
      encryptionAtRest: { enabled: true },
      tlsSecurityPolicy: TLSSecurityPolicy.TLS_1_2_PFS,
      automatedSnapshotStartHour: SNAPSHOT_HOUR,
      logging: {
        appLogEnabled: true,
        slowSearchLogEnabled: true,
        slowIndexLogEnabled: true,
        ...logs,
      },
      suppressLogsResourcePolicy: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.domain.node.addDependency(this.#letWrite(Object.values(logs)));
    Validations.of(this.domain).acknowledge(
      {
        id: 'AwsSolutions-OS3',
        reason: 'Only the two functions are allowed, by their own roles, and only they are in its network.',
      },
      {
        id: 'AwsSolutions-OS5',
        reason: 'The domain has no policy of its own, which would let others in: who has no role that may is refused.',
      },
      {
        id: 'AwsSolutions-OS4',
        reason: 'Dedicated cluster managers pay from some ten nodes on; a few nodes manage themselves.',
      },
      ...(zones > 1
        ? []
        : [
            {
              id: 'AwsSolutions-OS7',
              reason: 'One node is in one zone. Its data is made again from the bucket; more nodes are a setting.',
            },
          ]),
    );
  }

  /** Functions need the way out to Slack; the domain needs none. What goes to S3 and DynamoDB does not pass the gateway. */
  #network(logRetention: RetentionDays): IVpc {
    const log = new LogGroup(this, 'Flow', { retention: logRetention, removalPolicy: RemovalPolicy.DESTROY });
    const network: unknown = new Vpc(this, 'Network', {
      maxAzs: MOST_ZONES,
      natGateways: 1,
      restrictDefaultSecurityGroup: false,
      subnetConfiguration: [
        { name: 'Way', subnetType: SubnetType.PUBLIC, mapPublicIpOnLaunch: false },
        { name: 'Functions', subnetType: SubnetType.PRIVATE_WITH_EGRESS },
        { name: 'Domain', subnetType: SubnetType.PRIVATE_ISOLATED },
      ],
      gatewayEndpoints: {
        S3: { service: GatewayVpcEndpointAwsService.S3 },
        Table: { service: GatewayVpcEndpointAwsService.DYNAMODB },
      },
      flowLogs: { All: { destination: FlowLogDestination.toCloudWatchLogs(log) } },
    });
    return network as IVpc; // whose optional properties TypeScript reads more narrowly than CDK's own class
  }

  /** The domain may write to its logs. */
  #letWrite(logs: readonly LogGroup[]): CfnResourcePolicy {
    const policy = new PolicyDocument({
      statements: [
        new PolicyStatement({
          principals: [new ServicePrincipal('es.amazonaws.com')],
          actions: ['logs:PutLogEvents', 'logs:CreateLogStream'],
          resources: logs.map(({ logGroupArn }) => logGroupArn),
        }),
      ],
    });
    return new CfnResourcePolicy(this, 'LogPolicy', {
      policyName: `${Stack.of(this).stackName}-search`,
      policyDocument: Stack.of(this).toJsonString(policy.toJSON()),
    });
  }
}
