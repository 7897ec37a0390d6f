import { addArticles } from '../../corpus/add.ts';
import { importInThread } from '../../corpus/source.ts';
import { librarySink } from '../../feeds/library-sink.ts';
import { pollDueFeeds } from '../../feeds/poll-due.ts';
import { REQUESTS_AN_HOUR } from '../../feeds/request-budget.ts';
import type { FetchDependencies } from '../../import/fetching/guarded-request.ts';
import { type LockOptions, lockCorpus } from '../corpus/corpus-lock.ts';
import { FolderFeedStore } from '../corpus/folder-feed-store.ts';
import { FolderLibrary } from '../corpus/folder-library.ts';
import type { FeedPlace } from './feed-commands.ts';

/** The change that was asked for last in this process, which takes one lock at a time. */
let last: Promise<unknown> = Promise.resolve();

/** Runs a change of the folder behind those of this process, and with the lock that keeps other commands out. */
function inTurn<Result>(folder: string, options: LockOptions, work: () => Promise<Result>): Promise<Result> {
  const next = last.then(async () => {
    await using _ = await lockCorpus(folder, options);
    return await work();
  });
  last = next.catch(() => {}); // the caller is told
  return next;
}

/** The feeds of a folder. Each change of theirs locks it, so that other commands need not wait for the network. */
export function feedsInFolder(
  folder: string,
  name: string,
  lockOptions: LockOptions,
  internet: FetchDependencies,
): FeedPlace {
  const change = <Result>(work: () => Promise<Result>): Promise<Result> => inTurn(folder, lockOptions, work);
  const store = new FolderFeedStore(folder, change);
  const library = new FolderLibrary(folder);
  const poll: FeedPlace['poll'] = (onPolled, signal) =>
    pollDueFeeds({
      store,
      sink: librarySink((sources) => change(() => addArticles(sources, library))),
      importer: importInThread(),
      requestsAnHour: REQUESTS_AN_HOUR,
      internet,
      now: Date.now,
      goOn: () => !signal.aborted,
      onPolled,
    });
  return { store, name, now: Date.now, poll };
}
