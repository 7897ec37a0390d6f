import { type AddEntry, type AddReport, addArticles, copiesOfNew } from '../../corpus/add.ts';
import { checkCorpus } from '../../corpus/check.ts';
import type { Library } from '../../corpus/library.ts';
import { type KnownCorpus, type LibraryState, readLibrary } from '../../corpus/read-library.ts';
import { alike, type Removed, removeArticles } from '../../corpus/remove.ts';
import type { Article } from '../../engine/articles/article.ts';
import type { Rings } from '../../engine/concepts/rings.ts';
import { sourcesOf } from '../corpus/corpus-sources.ts';
import {
  additionsLeftOut,
  countedAdditions,
  countedArticles,
  formatAdditions,
  formatArticle,
  formatCheck,
  formatList,
  jsonAdditions,
  jsonArticle,
} from '../terminal/corpus-report.ts';
import { ProgressBar } from '../terminal/progress-bar.ts';
import { questionToTry } from '../terminal/question-to-try.ts';
import { visible } from '../terminal/visible.ts';
import type { CorpusCommand } from './corpus-arguments.ts';
import { commandFolder, EXIT, reportSkipped } from './run-command.ts';

type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A corpus that the command works on, as its launcher has found it. */
export interface CorpusPlace {
  readonly library: Library;
  /** Goes behind "in": a path, the name of a deployment. */
  readonly name: string;
  /** What an earlier reading gave, if anything keeps it. */
  readonly known: KnownCorpus | null;
  readonly rings: Rings;
  /** One sentence on how to ask a question there; it goes into a line of its own. */
  readonly askWith: (question: string) => string;
}

/** Does what was asked for, prints what became of it and gives the exit code. */
export async function runCorpusCommand(
  command: Exclude<CorpusCommand, { kind: 'help' }>,
  place: CorpusPlace,
): Promise<ExitCode> {
  switch (command.kind) {
    case 'add':
      return add(command, place);
    case 'list':
      return list(command.json, place);
    case 'show':
      return show(command.id, command.json, place);
    case 'remove':
      return remove(command.ids, command.json, place);
    case 'check':
      return check(command.json, place);
  }
}

async function add(command: Extract<CorpusCommand, { kind: 'add' }>, place: CorpusPlace): Promise<ExitCode> {
  const { sources, skipped } = await sourcesOf(command.inputs, commandFolder());
  const { overrides, dryRun, json } = command;
  // Until here nothing is written, so that Ctrl-C may end it anywhere.
  const known = await reading(place);
  const entries: AddEntry[] = [];
  const report = await withBar((bar) =>
    untilStopped((signal) =>
      addArticles(sources, place.library, {
        overrides,
        dryRun,
        known,
        signal,
        onProgress: ({ done, total, documents }) =>
          bar.show('Adding', done, total, documents === undefined ? '' : `, ${documents} documents read`),
        onSource: (added) => {
          for (const entry of added) entries.push(entry);
        },
      }),
    ),
  ).catch((error) => {
    // A full disk, say: what was added until then is there, and has to be told.
    if (!json) process.stdout.write(formatAdditions({ entries }, []));
    throw error;
  });
  const leftOut = [...additionsLeftOut(report), ...skipped.filter(({ severity }) => severity === 'defect')];
  const copies = copiesOfNew(report);
  const question = dryRun ? null : questionToTry(newArticles(report), place.rings);
  if (json) {
    const ignored = skipped.filter(({ severity }) => severity === 'ignored');
    print(
      JSON.stringify({
        dryRun,
        ...jsonAdditions(report, copies),
        notFound: skipped.filter((one) => !ignored.includes(one)),
        ignored,
        question,
      }),
    );
  } else {
    process.stdout.write(formatAdditions(report, copies));
    reportSkipped([...skipped.filter(({ severity }) => severity !== 'defect'), ...leftOut]);
    for (const { id, file } of report.reappeared) warnOfCopy(id, file);
    const total = `${countedArticles(report.articles.length)} in ${visible(place.name)}`;
    const would = dryRun ? 'Dry run, nothing written: ' : '';
    print(`${would}${countedAdditions(report, leftOut.length)}; ${total}${dryRun ? ' then' : ''}`);
    if (question !== null) print(visible(place.askWith(question)));
  }
  if (report.notReached > 0) {
    process.stderr.write(`corpus: stopped; ${report.notReached} of ${sources.length} were not looked at\n`);
    return EXIT.failed;
  }
  if (leftOut.length === 0) return report.reappeared.length > 0 ? EXIT.leftOut : EXIT.done;
  return report.entries.every(({ kind }) => kind === 'skipped') ? EXIT.failed : EXIT.leftOut;
}

function newArticles({ entries }: AddReport): Article[] {
  return entries.flatMap((entry) => (entry.kind === 'added' || entry.kind === 'updated' ? [entry.article] : []));
}

function warnOfCopy(id: string, file: string): void {
  process.stderr.write(`still there: ${visible(`${id} in ${file} holds the older words; remove it as well`)}\n`);
}

/** Runs work that Ctrl-C ends in good order; a second Ctrl-C ends it at once. */
async function untilStopped<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    return await work(controller.signal);
  } finally {
    process.removeListener('SIGINT', stop);
    process.removeListener('SIGTERM', stop);
  }
}

async function list(json: boolean, place: CorpusPlace): Promise<ExitCode> {
  const { articles, skipped } = await reading(place);
  const repairs = skipped.filter(({ severity }) => severity === 'defect').length;
  if (json) print(JSON.stringify({ articles: articles.map(jsonArticle), leftOut: repairs }));
  else {
    process.stdout.write(formatList(articles));
    print(`${countedArticles(articles.length)} in ${visible(place.name)}`);
  }
  if (repairs === 0) return EXIT.done;
  process.stderr.write(`left out: ${repairs}; npm run corpus -- check says what and why\n`);
  return EXIT.leftOut;
}

async function show(id: string, json: boolean, place: CorpusPlace): Promise<ExitCode> {
  const { articles } = await reading(place);
  const article = articles.find((one) => one.id === id);
  if (!article) return noSuchArticle(id, place, alike(id, articles));
  if (json) print(JSON.stringify({ ...jsonArticle(article), text: article.text }));
  else process.stdout.write(formatArticle(article));
  return EXIT.done;
}

async function remove(ids: readonly string[], json: boolean, place: CorpusPlace): Promise<ExitCode> {
  const removal = await withBar((bar) =>
    removeArticles(ids, place.library, {
      known: place.known,
      onProgress: ({ done, total }) => bar.show('Reading', done, total),
    }),
  );
  switch (removal.kind) {
    case 'not_found':
      for (const missing of removal.missing) noSuchArticle(missing.id, place, missing.alike);
      if (ids.length > 1) process.stderr.write('corpus: nothing was removed\n');
      return EXIT.failed;
    case 'overtaken': {
      const { file, removed, left } = removal;
      if (json) print(JSON.stringify({ removed, left, overtaken: file }));
      else printRemoved(removed);
      const again = left.length === 0 ? 'nothing is left to remove' : `still to remove: ${left.join(' ')}`;
      process.stderr.write(`corpus: ${visible(`${file} was changed meanwhile; ${again}`)}\n`);
      return EXIT.failed;
    }
    case 'removed': {
      const { removed, articles, reappeared } = removal;
      if (json) print(JSON.stringify({ removed, articles, reappeared: reappeared.map(jsonArticle) }));
      else {
        printRemoved(removed);
        print(`${removed.length} removed; ${countedArticles(articles)} in ${visible(place.name)}`);
      }
      for (const copy of reappeared) {
        process.stderr.write(`still there: ${visible(`${copy.id} in ${copy.file} stands in its place now`)}\n`);
      }
      return reappeared.length > 0 ? EXIT.leftOut : EXIT.done;
    }
  }
}

function printRemoved(removed: readonly Removed[]): void {
  for (const { id, file } of removed) print(`removed: ${visible(`${id} (${file})`)}`);
}

function noSuchArticle(id: string, place: CorpusPlace, others: readonly string[]): ExitCode {
  const hint = others.length > 0 ? `is it one of ${others.join(', ')}?` : 'npm run corpus -- list names them all';
  process.stderr.write(`corpus: ${visible(`no article in ${place.name} has the id ${JSON.stringify(id)}; ${hint}`)}\n`);
  return EXIT.failed;
}

async function check(json: boolean, place: CorpusPlace): Promise<ExitCode> {
  const found = checkCorpus(await reading(place));
  if (json) print(JSON.stringify(found));
  else process.stdout.write(formatCheck(found, place.name));
  return found.skipped.some(({ severity }) => severity === 'defect') ? EXIT.leftOut : EXIT.done;
}

function reading({ library, known }: CorpusPlace): Promise<LibraryState> {
  return withBar((bar) =>
    readLibrary(library, known, { onProgress: ({ done, total }) => bar.show('Reading', done, total) }),
  );
}

async function withBar<Result>(work: (bar: ProgressBar) => Promise<Result>): Promise<Result> {
  const bar = new ProgressBar(process.stderr);
  try {
    return await work(bar);
  } finally {
    bar.clear();
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
