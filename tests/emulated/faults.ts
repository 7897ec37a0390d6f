import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { type Answer, type Call, field, type Network } from '../support/wire-proxy.ts';
import { type Emulator, REGION } from './emulator.ts';
import { queried } from './role-policies.ts';

const OTHER_ACCOUNT = '999999999999';

/** AWS's answer to credentials that have expired, in the protocol that was asked in. */
export function expired({ operation }: Call): Answer & { readonly kind: 'answer' } {
  const message = 'The security token included in the request is expired';
  if (!operation.includes(' ')) {
    const headers = { 'content-type': 'application/x-amz-json-1.1' };
    return { kind: 'answer', status: 400, headers, body: JSON.stringify({ __type: 'ExpiredTokenException', message }) };
  }
  const error = `<Error><Type>Sender</Type><Code>ExpiredToken</Code><Message>${message}</Message></Error>`;
  const headers = { 'content-type': 'text/xml' };
  return operation.startsWith('POST ')
    ? { kind: 'answer', status: 403, headers, body: `<ErrorResponse>${error}</ErrorResponse>` }
    : { kind: 'answer', status: 403, headers, body: `<?xml version="1.0"?>${error}` };
}

/** From the start of the change on, every call is answered so. */
export function expiredWhileCloudFormationWorks(network: Network): Disposable {
  let works = false;
  return network.intercept((call) => {
    if (works) return expired(call);
    works = field(call.body, 'Action') === 'ExecuteChangeSet';
    return null;
  });
}

/** So many articles are in, and no more. */
export function expiredAfterArticles(network: Network, count: number): Disposable {
  let left = count;
  return network.intercept((call) =>
    /^PUT .*\/articles\//u.test(call.operation) && left-- <= 0 ? expired(call) : null,
  );
}

/** IAM is not enforced yet: an access key of twelve digits is one of the account of that number. */
export async function takeBucketElsewhere({ endpoint }: Emulator, Bucket: string): Promise<void> {
  const credentials = { accessKeyId: OTHER_ACCOUNT, secretAccessKey: 'test' };
  const s3 = new S3Client({ endpoint, region: REGION, forcePathStyle: true, credentials });
  await s3.send(new CreateBucketCommand({ Bucket }));
}

/** An app that has nothing to do with this one. */
const OTHER_APP = {
  Description: 'Pays the wages',
  Resources: { Slips: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'slips' } } },
};

/** IAM is not enforced yet. */
export async function deployOtherApp(emulator: Emulator, StackName: string): Promise<void> {
  const TemplateBody = JSON.stringify(OTHER_APP);
  await queried(emulator, 'cloudformation', { Action: 'CreateStack', Version: '2010-05-15', StackName, TemplateBody });
}
