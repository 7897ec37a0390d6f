/**
 * Learns when a source's figure is one for what a claim gives a figure for, and writes
 * `functions/engine/claims/bearing-weights.ts`.
 *
 *     npm run train:claims -- --set FOLDER            a folder of articles/, questions.jsonl, claims.jsonl; repeatable
 *     npm run train:claims -- --set FOLDER --dry-run  prints what each half says of the other, and writes nothing
 *
 * A candidate is right when the labels give its value for the claim and its article as one that states it. What a figure
 * amounts to is no sign: the weights know nothing of any claim's figure.
 */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BEARING_SIGNS, type BearingSign, bearingFigures } from '../functions/engine/claims/bearing-figures.ts';
import { readPasted } from '../functions/engine/claims/pasted-text.ts';
import { evidenceFor } from '../functions/engine/claims/statement-evidence.ts';
import { buildIndex } from '../functions/engine/indexing/build-index.ts';
import { UsageError } from '../functions/local/commands/arguments.ts';
import { processIo } from '../functions/local/commands/io.ts';
import { argumentsOf } from './bench-arguments.ts';
import { type DeskClaim, type LabelledFigure, loadDeskSet } from './desk-set.ts';
import { logistic, trainLogistic } from './linear-model.ts';
import { areaUnderCurve } from './ranking-metrics.ts';
import { defaultRings } from './sample-corpus.ts';

const TARGET = join(import.meta.dirname, '../functions/engine/claims/bearing-weights.ts');

/** Signs that can only tell against a figure. */
const LOWERING: ReadonlySet<BearingSign> = new Set(['nameMissing', 'otherCounted', 'otherSubject', 'otherFate']);

/**
 * What all right figures of one claim count for together, and all wrong ones: so a claim that nothing covers counts as much as
 * one that twenty passages repeat. Wrong ones are many, and any of them may be taken for the claim's.
 */
const IMPORTANCE = { right: 1, wrong: 2 } as const;

type Amount = Pick<LabelledFigure, 'value' | 'min' | 'max'>;

interface Case {
  readonly signs: readonly number[];
  readonly isRight: boolean;
  readonly half: number;
  readonly importance: number;
}

const HELP = `Learns which figures of an article bear on a claim, and writes the weights.

  --set FOLDER    articles and labelled figures; may be given again
  --dry-run       writes nothing
  --help          this text
`;

const PROGRAM = {
  name: 'train:claims',
  help: HELP,
  options: { set: { type: 'string', multiple: true }, 'dry-run': { type: 'boolean' } },
} as const;

const { sets, isDryRun } = await argumentsOf(PROGRAM, ({ values: { set, 'dry-run': isDryRun = false } }) => {
  if (!set) throw new UsageError('--set is required: npm run train:claims -- --set FOLDER');
  return { sets: set, isDryRun };
});
const cases: Case[] = [];
for (const name of sets) cases.push(...(await casesOf(resolve(processIo().folder, name))));
for (const half of [0, 1]) {
  const weights = train(cases.filter((one) => one.half !== half));
  const held = cases.filter((one) => one.half === half);
  const scored = held.map(({ signs, isRight }) => ({ score: scoreOf(weights, signs), positive: isRight }));
  process.stdout.write(
    `learnt on one half, area under the curve on the other: ${area(scored).toFixed(3)} (${held.length} figures)\n`,
  );
}
const weights = train(cases);
const entries = [
  ['intercept', weights[0]] as const,
  ...BEARING_SIGNS.map((sign, at) => [sign, weights[at + 1]] as const),
];
const source = `import type { BearingSign } from './bearing-figures.ts';

/** Learnt by \`npm run train:claims\`. */
export const BEARING_WEIGHTS: Readonly<Record<BearingSign | 'intercept', number>> = {
${entries.map(([sign, weight]) => `  ${sign}: ${Number((weight ?? 0).toFixed(3))},`).join('\n')}
};
`;
if (isDryRun) process.stdout.write(source);
else writeFileSync(TARGET, source);

async function casesOf(folder: string): Promise<Case[]> {
  const { articles, claims } = await loadDeskSet(folder, 'all');
  const index = buildIndex(articles, defaultRings());
  return claims.flatMap((claim) =>
    readPasted(claim.claim).statements.flatMap((statement) => {
      const { claims: claimed, list } = evidenceFor(statement, [], index);
      return claimed.flatMap((one) => {
        const half = Number(claim.id.replace(/\D/gu, '')) % 2;
        const found = bearingFigures(one, list, index).map(({ evidence, figure, signs }) => ({
          signs: BEARING_SIGNS.map((sign) => signs[sign]),
          isRight: isLabelled(claim, figure, evidence.passage.article),
          half,
        }));
        const right = found.filter(({ isRight }) => isRight).length;
        return found.map((case_) => ({
          ...case_,
          importance: case_.isRight ? IMPORTANCE.right / right : IMPORTANCE.wrong / (found.length - right),
        }));
      });
    }),
  );
}

function isLabelled({ figures }: DeskClaim, figure: Amount, { id, file }: { id: string; file: string }): boolean {
  return figures.some(
    (labelled) =>
      (labelled.articles.includes(id) || labelled.articles.includes(file.replace(/\.md$/u, ''))) &&
      isNear(amount(labelled), amount(figure)),
  );
}

function amount({ value, min, max }: Amount): number | null {
  return value ?? min ?? max ?? null;
}

/** Rounding: two per cent, for what is more than twenty. */
function isNear(a: number | null, b: number | null): boolean {
  if (a === null || b === null) return false;
  return a === b || (Math.abs(a - b) <= 0.02 * Math.max(a, b) && Math.max(a, b) > 20);
}

function train(rows: readonly Case[]): number[] {
  return trainLogistic(
    rows.map(({ signs }) => signs),
    rows.map(({ isRight }) => isRight),
    BEARING_SIGNS.map((sign) => (LOWERING.has(sign) ? -1 : 1)),
    rows.map(({ importance }) => importance),
    { l2: 0.1 },
  );
}

function scoreOf(weights: readonly number[], signs: readonly number[]): number {
  return logistic(signs.reduce((sum, sign, at) => sum + sign * (weights[at + 1] ?? 0), weights[0] ?? 0));
}

function area(scored: readonly { readonly score: number; readonly positive: boolean }[]): number {
  return areaUnderCurve(
    scored.map(({ score }) => score),
    scored.map(({ positive }) => positive),
  );
}
