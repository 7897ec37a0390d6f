import type { TestProject } from 'vitest/node';
import { LocalNode, nodeJars } from './local-node.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the node that the tests share; `null` where there is none, which was said. */
    readonly openSearch: string | null;
  }
}

/** Before a run: starts the node that all its files share. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const jars = nodeJars();
  if ('missing' in jars) {
    process.stderr.write(`tests/opensearch is skipped: ${jars.missing}\n`);
    project.provide('openSearch', null);
    return async () => {};
  }
  const node = await LocalNode.start(jars);
  project.provide('openSearch', node.url);
  return () => node[Symbol.asyncDispose]();
}
