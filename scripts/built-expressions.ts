/**
 * Prints, as JSON, every regular expression that a module of the code builds as it loads: its text, and the place that builds it. Run
 * in a process of its own by `regular-expressions.ts`, so that each module loads after the constructor is watched.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export interface BuiltExpression {
  readonly source: string;
  readonly flags: string;
  /** `functions/…:line`. */
  readonly place: string;
}

const ROOT = path.join(import.meta.dirname, '..');

if (import.meta.main) {
  const built: BuiltExpression[] = [];
  const BareRegExp = RegExp;
  globalThis.RegExp = new Proxy(BareRegExp, {
    construct(target, given, made) {
      const expression: RegExp = Reflect.construct(target, given, made);
      const line = new Error().stack
        ?.split('\n')
        .find((one) => one.includes('file://') && !one.includes(import.meta.filename));
      const [, url = '', at = ''] = /(?<url>file:\/\/[^\s)]+?):(?<line>\d+):\d+\)?$/u.exec(line ?? '') ?? [];
      if (url === '') return expression;
      const place = `${path.relative(ROOT, fileURLToPath(url)).replaceAll(path.sep, '/')}:${at}`;
      built.push({ source: expression.source, flags: expression.flags, place });
      return expression;
    },
  });
  for (const file of JSON.parse(readFileSync(0, 'utf8')) as string[]) await import(path.join(ROOT, file));
  process.stdout.write(JSON.stringify(built.filter(({ place }) => /^(?:functions|infra)\//u.test(place))));
}
