import { parentPort, threadId } from 'node:worker_threads';

/**
 * A worker in the place of the importer's, whose articles are named after its thread and say which of its inputs they were:
 * the first, the second. "later" breaks it only if another input was there before; "break" does at once.
 */
let served = 0;
parentPort?.on('message', ({ input }) => {
  served += 1;
  if (input.name === 'break' || (input.name === 'later' && served > 1)) throw new Error('broken');
  if (input.name === 'hang') for (;;) Math.random();
  if (input.name === 'grow') (globalThis as { kept?: Buffer }).kept = Buffer.alloc(200 * 1024 * 1024, 1);
  if (input.name === 'heap') {
    const kept: unknown[] = [];
    for (;;) kept.push(Array.from({ length: 10_000 }, (_, at) => ({ at })));
  }
  const none = { publisher: null, author: null, published: null, url: null, of: null };
  const article = { id: String(threadId), title: String(served), kind: 'article', text: input.name, ...none };
  parentPort?.postMessage({ articles: [article], skipped: [] });
});
parentPort?.postMessage('started');
