import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { type FauxqsServer, startFauxqs } from 'fauxqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { JobQueue } from '../../functions/aws/queue.ts';
import { decodeJob, type Job } from '../../functions/slack/jobs.ts';

let server: FauxqsServer;
let sqs: SQSClient;

beforeAll(async () => {
  server = await startFauxqs({ port: 0, host: '127.0.0.1', logger: false });
  sqs = new SQSClient({
    endpoint: `http://127.0.0.1:${server.port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
});

afterAll(async () => {
  sqs.destroy();
  await server.stop();
});

test('news of changed articles waits until no worker answers from the index before; nothing else does', async () => {
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: 'jobs' }));
  const queue = new JobQueue(sqs, QueueUrl);
  const changed: Job = { type: 'changed', acceptedAt: 1, articles: ['courier'], index: 'v' };
  const correction: Job = { type: 'correction', acceptedAt: 1, answer: 'answer-1' };
  await queue.send(changed);
  await queue.send(correction);
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
  expect(Messages.map(({ Body = '' }) => decodeJob(Body))).toEqual([correction]);
  const { delayed } = server.inspectQueue('jobs')?.messages ?? { delayed: [] };
  expect(delayed).toHaveLength(1);
});
