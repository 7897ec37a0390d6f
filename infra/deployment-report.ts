import { OUTPUTS, type Outputs } from './outputs.ts';
import type { AfterDeployment } from './publication.ts';

/** What an operator reads when all is done: which index answers, where to look, and what comes next. */
export function deploymentReport(after: AfterDeployment, outputs: Outputs): string {
  const { version, articles } = after.pointer;
  const state = `index ${version}, ${articles} articles`;
  const index =
    after.kind === 'filled'
      ? `published: ${state}`
      : after.isNew
        ? `brought up to date: ${state}`
        : `left alone: ${state} (to bring articles in: --publish, or npm run corpus -- add PATH --stack NAME)`;
  const url = outputs[OUTPUTS.requestUrl];
  return `
${index}
dashboard: ${outputs[OUTPUTS.dashboard]}
request URL: ${url}

Next, the first time: the manifest of the Slack app, to paste at https://api.slack.com/apps → Create New App:
  npm run -s manifest -- --url ${url}
`;
}
