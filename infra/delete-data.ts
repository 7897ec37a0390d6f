import { DeleteTableCommand, DynamoDBClient, ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import {
  DeleteBucketCommand,
  DeleteObjectsCommand,
  ListObjectVersionsCommand,
  NoSuchBucket,
  S3Client,
} from '@aws-sdk/client-s3';
import type { Output } from '../functions/local/terminal/output.ts';
import { deleteParameter, forgetKept, type KeptStorage } from './kept-storage.ts';
import { secretNames } from './secret-names.ts';

/**
 * Deletes for good what outlives a deployment: bucket, table and secrets, and says each. What is gone already is no error, so
 * that a run that was cut off can be given again; the note of their names goes last.
 */
export async function deleteData(stack: string, { table, bucket }: KeptStorage, stdout: Output): Promise<void> {
  await deleteBucket(bucket);
  stdout.write(`deleted: the bucket ${bucket}\n`);
  await deleteTable(table);
  stdout.write(`deleted: the table ${table}\n`);
  for (const secret of Object.values(secretNames(stack))) {
    await deleteParameter(secret);
    stdout.write(`deleted: the secret ${secret}\n`);
  }
  await forgetKept(stack);
}

async function deleteBucket(Bucket: string): Promise<void> {
  const s3 = new S3Client();
  try {
    for (;;) {
      // What is listed is deleted, so that the next list begins with the rest.
      const { Versions = [], DeleteMarkers = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
      const Objects = [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({ Key, VersionId }));
      if (Objects.length === 0) break;
      const { Errors = [] } = await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }));
      const [first] = Errors;
      if (first) throw new Error(`${first.Key} cannot be deleted: ${first.Message}`);
    }
    await s3.send(new DeleteBucketCommand({ Bucket }));
  } catch (error) {
    if (!(error instanceof NoSuchBucket)) throw error;
  }
}

async function deleteTable(TableName: string): Promise<void> {
  try {
    await new DynamoDBClient().send(new DeleteTableCommand({ TableName }));
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
  }
}
