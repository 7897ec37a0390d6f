import { memoryLibrary } from '../support/memory-library.ts';
import { describeLibrary } from './library.contract.ts';

describeLibrary('in memory', async () => ({ library: memoryLibrary(), [Symbol.asyncDispose]: async () => {} }));
