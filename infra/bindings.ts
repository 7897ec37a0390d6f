import { ArnFormat, Stack, Validations } from 'aws-cdk-lib';
import { Operation, type TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource, type SqsEventSourceProps } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { CfnDomain } from 'aws-cdk-lib/aws-opensearchservice';
import type { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { FOLDERS, RINGS_OBJECT } from '../functions/aws/bucket/bucket-layout.ts';
import type { SearchDomain } from './search-domain.ts';
import type { SecretNames } from './secret-names.ts';

/** Each of these gives a function what it needs of a thing: the permission and the name to find it by, in one call. */

/** The calls that the store makes; a test reads them off its sources. */
export const TABLE_OPERATIONS = [Operation.GET_ITEM, Operation.PUT_ITEM, Operation.QUERY, Operation.SCAN];

/** Without those of a digest, which reads the whole table. */
export const WITHOUT_DIGEST = TABLE_OPERATIONS.filter((operation) => operation !== Operation.SCAN);

export function bindTable(fn: LambdaFunction, table: TableV2, operations: readonly Operation[]): void {
  fn.addToRolePolicy(
    new PolicyStatement({
      actions: operations.map((operation) => `dynamodb:${operation}`),
      resources: [table.tableArn],
    }),
  );
  fn.addEnvironment('TABLE_NAME', table.tableName);
}

/** `variable` is what the function calls the queue's URL. */
export function bindQueueToSend(fn: LambdaFunction, queue: Queue, variable: string): void {
  fn.addToRolePolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] }));
  fn.addEnvironment(variable, queue.queueUrl);
}

/** The event source grants what it needs itself. Failed messages come back one by one, not the whole batch. */
export function bindQueueToWork(fn: LambdaFunction, queue: Queue, props: SqsEventSourceProps): void {
  fn.addEventSource(new SqsEventSource(queue, { reportBatchItemFailures: true, ...props }));
  Validations.of(fn).acknowledge({
    id: 'Serverless-LambdaEventSourceMappingDestination',
    reason: 'AWS has no such destination for SQS: what fails goes where the redrive policy of the queue says.',
  });
}

/** To answer from. */
export function bindSnapshots(fn: LambdaFunction, bucket: Bucket): void {
  allowObjects(fn, bucket, ['s3:GetObject'], [FOLDERS.index]);
  fn.addEnvironment('CORPUS_BUCKET', bucket.bucketName);
}

/** To hand articles in. */
export function bindInbox(fn: LambdaFunction, bucket: Bucket): void {
  allowObjects(fn, bucket, ['s3:PutObject'], [FOLDERS.inbox]);
  fn.addEnvironment('CORPUS_BUCKET', bucket.bucketName);
}

/** To keep the index up to date. Without the list of the bucket, S3 says of what is not there that it is forbidden. */
export function bindCorpus(fn: LambdaFunction, bucket: Bucket): void {
  const { articles, inbox, index, outbox, setAside } = FOLDERS;
  const kept = [articles, outbox, setAside, index];
  fn.addToRolePolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }));
  fn.addToRolePolicy(
    new PolicyStatement({ actions: ['s3:GetObject'], resources: [bucket.arnForObjects(RINGS_OBJECT)] }),
  );
  allowObjects(fn, bucket, ['s3:GetObject', 's3:DeleteObject'], [...kept, inbox]);
  allowObjects(fn, bucket, ['s3:PutObject'], kept);
  fn.addEnvironment('CORPUS_BUCKET', bucket.bucketName);
}

function allowObjects(fn: LambdaFunction, bucket: Bucket, actions: string[], folders: readonly string[]): void {
  fn.addToRolePolicy(
    new PolicyStatement({ actions, resources: folders.map((folder) => bucket.arnForObjects(`${folder}*`)) }),
  );
  const arn = `<${Stack.of(bucket).getLogicalId(bucket.node.defaultChild as CfnBucket)}.Arn>`;
  for (const folder of folders) {
    Validations.of(fn.role ?? fn).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${arn}/${folder}*]`,
      reason: 'Each article, submission and snapshot is an object with a name of its own, in a folder for its kind.',
    });
  }
}

/** `asks` for a function that searches, `writes` for one that indexes too. Requests are signed with the function's role. */
export function bindSearch(fn: LambdaFunction, { domain }: SearchDomain, access: 'asks' | 'writes'): void {
  const calls = access === 'asks' ? SEARCH_ASKS : SEARCH_WRITES;
  for (const [actions, paths] of calls) {
    const resources = paths.map((path) => `${domain.domainArn}/${path}`);
    fn.addToRolePolicy(new PolicyStatement({ actions: [...actions], resources }));
  }
  fn.addToRolePolicy(new PolicyStatement({ actions: NETWORK_CALLS, resources: ['*'] }));
  fn.addEnvironment('SEARCH_NODE', `https://${domain.domainEndpoint}`);
  const arn = `<${Stack.of(domain).getLogicalId(domain.node.defaultChild as CfnDomain)}.Arn>`;
  Validations.of(fn.role ?? fn).acknowledge(
    {
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'Lambda connects a function to a network with these calls, which take no narrower resource.',
    },
    ...calls
      .flatMap(([, paths]) => paths)
      .map((path) => ({
        id: `AwsSolutions-IAM5[Resource::${arn}/${path}]`,
        reason: 'The names of indices hold the version of the code that reads articles.',
      })),
  );
}

type SearchCalls = readonly (readonly [actions: readonly string[], paths: readonly string[]])[];

/** Below the domain: what the worker asks for. A POST to none of these changes anything. */
const SEARCH_ASKS: SearchCalls = [
  [['es:ESHttpGet'], ['*/_mapping', '*/_doc/*']],
  [['es:ESHttpPost'], ['_msearch', '*/_search', '*/_mget']],
];

const SEARCH_WRITES: SearchCalls = [[['es:ESHttpGet', 'es:ESHttpPut', 'es:ESHttpPost', 'es:ESHttpDelete'], ['*']]];

const NETWORK_CALLS = [
  'ec2:AssignPrivateIpAddresses',
  'ec2:CreateNetworkInterface',
  'ec2:DeleteNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:UnassignPrivateIpAddresses',
];

const VARIABLES = { signingSecret: 'SIGNING_SECRET_PARAMETER', botToken: 'BOT_TOKEN_PARAMETER' } as const;

/**
 * SecureStrings by name; only `readable` ones can be read. They are encrypted with the account's `aws/ssm` key, whose own
 * policy lets everybody decrypt who may read the parameter: a grant on the key is neither needed nor possible by name.
 */
export function bindSecrets(fn: LambdaFunction, names: SecretNames, readable: readonly (keyof SecretNames)[]): void {
  const stack = Stack.of(fn);
  fn.addToRolePolicy(
    new PolicyStatement({
      actions: ['ssm:GetParameters'],
      resources: readable.map((secret) =>
        stack.formatArn({
          service: 'ssm',
          resource: 'parameter',
          resourceName: names[secret].replace(/^\//u, ''),
          arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
        }),
      ),
    }),
  );
  for (const secret of readable) fn.addEnvironment(VARIABLES[secret], names[secret]);
}
