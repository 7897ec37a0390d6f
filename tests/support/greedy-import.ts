import { parentPort } from 'node:worker_threads';

/** A worker in the place of the importer's, on which a reader takes all memory there is: of the heap, or beside it. */
const kept: unknown[] = [];
parentPort?.on('message', ({ input }) => {
  for (;;) {
    if (input.name === 'heap') kept.push(Array.from({ length: 10_000 }, (_, at) => ({ at })));
    else kept.push(Buffer.alloc(8 * 1024 * 1024, kept.length));
  }
});
