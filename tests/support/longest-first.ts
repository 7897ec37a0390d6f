import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest, by what their names end with: begun first, none of them is left alone at the end of a run. */
const LONGEST = [
  // The first that needs the stack synthesises it; those behind it need none, so that none waits for it.
  'end-to-end/interruptions.test.ts',
  'browser/page.test.ts',
  'faults/schedules/schedules.test.ts',
  'end-to-end/corpus.test.ts',
  'end-to-end/failed-jobs.test.ts',
  'end-to-end/feeds.test.ts',
  'infra/cdk-problem.test.ts',
  'local/corpus.test.ts',
  'aws/handlers/indexer.test.ts',
  'end-to-end/failures.test.ts',
  'local/commands/launchers.test.ts',
  'import/hostile.test.ts',
  'import/warm-thread.test.ts',
  'import/containers.test.ts',
  'engine/indexing/snapshot.test.ts',
  'slack/answers/corrections.test.ts',
];

/** Project after project, in each the files that take longest first, and the others as vitest has them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = new Map(sorted.map((file) => [file, rankOf(file.moduleId)]));
    const projects = [...new Set(sorted.map(({ project }) => project))];
    return projects.flatMap((project) =>
      sorted.filter((file) => file.project === project).sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0)),
    );
  }
}

function rankOf(moduleId: string): number {
  const at = LONGEST.findIndex((name) => moduleId.endsWith(`/tests/${name}`));
  return at < 0 ? LONGEST.length : at;
}
