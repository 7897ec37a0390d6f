import { enableCompileCache } from 'node:module';
import { parentPort } from 'node:worker_threads';
import type { ImportInput, ImportOptions } from './import-articles.ts';

/** Milliseconds between two words of how far a container is: a hundred thousand tiny parts are not told one by one. */
const TELL_MS = 100;

/**
 * The thread that `importSafely` starts: one answer for each input. That it has started is said first, because what fails
 * before that is the installation, and what fails behind it the input.
 */
process.stdout.write = () => true; // what a library prints is no result, and would pile up unread
process.stderr.write = () => true;
// Sources have their types stripped and are compiled in each thread, unless they are kept; a bundle is loaded sooner as it is.
if (import.meta.url.endsWith('.ts')) enableCompileCache();
// No reader of what comes from outside fetches anything, and what loads where Node's `fetch` is found takes 50 ms to load.
for (const name of ['fetch', 'Request', 'Response', 'WebSocket', 'EventSource'])
  Reflect.deleteProperty(globalThis, name);
const { importArticles } = await import('./import-articles.ts');
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
