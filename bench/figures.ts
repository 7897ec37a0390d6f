/**
 * Whether the right figure is found: the share of "how many" and "how much" questions whose leading figure is the answer,
 * beside the number nearest to the question's words in the best plain-BM25 sentence.
 *
 *     npm run bench:figures                      the sample questions that have a figure for an answer
 *     npm run bench:figures -- --set FOLDER      and a labelled set: passages.jsonl and questions.jsonl; repeatable
 *     npm run bench:figures -- --set FOLDER --misses
 *
 * Twice each: over all passages, and with the right passage given. What counts as the answer: see `saysAnswer`. The weights
 * of the figure model are learnt from squad-train and news by `train-figure-model.ts`: only other sets show how they carry over.
 */
import { basename } from 'node:path';
import type { Article } from '../functions/engine/articles/article.ts';
import type { Rings } from '../functions/engine/concepts/rings.ts';
import { findEvidence } from '../functions/engine/evidence/evidence.ts';
import { withoutConversions } from '../functions/engine/evidence/figure-conversions.ts';
import { figureCandidates } from '../functions/engine/evidence/figure-model.ts';
import type { Figure } from '../functions/engine/figures/figures.ts';
import { buildIndex } from '../functions/engine/indexing/build-index.ts';
import type { CorpusIndex } from '../functions/engine/search/corpus-index.ts';
import { parseQuestion } from '../functions/engine/search/question.ts';
import { parseOptions } from '../functions/local/commands/arguments.ts';
import { EXIT, runCommand } from '../functions/local/commands/run-command.ts';
import { ProgressBar } from '../functions/local/terminal/progress-bar.ts';
import { setFolders } from './bench-arguments.ts';
import { isSameNumber, NearestNumber, numbersIn, saysAnswer } from './figures-baseline.ts';
import { asksHowMany, loadQuestionSet } from './question-set.ts';
import { defaultRings, type SampleCorpus, sampleCorpus } from './sample-corpus.ts';
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
  const rings = defaultRings();
  process.stdout.write(`${machine()}\n\n`);
  const sample = await sampleCorpus();
  report('sample corpus', sample.articles, figureQuestions(sample, rings), rings, misses);
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
function figureQuestions({ questions }: SampleCorpus, rings: Rings): FigureQuestion[] {
  return questions.flatMap(({ question, answers }) => {
    const labels = answers.filter(({ key }) => numbersIn(key).length > 0);
    if (labels.length === 0 || parseQuestion(question, rings).quantity === null) return [];
    return [{ question, articles: labels.map(({ article }) => article), answers: labels.map(({ key }) => key) }];
  });
}

/** Questions of which a way of finding the figure gets the answer. */
interface Right {
  nearestInBest: number;
  nearestInBestWithNumber: number;
  leading: number;
}

interface FigureQuality {
  readonly open: Right;
  /** With the right passage given. */
  readonly given: Right;
  /** Questions whose answer is among the figures of the right passage. */
  readonly stated: number;
  /** Questions whose answers hold no number. */
  readonly numberless: number;
  /** A paragraph on each question whose leading figure is wrong, with the right passage given. */
  readonly misses: readonly string[];
}

function measureFigures(questions: readonly FigureQuestion[], index: CorpusIndex): FigureQuality {
  const baseline = new NearestNumber(index.passages);
  const bar = new ProgressBar(process.stderr);
  const open: Right = { nearestInBest: 0, nearestInBestWithNumber: 0, leading: 0 };
  const given: Right = { ...open };
  const misses: string[] = [];
  let stated = 0;
  let numberless = 0;
  questions.forEach((asked, done) => {
    bar.show('Asking', done, questions.length);
    const { question, answers } = asked;
    if (answers.every((answer) => numbersIn(answer).length === 0)) numberless += 1;
    if (isStated(asked, index)) stated += 1;
    for (const { right, from } of [
      { right: open, from: null },
      { right: given, from: asked.articles },
    ]) {
      const leading = leadingOf(question, index, from);
      const isFound = leading !== null && answers.some((answer) => saysAnswer(leading.figure, answer));
      if (isAnswer(baseline.answer(question, from, false), answers)) right.nearestInBest += 1;
      if (isAnswer(baseline.answer(question, from, true), answers)) right.nearestInBestWithNumber += 1;
      if (isFound) right.leading += 1;
      else if (right === given) misses.push(missLine(asked, leading));
    }
  });
  bar.clear();
  return { open, given, stated, numberless, misses };
}

/** Whether it is the first number of an answer. */
function isAnswer(number: number | null, answers: readonly string[]): boolean {
  return (
    number !== null &&
    answers.some((answer) => {
      const [first] = numbersIn(answer);
      return first !== undefined && isSameNumber(first, number);
    })
  );
}

function report(
  name: string,
  articles: readonly Article[],
  questions: readonly FigureQuestion[],
  rings: Rings,
  showsMisses: boolean,
): void {
  const { open, given, stated, numberless, misses } = measureFigures(questions, buildIndex(articles, rings));
  const asked = questions.length;
  const row = (title: string, way: keyof Right) => [title, percent(open[way], asked), percent(given[way], asked)];
  const gain = (title: string, over: keyof Right) => [
    title,
    ...[open, given].map((right) => points((right.leading - right[over]) / asked)),
  ];
  process.stdout.write(
    `${name}: ${articles.length} articles, ${asked} questions, ${numberless} with answers that hold no number; ` +
      `the answer is among the right passage's figures in ${percent(stated, asked)}\n\n` +
      `${table(
        ['the figure is the answer', 'all passages', 'right passage given'],
        [
          row('nearest number, best sentence', 'nearestInBest'),
          row('nearest number, best sentence with one', 'nearestInBestWithNumber'),
          row('Verbatim: leading figure', 'leading'),
          gain('Verbatim − best sentence', 'nearestInBest'),
          gain('Verbatim − best sentence with one', 'nearestInBestWithNumber'),
        ],
      )}\n${showsMisses ? misses.join('') : ''}`,
  );
}

interface LeadingFigure {
  readonly figure: Figure;
  readonly sentence: string;
}

/** The figure that would lead the reply; `null` when the question asks for none or no evidence has one. */
function leadingOf(text: string, index: CorpusIndex, from: readonly string[] | null): LeadingFigure | null {
  const question = parseQuestion(text, index.rings);
  if (!question.quantity) return null;
  const list = findEvidence(question, index, from === null ? {} : { articles: from });
  const [lead] = withoutConversions(question.quantity, figureCandidates(question.quantity, list, index));
  if (!lead) return null;
  const { passage, sentence } = lead.evidence;
  return { figure: lead.figure, sentence: passage.article.text.slice(sentence.start, sentence.end) };
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
