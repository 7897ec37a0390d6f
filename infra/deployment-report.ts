import { OUTPUTS, type Outputs } from './outputs.ts';
import type { AfterDeployment } from './publication.ts';

/** What an operator reads when all is done: which index answers, where to look, and what comes next. */
export function deploymentReport(after: AfterDeployment, outputs: Outputs): string {
  const { version, articles } = after.pointer;
  const index =
    after.kind === 'published'
      ? `published: index ${version}, ${articles} articles, ${(after.bytes / 1e6).toFixed(1)} MB`
      : `left alone: index ${version}, ${articles} articles (to replace it: --publish)`;
  const url = outputs[OUTPUTS.requestUrl];
  return `
${index}
dashboard: ${outputs[OUTPUTS.dashboard]}
request URL: ${url}

Next, the first time: the manifest of the Slack app, to paste at https://api.slack.com/apps → Create New App:
  npm run -s manifest -- --url ${url}
`;
}
