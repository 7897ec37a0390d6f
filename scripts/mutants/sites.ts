import { parseSync, Visitor } from 'oxc-parser';

/** One change of one place: `text.slice(start, end)` becomes `into`. */
export interface Site {
  /** Path from the project's root. */
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly into: string;
  /** The changed line as it is, without the spaces around it. */
  readonly line: string;
  readonly lineNumber: number;
  /** What is changed, for a reader: `=== → !==`. */
  readonly change: string;
}

const SWAPPED: Readonly<Record<string, string>> = {
  '===': '!==',
  '!==': '===',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '&&': '||',
  '||': '&&',
  '+': '-',
  '-': '+',
};

interface Operation {
  readonly start: number;
  readonly end: number;
  readonly operator: string;
  readonly left: { readonly end: number };
  readonly right: { readonly start: number };
}

/** Every mutant of a file, in the order of its text. Types and names of properties are no places: nothing runs there. */
export function sitesOf(file: string, text: string): Site[] {
  const sites: Site[] = [];
  const { program } = parseSync(file, text);
  const idle = idleLiterals(program);
  const put = (start: number, end: number, into: string, change: string) => {
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    const lineEnd = text.indexOf('\n', start);
    const line = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd).trim();
    const lineNumber = text.slice(0, start).split('\n').length;
    sites.push({ file, start, end, into, line, lineNumber, change: change.replace(/\s+/gu, ' ') });
  };
  const swap = ({ start, end, operator, left, right }: Operation) => {
    const into = SWAPPED[operator];
    const at = text.indexOf(operator, left.end);
    if (into === undefined || at >= right.start) return;
    const swapped = text.slice(start, at) + into + text.slice(at + operator.length, end);
    put(start, end, swapped, `${operator} → ${into}`);
  };
  new Visitor({
    BinaryExpression: (node) => swap(node as unknown as Operation),
    LogicalExpression: (node) => swap(node as unknown as Operation),
    UnaryExpression: ({ operator, argument, start, end }) => {
      if (operator === '!')
        put(start, end, text.slice(argument.start, argument.end), `${text.slice(start, end)} → without !`);
    },
    IfStatement: ({ test: { start, end } }) => {
      put(start, end, 'true', `if (${text.slice(start, end)}) → true`);
      put(start, end, 'false', `if (${text.slice(start, end)}) → false`);
    },
    ConditionalExpression: ({ test: { start, end } }) =>
      put(start, end, 'false', `${text.slice(start, end)} ? → false`),
    Literal: ({ start, end, value }) => {
      if (idle.has(start)) return;
      if (typeof value === 'boolean') put(start, end, String(!value), `${value} → ${!value}`);
      if (typeof value === 'number') put(start, end, String(value + 1), `${value} → ${value + 1}`);
    },
  }).visit(program);
  return sites;
}

/** Where literals start that never run as expressions. */
function idleLiterals(program: ReturnType<typeof parseSync>['program']): Set<number> {
  const starts = new Set<number>();
  new Visitor({
    // "-1" is a literal behind a sign.
    TSLiteralType: ({ literal }) =>
      void starts.add(literal.type === 'UnaryExpression' ? literal.argument.start : literal.start),
    Property: ({ key, computed }) => void (computed || starts.add(key.start)),
  }).visit(program);
  return starts;
}

/**
 * A file that holds all of `mutants` at once, by number: each is what it was until `switches` says that it is on. No mutant needs the
 * file to be read and compiled again.
 */
export function withSwitches(text: string, mutants: readonly (readonly [number: number, site: Site])[]): string {
  const pieces: {
    readonly at: number;
    readonly closes: boolean;
    readonly other: number;
    readonly order: number;
    readonly text: string;
  }[] = [];
  mutants.forEach(([number, { start, end, into }], order) => {
    pieces.push({ at: start, closes: false, other: end, order, text: `(__mutant(${number})?(${into}):(` });
    pieces.push({ at: end, closes: true, other: start, order, text: '))' });
  });
  // Where several begin, the longest is the outermost; where several end, the shortest is closed first.
  pieces.sort(
    (a, b) =>
      a.at - b.at ||
      Number(b.closes) - Number(a.closes) ||
      b.other - a.other ||
      (a.closes ? b.order - a.order : a.order - b.order),
  );
  let [written, from] = ['', 0];
  for (const piece of pieces) {
    written += text.slice(from, piece.at) + piece.text;
    from = piece.at;
  }
  return written + text.slice(from);
}

/**
 * Code at the end of a file with switches. The file `active` holds the number of the mutant that is on, 0 where none is. A browser reads no
 * file: there `inBrowser` is on.
 */
export function switches(active: string, inBrowser = 0): string {
  return `
function __mutant(number) {
  globalThis.__activeMutant ??=
    typeof process === 'undefined'
      ? ${inBrowser}
      : Number(process.getBuiltinModule('node:fs').readFileSync(${JSON.stringify(active)}, 'utf8'));
  return globalThis.__activeMutant === number;
}
`;
}
