import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/support/longest-first.ts';

/** Milliseconds. No verdict hangs on these: they end what hangs, also where every core is busy with something else. */
const HANGS_AFTER = { testTimeout: 600_000, hookTimeout: 600_000, expect: { poll: { timeout: 120_000 } } };

/** The whole kill matrices, and whatever else takes a minute. */
const FAULTS = ['tests/**/*.faults.test.ts'];

/** What measures how work grows: alone, and each file in a process of its own, as another's load and heap would be measured with it. */
const GROWTH = ['tests/**/growth.faults.test.ts'];

/** What says that a file's tests are more in `npm run test:faults`: properties with all runs, or a bench on DynamoDB. */
const MORE = /\/(?:support\/runs|app-bench|private-answer|in-context|late-report)\.ts'/u;

const IN_PART = readdirSync(path.join(import.meta.dirname, 'tests'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => `tests/${file.replaceAll(path.sep, '/')}`)
  .filter((file) => MORE.test(readFileSync(path.join(import.meta.dirname, file), 'utf8')));

/** What needs a Python with ministack. */
const EMULATED = ['tests/emulated/**/*.test.ts'];

/** What needs a Java and Maven, and starts an OpenSearch node. */
const OPENSEARCH = ['tests/opensearch/**/*.test.ts'];

/** Nothing but the functions themselves: no server. */
const UNIT = ['tests/{engine,corpus,import,slack,wording}/**/*.test.ts', 'tests/local/{page,terminal}/**/*.test.ts'];

const RUN_FOLDER = 'tests/support/run-folder.ts';

/** Each worker loads the same sources: kept compiled, without their types, from one run to the next. Not where work is measured. */
const KEPT_COMPILED = { NODE_COMPILE_CACHE: path.join(import.meta.dirname, 'node_modules/.cache/verbatim-workers') };

const projects = {
  // Both parts in one, so that a worker takes files of either: those that compute run beside those that wait.
  tests: {
    include: ['tests/**/*.test.ts'],
    exclude: [...FAULTS, ...EMULATED, ...OPENSEARCH],
    env: KEPT_COMPILED,
    globalSetup: [RUN_FOLDER, 'tests/support/cuts-seed.ts'],
  },
  unit: { include: UNIT, exclude: FAULTS, env: KEPT_COMPILED, globalSetup: RUN_FOLDER },
  services: {
    include: ['tests/**/*.test.ts'],
    exclude: [...UNIT, ...FAULTS, ...EMULATED, ...OPENSEARCH],
    env: KEPT_COMPILED,
    globalSetup: [RUN_FOLDER, 'tests/support/cuts-seed.ts'],
  },
  emulated: { include: EMULATED, globalSetup: RUN_FOLDER },
  opensearch: { include: OPENSEARCH, globalSetup: [RUN_FOLDER, 'tests/opensearch/node-for-tests.ts'] },
  faults: {
    include: [...FAULTS, ...IN_PART],
    exclude: [...GROWTH, ...EMULATED, ...OPENSEARCH],
    env: { EVERY_RUN: '1' },
    globalSetup: RUN_FOLDER,
    testTimeout: 3_600_000,
  },
  growth: { include: GROWTH, globalSetup: RUN_FOLDER, isolate: true, maxWorkers: 1, sequence: { groupOrder: 1 } },
};

export default defineConfig({
  test: {
    // A worker takes one file after another and keeps what it has loaded: tests share no state that another could see.
    isolate: false,
    // Much of the time is spent waiting for processes, services and time-outs: two workers more than there are cores keep all of them busy.
    maxWorkers: availableParallelism() + 2,
    // Modules are loaded by Node, as where they are deployed, and young garbage is collected less often: together a tenth less of the processors.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    execArgv: ['--max-semi-space-size=32'],
    sequence: { sequencer: LongestFirst },
    projects: Object.entries(projects).map(([name, files]) => ({
      extends: true,
      test: { name, ...HANGS_AFTER, ...files },
    })),
  },
});
