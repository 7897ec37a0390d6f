import { parentPort } from 'node:worker_threads';
import { type ImportInput, type ImportOptions, importArticles } from './import-articles.ts';

/** Milliseconds between two words of how far a container is: a hundred thousand tiny parts are not told one by one. */
const TELL_MS = 100;

/**
 * The thread that `importSafely` starts: one answer for each input. That it has started is said first, because what fails
 * before that is the installation, and what fails behind it the input.
 */
process.stdout.write = () => true; // what a library prints is no concern of whoever imports, and would pile up unread
process.stderr.write = () => true;
parentPort?.on('message', async ({ input, options }: { input: ImportInput; options: ImportOptions }) => {
  let toldAt = performance.now();
  const onProgress = (documents: number): void => {
    if (performance.now() - toldAt < TELL_MS) return;
    toldAt = performance.now();
    parentPort?.postMessage({ documents });
  };
  parentPort?.postMessage(await importArticles(input, { ...options, onProgress }));
});
parentPort?.postMessage('started');
