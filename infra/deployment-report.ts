import { OUTPUTS, type Outputs } from './outputs.ts';
import type { AfterDeployment } from './publication.ts';

/** What an operator reads when all is done: which index answers, where to look, and what comes next. */
export function deploymentReport(after: AfterDeployment, outputs: Outputs): string {
  const url = outputs[OUTPUTS.requestUrl];
  return `
${indexLine(after)}
dashboard: ${outputs[OUTPUTS.dashboard]}
request URL: ${url}

Next, the first time: the manifest of the Slack app, to paste at https://api.slack.com/apps → Create New App:
  npm run -s manifest -- --url ${url}
`;
}

function indexLine(after: AfterDeployment): string {
  if (after.kind === 'left') {
    return 'left to the indexer, which has been woken: it alone reaches the search domain (to see it done: the dashboard)';
  }
  const { version, articles } = after.pointer;
  const state = `index ${version}, ${articles} articles`;
  if (after.kind === 'filled') return `published: ${state}`;
  if (after.isNew) return `brought up to date: ${state}`;
  return `left alone: ${state} (to bring articles in: --publish, or npm run corpus -- add PATH --stack NAME)`;
}
