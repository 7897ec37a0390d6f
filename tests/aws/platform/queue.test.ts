import { CreateQueueCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { JobQueue } from '../../../functions/aws/platform/queue.ts';
import { decodeJob, type Job } from '../../../functions/slack/jobs/jobs.ts';
import { startS3AndSqs } from '../../support/s3-and-sqs.ts';

test('news of changed articles waits until no worker answers from the index before; nothing else does', async () => {
  await using services = await startS3AndSqs();
  const { sqs, server } = services;
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
