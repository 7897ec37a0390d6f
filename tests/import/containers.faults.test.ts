import { beforeAll, test } from 'vitest';
import { bundledImportThread } from '../support/bundled-import-thread.ts';
import { expectReasonsOnly, TINY_RECORDS } from './tiny-records.ts';

let worker: URL;

beforeAll(async () => {
  worker = await bundledImportThread();
});

test.each(TINY_RECORDS)(
  'a hundred thousand tiny records in %s end within the limits, as a list of reasons of readable length',
  (name) => expectReasonsOnly(name, 100_000, worker),
);
