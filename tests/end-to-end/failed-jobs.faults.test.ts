import { beforeAll, describe, test } from 'vitest';
import { Deployment, START_MS } from './deployment.ts';
import { FAILED_JOBS } from './failed-jobs.ts';
import { endCleanly } from './replies.ts';

let app: Deployment;
beforeAll(async () => {
  app = await Deployment.start();
  return () => endCleanly(app);
}, START_MS);

describe.each([
  ['goes on counting its receives', false],
  ['starts its count of receives again', true],
])('where a queue that a message is moved to %s, a job that fails for good', (_, countsAnew) => {
  test.each(Object.entries(FAILED_JOBS))('%s', async (_title, check) => {
    app.services.countsAnew = countsAnew;
    await check(app);
  });
});
