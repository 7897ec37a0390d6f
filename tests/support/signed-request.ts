import { createHmac, randomUUID } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/** How a request comes in; what is left out is as Slack and API Gateway do it. */
export interface Delivery {
  readonly secret?: string;
  /** Seconds since 1970 that the request is signed for. */
  readonly signedAt?: number;
  readonly base64?: boolean;
  readonly contentType?: string;
  readonly retry?: {
    readonly num: number;
    readonly reason: 'http_timeout' | 'http_error' | 'connection_failed' | 'unknown_error';
  };
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request of Slack as API Gateway hands it to a function (payload 2.0). `now` in milliseconds since 1970. */
export function signedRequest(
  body: string,
  slack: { readonly secret: string; readonly now: number },
  delivery: Delivery,
): APIGatewayProxyEventV2 {
  const { secret = slack.secret, base64 = false, contentType, retry, headers = {} } = delivery;
  const timestamp = String(delivery.signedAt ?? Math.floor(slack.now / 1000));
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    version: '2.0',
    routeKey: 'POST /slack/events',
    rawPath: '/slack/events',
    rawQueryString: '',
    headers: {
      accept: '*/*',
      'content-length': String(Buffer.byteLength(body)),
      ...(contentType === undefined ? {} : { 'content-type': contentType }),
      host: 'example.execute-api.us-east-1.amazonaws.com',
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
      ...(retry ? { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason } : {}),
      ...headers,
    },
    requestContext: {
      accountId: '000000000000',
      apiId: 'api',
      domainName: 'example.execute-api.us-east-1.amazonaws.com',
      domainPrefix: 'example',
      http: {
        method: 'POST',
        path: '/slack/events',
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: 'Slackbot',
      },
      requestId: randomUUID(),
      routeKey: 'POST /slack/events',
      stage: '$default',
      time: '01/Jan/2026:00:00:00 +0000',
      timeEpoch: slack.now,
    },
    body: base64 ? Buffer.from(body).toString('base64') : body,
    isBase64Encoded: base64,
  };
}
