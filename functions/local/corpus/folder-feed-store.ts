import * as v from 'valibot';
import { FEED_SCHEMAS, type Feed, type Requests, type SeenItem } from '../../feeds/feed.ts';
import { type FeedChange, type FeedStore, STOPPED_FOR_MS } from '../../feeds/feed-store.ts';
import { FolderLibrary, FolderLibraryError } from './folder-library.ts';

/** Hidden, so that no command takes it for an article. */
const FEEDS_FILE = '.feeds.json';

const Kept = v.strictObject({
  feeds: v.array(FEED_SCHEMAS.feed),
  seen: v.record(v.string(), FEED_SCHEMAS.seen),
  requests: v.nullable(FEED_SCHEMAS.requests),
});

type Kept = v.InferOutput<typeof Kept>;

const NONE: Kept = { feeds: [], seen: {}, requests: null };

/** Keeps feeds in a file of the corpus's folder. `inTurn`: runs what changes the folder while nobody else does. */
export class FolderFeedStore implements FeedStore {
  readonly #folder: string;
  readonly #files: FolderLibrary;
  readonly #inTurn: <Result>(work: () => Promise<Result>) => Promise<Result>;

  constructor(folder: string, inTurn: <Result>(work: () => Promise<Result>) => Promise<Result>) {
    this.#folder = folder;
    this.#files = new FolderLibrary(folder);
    this.#inTurn = inTurn;
  }

  async list(): Promise<readonly Feed[]> {
    return (await this.#read()).feeds;
  }

  async change<Result>(id: string, decide: (stored: Feed | null) => FeedChange<Feed, Result>): Promise<Result> {
    return this.#change((kept) => {
      const { keep, result } = decide(kept.feeds.find((feed) => feed.id === id) ?? null);
      if (!keep) return { keep: null, result };
      const feeds = [...kept.feeds.filter((feed) => feed.id !== id), keep];
      return { keep: { ...kept, feeds }, result };
    });
  }

  async seen(id: string): Promise<readonly SeenItem[]> {
    return (await this.#read()).seen[id] ?? [];
  }

  async changeSeen(id: string, decide: (stored: readonly SeenItem[]) => readonly SeenItem[]): Promise<void> {
    return this.#change((kept) => {
      const seen = { ...kept.seen, [id]: decide(kept.seen[id] ?? []) };
      return { keep: { ...kept, seen }, result: undefined };
    });
  }

  async changeRequests<Result>(decide: (stored: Requests | null) => FeedChange<Requests, Result>): Promise<Result> {
    return this.#change((kept) => {
      const { keep, result } = decide(kept.requests);
      return { keep: keep && { ...kept, requests: keep }, result };
    });
  }

  #change<Result>(decide: (stored: Kept) => FeedChange<Kept, Result>): Promise<Result> {
    return this.#inTurn(async () => {
      const { keep, result } = decide(await this.#read());
      if (keep)
        await this.#files.write(FEEDS_FILE, new TextEncoder().encode(JSON.stringify(v.parse(Kept, current(keep)))));
      return result;
    });
  }

  async #read(): Promise<Kept> {
    const content = await this.#files.read(FEEDS_FILE);
    if (!content) return NONE;
    const text = new TextDecoder().decode(content.bytes);
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Kept), text);
    if (parsed.success) return parsed.output;
    throw new FolderLibraryError(
      `${this.#folder}/${FEEDS_FILE}`,
      'is no list of watched feeds of this version; remove it, and watch them again',
    );
  }
}

/** Without what was stopped long ago, by the last look at anything. */
function current({ feeds, seen, requests }: Kept): Kept {
  const now = Math.max(0, ...feeds.map(({ askedAt }) => askedAt ?? 0));
  const kept = feeds.filter(
    ({ state, askedAt, addedAt }) => state !== 'stopped' || now - (askedAt ?? addedAt) < STOPPED_FOR_MS,
  );
  const ids = new Set(kept.map(({ id }) => id));
  return { feeds: kept, seen: Object.fromEntries(Object.entries(seen).filter(([id]) => ids.has(id))), requests };
}
