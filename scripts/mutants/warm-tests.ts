/**
 * A process that keeps vitest and everything that it has compiled, and runs test files at each message. Started by `mutants.ts`,
 * which ends it where a mutant hangs.
 */
import {
  BaseSequencer,
  createVitest,
  type Reporter,
  type TestModule,
  type TestRunEndReason,
  type TestSpecification,
  type Vitest,
} from 'vitest/node';

export interface TestRequest {
  /** Paths from the folder of the copy, in the order in which they run. */
  readonly files: readonly string[];
}

/** Of all files of a request: after the first that fails, no other is run. */
export interface TestReply {
  /** `incomplete`: none failed, and not every one was run. */
  readonly outcome: 'passed' | 'failed' | 'incomplete';
  /** The files that have failed. */
  readonly failed: readonly string[];
}

/** One file of a request has begun: what was asked before does not hang. */
export interface Heartbeat {
  readonly begun: string;
}

/** `null` before the first message is answered: the test files that there are. */
export interface Ready {
  readonly files: readonly string[];
}

class Run implements Reporter {
  /** Whether the last run was cancelled. */
  wasCancelled = false;

  onTestModuleQueued({ relativeModuleId }: TestModule): void {
    process.send?.({ begun: relativeModuleId } satisfies Heartbeat);
  }

  onTestRunEnd(_: unknown, __: unknown, reason: TestRunEndReason): void {
    this.wasCancelled = reason === 'interrupted';
  }
}

/** Files in the order in which they were asked for. */
class AsAsked extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files;
  }
}

async function start(projects: readonly string[]): Promise<void> {
  const root = process.cwd();
  const report = new Run();
  const vitest = await createVitest('test', {
    root,
    watch: false,
    project: [...projects],
    // The files of one request share what they have loaded; the next one gets a worker of its own, and so a mutant that is evaluated
    // as its module loads is met.
    isolate: false,
    fileParallelism: false,
    maxWorkers: 1,
    bail: 1,
    sequence: { sequencer: AsAsked },
    reporters: [report],
  });
  const specifications = new Map<string, TestSpecification>();
  for (const one of await vitest.globTestSpecifications()) specifications.set(one.moduleId.slice(root.length + 1), one);
  process.on('message', ({ files }: TestRequest) => {
    void run(
      vitest,
      report,
      files.flatMap((file) => specifications.get(file) ?? []),
    );
  });
  process.send?.({ files: [...specifications.keys()] } satisfies Ready);
}

/** Runs that a request has at most, where a run is not complete. */
const MOST_RUNS = 3;

async function run(vitest: Vitest, report: Run, specifications: TestSpecification[]): Promise<void> {
  // What is cancelled at the first failure may be told once more when the next run has begun, which is cancelled then without a failure.
  let answer: TestReply;
  let runs = 0;
  do answer = await replyOf(vitest, report, specifications);
  while (answer.outcome === 'incomplete' && ++runs < MOST_RUNS);
  process.send?.(answer);
}

async function replyOf(vitest: Vitest, report: Run, specifications: TestSpecification[]): Promise<TestReply> {
  // What failed before counts towards the bail of this run otherwise.
  vitest.state.filesMap.clear();
  vitest.state.idMap.clear();
  vitest.state.errorsSet.clear();
  const { unhandledErrors, testModules } = await vitest.runTestSpecifications(specifications);
  const failed = testModules.filter((one) => one.state() === 'failed').map((one) => one.relativeModuleId);
  if (failed.length > 0) return { outcome: 'failed', failed };
  // An error outside of every test is of one of them.
  if (unhandledErrors.length > 0) return { outcome: 'failed', failed: testModules.map((one) => one.relativeModuleId) };
  // Some skip themselves where a machine lacks what they need.
  return { outcome: report.wasCancelled ? 'incomplete' : 'passed', failed };
}

await start(process.argv.slice(2));
