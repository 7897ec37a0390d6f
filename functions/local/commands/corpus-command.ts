import { type AddEntry, type AddReport, addArticles, copiesOfNew } from '../../corpus/add.ts';
import { checkCorpus } from '../../corpus/check.ts';
import type { Library } from '../../corpus/library.ts';
import { type KnownCorpus, type LibraryState, readLibrary } from '../../corpus/read-library.ts';
import { alike, type Removed, removeArticles } from '../../corpus/remove.ts';
import type { Article } from '../../engine/articles/article.ts';
import type { Skipped } from '../../engine/articles/duplicates.ts';
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
import { type FeedPlace, runFeedCommand } from './feed-commands.ts';
import type { Io } from './io.ts';
import { EXIT, type ExitCode, reportSkipped } from './run-command.ts';

/** A corpus that the command works on, as its launcher has found it. */
export interface CorpusPlace {
  readonly library: Library;
  /** Goes behind "in": a path, the name of a deployment. */
  readonly name: string;
  /** What an earlier reading gave, if anything keeps it. */
  readonly known: KnownCorpus | null;
  readonly rings: Rings;
  /** What was handed in and could not be taken, with the reasons; none by default. */
  readonly setAside?: () => Promise<readonly Skipped[]>;
  /** One sentence on how to ask a question there; it goes into a line of its own. */
  readonly askWith: (question: string) => string;
  readonly feeds: FeedPlace;
}

/** Does what was asked for, prints what became of it and gives the exit code. */
export async function runCorpusCommand(
  command: Exclude<CorpusCommand, { kind: 'help' }>,
  place: CorpusPlace,
  io: Io,
): Promise<ExitCode> {
  switch (command.kind) {
    case 'add':
      return add(command, place, io);
    case 'list':
      return list(command.json, place, io);
    case 'show':
      return show(command.id, command.json, place, io);
    case 'remove':
      return remove(command.ids, command.json, place, io);
    case 'check':
      return check(command.json, place, io);
    case 'watch':
    case 'unwatch':
    case 'feeds':
      return runFeedCommand(command, place.feeds, io);
  }
}

async function add(command: Extract<CorpusCommand, { kind: 'add' }>, place: CorpusPlace, io: Io): Promise<ExitCode> {
  const { sources, skipped } = await sourcesOf(command.inputs, io.folder);
  const { overrides, dryRun, json } = command;
  // Until here nothing is written, so that Ctrl-C may end it anywhere.
  const known = await reading(place, io);
  const entries: AddEntry[] = [];
  const report = await withBar(io, (bar) =>
    untilStopped(io, (signal) =>
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
    if (!json) io.stdout.write(formatAdditions({ entries }, []));
    throw error;
  });
  const leftOut = [...additionsLeftOut(report), ...skipped.filter(({ severity }) => severity === 'defect')];
  const copies = copiesOfNew(report);
  const question = dryRun ? null : questionToTry(newArticles(report), place.rings);
  if (json) {
    const ignored = skipped.filter(({ severity }) => severity === 'ignored');
    print(
      io,
      JSON.stringify({
        dryRun,
        ...jsonAdditions(report, copies),
        notFound: skipped.filter((one) => !ignored.includes(one)),
        ignored,
        question,
      }),
    );
  } else {
    io.stdout.write(formatAdditions(report, copies));
    reportSkipped([...skipped.filter(({ severity }) => severity !== 'defect'), ...leftOut], io.stderr);
    for (const { id, file } of report.reappeared) warnOfCopy(io, id, file);
    const total = `${countedArticles(report.articles.length)} in ${visible(place.name)}`;
    const would = dryRun ? 'Dry run, nothing written: ' : '';
    print(io, `${would}${countedAdditions(report, leftOut.length)}; ${total}${dryRun ? ' then' : ''}`);
    if (question !== null) print(io, visible(place.askWith(question)));
  }
  if (report.notReached > 0) {
    io.stderr.write(`corpus: stopped; ${report.notReached} of ${sources.length} were not looked at\n`);
    return EXIT.failed;
  }
  if (leftOut.length === 0) return report.reappeared.length > 0 ? EXIT.leftOut : EXIT.done;
  return report.entries.every(({ kind }) => kind === 'skipped') ? EXIT.failed : EXIT.leftOut;
}

function newArticles({ entries }: AddReport): Article[] {
  return entries.flatMap((entry) => (entry.kind === 'added' || entry.kind === 'updated' ? [entry.article] : []));
}

function warnOfCopy(io: Io, id: string, file: string): void {
  io.stderr.write(`still there: ${visible(`${id} in ${file} holds the older words; remove it as well`)}\n`);
}

/** Runs work that Ctrl-C ends in good order; a second Ctrl-C ends it at once. */
async function untilStopped<Result>({ signals }: Io, work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  signals.once('SIGINT', stop);
  signals.once('SIGTERM', stop);
  try {
    return await work(controller.signal);
  } finally {
    signals.removeListener('SIGINT', stop);
    signals.removeListener('SIGTERM', stop);
  }
}

async function list(json: boolean, place: CorpusPlace, io: Io): Promise<ExitCode> {
  const { articles, skipped } = await reading(place, io);
  const repairs = skipped.filter(({ severity }) => severity === 'defect').length;
  if (json) print(io, JSON.stringify({ articles: articles.map(jsonArticle), leftOut: repairs }));
  else {
    io.stdout.write(formatList(articles));
    print(io, `${countedArticles(articles.length)} in ${visible(place.name)}`);
  }
  if (repairs === 0) return EXIT.done;
  io.stderr.write(`left out: ${repairs}; npm run corpus -- check says what and why\n`);
  return EXIT.leftOut;
}

async function show(id: string, json: boolean, place: CorpusPlace, io: Io): Promise<ExitCode> {
  const { articles } = await reading(place, io);
  const article = articles.find((one) => one.id === id);
  if (!article) return noSuchArticle(id, place, alike(id, articles), io);
  if (json) print(io, JSON.stringify({ ...jsonArticle(article), text: article.text }));
  else io.stdout.write(formatArticle(article));
  return EXIT.done;
}

async function remove(ids: readonly string[], json: boolean, place: CorpusPlace, io: Io): Promise<ExitCode> {
  const removal = await withBar(io, (bar) =>
    removeArticles(ids, place.library, {
      known: place.known,
      onProgress: ({ done, total }) => bar.show('Reading', done, total),
    }),
  );
  switch (removal.kind) {
    case 'not_found':
      for (const missing of removal.missing) noSuchArticle(missing.id, place, missing.alike, io);
      if (ids.length > 1) io.stderr.write('corpus: nothing was removed\n');
      return EXIT.failed;
    case 'overtaken': {
      const { file, removed, left } = removal;
      if (json) print(io, JSON.stringify({ removed, left, overtaken: file }));
      else printRemoved(removed, io);
      const again = left.length === 0 ? 'nothing is left to remove' : `still to remove: ${left.join(' ')}`;
      io.stderr.write(`corpus: ${visible(`${file} was changed meanwhile; ${again}`)}\n`);
      return EXIT.failed;
    }
    case 'removed': {
      const { removed, articles, reappeared } = removal;
      if (json) print(io, JSON.stringify({ removed, articles, reappeared: reappeared.map(jsonArticle) }));
      else {
        printRemoved(removed, io);
        print(io, `${removed.length} removed; ${countedArticles(articles)} in ${visible(place.name)}`);
      }
      for (const copy of reappeared) {
        io.stderr.write(`still there: ${visible(`${copy.id} in ${copy.file} is in its place now`)}\n`);
      }
      return reappeared.length > 0 ? EXIT.leftOut : EXIT.done;
    }
  }
}

function printRemoved(removed: readonly Removed[], io: Io): void {
  for (const { id, file } of removed) print(io, `removed: ${visible(`${id} (${file})`)}`);
}

function noSuchArticle(id: string, place: CorpusPlace, others: readonly string[], io: Io): ExitCode {
  const hint = others.length > 0 ? `is it one of ${others.join(', ')}?` : 'npm run corpus -- list names them all';
  io.stderr.write(`corpus: ${visible(`no article in ${place.name} has the id ${JSON.stringify(id)}; ${hint}`)}\n`);
  return EXIT.failed;
}

async function check(json: boolean, place: CorpusPlace, io: Io): Promise<ExitCode> {
  const { articles, skipped } = await reading(place, io);
  const setAside = (await place.setAside?.()) ?? [];
  const found = checkCorpus({ articles, skipped: [...skipped, ...setAside] });
  if (json) print(io, JSON.stringify(found));
  else io.stdout.write(formatCheck(found, place.name));
  return found.skipped.some(({ severity }) => severity === 'defect') ? EXIT.leftOut : EXIT.done;
}

function reading({ library, known }: CorpusPlace, io: Io): Promise<LibraryState> {
  return withBar(io, (bar) =>
    readLibrary(library, known, { onProgress: ({ done, total }) => bar.show('Reading', done, total) }),
  );
}

async function withBar<Result>({ stderr }: Io, work: (bar: ProgressBar) => Promise<Result>): Promise<Result> {
  const bar = new ProgressBar(stderr);
  try {
    return await work(bar);
  } finally {
    bar.clear();
  }
}

function print({ stdout }: Io, line: string): void {
  stdout.write(`${line}\n`);
}
