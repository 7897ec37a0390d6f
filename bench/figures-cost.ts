/**
 * What figures add to an answer: the same questions with and without the figure they ask for, question by question.
 *
 *     npm run bench:figures-cost
 */
import { answerQuestion } from '../functions/engine/answer.ts';
import { buildIndex } from '../functions/engine/indexing/build-index.ts';
import { parseQuestion } from '../functions/engine/search/question.ts';
import { argumentsOf } from './bench-arguments.ts';
import { median, quantile } from './quantile.ts';
import { defaultRings } from './sample-corpus.ts';
import { syntheticCorpus } from './synthetic-corpus.ts';
import { machine, table } from './table.ts';

/** Passages of 100 words: about 20,000 sentences. */
const PASSAGES = 5000;
const QUESTIONS = 600;
const WARM_UP = 100;

const HELP = `Measures what figures add to an answer.

  --help     this text
`;

await argumentsOf({ name: 'bench:figures-cost', help: HELP, options: {} }, () => null);

const { articles } = syntheticCorpus(PASSAGES, 100, QUESTIONS);
const index = buildIndex(articles, defaultRings());
const asked = questionsWithFigures().slice(0, QUESTIONS);

const times = { with: [] as number[], without: [] as number[] };
let withFigures = 0;
asked.forEach((text, turn) => {
  const kinds = turn % 2 === 0 ? (['with', 'without'] as const) : (['without', 'with'] as const);
  for (const kind of kinds) {
    const start = performance.now();
    const question = kind === 'with' ? parseQuestion(text, index.rings) : parseQuestion(text, index.rings, null);
    const { answer } = answerQuestion(question, index, { limit: 5 });
    if (turn >= WARM_UP) times[kind].push(performance.now() - start);
    if (answer.figures.length > 0) withFigures += 1;
  }
});

/** One of every so many sentences that count something, asked for by what is counted and the words that are behind it. */
function questionsWithFigures(): string[] {
  const found = index.passages.flatMap(({ article, sentences }) =>
    sentences.flatMap(({ start, end, figures }) => {
      const [figure] = figures.filter(({ noun }) => noun !== null);
      if (!figure) return [];
      const rest = article.text
        .slice(start + figure.end, end)
        .split(/\s+/u)
        .slice(0, 8)
        .join(' ');
      return [`how many ${figure.noun} ${rest.replace(figure.noun ?? '', '')}`];
    }),
  );
  const step = Math.max(1, Math.floor(found.length / QUESTIONS));
  return found.filter((_, at) => at % step === 0);
}

const row = (name: string, values: readonly number[]) => [
  name,
  median(values).toFixed(2),
  quantile(values, 0.99).toFixed(2),
];
const more = times.with.map((time, at) => time - (times.without[at] ?? 0));
process.stdout.write(
  `${machine()}\n${index.passages.flatMap(({ sentences }) => sentences).length} sentences, ${QUESTIONS - WARM_UP} questions, ${withFigures} answers with figures\n\n`,
);
process.stdout.write(
  table(
    ['milliseconds', 'p50', 'p99'],
    [row('without figures', times.without), row('with figures', times.with), row('more, question by question', more)],
  ),
);
