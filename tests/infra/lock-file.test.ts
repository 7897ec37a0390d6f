import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { ROOT } from '../support/command.ts';

const Package = v.object({
  link: v.optional(v.boolean()),
  /** It comes within the archive of another package, under that one's hash. */
  inBundle: v.optional(v.boolean()),
  integrity: v.optional(v.string()),
});
const LockFile = v.object({ packages: v.record(v.string(), Package) });

test('the lock file has a hash for every package of every platform', () => {
  const { packages } = v.parse(LockFile, JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')));
  const fetched = Object.entries(packages).filter(([name, { link, inBundle }]) => name !== '' && !link && !inBundle);
  expect(fetched.length).toBeGreaterThan(300);
  expect(fetched.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/u.test(integrity ?? ''))).toEqual([]);
});
