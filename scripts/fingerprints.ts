/**
 * Writes `functions/engine/indexing/fingerprints.ts`, and beside its test what the fixed articles are read as under it. To be
 * run whenever code of the engine has changed; a test fails until it is.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { analysedFixture } from '../tests/engine/indexing/analysed-fixture.ts';
import { engineFingerprints } from './engine-fingerprints.ts';

const ROOT = path.join(import.meta.dirname, '..');

const { analysis, answer } = await engineFingerprints();
writeFileSync(
  path.join(ROOT, 'functions/engine/indexing/fingerprints.ts'),
  `/** Written by \`npm run fingerprints\`: do not edit by hand. */

/** Of the code that analyses articles. An index that other code analysed is refused, never mixed with this one's. */
export const ANALYSIS_FINGERPRINT = '${analysis}';

/** Of the code that answers from an index, its learnt weights among it. */
export const ANSWER_FINGERPRINT = '${answer}';
`,
);
const record = { analysis, fixture: analysedFixture() };
writeFileSync(path.join(ROOT, 'tests/engine/indexing/analysed-fixture.json'), `${JSON.stringify(record, null, 2)}\n`);
process.stdout.write(`analysis ${analysis}, answer ${answer}\n`);
