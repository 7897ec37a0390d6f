/**
 * Checks every regular expression of the code with recheck, which finds those whose time grows faster than their input: literals,
 * those that a module builds as it loads, and the form of those that are built of data later. Verdicts are
 * kept in `regular-expressions.json`: expressions that are safe by a short hash, the others each with what bounds its input. Only an
 * expression without a verdict is checked, so the gate is fast and the same everywhere. `--write` keeps new safe verdicts.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Expression as CodeExpression, type NewExpression, type Program, parseSync, Visitor } from 'oxc-parser';
import { check } from 'recheck';
import type { BuiltExpression } from './built-expressions.ts';

const ROOT = path.join(import.meta.dirname, '..');
const VERDICTS = path.join(import.meta.dirname, 'regular-expressions.json');

/** Milliseconds after which an expression counts as undecided, and so as flagged. */
const UNDECIDED_AFTER = 20_000;

export interface Expression {
  readonly source: string;
  readonly flags: string;
  /** `functions/…:line` of each place. */
  readonly places: string[];
  /** `functions/…#NAME` of each constant that it is built for. */
  readonly names: string[];
}

interface Verdicts {
  /** The start of the hash of each safe expression. */
  readonly safe: readonly string[];
  /**
   * By what keeps the input of a flagged expression short: each source as it is written, between slashes, with its flags; for those
   * that are built, the constant, as `file#NAME`.
   */
  readonly bounded: Readonly<Record<string, readonly string[]>>;
}

/** A call of `new RegExp`, in the text of its file. */
interface Call {
  readonly file: string;
  readonly place: string;
  /** `file#NAME` of the constant that it is for. */
  readonly name: string;
  readonly text: string;
  readonly node: NewExpression;
}

/** What a piece of an expression that is built of data stands for while it is checked, by the function that makes the piece. */
const PIECES: Readonly<Record<string, string>> = { literalOf: 'ab', looseLiteralOf: 'a.b' };

/** Built while nothing of it is known: no verdict is possible. */
export class UnknownPieceError extends Error {
  override readonly name = 'UnknownPieceError';

  constructor(place: string, code: string) {
    super(
      `${place}: ${code} is built of what is not known as the module loads, nor made by ${Object.keys(PIECES).join(' or ')}`,
    );
  }
}

/**
 * Every expression of the code that is deployed or run, by its text: literals, those that are built as a module loads, and those that
 * are built of data later, with a sample in the place of each piece. Throws {@link UnknownPieceError}.
 */
export function expressions(): Map<string, Expression> {
  const found = new Map<string, Expression>();
  const put = (source: string, flags: string, place: string, name?: string) => {
    const known = found.get(`/${source}/${flags}`) ?? { source, flags, places: [], names: [] };
    known.places.push(place);
    if (name !== undefined) known.names.push(name);
    found.set(`/${source}/${flags}`, known);
  };
  const calls: Call[] = [];
  for (const file of globSync(['functions/**/*.ts', 'infra/**/*.ts'], { cwd: ROOT }).sort()) {
    const text = readFileSync(path.join(ROOT, file), 'utf8');
    const { program } = parseSync(file, text);
    const nameOf = (start: number) => `${file}#${constantAt(program, start)}`;
    const placeOf = (start: number) => `${file}:${text.slice(0, start).split('\n').length}`;
    new Visitor({
      Literal(node) {
        if ('regex' in node) put(node.regex.pattern, node.regex.flags, placeOf(node.start));
      },
      NewExpression(node) {
        if (node.callee.type === 'Identifier' && node.callee.name === 'RegExp')
          calls.push({ file, place: placeOf(node.start), name: nameOf(node.start), text, node });
      },
    }).visit(program);
  }
  const built = Map.groupBy(builtOnLoad([...new Set(calls.map(({ file }) => file))]), ({ place }) => place);
  for (const { place, name, text, node } of calls) {
    const onLoad = built.get(place);
    if (onLoad) for (const { source, flags } of onLoad) put(source, flags, place, name);
    else put(...sampleOf(node, place, text), place, name);
  }
  return found;
}

/** The constant of the module, as its code says, that holds the code at `start`. */
function constantAt(program: Program, start: number): string {
  for (const statement of program.body) {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declared?.type !== 'VariableDeclaration' || start < declared.start || start >= declared.end) continue;
    const [{ id } = {}] = declared.declarations;
    if (id?.type === 'Identifier') return id.name;
  }
  return '';
}

function builtOnLoad(files: readonly string[]): BuiltExpression[] {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(import.meta.dirname, 'built-expressions.ts')],
    { input: JSON.stringify(files), encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`The modules that build expressions do not load: ${stderr}`);
  return JSON.parse(stdout) as BuiltExpression[];
}

/** The text and flags of `new RegExp(…)` with a sample in the place of each piece. Throws {@link UnknownPieceError}. */
export function sampleOf(
  { arguments: [pattern, flags], start, end }: NewExpression,
  place: string,
  text: string,
): [string, string] {
  const isText = flags?.type === 'Literal' && typeof flags.value === 'string';
  const pieces = pattern?.type === 'TemplateLiteral' ? pattern.expressions.map(pieceOf) : [null];
  if (pattern?.type !== 'TemplateLiteral' || pieces.includes(null) || !(flags === undefined || isText))
    throw new UnknownPieceError(place, text.slice(start, end));
  const source = pattern.quasis.map(({ value }, at) => (value.cooked ?? '') + (pieces[at] ?? '')).join('');
  return [source, isText ? String(flags.value) : ''];
}

function pieceOf(code: CodeExpression): string | null {
  return code.type === 'CallExpression' && code.callee.type === 'Identifier'
    ? (PIECES[code.callee.name] ?? null)
    : null;
}

export function keptVerdicts(): Verdicts {
  return JSON.parse(readFileSync(VERDICTS, 'utf8')) as Verdicts;
}

/** Ten hexadecimal digits: one in a million million would be taken for another. */
function shortHash(written: string): string {
  return createHash('sha256').update(written).digest('hex').slice(0, 10);
}

/** Whether an expression, as it is written, has a verdict. */
export function isJudged(
  written: string,
  { names }: Pick<Expression, 'names'>,
  { safe, bounded } = keptVerdicts(),
): boolean {
  const reasoned = Object.values(bounded).flat();
  return (
    safe.includes(shortHash(written)) || reasoned.includes(written) || names.some((name) => reasoned.includes(name))
  );
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
  const named = new Set([...all.values()].flatMap(({ names }) => names));
  const problems = [...reasoned]
    .filter((written) => !all.has(written) && !named.has(written))
    .map((written) => `${written} is no longer in the code: remove it from scripts/regular-expressions.json`);
  for (const [written, expression] of all) {
    if (known.has(shortHash(written)) || reasoned.has(written) || expression.names.some((name) => reasoned.has(name)))
      continue;
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
