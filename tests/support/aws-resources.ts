import { CreateTableCommand, type CreateTableCommandInput, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, type S3Client } from '@aws-sdk/client-s3';
import { SetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { FauxqsServer } from 'fauxqs';
import * as v from 'valibot';
import { REGION } from './s3-and-sqs.ts';
import { type References, referenced, resourcesOf, type Template } from './template.ts';

export const ACCOUNT = '000000000000';

export interface Queue {
  /** Logical id in the template. */
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly arn: string;
}

/** Straight to the services, past the lines that may be cut. */
export interface Clients {
  readonly sqs: SQSClient;
  readonly s3: S3Client;
  readonly dynamodb: DynamoDBClient;
}

export interface Made {
  readonly queues: ReadonlyMap<string, Queue>;
  readonly references: References;
}

const PSEUDO_PARAMETERS = [
  ['AWS::Region', REGION],
  ['AWS::AccountId', ACCOUNT],
  ['AWS::Partition', 'aws'],
  ['AWS::URLSuffix', 'amazonaws.com'],
  ['AWS::StackName', 'Verbatim'],
] as const;

/**
 * The queues, the bucket and the table of the template, with its timeouts, redrive policies, key schemas and indexes.
 * `queueOrigin`: where a queue's URL leads, for the SDK sends to the URL and to no endpoint beside it.
 */
export async function makeResources(
  template: Template,
  fauxqs: FauxqsServer,
  queueOrigin: string,
  { sqs, s3, dynamodb }: Clients,
): Promise<Made> {
  const references = new Map<string, string>(PSEUDO_PARAMETERS);
  for (const [name, { Default }] of Object.entries(template.Parameters)) {
    if (Default !== undefined) references.set(name, String(Default));
  }
  const queues = makeQueues(template, fauxqs, queueOrigin, references);
  await setRedrivePolicies(template, queues, sqs);
  for (const [id] of resourcesOf(template, 'AWS::S3::Bucket')) {
    const bucket = id.toLowerCase();
    await s3.send(new CreateBucketCommand({ Bucket: bucket }));
    references.set(id, bucket).set(`${id}.Arn`, `arn:aws:s3:::${bucket}`);
  }
  for (const [id, { Properties }] of resourcesOf(template, 'AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table')) {
    await dynamodb.send(new CreateTableCommand(tableInput(id, Properties)));
    references.set(id, id).set(`${id}.Arn`, `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${id}`);
  }
  return { queues, references };
}

function makeQueues(
  template: Template,
  fauxqs: FauxqsServer,
  queueOrigin: string,
  references: Map<string, string>,
): Map<string, Queue> {
  const queues = new Map<string, Queue>();
  for (const [id, { Properties }] of resourcesOf(template, 'AWS::SQS::Queue')) {
    const attributes = PLAIN_ATTRIBUTES.flatMap((name) =>
      Properties[name] === undefined ? [] : [[name, String(Properties[name])] as const],
    );
    const { queueArn } = fauxqs.createQueue(id, { attributes: Object.fromEntries(attributes) });
    const url = `${queueOrigin}/${ACCOUNT}/${id}`;
    queues.set(id, { id, name: id, url, arn: queueArn });
    references.set(id, url).set(`${id}.Arn`, queueArn).set(`${id}.QueueName`, id);
  }
  return queues;
}

interface Redrive {
  readonly from: string;
  readonly to: string;
  readonly maxReceiveCount: number;
}

function redrivesOf(template: Template): Redrive[] {
  return resourcesOf(template, 'AWS::SQS::Queue').flatMap(([from, { Properties }]) => {
    const parsed = v.safeParse(RedrivePolicy, Properties.RedrivePolicy);
    if (!parsed.success) return [];
    const { deadLetterTargetArn, maxReceiveCount } = parsed.output;
    return [{ from, to: referenced(deadLetterTargetArn), maxReceiveCount }];
  });
}

async function setRedrivePolicies(template: Template, queues: ReadonlyMap<string, Queue>, sqs: SQSClient) {
  for (const { from, to, maxReceiveCount } of redrivesOf(template)) {
    const policy = { deadLetterTargetArn: queues.get(to)?.arn, maxReceiveCount };
    await sqs.send(
      new SetQueueAttributesCommand({
        QueueUrl: queues.get(from)?.url,
        Attributes: { RedrivePolicy: JSON.stringify(policy) },
      }),
    );
  }
}

const PLAIN_ATTRIBUTES = ['VisibilityTimeout', 'MessageRetentionPeriod', 'DelaySeconds', 'MaximumMessageSize'] as const;
const RedrivePolicy = v.object({ deadLetterTargetArn: v.unknown(), maxReceiveCount: v.number() });

const KeySchema = v.array(v.object({ AttributeName: v.string(), KeyType: v.picklist(['HASH', 'RANGE']) }));
const Index = v.object({
  IndexName: v.string(),
  KeySchema,
  Projection: v.object({
    ProjectionType: v.picklist(['ALL', 'KEYS_ONLY', 'INCLUDE']),
    NonKeyAttributes: v.exactOptional(v.array(v.string())),
  }),
});
const Table = v.object({
  KeySchema,
  AttributeDefinitions: v.array(v.object({ AttributeName: v.string(), AttributeType: v.picklist(['S', 'N', 'B']) })),
  GlobalSecondaryIndexes: v.exactOptional(v.array(Index)),
  LocalSecondaryIndexes: v.exactOptional(v.array(Index)),
});

function tableInput(name: string, properties: Record<string, unknown>): CreateTableCommandInput {
  return { TableName: name, BillingMode: 'PAY_PER_REQUEST', ...v.parse(Table, properties) };
}
