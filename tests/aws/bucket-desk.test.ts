import { CreateBucketCommand, GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { type FauxqsServer, startFauxqs } from 'fauxqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BucketDesk } from '../../functions/aws/bucket-desk.ts';
import { BucketLibrary, FOLDERS } from '../../functions/aws/bucket-library.ts';
import { decodeSubmission, type Submission } from '../../functions/corpus/submission.ts';
import { describeDesk } from '../slack/desk.contract.ts';

let server: FauxqsServer;
let s3: S3Client;

beforeAll(async () => {
  server = await startFauxqs({ port: 0, host: '127.0.0.1', logger: false });
  s3 = new S3Client({
    endpoint: `http://127.0.0.1:${server.port}`,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
});

afterAll(async () => {
  s3.destroy();
  await server.stop();
});

let buckets = 0;

async function freshBucket(): Promise<string> {
  const bucket = `desk-${++buckets}`;
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  return bucket;
}

function deskIn(bucket: string): BucketDesk {
  return new BucketDesk(new BucketLibrary(s3, bucket, FOLDERS.inbox));
}

async function keysOf(bucket: string): Promise<string[]> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket }));
  return Contents.flatMap(({ Key }) => Key ?? []);
}

async function lyingIn(bucket: string): Promise<Submission[]> {
  const bodies = (await keysOf(bucket)).map(async (Key) => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
    return decodeSubmission((await Body?.transformToByteArray()) ?? new Uint8Array());
  });
  return Promise.all(bodies);
}

describeDesk('the desk in a bucket', async () => {
  const bucket = await freshBucket();
  return { desk: deskIn(bucket), lying: () => lyingIn(bucket) };
});

test('what is handed in lies in the inbox, as JSON that the indexer tells from an article', async () => {
  const bucket = await freshBucket();
  await deskIn(bucket).submit({
    kind: 'withdrawal',
    id: 'a_B-9',
    by: { team: 'T1', user: 'U1' },
    at: Date.UTC(2026, 10, 22),
    article: 'courier',
  });
  expect(await keysOf(bucket)).toEqual([expect.stringMatching(/^inbox\/.*\.json$/u)]);
});
