import { parentPort, threadId } from 'node:worker_threads';

/**
 * A worker in the place of the importer's, whose articles are named after its thread and say which of its inputs they were
 * (the first, the second). What an input is called says what it does.
 */
let served = 0;
parentPort?.on('message', ({ input }) => {
  served += 1;
  if (input.name === 'break') throw new Error('broken');
  if (input.name === 'hang') for (;;) Math.random();
  if (input.name === 'blocked') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1500);
  if (input.name === 'grow') (globalThis as { kept?: Buffer }).kept = Buffer.alloc(200 * 1024 * 1024, 1);
  if (input.name === 'heap') {
    const kept: unknown[] = [];
    for (;;) kept.push(Array.from({ length: 10_000 }, (_, at) => ({ at })));
  }
  if (input.name === 'nonsense') {
    parentPort?.postMessage({ articles: 'none' });
    return;
  }
  const none = { publisher: null, author: null, published: null, url: null, of: null };
  const article = { id: String(threadId), title: String(served), kind: 'article', text: '', ...none };
  const found = { ...article, isIdStated: false, name: input.name, notes: [] };
  parentPort?.postMessage({ articles: [found], skipped: [] });
});
parentPort?.postMessage('started');
