/**
 * Checks every regular expression of the code with recheck, which finds those whose time grows faster than their input. Verdicts are
 * kept in `regular-expressions.json`: expressions that are safe by a short hash, the others each with what bounds its input. Only an
 * expression without a verdict is checked, so the gate is fast and the same everywhere. `--write` keeps new safe verdicts.
 */
import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';
import { check } from 'recheck';

const ROOT = path.join(import.meta.dirname, '..');
const VERDICTS = path.join(import.meta.dirname, 'regular-expressions.json');

/** Milliseconds after which an expression counts as undecided, and so as flagged. */
const UNDECIDED_AFTER = 20_000;

export interface Expression {
  readonly source: string;
  readonly flags: string;
  /** `functions/…:line` of each place. */
  readonly places: string[];
}

interface Verdicts {
  /** The start of the hash of each safe expression. */
  readonly safe: readonly string[];
  /** By what keeps the input of a flagged expression short: each source as it is written, between slashes, with its flags. */
  readonly bounded: Readonly<Record<string, readonly string[]>>;
}

/** Every literal of the code that is deployed or run, by its text. */
export function expressions(): Map<string, Expression> {
  const found = new Map<string, Expression>();
  for (const file of globSync(['functions/**/*.ts', 'infra/**/*.ts'], { cwd: ROOT }).sort()) {
    const text = readFileSync(path.join(ROOT, file), 'utf8');
    new Visitor({
      Literal(node) {
        if (!('regex' in node)) return;
        const { pattern: source, flags } = node.regex;
        const known = found.get(`/${source}/${flags}`) ?? { source, flags, places: [] };
        known.places.push(`${file}:${text.slice(0, node.start).split('\n').length}`);
        found.set(`/${source}/${flags}`, known);
      },
    }).visit(parseSync(file, text).program);
  }
  return found;
}

export function keptVerdicts(): Verdicts {
  return JSON.parse(readFileSync(VERDICTS, 'utf8')) as Verdicts;
}

/** Ten hexadecimal digits: one in a million million would be taken for another. */
function shortHash(written: string): string {
  return createHash('sha256').update(written).digest('hex').slice(0, 10);
}

/** Whether an expression, as it is written, has a verdict. */
export function isJudged(written: string, { safe, bounded } = keptVerdicts()): boolean {
  return safe.includes(shortHash(written)) || Object.values(bounded).flat().includes(written);
}

/** recheck does not know the flag `v`: a set is taken without what is subtracted from it, which only makes it wider. */
function asUnicode(source: string, flags: string): [string, string] {
  if (!flags.includes('v')) return [source, flags.replace(/[dgy]/gu, '')];
  const wider = source.replace(/\[(\\p\{\w+\})--\[[^\]]*\]\]/gu, '[$1]').replace(/\[\[(\\p\{\w+\})--[^\]]*\]/gu, '[$1');
  return [wider, flags.replace(/[dgy]/gu, '').replace('v', 'u')];
}

/** `null` for a safe one, else what is wrong with it. */
async function problemOf({ source, flags }: Expression): Promise<string | null> {
  const found = await check(...asUnicode(source, flags), { timeout: UNDECIDED_AFTER });
  switch (found.status) {
    case 'safe':
      return null;
    case 'vulnerable':
      return found.complexity.summary;
    case 'unknown':
      return found.error.kind;
  }
}

async function run(isWriting: boolean): Promise<number> {
  const all = expressions();
  const { safe, bounded } = keptVerdicts();
  const known = new Set(safe);
  const reasoned = new Set(Object.values(bounded).flat());
  const problems = [...reasoned]
    .filter((written) => !all.has(written))
    .map((written) => `${written} is no longer in the code: remove it from scripts/regular-expressions.json`);
  for (const [written, expression] of all) {
    if (known.has(shortHash(written)) || reasoned.has(written)) continue;
    const problem = await problemOf(expression);
    if (problem === null) known.add(shortHash(written));
    else
      problems.push(
        `${expression.places.join(', ')}: ${written}\n  ${problem}: give it a form without doubt, or a bound`,
      );
  }
  if (isWriting) {
    const used = new Set([...all.keys()].map(shortHash));
    const kept = [...known].filter((hash) => used.has(hash)).sort();
    writeFileSync(VERDICTS, `${JSON.stringify({ safe: kept, bounded }, null, 2)}\n`);
  }
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  return problems.length === 0 ? 0 : 1;
}

if (import.meta.main) process.exitCode = await run(process.argv.includes('--write'));
