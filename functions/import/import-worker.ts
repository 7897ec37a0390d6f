import { parentPort, workerData } from 'node:worker_threads';
import { type ImportInput, type ImportOptions, importArticles } from './import-articles.ts';

/**
 * The thread that `importSafely` starts: one input, one answer. That it has started is said first, because what fails
 * before that is the installation, and what fails behind it the input.
 */
const { input, options }: { readonly input: ImportInput; readonly options: ImportOptions } = workerData;
parentPort?.postMessage('started');
parentPort?.postMessage(await importArticles(input, options));
