/**
 * Learns which figures answer a question, and which are given for the same thing, and writes
 * `functions/engine/evidence/figure-weights.ts` and `rival-weights.ts`.
 *
 *     npm run train:figure-model -- --set ../shared/eval/squad-train --news FOLDER --news FOLDER
 *     npm run train:figure-model -- --set … --news … --half 0
 *
 * `--set` names a set of passages and questions, `--news` one of articles and labelled figures. What is printed is measured
 * on the half of the news that was not learnt from: halves by the parity of the number in a question's id. With `--half`
 * the weights that are written are learnt from that half of the news only, so that replies to the other half can be scored.
 */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { RIVAL_SIGN_DIRECTIONS, RIVAL_SIGNS, RivalFrame } from '../functions/engine/evidence/figure-rivals.ts';
import { FIGURE_SIGN_DIRECTIONS, FIGURE_SIGNS } from '../functions/engine/evidence/figure-signs.ts';
import { unitName } from '../functions/engine/figures/agreement/figure-groups.ts';
import { parseOptions, UsageError } from '../functions/local/commands/arguments.ts';
import { processIo } from '../functions/local/commands/io.ts';
import { setFolders } from './bench-arguments.ts';
import { type FigureCase, judged, type LabelledFigure, newsCases, passageCases, sampleCases } from './figure-cases.ts';
import { type ChoiceGroup, logistic, trainChoice, trainLogistic } from './linear-model.ts';

const FOLDER = join(import.meta.dirname, '../functions/engine/evidence');

/** How much a question of the news counts beside one of the passages. */
const NEWS_IMPORTANCE = 3;

/** Steps: enough to order the candidates. */
const ROUGHLY = 60;

/** Probabilities below which a question might be refused. */
const LEAST_TRIED = [0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7] as const;

const { values } = parseOptions(process.argv.slice(2), {
  set: { type: 'string', multiple: true },
  news: { type: 'string', multiple: true },
  half: { type: 'string' },
});
if ((values.news ?? []).length === 0)
  throw new UsageError('--news is required: npm run train:figure-model -- --news FOLDER');
const passages = setFolders(values.set ?? []).flatMap((folder) => passageCases(folder));
const sample = await sampleCases();
const news: FigureCase[] = [];
for (const folder of values.news ?? []) news.push(...(await newsCases(resolve(processIo().folder, folder))));

type Weights = readonly number[];

const others = [...groupsOf(passages, 1), ...groupsOf(sample, NEWS_IMPORTANCE)];
const halfOf = (half: number) => news.filter((one) => one.half === half);
const learnt = [0, 1].map((half) => learnFigures(halfOf(half)));
const rivals = [0, 1].map((half) => learnRivals(halfOf(half)));
for (const half of [0, 1]) report(halfOf(1 - half), learnt[half] ?? [], rivals[half] ?? []);

const half = values.half === undefined ? null : Number(values.half);
const [figureWeights, rivalWeights] =
  half === null ? [learnFigures(news), learnRivals(news)] : [learnt[half] ?? [], rivals[half] ?? []];
writeFileSync(
  join(FOLDER, 'figure-weights.ts'),
  moduleText('FigureSign', 'figure-signs', 'FIGURE_WEIGHTS', FIGURE_SIGNS, figureWeights),
);
writeFileSync(
  join(FOLDER, 'rival-weights.ts'),
  moduleText('RivalSign', 'figure-rivals', 'RIVAL_WEIGHTS', RIVAL_SIGNS, rivalWeights),
);

interface Row {
  readonly signs: readonly number[];
  readonly right: boolean;
}

function groupsOf(cases: readonly FigureCase[], importance: number): ChoiceGroup[] {
  return cases.map(({ candidates, answerable }) => ({
    rows: candidates.map(({ signs }) => FIGURE_SIGNS.map((sign) => signs[sign])),
    answers: candidates.map(({ label }) => (label === 'open' ? null : label === 'right' ? 1 : 0)),
    answerable,
    importance,
  }));
}

function learnFigures(cases: readonly FigureCase[], iterations = 200): Weights {
  const directions = FIGURE_SIGNS.map((sign) => FIGURE_SIGN_DIRECTIONS[sign] ?? 0);
  return trainChoice([...others, ...groupsOf(cases, NEWS_IMPORTANCE)], directions, { iterations });
}

function learn(rows: readonly Row[], directions: readonly (1 | -1 | 0)[]): Weights {
  return trainLogistic(
    rows.map(({ signs }) => signs),
    rows.map(({ right }) => right),
    directions,
    rows.map(() => 1),
    { iterations: 250, rate: 0.08, l2: 3e-3 },
  );
}

function probabilityBy([intercept = 0, ...slopes]: Weights): (signs: readonly number[]) => number {
  return (signs) => logistic(signs.reduce((sum, sign, at) => sum + sign * (slopes[at] ?? 0), intercept));
}

function figureProbability(weights: Weights): (figure: LabelledFigure) => number {
  const by = probabilityBy(weights);
  return ({ signs }) => by(FIGURE_SIGNS.map((sign) => signs[sign]));
}

/** A pair is judged by probabilities that were not learnt from it: each half of the cases has the other's. */
function learnRivals(cases: readonly FigureCase[]): Weights {
  const all = [...cases, ...sample];
  const folds = [0, 1].map((fold) => all.filter((_, at) => at % 2 === fold));
  const rows = folds.flatMap((fold, at) => {
    const learntFrom = (folds[1 - at] ?? []).filter(({ half }) => half !== null);
    const probabilityOf = figureProbability(learnFigures(learntFrom, ROUGHLY));
    return fold.flatMap((one) => pairsOf(one, probabilityOf));
  });
  return learn(
    rows,
    RIVAL_SIGNS.map((sign) => RIVAL_SIGN_DIRECTIONS[sign] ?? 0),
  );
}

function pairsOf(one: FigureCase, probabilityOf: (figure: LabelledFigure) => number): Row[] {
  const [lead, ...rest] = judged(one, probabilityOf);
  if (lead?.label !== 'right') return [];
  const frame = new RivalFrame(lead, [lead, ...rest], one.index);
  return rest
    .filter(
      ({ label, figure, probability }) =>
        label !== 'open' && probability >= 0.005 && unitName(figure.unit) === unitName(lead.figure.unit),
    )
    .map((figure) => {
      const signs = frame.measure(figure);
      return { signs: RIVAL_SIGNS.map((sign) => signs[sign]), right: figure.label === 'right' };
    });
}

function report(cases: readonly FigureCase[], weights: Weights, rivalWeights: Weights): void {
  const probabilityOf = figureProbability(weights);
  const isRival = probabilityBy(rivalWeights);
  let asked = 0;
  let lead = 0;
  const pairs = { right: 0, found: 0, shown: 0 };
  for (const one of cases) {
    if (!one.answerable) continue;
    asked += 1;
    if (judged(one, probabilityOf)[0]?.label === 'right') lead += 1;
    for (const { signs, right } of pairsOf(one, probabilityOf)) {
      const shown = isRival(signs) >= 0.5;
      if (right) pairs.right += 1;
      if (shown) pairs.shown += 1;
      if (right && shown) pairs.found += 1;
    }
  }
  for (const gap of ['none', 'concept', 'name'] as const) {
    const best = (answerable: boolean) =>
      cases
        .filter((one) => one.answerable === answerable && one.gap === gap)
        .map((one) => judged(one, probabilityOf)[0]?.probability ?? 0)
        .sort((a, b) => a - b);
    const [right, wrong] = [best(true), best(false)];
    const under = (list: readonly number[], least: number) => `${list.filter((p) => p < least).length}/${list.length}`;
    const shares = LEAST_TRIED.map((least) => `${least}: ${under(right, least)} ${under(wrong, least)}`);
    process.stdout.write(`  ${gap}: answerable and unanswerable refused below ${shares.join(', ')}\n`);
  }
  process.stdout.write(
    `held out: ${asked} answerable questions, the leading figure is right in ${lead}; of ${pairs.right} figures for the same thing ${pairs.found} found, among ${pairs.shown}\n`,
  );
}

function moduleText(type: string, file: string, name: string, signs: readonly string[], weights: Weights): string {
  const lines = ['intercept', ...signs].map((sign, at) => `  ${sign}: ${Number((weights[at] ?? 0).toFixed(2))},`);
  return `import type { ${type} } from './${file}.ts';

/** Learnt by \`npm run train:figure-model\`: do not edit by hand. */
export const ${name}: Readonly<Record<${type} | 'intercept', number>> = {
${lines.join('\n')}
};
`;
}
