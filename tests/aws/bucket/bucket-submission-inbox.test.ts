import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { beforeAll, expect, test } from 'vitest';
import { FOLDERS } from '../../../functions/aws/bucket/bucket-layout.ts';
import { BucketLibrary } from '../../../functions/aws/bucket/bucket-library.ts';
import { BucketSubmissionInbox } from '../../../functions/aws/bucket/bucket-submission-inbox.ts';
import { decodeSubmission, type Submission } from '../../../functions/corpus/submission.ts';
import { describeSubmissionInbox } from '../../slack/submissions/submission-inbox.contract.ts';
import { type S3AndSqs, startS3AndSqs } from '../../support/s3-and-sqs.ts';

let services: S3AndSqs;
beforeAll(async () => {
  services = await startS3AndSqs();
  return () => services[Symbol.asyncDispose]();
});

function submissionInboxIn(bucket: string): BucketSubmissionInbox {
  return new BucketSubmissionInbox(new BucketLibrary(services.s3, bucket, FOLDERS.inbox));
}

async function keysOf(bucket: string): Promise<string[]> {
  const { Contents = [] } = await services.s3.send(new ListObjectsV2Command({ Bucket: bucket }));
  return Contents.flatMap(({ Key }) => Key ?? []);
}

async function lyingIn(bucket: string): Promise<Submission[]> {
  const bodies = (await keysOf(bucket)).map(async (Key) => {
    const { Body } = await services.s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
    return decodeSubmission((await Body?.transformToByteArray()) ?? new Uint8Array());
  });
  return Promise.all(bodies);
}

describeSubmissionInbox('the inbox in a bucket', async () => {
  const bucket = await services.bucket();
  return { submissionInbox: submissionInboxIn(bucket), lying: () => lyingIn(bucket) };
});

test('what is handed in lies in the inbox, as JSON that the indexer tells from an article', async () => {
  const bucket = await services.bucket();
  await submissionInboxIn(bucket).submit({
    kind: 'withdrawal',
    id: 'a_B-9',
    by: { team: 'T1', user: 'U1' },
    at: Date.UTC(2026, 10, 22),
    article: 'courier',
  });
  expect(await keysOf(bucket)).toEqual([expect.stringMatching(/^inbox\/.*\.json$/u)]);
});
