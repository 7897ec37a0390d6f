import { parentPort } from 'node:worker_threads';

/** A worker in the place of the importer's, on which a reader hangs. */
parentPort?.postMessage('started');
for (;;) Math.random();
