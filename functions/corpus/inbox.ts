import { compare } from '../engine/text/compare.ts';
import { endWarmThread } from '../import/warm-thread.ts';
import { type AddEntry, addArticles } from './add.ts';
import { CachedLibrary } from './cached-library.ts';
import { feedFileName } from './feed-file.ts';
import type { Library, LibraryContent, LibraryFile } from './library.ts';
import type { KnownCorpus } from './read-library.ts';
import { type Removal, removeArticle } from './remove.ts';
import type { Fetch, Source } from './source.ts';
import { decodeSubmission, type Submission, SubmissionError } from './submission.ts';
import { overridesOf, sourceOf } from './submission-source.ts';

/** An item of the inbox that was handled, and is still there. */
export type TakenItem = {
  /** In the inbox. */
  readonly name: string;
  /** Of the file that was taken: another one may be there by now. */
  readonly tag: string;
  /** `null` for a file that was put there by hand. */
  readonly submission: Submission | null;
} & (
  | { readonly kind: 'addition'; readonly entries: readonly AddEntry[] }
  | { readonly kind: 'withdrawal'; readonly article: string; readonly removal: Removal }
);

export interface TakeOptions {
  /** Of the corpus as it was indexed last. */
  readonly known: KnownCorpus | null;
  /** Awaited before each item. One that it gives a reason for is not even looked at: it has ended runs before. */
  readonly begin: (name: string) => Promise<string | null>;
  /** Whether there is time for another item. */
  readonly goOn: () => boolean;
  readonly fetch?: Fetch;
  /** The importer's script, where a bundler has put it elsewhere. */
  readonly worker?: URL;
}

export interface Taking {
  readonly items: readonly TakenItem[];
  /** Some were left for the next time. */
  readonly hasMore: boolean;
}

/** Items that are taken before what they bring is indexed: the first is not to wait for the thousandth. */
const MOST_ITEMS = 50;

const MEGABYTE = 1024 * 1024;

/** Bytes. No format that is imported may be larger. */
const MOST_BYTES = 50 * MEGABYTE;

/** Bytes. A message of Slack is much shorter. */
const MOST_SUBMISSION_BYTES = MEGABYTE;

/**
 * Imports the inbox into the articles, and withdraws what is to be withdrawn: submissions in the order in which
 * they were made, then files, of which what a feed has of an article that was just withdrawn is left out. The items stay where they are, so that a run that is cut off is repeated; the caller takes
 * them away once what became of them is safe. Whatever is wrong with one is in its entries and stops no other. Rejects with
 * the libraries' own errors, and those of `begin`.
 */
export async function takeInbox(inbox: Library, articles: Library, options: TakeOptions): Promise<Taking> {
  const files = await inbox.list();
  if (files.length === 0) return { items: [], hasMore: false };
  const waiting: WaitingItem[] = [];
  for (const file of files.slice(0, MOST_ITEMS)) waiting.push(await waitingItem(file, inbox));
  // Each item asks what the corpus holds: it need be listed once.
  const cached = new CachedLibrary(articles);
  const items: TakenItem[] = [];
  const withdrawn = new Set<string>();
  let looked = 0;
  try {
    for (const item of waiting.toSorted(inOrder)) {
      if (!options.goOn()) break;
      looked += 1;
      // It may have been laid there before the withdrawal, and would undo it.
      const taken = withdrawn.has(item.file.name)
        ? skippedItem(item, item.file.tag, 'is of an article that was withdrawn at the same time')
        : await takeItem(item, inbox, cached, options);
      if (taken) items.push(taken);
      if (taken?.kind === 'withdrawal' && taken.removal.kind !== 'overtaken')
        withdrawn.add(feedFileName({ id: taken.article }));
    }
  } finally {
    // Its memory is the index's now.
    await endWarmThread();
  }
  return { items, hasMore: looked < files.length };
}

interface WaitingItem {
  readonly file: LibraryFile;
  /** Of submissions only: the others are read when it is their turn. */
  readonly content: LibraryContent | null;
  readonly submission: Submission | null;
}

async function waitingItem(file: LibraryFile, inbox: Library): Promise<WaitingItem> {
  const isLikely = file.name.endsWith('.json') && file.size <= MOST_SUBMISSION_BYTES;
  const content = isLikely ? await inbox.read(file.name) : null;
  return { file, content, submission: content && submissionOf(content) };
}

function inOrder(a: WaitingItem, b: WaitingItem): number {
  const at = ({ submission }: WaitingItem): number => submission?.at ?? Number.MAX_SAFE_INTEGER;
  return at(a) - at(b) || compare(a.file.name, b.file.name);
}

/** `null` for what has gone meanwhile. */
async function takeItem(
  item: WaitingItem,
  inbox: Library,
  articles: Library,
  { known, begin, fetch, worker }: TakeOptions,
): Promise<TakenItem | null> {
  const {
    file: { name, tag: listed, size },
    content: read,
    submission,
  } = item;
  const problem = await begin(name);
  if (size > MOST_BYTES) return skippedItem(item, listed, `has more than ${MOST_BYTES / MEGABYTE} MB; split it`);
  if (problem !== null) return skippedItem(item, read?.tag ?? listed, problem);
  const content = read ?? (await inbox.read(name));
  if (!content) return null;
  const { bytes, tag } = content;
  if (submission?.kind === 'withdrawal') {
    const { article } = submission;
    const removal = await removeArticle(article, articles, { known });
    return { name, tag, submission, kind: 'withdrawal', article, removal };
  }
  const [source, overrides] = submission
    ? [sourceOf(submission), overridesOf(submission)]
    : [fromFile(name, bytes), {}];
  const { entries } = await addArticles([source], articles, {
    overrides,
    known,
    ...(fetch ? { fetch } : {}),
    ...(worker ? { worker } : {}),
  });
  return { name, tag, submission, kind: 'addition', entries };
}

function skippedItem({ file: { name }, submission }: WaitingItem, tag: string, reason: string): TakenItem {
  return { name, tag, submission, kind: 'addition', entries: [{ kind: 'skipped', source: name, reason }] };
}

/** Other JSON is a file like any other. */
function submissionOf({ bytes }: LibraryContent): Submission | null {
  try {
    return decodeSubmission(bytes);
  } catch (error) {
    if (error instanceof SubmissionError) return null;
    throw error;
  }
}

function fromFile(name: string, bytes: Uint8Array): Source {
  return { kind: 'file', label: name, name, read: async () => bytes };
}
