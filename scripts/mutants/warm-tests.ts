/**
 * A process that keeps vitest and everything that it has compiled, and runs one test file at each message. Started by `mutants.ts`,
 * which ends it where a mutant hangs.
 */
import { createVitest, type Reporter, type TestSpecification, type Vitest } from 'vitest/node';

interface TestRequest {
  /** Path from the folder of the copy. */
  readonly file: string;
}

export interface TestReply {
  readonly passed: boolean;
  readonly milliseconds: number;
}

/** `null` before the first message is answered: the test files that there are. */
export interface Ready {
  readonly files: readonly string[];
}

const SILENT: Reporter = {};

async function start(projects: readonly string[]): Promise<void> {
  const root = process.cwd();
  const vitest = await createVitest('test', {
    root,
    watch: false,
    project: [...projects],
    // A mutant that is evaluated as its module loads is met by every file, and what one file has cached is not the next one's.
    isolate: true,
    fileParallelism: false,
    maxWorkers: 1,
    bail: 1,
    reporters: [SILENT],
  });
  const specifications = new Map<string, TestSpecification>();
  for (const one of await vitest.globTestSpecifications()) specifications.set(one.moduleId.slice(root.length + 1), one);
  process.on('message', ({ file }: TestRequest) => void run(vitest, specifications.get(file)));
  process.send?.({ files: [...specifications.keys()] } satisfies Ready);
}

async function run(vitest: Vitest, specification: TestSpecification | undefined): Promise<void> {
  const began = performance.now();
  // What failed before counts towards the bail of this run otherwise.
  vitest.state.filesMap.clear();
  vitest.state.idMap.clear();
  vitest.state.errorsSet.clear();
  const result = specification ? await vitest.runTestSpecifications([specification]) : null;
  const passed = result !== null && result.unhandledErrors.length === 0 && result.testModules.every((one) => one.ok());
  process.send?.({ passed, milliseconds: performance.now() - began } satisfies TestReply);
}

await start(process.argv.slice(2));
