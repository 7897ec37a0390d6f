import { expect } from 'vitest';
import { drawn } from '../support/drawn.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { bareApp } from './bare-app.ts';

/** As from a command line, other than the default. */
export const GIVEN: Readonly<Record<string, string>> = {
  admins: 'U0AAAAAAA,U0BBBBBBB',
  allowedWorkspaces: 'T0AAAAAAA',
  followUps: 'off',
  digestChannel: 'C0DESK',
  alarmEmail: 'desk@example.com',
  retentionDays: '30',
  functionUrl: 'false',
  requestsAtOnce: '0',
  workerMemory: '3008',
  logRetentionDays: '7',
  feedRequestsAnHour: '1200',
  searchNodes: '2',
  searchNodeType: 't3.medium.search',
  searchDiskGb: '100',
  table: 'Desk-StorageTable-1',
  bucket: 'desk-storagecorpus-1',
};

export const NAMES = Object.keys(GIVEN);

/** Every two settings. */
export const PAIRS: readonly (readonly string[])[] = NAMES.flatMap((one, at) =>
  NAMES.slice(at + 1).map((other) => [one, other]),
);

/** Every setting, each beside another one: which, `seed` decides. */
export function paired(seed: number): readonly (readonly string[])[] {
  const names = drawn(NAMES, NAMES.length, seed);
  return Array.from({ length: Math.ceil(names.length / 2) }, (_, at) => names.slice(2 * at, 2 * at + 2));
}

/** A row of a table of tests: what it is called, and its settings. */
export function titled(chosen: readonly string[]): [title: string, chosen: readonly string[]] {
  return [chosen.join(' and ') || 'no setting', chosen];
}

/** Expects that the app with these settings is synthesised, and that cdk-nag finds nothing that is not acknowledged. */
export async function expectNoFinding(chosen: readonly string[]): Promise<void> {
  await using folder = await tempFolder();
  const context = Object.fromEntries(chosen.map((name) => [name, GIVEN[name]]));
  const { app } = bareApp(folder.path, { ...context, stack: 'Desk' });
  expect(() => app.synth()).not.toThrow();
}
