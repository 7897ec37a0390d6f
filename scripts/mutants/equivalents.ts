import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';

const EQUIVALENT = path.join(import.meta.dirname, 'equivalent.json');

/** A mutant that no test can notice, and why. The line is as it is, without the spaces around it. */
const Equivalent = v.strictObject({ file: v.string(), line: v.string(), change: v.string(), why: v.string() });

export type Equivalent = v.InferOutput<typeof Equivalent>;

export function equivalents(): Equivalent[] {
  return v.parse(v.array(Equivalent), JSON.parse(readFileSync(EQUIVALENT, 'utf8')));
}
