/**
 * What new articles cost where questions are watched: which are asked again, beside asking all of them.
 *
 *     npm run bench:watch
 *     npm run bench:watch -- --set FOLDER     passages.jsonl and questions.jsonl in place of text made up from a seed
 *     npm run bench:watch -- --desk FOLDER    news: articles/ and questions.jsonl
 *
 * Half of the watched questions are about the new articles where a set says of what passage each is; else any is.
 * Time is that of the processor, of this process alone. All questions are asked before and after, so that what asking the touched ones
 * misses is counted, too.
 */
import { resolve } from 'node:path';
import { answer } from '../functions/engine/answer.ts';
import type { Article } from '../functions/engine/articles/article.ts';
import { buildIndex } from '../functions/engine/indexing/build-index.ts';
import { touchedQuestions } from '../functions/engine/touched-questions.ts';
import { parseOptions } from '../functions/local/commands/arguments.ts';
import { processIo } from '../functions/local/commands/io.ts';
import { EXIT, runCommand } from '../functions/local/commands/run-command.ts';
import { knownOf, newsOf } from '../functions/slack/watches/news.ts';
import { setFolders } from './bench-arguments.ts';
import { loadDeskSet } from './desk-set.ts';
import { loadQuestionSet } from './question-set.ts';
import { defaultRings } from './sample-corpus.ts';
import { syntheticCorpus } from './synthetic-corpus.ts';
import { machine, table } from './table.ts';

const HELP = `Measures what new articles cost where questions are watched.

  --set FOLDER     passages.jsonl and questions.jsonl, in place of text made up from a seed
  --desk FOLDER    news: articles/ and questions.jsonl
  --help           this text
`;

const WATCHED = 500;
/** A day of feeds, an hour, and one look. */
const NEW = [100, 10, 1] as const;
const MOST_NEW = Math.max(...NEW);
const PASSAGES = 20_000;
const WORDS_A_PASSAGE = 100;

/** As the app asks. */
const OPTIONS = { limit: 10 } as const;

interface Desk {
  readonly name: string;
  readonly articles: readonly Article[];
  readonly fresh: readonly Article[];
  readonly questions: readonly string[];
}

await runCommand('bench:watch', async (args) => {
  const { values } = parseOptions(args, {
    set: { type: 'string' },
    desk: { type: 'string' },
    help: { type: 'boolean' },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return EXIT.done;
  }
  process.stdout.write(`${machine()}\n\n`);
  const [folder] = setFolders(values.set === undefined ? [] : [values.set]);
  const desk =
    values.desk !== undefined
      ? await fromDesk(resolve(processIo().folder, values.desk))
      : folder === undefined
        ? madeUp()
        : fromSet(folder);
  for (const count of NEW) measure({ ...desk, fresh: desk.fresh.slice(0, count) });
  return EXIT.done;
});

function madeUp(): Desk {
  const { articles, questions } = syntheticCorpus(PASSAGES, WORDS_A_PASSAGE, WATCHED);
  return { name: `${articles.length} made-up articles`, articles, fresh: spread(articles), questions };
}

async function fromDesk(folder: string): Promise<Desk> {
  const { articles, questions } = await loadDeskSet(folder, 'all');
  const asked = questions.slice(0, WATCHED).map(({ question }) => question);
  return { name: `${articles.length} articles of news`, articles, fresh: spread(articles), questions: asked };
}

/** {@link MOST_NEW} of them. */
function spread(articles: readonly Article[]): readonly Article[] {
  const step = Math.floor(articles.length / MOST_NEW);
  return articles.filter((_, at) => at % step === Math.floor(step / 2)).slice(0, MOST_NEW);
}

function fromSet(folder: string): Desk {
  const { articles, questions } = loadQuestionSet(folder);
  const fresh = spread(articles);
  const ids = new Set(fresh.map(({ id }) => id));
  const about = questions.filter(({ passage }) => ids.has(passage)).slice(0, WATCHED / 2);
  const others = questions.filter(({ passage }) => !ids.has(passage));
  const apart = Math.max(1, Math.floor(others.length / (WATCHED / 2)));
  const rest = others.filter((_, at) => at % apart === 0).slice(0, WATCHED - about.length);
  const asked = [...about, ...rest].map(({ question }) => question);
  return { name: `${articles.length} articles of a set`, articles, fresh, questions: asked };
}

function measure({ name, articles, fresh, questions }: Desk): void {
  const rings = defaultRings();
  const ids = fresh.map(({ id }) => id);
  const before = buildIndex(
    articles.filter((article) => !fresh.includes(article)),
    rings,
  );
  const after = buildIndex(articles, rings);
  const known = questions.map((question) => knownOf(answer(question, before, OPTIONS)));
  const isTold = (at: number): boolean => {
    const knew = known[at];
    return (
      knew !== undefined && newsOf({ known: knew, from: [] }, answer(questions[at] ?? '', after, OPTIONS), ids) !== null
    );
  };
  const asked = questions.map((text) => ({ text, kind: 'question' as const }));
  const find = () => {
    const touched = touchedQuestions(asked, ids, after);
    // As the app does: of an answer in words no other is told.
    return [...touched].flatMap(([at, by]) => (by.asksFigure || known[at]?.outcome === 'not_found' ? [at] : []));
  };
  // Once for nothing, so that neither way pays for the compiler.
  find();
  const found = cpu(find);
  const all = cpu(() => questions.map((_, at) => isTold(at)));
  const again = cpu(() => found.result.map((at) => isTold(at)));
  const told = all.result.filter(Boolean).length;
  const missed = all.result.filter((isNews, at) => isNews && !found.result.includes(at)).length;
  const few = found.ms + again.ms;
  process.stdout.write(
    `${table(
      [`${name}, ${fresh.length} new, ${questions.length} watched`, 'asked', 'CPU, ms', 'told', 'missed'],
      [
        ['all', String(questions.length), all.ms.toFixed(0), String(told), '0'],
        [
          `touched (found in ${found.ms.toFixed(0)} ms)`,
          String(found.result.length),
          few.toFixed(0),
          String(told - missed),
          String(missed),
        ],
      ],
    )}\nTouched ÷ all: ${(found.result.length / questions.length).toFixed(2)} of the questions, ${(few / all.ms).toFixed(2)} of the time\n\n`,
  );
}

/** Milliseconds of the processor. */
function cpu<Result>(work: () => Result): { readonly ms: number; readonly result: Result } {
  const start = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(start);
  return { ms: (user + system) / 1000, result };
}
