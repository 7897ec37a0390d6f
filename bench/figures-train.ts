/**
 * Learns the weights of the leading figure from a labelled set and writes them to
 * `functions/engine/figures/agreement/leading-weights.ts`.
 *
 *     npm run train:figures -- --set FOLDER
 *
 * Only "how many" and "how much" questions, each twice: over all passages and with the right one given. Every page is
 * held out once, in six turns, and what is right then is printed; the weights are then learnt from all.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LEADING_SIGNS, leadingCandidates } from '../functions/engine/figures/agreement/leading-figure.ts';
import { buildIndex } from '../functions/engine/indexing/build-index.ts';
import type { CorpusIndex } from '../functions/engine/search/corpus-index.ts';
import { trainingSet } from './bench-arguments.ts';
import { saysAnswer } from './figures-baseline.ts';
import { rankedFor } from './figures-evidence.ts';
import { bestRow, type RankingGroup, trainRanker } from './linear-model.ts';
import { asksHowMany, type LabelledQuestion } from './question-set.ts';
import { defaultRings } from './sample-corpus.ts';
import { percent } from './table.ts';

const TARGET = join(import.meta.dirname, '../functions/engine/figures/agreement/leading-weights.ts');

/** Turns of training and testing. */
const TURNS = 6;

/** Few questions for many weights: a strong pull towards zero. */
const OPTIONS = { l2: 0.01, iterations: 200 };

interface Group extends RankingGroup {
  readonly given: boolean;
  readonly turn: number;
}

const set = trainingSet('train:figures');
const corpusIndex = buildIndex(set.articles, defaultRings());
const titleOf = new Map(set.articles.map(({ id, title }) => [id, title]));
const titles = [...new Set(titleOf.values())].sort();
const groups = set.questions
  .filter(({ question }) => asksHowMany(question))
  .flatMap((question) => [false, true].flatMap((given) => groupOf(question, given, corpusIndex) ?? []));

const held = [0, 0];
for (let turn = 0; turn < TURNS; turn += 1) {
  const trial = trainRanker(
    groups.filter((group) => group.turn !== turn),
    LEADING_SIGNS.length,
    OPTIONS,
  );
  for (const group of groups)
    if (group.turn === turn && isRight(group, trial)) held[Number(group.given)] = (held[Number(group.given)] ?? 0) + 1;
}
const asked = groups.length / 2;
process.stdout.write(
  `held out: right over all passages ${percent(held[0] ?? 0, asked)}, in the right passage ${percent(held[1] ?? 0, asked)}\n`,
);
writeFileSync(TARGET, moduleText(trainRanker(groups, LEADING_SIGNS.length, OPTIONS)));

function groupOf({ question, passage, answers }: LabelledQuestion, given: boolean, index: CorpusIndex): Group | null {
  const found = rankedFor(question, index, given ? [passage] : null);
  if (!found) return null;
  const candidates = leadingCandidates(found.ask, found.ranked, found.weightOf);
  const columns = LEADING_SIGNS.length;
  const features = new Float32Array(candidates.length * columns);
  const right = new Uint8Array(candidates.length);
  candidates.forEach(({ sentence, figure, signs }, row) => {
    LEADING_SIGNS.forEach((sign, c) => {
      features[row * columns + c] = signs[sign];
    });
    const stated = found.ranked[sentence]?.figures[figure];
    if (stated && answers.some((answer) => saysAnswer(stated, answer))) right[row] = 1;
  });
  const turn = titles.indexOf(titleOf.get(passage) ?? null) % TURNS;
  return { features, rows: candidates.length, answers: right, rightPassage: right, given, turn };
}

function isRight(group: Group, weights: readonly number[]): boolean {
  return group.answers[bestRow(group, weights)] === 1;
}

function moduleText(weights: readonly number[]): string {
  const lines = LEADING_SIGNS.map((sign, c) => `  ${sign}: ${Number((weights[c] ?? 0).toFixed(2))},`);
  return `import type { LeadingSign } from './leading-figure.ts';

/** Learnt by \`npm run train:figures\`: do not edit by hand. */
export const LEADING_WEIGHTS: Readonly<Record<LeadingSign, number>> = {
${lines.join('\n')}
};
`;
}
