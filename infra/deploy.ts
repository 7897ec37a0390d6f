import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { DynamoStore } from '../functions/aws/dynamo-store.ts';
import { loadIndex } from '../functions/local/load-index.ts';
import { commandFolder, EXIT, reportSkipped } from '../functions/local/run-command.ts';
import { awsAccessError } from './aws-problems.ts';
import { cdkDeploy } from './cdk-deploy.ts';
import { DEPLOY_HELP, parseDeployArguments } from './deploy-arguments.ts';
import { deploymentReport } from './deployment-report.ts';
import { runOperatorCommand } from './operator-command.ts';
import { OUTPUTS, type Outputs } from './outputs.ts';
import { publishAfterDeployment } from './publication.ts';

await runOperatorCommand('deploy', async (argv) => {
  const args = parseDeployArguments(argv, commandFolder());
  if (args.help) {
    process.stdout.write(DEPLOY_HELP);
    return EXIT.done;
  }
  if (args.region !== undefined) process.env.AWS_REGION = args.region;
  if (args.profile !== undefined) process.env.AWS_PROFILE = args.profile;
  // First of all: articles that cannot be read are told before anything is changed.
  const { index, skipped } = await loadIndex(args.source, process.stderr);
  const outputs = await cdkDeploy(args);
  const after = await publishAfterDeployment(index, args, deployedAt(outputs)).catch((error: unknown) => {
    throw awsAccessError(error, 'publish the index') ?? error;
  });
  process.stdout.write(deploymentReport(after, outputs));
  return after.kind === 'published' ? reportSkipped(skipped) : EXIT.done;
});

function deployedAt(outputs: Outputs) {
  const region = outputs[OUTPUTS.region];
  return {
    s3: new S3Client({ region }),
    bucket: outputs[OUTPUTS.bucket],
    store: new DynamoStore(new DynamoDBClient({ region }), {
      table: outputs[OUTPUTS.table],
      // The pointer to the index is kept for ever; nothing else is written from here.
      retentionMs: Number.MAX_SAFE_INTEGER,
      now: Date.now,
    }),
    now: Date.now,
  };
}
