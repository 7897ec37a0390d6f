import { DescribeTableCommand, DynamoDBClient, ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import { HeadBucketCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import type { KeptStorage } from './kept-storage.ts';

/** Of the answers to a HEAD request, which have no body. https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html */
const BUCKET_PROBLEMS: Readonly<Record<number, (bucket: string) => string>> = {
  301: (bucket) => `the bucket ${bucket} is in another region`,
  403: (bucket) => `the bucket ${bucket} belongs to another account, or these AWS credentials may not look at it`,
  404: (bucket) => `there is no bucket ${bucket}`,
};

/**
 * Why a table and a bucket of these names cannot be taken up; `null` where they are there. CloudFormation makes new ones in
 * the place of those that it does not find, and takes back all that it has begun where a name is another account's.
 */
export async function storageProblem({ table, bucket }: KeptStorage): Promise<string | null> {
  return (await tableProblem(table)) ?? bucketProblem(bucket);
}

async function tableProblem(TableName: string): Promise<string | null> {
  try {
    await new DynamoDBClient().send(new DescribeTableCommand({ TableName }));
    return null;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return `there is no table ${TableName} in this account and region`;
    throw error;
  }
}

async function bucketProblem(Bucket: string): Promise<string | null> {
  try {
    await new S3Client().send(new HeadBucketCommand({ Bucket }));
    return null;
  } catch (error) {
    const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
    const problem = BUCKET_PROBLEMS[status ?? 0]?.(Bucket);
    if (problem === undefined) throw error;
    return problem;
  }
}
