import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppBench } from '../app-bench.ts';

let app: AppBench;
beforeEach(async () => {
  app = await AppBench.withReports();
});
afterEach(() => app.end());

test('the digest of a week is posted once, however late and often its job comes', async () => {
  await app.ask('ada', 'How many police officers were killed?');
  await app.ask('ben', 'who built the dam of Quern?');
  const channel = await app.slack.channel('ada');
  const scheduled = new Date(app.time + 1000).toISOString();
  const digest = { type: 'digest', channel, scheduled } as const;
  app.time += 3 * 60 * 60 * 1000;
  await app.ask('ada', 'who sang in the hills above Quern?');
  await app.run(digest, digest);
  const posted = app.network.of('chat.postMessage').map(({ body }) => String(Object(body).text));
  const digests = posted.filter((text) => text.startsWith('What was asked: '));
  expect(digests).toHaveLength(1);
  expect(digests[0]).toContain('2 questions: 0 answered, 1 where sources differ, 1 found nothing.');
  expect(digests[0]).toContain('Found nothing\n• who built the dam of Quern?');
});
