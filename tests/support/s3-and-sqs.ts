import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { type FauxqsServer, startFauxqs } from 'fauxqs';

export const REGION = 'us-east-1';

/** The wire protocols of S3 and SQS on this machine, gone at the end of their scope. */
export interface S3AndSqs extends AsyncDisposable {
  readonly server: FauxqsServer;
  /** For `AWS_ENDPOINT_URL_S3` and `AWS_ENDPOINT_URL_SQS`. */
  readonly endpoint: string;
  readonly s3: S3Client;
  readonly sqs: SQSClient;
  /** Creates a bucket and gives its name, a new one each time. */
  bucket(): Promise<string>;
}

export async function startS3AndSqs(): Promise<S3AndSqs> {
  const server = await startFauxqs({ port: 0, host: '127.0.0.1', logger: false, defaultRegion: REGION });
  const endpoint = `http://127.0.0.1:${server.port}`;
  const s3 = s3At(endpoint);
  const sqs = new SQSClient({ endpoint, region: REGION, credentials: CREDENTIALS });
  let buckets = 0;
  return {
    server,
    endpoint,
    s3,
    sqs,
    async bucket() {
      const Bucket = `bucket-${++buckets}`;
      await s3.send(new CreateBucketCommand({ Bucket }));
      return Bucket;
    },
    async [Symbol.asyncDispose]() {
      s3.destroy();
      sqs.destroy();
      await server.stop();
    },
  };
}

const CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

/** Whatever speaks S3's protocol there. */
export function s3At(endpoint: string, maxAttempts = 3): S3Client {
  return new S3Client({ endpoint, region: REGION, forcePathStyle: true, maxAttempts, credentials: CREDENTIALS });
}
