import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as v from 'valibot';
import { createReceiver } from '../../slack/inbound/app.ts';
import { looksSigned, type SlackRequest, type SlackResponse } from '../../slack/inbound/receiver.ts';
import { REQUEST_PATH } from '../../slack/manifest/surface.ts';
import { AwsService, parametersBeside } from '../platform/aws-service.ts';
import { INGRESS_CALLS } from '../platform/clients.ts';
import { awsEnv, ingressEnv } from '../platform/env.ts';
import { jobMessage } from '../platform/job-message.ts';
import { createLog } from '../platform/observability.ts';
import { madeWithSecrets } from '../platform/secrets.ts';

/**
 * Verifies, acknowledges, and puts one message on the queue. Slack waits three seconds, and all of this function counts; so
 * it never loads the index and never answers.
 */

const env = ingressEnv();
const log = createLog();
const aws = awsEnv();
const sqs = new AwsService('sqs', new URL(env.QUEUE_URL).origin, aws, INGRESS_CALLS);
const ssm = new AwsService('ssm', parametersBeside(env.QUEUE_URL), aws, INGRESS_CALLS);
const Sent = v.object({ MessageId: v.string() });

const receiver = madeWithSecrets(
  { ssm, names: [env.SIGNING_SECRET_PARAMETER, env.BOT_TOKEN_PARAMETER], log },
  ([signingSecret, botToken]) =>
    createReceiver({
      signingSecret,
      botToken,
      slackApiUrl: env.SLACK_API_URL,
      listenerContext: {
        accept: async (job) => {
          await sqs.call('SendMessage', { QueueUrl: env.QUEUE_URL, ...jobMessage(job) }, Sent);
        },
        access: { allowedWorkspaces: env.ALLOWED_WORKSPACES, admins: env.ADMINS },
        now: Date.now,
        log,
      },
    }),
);

// While Lambda starts the function it lends it a whole processor: what can be done then is not done in Slack's three
// seconds. A failure is not kept, and shows with the first request.
await receiver().catch(() => {});

export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  // A function URL takes any path and method.
  const isSlacks = event.requestContext.http.method === 'POST' && event.rawPath.endsWith(REQUEST_PATH);
  if (!isSlacks) return { statusCode: 404 };
  const { status, headers, body } = await receive(requestOf(event));
  return { statusCode: status, headers: { ...headers }, body };
}

/** Reads the secret again where a signature is wrong but well-formed: the operator may have replaced the secret. */
async function receive(request: SlackRequest): Promise<SlackResponse> {
  const response = await (await receiver()).receive(request);
  if (response.status !== 401 || !looksSigned(request.headers, Date.now()) || !receiver.expire()) return response;
  return (await receiver()).receive(request);
}

function requestOf({ headers, body = '', isBase64Encoded }: APIGatewayProxyEventV2): SlackRequest {
  return {
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'),
  };
}
