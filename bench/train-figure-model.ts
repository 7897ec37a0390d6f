/**
 * Learns which figures answer a question, and which are given for the same thing, and writes
 * `functions/engine/evidence/figure-weights.ts`, `rival-weights.ts` and `rival-trees.ts`.
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
import { FIGURE_SIGN_DIRECTIONS, FIGURE_SIGNS } from '../functions/engine/evidence/figure-model-signs.ts';
import { shareOfChoice } from '../functions/engine/evidence/figure-share.ts';
import {
  PAIR_SIGNS,
  pairValues,
  RIVAL_SIGN_DIRECTIONS,
  RIVAL_SIGNS,
  RivalFrame,
} from '../functions/engine/evidence/rival-signs.ts';
import { unitName } from '../functions/engine/figures/agreement/figure-groups.ts';
import { amountOf } from '../functions/engine/figures/amounts.ts';
import { UsageError } from '../functions/local/commands/arguments.ts';
import { processIo } from '../functions/local/commands/io.ts';
import { argumentsOf, setFolders } from './bench-arguments.ts';
import { type Grown, growTrees, lineOf, treeValue } from './boosted-trees.ts';
import { type FigureCase, judged, type LabelledFigure, newsCases, passageCases, sampleCases } from './figure-cases.ts';
import { type ChoiceGroup, logistic, trainChoice, trainLogistic } from './linear-model.ts';

const FOLDER = join(import.meta.dirname, '../functions/engine/evidence');

/** How much a question of the news counts beside one of the passages. */
const NEWS_IMPORTANCE = 3;

/** Steps: enough to order the candidates. */
const ROUGHLY = 60;

/** Right figures of different values that are each taken for the leading one: a question has few. */
const MOST_LEADS = 3;

/** A figure that is less likely is no pair's second: nearly all such are of something else. */
const LEAST_PAIRED = 0.01;

/** Shares of the choice below which no figure might be shown. */
const SHARES_TRIED = [0.2, 0.3, 0.4, 0.45, 0.5, 0.65] as const;

/** Probabilities below which a question might be refused. */
const LEAST_TRIED = [0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7] as const;

const HELP = `Learns how likely each figure is to answer, and writes the model.

  --news FOLDER    news: articles/ and questions.jsonl; may be given again
  --set FOLDER     passages.jsonl and questions.jsonl; may be given again
  --half N         learn from this half of the news alone, 0 or 1
  --help           this text
`;

const PROGRAM = {
  name: 'train:figure-model',
  help: HELP,
  options: {
    set: { type: 'string', multiple: true },
    news: { type: 'string', multiple: true },
    half: { type: 'string' },
  },
} as const;

const given = await argumentsOf(PROGRAM, ({ values: { set = [], news = [], half } }) => {
  if (news.length === 0) throw new UsageError('--news is required: npm run train:figure-model -- --news FOLDER');
  return { sets: setFolders(set), newsFolders: news, half: half === undefined ? null : Number(half) };
});
const passages = given.sets.flatMap((folder) => passageCases(folder));
const sample = await sampleCases();
const news: FigureCase[] = [];
for (const folder of given.newsFolders) news.push(...(await newsCases(resolve(processIo().folder, folder))));

type Weights = readonly number[];

const others = [...groupsOf(passages, 1), ...groupsOf(sample, NEWS_IMPORTANCE)];
const halfOf = (half: number) => news.filter((one) => one.half === half);
const { half } = given;
const learntFrom = half === null ? news : halfOf(half);
writeFileSync(
  join(FOLDER, 'figure-weights.ts'),
  moduleText('FigureSign', 'figure-signs', 'FIGURE_WEIGHTS', FIGURE_SIGNS, learnFigures(learntFrom)),
);
const rivalModel = learnRivals(learntFrom);
writeFileSync(
  join(FOLDER, 'rival-weights.ts'),
  moduleText('RivalSign', 'rival-signs', 'RIVAL_WEIGHTS', RIVAL_SIGNS, rivalModel.weights),
);
writeFileSync(join(FOLDER, 'rival-trees.ts'), treesText(rivalModel.trees));
for (const half of [0, 1]) report(halfOf(1 - half), learnFigures(halfOf(half)), learnRivals(halfOf(half)));

interface Row {
  /** As {@link RIVAL_SIGNS}, and as {@link PAIR_SIGNS}. */
  readonly signs: readonly number[];
  readonly pair: readonly number[];
  readonly right: boolean;
  /** The question, and which of its other values it is, the likeliest 0; -1 for the leading one again. */
  readonly id: string;
  readonly value: number;
}

/** What is learnt of pairs: weights, and trees for figures that differ. */
interface RivalModel {
  readonly weights: Weights;
  readonly trees: readonly Grown[];
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
function learnRivals(cases: readonly FigureCase[]): RivalModel {
  const all = [...cases, ...sample];
  const folds = [0, 1].map((fold) => all.filter((_, at) => at % 2 === fold));
  const rows = folds.flatMap((fold, at) => {
    const learntFrom = (folds[1 - at] ?? []).filter(({ half }) => half !== null);
    const probabilityOf = figureProbability(learnFigures(learntFrom, ROUGHLY));
    return fold.flatMap((one) => pairsOf(one, probabilityOf, MOST_LEADS));
  });
  const weights = learn(
    rows,
    RIVAL_SIGNS.map((sign) => RIVAL_SIGN_DIRECTIONS[sign] ?? 0),
  );
  const different = rows.filter(({ value }) => value >= 0);
  const trees = growTrees(
    different.map(({ pair }) => pair),
    different.map(({ right }) => right),
  );
  return { weights, trees };
}

function pairsOf(one: FigureCase, probabilityOf: (figure: LabelledFigure) => number, leads = 1): Row[] {
  const likely = judged(one, probabilityOf);
  const taken: (typeof likely)[number][] = [];
  for (const lead of leads === 1 ? likely.slice(0, 1) : likely.slice(0, 12)) {
    const isNew = taken.every(({ figure }) => amountOf(figure) !== amountOf(lead.figure));
    if (lead.label === 'right' && isNew && taken.length < leads) taken.push(lead);
  }
  return taken.flatMap((lead) => {
    const frame = new RivalFrame(lead, likely, one.terms, one.index);
    return likely
      .filter(
        (other) =>
          other !== lead &&
          other.label !== 'open' &&
          other.probability >= LEAST_PAIRED &&
          unitName(other.figure.unit) === unitName(lead.figure.unit),
      )
      .map((other) => {
        const signs = frame.measure(other);
        return {
          signs: RIVAL_SIGNS.map((sign) => signs[sign]),
          pair: [...pairValues(signs, other.signs, lead.signs)],
          right: other.label === 'right',
          id: one.id,
          value: signs.equal > 0 ? -1 : Math.round(Math.expm1(signs.valueRank)),
        };
      });
  });
}

/** As `rivalsOf` has it: where they differ, half the weights and half the trees. */
function rivalProbability({ weights: [intercept = 0, ...slopes], trees }: RivalModel): (row: Row) => number {
  return ({ signs, pair, value }) => {
    const linear = signs.reduce((sum, sign, at) => sum + sign * (slopes[at] ?? 0), intercept);
    const grown = trees.reduce<number>((sum, tree) => sum + treeValue(tree, pair), 0);
    return logistic(value < 0 ? linear : (linear + grown) / 2);
  };
}

function report(cases: readonly FigureCase[], weights: Weights, rivalModel: RivalModel): void {
  const probabilityOf = figureProbability(weights);
  const isRival = rivalProbability(rivalModel);
  let asked = 0;
  let lead = 0;
  const shares: { share: number; right: boolean }[] = [];
  /** By question and value: the likeliest of its pairs, and whether one of them is right. */
  const values = new Map<string, { id: string; likely: number; right: boolean }>();
  for (const one of cases) {
    if (!one.answerable) continue;
    asked += 1;
    const likely = judged(one, probabilityOf);
    const [leading] = likely;
    if (leading) shares.push({ share: shareOfChoice([leading], likely), right: leading.label === 'right' });
    if (leading?.label === 'right') lead += 1;
    for (const row of pairsOf(one, probabilityOf)) {
      if (row.value < 0) continue;
      const key = `${row.id} ${row.value}`;
      const known = values.get(key);
      const likely = isRival(row);
      values.set(key, {
        id: row.id,
        likely: Math.max(likely, known?.likely ?? 0),
        right: row.right || known?.right === true,
      });
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
  const all = [...values.values()];
  process.stdout.write(`held out: ${asked} answerable questions, the leading figure is right in ${lead}\n`);
  for (const least of SHARES_TRIED) {
    const below = shares.filter(({ share }) => share < least);
    const right = below.filter((one) => one.right).length;
    process.stdout.write(
      `  leads whose value has less of the choice than ${least}: ${right} right, ${below.length - right} not\n`,
    );
  }
  for (const least of [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6]) {
    const shown = all.filter(({ likely }) => likely >= least);
    const questions = (right: boolean) => new Set(shown.filter((one) => one.right === right).map(({ id }) => id)).size;
    process.stdout.write(
      `  pairs shown from ${least}: a rival in ${questions(true)} questions, another thing in ${questions(false)}\n`,
    );
  }
}

function treesText(trees: readonly Grown[]): string {
  const lines = trees.map((tree) => `  '${lineOf(tree, PAIR_SIGNS)}',`);
  return `/** Learnt by \`npm run train:figure-model\`, a tree a line as \`readForest\` reads it: do not edit by hand. */
export const RIVAL_TREES: readonly string[] = [
${lines.join('\n')}
];
`;
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
