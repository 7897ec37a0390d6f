import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { equivalents } from '../../scripts/mutants/equivalents.ts';
import { sitesOf, withSwitches } from '../../scripts/mutants/sites.ts';
import { ROOT } from '../support/command.ts';

test('every mutant that is said to change nothing is one, of a line that is there', () => {
  const gone = equivalents().filter(({ file, line, change }) => {
    const sites = sitesOf(file, readFileSync(path.join(ROOT, file), 'utf8'));
    return !sites.some((site) => site.line === line && site.change === change);
  });
  expect(gone).toEqual([]);
});

const CODE = `
type Two = 2 | -2;
function kindOf(count, isOpen) {
  if (isOpen && count > 2) return { 1: 'many' }[1] + !isOpen;
  return count === 0 || !isOpen ? 'none' : 'some';
}
return kindOf;`;

/** The outcomes of `CODE` with the mutant of that number on, or with none. */
function outcomes(on: number): string {
  const sites = sitesOf('a.ts', `(() => {${CODE}\n})()`);
  const text = withSwitches(
    `(() => {${CODE}\n})()`,
    sites.map((site, at) => [at + 1, site]),
  );
  const kindOf = new Function('__mutant', `return ${text.replace('type Two = 2 | -2;', '')}`)(
    (one: number) => one === on,
  );
  return [0, 1, 2, 3].flatMap((count) => [true, false].map((isOpen) => kindOf(count, isOpen))).join(' ');
}

test('code with switches does what it did, until one is on', () => {
  const before = new Function(CODE.replace('type Two = 2 | -2;', ''))();
  const expected = [0, 1, 2, 3].flatMap((count) => [true, false].map((isOpen) => before(count, isOpen))).join(' ');
  expect(outcomes(0)).toBe(expected);
  const changes = sitesOf('a.ts', `(() => {${CODE}\n})()`).map(({ change }) => change);
  // Neither the type nor the name of the property is a place.
  expect(changes).toHaveLength(13);
  const alike = changes.filter((_, at) => outcomes(at + 1) === expected);
  expect(alike).toEqual([]);
});
