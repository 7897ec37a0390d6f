/**
 * Learns the weights of the sentence ranker from a labelled set and writes them to `functions/engine/evidence/ranker-weights.ts`.
 *
 *     npm run train:ranker -- --set FOLDER
 *
 * Two thirds of the pages train and one third tests, and the figures of both are printed; the weights that are written
 * are then learnt from the whole set.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findEvidence } from '../functions/engine/evidence/evidence.ts';
import { FEATURES } from '../functions/engine/evidence/feature-names.ts';
import { buildIndex } from '../functions/engine/indexing/build-index.ts';
import type { CorpusIndex } from '../functions/engine/search/corpus-index.ts';
import { parseQuestion } from '../functions/engine/search/question.ts';
import { argumentsOf, trainingSet } from './bench-arguments.ts';
import { bestRow, type RankingGroup, trainRanker } from './linear-model.ts';
import { containsAnswer, type LabelledQuestion } from './question-set.ts';
import { defaultRings } from './sample-corpus.ts';

const TARGET = join(import.meta.dirname, '../functions/engine/evidence/ranker-weights.ts');

interface Group extends RankingGroup {
  readonly held: boolean;
  readonly passageOfRow: readonly string[];
  readonly passage: string;
  /** 1 for any sentence that holds the answer, whichever passage it is in. */
  readonly holdsAnswer: Uint8Array;
}

const HELP = `Learns the weights by which sentences are ranked, and writes them.

  --set FOLDER    passages.jsonl and questions.jsonl
  --help          this text
`;

const program = { name: 'train:ranker', help: HELP, options: { set: { type: 'string' } } } as const;
const set = await argumentsOf(program, ({ values }) => trainingSet(values.set, 'npm run train:ranker -- --set FOLDER'));
const index = buildIndex(set.articles, defaultRings());
const titleOf = new Map(set.articles.map((article) => [article.id, article.title]));
const titles = [...new Set(titleOf.values())].sort();
const heldTitles = new Set(titles.filter((_, at) => at % 3 === 0));
const groups = set.questions.map((question) => groupOf(question, index));

const train = groups.filter(({ held }) => !held);
const test = groups.filter(({ held }) => held);
const trial = trainRanker(train, FEATURES.length);
process.stdout.write(`trained on ${report(train, trial)}\nheld out   ${report(test, trial)}\n`);
const weights = trainRanker(groups, FEATURES.length);
process.stdout.write(`all        ${report(groups, weights)}\n`);
writeFileSync(TARGET, moduleText(weights));

function groupOf(labelled: LabelledQuestion, corpus: CorpusIndex): Group {
  const { evidence: measured } = findEvidence(parseQuestion(labelled.question, corpus.rings), corpus);
  const features = new Float32Array(measured.length * FEATURES.length);
  const holds = new Uint8Array(measured.length);
  const right = new Uint8Array(measured.length);
  measured.forEach((candidate, row) => {
    FEATURES.forEach((_, c) => {
      features[row * FEATURES.length + c] = candidate.features.of(c);
    });
    const { text, id } = candidate.passage.article;
    holds[row] = containsAnswer(text.slice(candidate.sentence.start, candidate.sentence.end), labelled.answers) ? 1 : 0;
    right[row] = id === labelled.passage ? 1 : 0;
  });
  return {
    features,
    rows: measured.length,
    answers: holds.map((value, row) => (right[row] ? value : 0)),
    rightPassage: right,
    holdsAnswer: holds,
    passageOfRow: measured.map(({ passage }) => passage.article.id),
    passage: labelled.passage,
    held: heldTitles.has(titleOf.get(labelled.passage) ?? null),
  };
}

function report(of: readonly Group[], learnt: readonly number[]): string {
  let passages = 0;
  let answers = 0;
  for (const group of of) {
    const best = bestRow(group, learnt);
    if (group.passageOfRow[best] === group.passage) passages += 1;
    if (group.holdsAnswer[best]) answers += 1;
  }
  const percent = (count: number) => ((100 * count) / of.length).toFixed(2);
  return `${of.length} questions: success@1 ${percent(passages)}, answer in the first quote ${percent(answers)}`;
}

function moduleText(learnt: readonly number[]): string {
  const lines = FEATURES.map((name, c) => `  ${name}: ${Number((learnt[c] ?? 0).toFixed(3))},`);
  return `import type { FeatureName } from './feature-names.ts';

/** Learnt by \`npm run train:ranker\`: do not edit by hand. */
export const RANKER_WEIGHTS: Readonly<Record<FeatureName, number>> = {
${lines.join('\n')}
};
`;
}
