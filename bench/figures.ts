/**
 * Whether the right figure is found: the share of "how many" and "how much" questions whose leading figure is the answer,
 * beside the number nearest to the question's words in the best plain-BM25 sentence.
 *
 *     npm run bench:figures                      the sample questions that have a figure for an answer
 *     npm run bench:figures -- --set FOLDER      and a labelled set: passages.jsonl and questions.jsonl; repeatable
 *     npm run bench:figures -- --set FOLDER --misses
 *
 * Twice each: over all passages, and with the right passage given. What counts as the answer: see `saysAnswer`. The weights
 * of `leadingFigure` are learnt from squad-train by `figures-train.ts`, which prints what is right of pages held out: only
 * other sets show how they carry over.
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Article } from '../functions/engine/articles/article.ts';
import { parseRings, type Rings } from '../functions/engine/concepts/rings.ts';
import type { Figure } from '../functions/engine/figures/figures.ts';
import { leadingFigure } from '../functions/engine/figures/leading-figure.ts';
import { buildIndex, type CorpusIndex } from '../functions/engine/search/corpus-index.ts';
import { parseQuestion } from '../functions/engine/search/question.ts';
import { DEFAULT_RINGS, parseOptions, SAMPLE_CORPUS } from '../functions/local/arguments.ts';
import { readCorpus } from '../functions/local/corpus-files.ts';
import { ProgressBar } from '../functions/local/progress-bar.ts';
import { EXIT, runCommand } from '../functions/local/run-command.ts';
import { isSameNumber, NearestNumber, numbersIn, saysAnswer } from './figures-baseline.ts';
import { rankedFor } from './figures-evidence.ts';
import { asksHowMany, loadQuestionSet } from './question-set.ts';
import { readSampleQuestions } from './sample-quality.ts';
import { setFolders } from './set-folders.ts';
import { machine, percent, points, table } from './table.ts';

const HELP = `Measures whether the leading figure is the answer, beside the number nearest to the question's words.

  npm run bench:figures                        the sample questions that have a figure for an answer
  npm run bench:figures -- --set FOLDER        and a folder of passages.jsonl and questions.jsonl; may be repeated

  --misses   every question whose leading figure is not the answer, with the right passage given
  --help     this text
`;

interface FigureQuestion {
  readonly question: string;
  /** Articles that answer it. */
  readonly articles: readonly string[];
  /** Any of them is right. */
  readonly answers: readonly string[];
}

await runCommand('bench:figures', async (args) => {
  const { sets, misses, help } = parseFigureArguments(args);
  if (help) {
    process.stdout.write(HELP);
    return EXIT.done;
  }
  const rings = parseRings(readFileSync(DEFAULT_RINGS, 'utf8'), 'corpus/rings.yaml');
  process.stdout.write(`${machine()}\n\n`);
  const { articles } = await readCorpus(SAMPLE_CORPUS);
  report('sample corpus', articles, sampleQuestions(articles, rings), rings, misses);
  for (const folder of sets) {
    const set = loadQuestionSet(folder);
    const questions = set.questions
      .filter(({ question }) => asksHowMany(question))
      .map(({ question, passage, answers }) => ({ question, articles: [passage], answers }));
    report(basename(folder), set.articles, questions, rings, misses);
  }
  return EXIT.done;
});

/** Questions that ask for a figure and are labelled with words that hold one. */
function sampleQuestions(articles: readonly Article[], rings: Rings): FigureQuestion[] {
  return readSampleQuestions(join(SAMPLE_CORPUS, '../questions.jsonl'), articles).flatMap(({ question, answers }) => {
    const labels = answers.filter(({ key }) => numbersIn(key).length > 0);
    if (labels.length === 0 || parseQuestion(question, rings).quantity === null) return [];
    return [{ question, articles: labels.map(({ article }) => article), answers: labels.map(({ key }) => key) }];
  });
}

function report(
  name: string,
  articles: readonly Article[],
  questions: readonly FigureQuestion[],
  rings: Rings,
  misses: boolean,
): void {
  const index = buildIndex(articles, rings);
  const baseline = new NearestNumber(index.passages);
  const right = { open: [0, 0, 0], given: [0, 0, 0] };
  const bar = new ProgressBar(process.stderr);
  let stated = 0;
  let numberless = 0;
  const missed: string[] = [];
  questions.forEach((asked, done) => {
    bar.show('Asking', done, questions.length);
    const { question, articles: given, answers } = asked;
    const isRight = (number: number | null) =>
      number !== null &&
      answers.some((answer) =>
        numbersIn(answer)
          .slice(0, 1)
          .some((first) => isSameNumber(first, number)),
      );
    if (answers.every((answer) => numbersIn(answer).length === 0)) numberless += 1;
    if (isStated(asked, index)) stated += 1;
    for (const [kind, from] of [
      ['open', null],
      ['given', given],
    ] as const) {
      const counts = right[kind];
      const leading = leadingOf(question, index, from);
      const found = leading !== null && answers.some((answer) => saysAnswer(leading.figure, answer));
      if (isRight(baseline.answer(question, from, false))) counts[0] = (counts[0] ?? 0) + 1;
      if (isRight(baseline.answer(question, from, true))) counts[1] = (counts[1] ?? 0) + 1;
      if (found) counts[2] = (counts[2] ?? 0) + 1;
      else if (misses && kind === 'given') missed.push(missLine(asked, leading));
    }
  });
  bar.clear();
  const asked = questions.length;
  const rows = ['nearest number, best sentence', 'nearest number, best sentence with one', 'Verbatim: leading figure'];
  const gain = (counts: readonly number[], over: number) => points(((counts[2] ?? 0) - (counts[over] ?? 0)) / asked);
  process.stdout.write(
    `${name}: ${articles.length} articles, ${asked} questions, ${numberless} with answers that hold no number; ` +
      `the answer is among the right passage's figures in ${percent(stated, asked)}\n\n` +
      `${table(
        ['the figure is the answer', 'all passages', 'right passage given'],
        [
          ...rows.map((row, at) => [row, percent(right.open[at] ?? 0, asked), percent(right.given[at] ?? 0, asked)]),
          ['Verbatim − best sentence', gain(right.open, 0), gain(right.given, 0)],
          ['Verbatim − best sentence with one', gain(right.open, 1), gain(right.given, 1)],
        ],
      )}\n${missed.join('')}`,
  );
}

interface LeadingFigure {
  readonly figure: Figure;
  readonly sentence: string;
}

/** The figure that would lead the reply; `null` when the question asks for none or no evidence has one. */
function leadingOf(text: string, index: CorpusIndex, from: readonly string[] | null): LeadingFigure | null {
  const found = rankedFor(text, index, from);
  if (!found) return null;
  const leading = leadingFigure(found.ask, found.ranked, found.weightOf);
  const sentence = found.ranked[leading?.sentence ?? -1];
  const figure = sentence?.figures[leading?.figure ?? -1];
  return sentence && figure ? { figure, sentence: sentence.text } : null;
}

function isStated({ articles, answers }: FigureQuestion, index: CorpusIndex): boolean {
  return index.passages.some(
    ({ article, sentences }) =>
      articles.includes(article.id) &&
      sentences.some(({ figures }) => figures.some((figure) => answers.some((answer) => saysAnswer(figure, answer)))),
  );
}

function missLine({ question, answers }: FigureQuestion, leading: LeadingFigure | null): string {
  const found = leading
    ? `${leading.sentence.slice(leading.figure.start, leading.figure.end)} (${leading.figure.who}, ${leading.figure.what})`
    : 'none';
  return `? ${question}\n  wanted ${answers.join(' / ')}; led ${found}\n  ${leading?.sentence.slice(0, 300) ?? ''}\n`;
}

function parseFigureArguments(args: readonly string[]) {
  const { values } = parseOptions(args, {
    set: { type: 'string', multiple: true },
    misses: { type: 'boolean' },
    help: { type: 'boolean' },
  });
  return { sets: setFolders(values.set ?? []), misses: values.misses ?? false, help: values.help ?? false };
}
