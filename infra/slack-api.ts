import { RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { REQUEST_PATH } from '../functions/slack/manifest/surface.ts';

/**
 * Requests a second, and at once. Slack posts at most about one message a second into a channel: this is room for a whole
 * company, and still a limit to what a stranger can make us pay for.
 */
const RATE = { rateLimit: 50, burstLimit: 100 };

/** What is known of a request before the function sees it. No body and no header: those hold what people write. */
const ACCESS_LOG = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    time: '$context.requestTime',
    sourceIp: '$context.identity.sourceIp',
    routeKey: '$context.routeKey',
    status: '$context.status',
    latencyMs: '$context.responseLatency',
    functionLatencyMs: '$context.integrationLatency',
    functionStatus: '$context.integrationStatus',
    error: '$context.error.message',
    functionError: '$context.integrationErrorMessage',
  }),
);

/** The one address that Slack knows. */
export class SlackApi extends Construct {
  readonly api: HttpApi;
  readonly url: string;

  constructor(scope: Construct, id: string, props: { ingress: LambdaFunction; logRetention: RetentionDays }) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', { apiName: Stack.of(this).stackName, createDefaultStage: false });
    const [route] = this.api.addRoutes({
      path: REQUEST_PATH,
      methods: [HttpMethod.POST],
      integration: new HttpLambdaIntegration('Ingress', props.ingress),
    });
    if (route) {
      Validations.of(route).acknowledge({
        id: 'AwsSolutions-APIG4',
        reason:
          'Slack signs its requests; the function verifies the signature on the raw body, which no authorizer sees.',
      });
    }
    const accessLog = new LogGroup(this, 'AccessLog', {
      retention: props.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      autoDeploy: true,
      throttle: RATE,
      accessLogSettings: { destination: new LogGroupLogDestination(accessLog), format: ACCESS_LOG },
    });
    this.url = `${stage.url.replace(/\/$/u, '')}${REQUEST_PATH}`;
  }
}
