import { InputError } from '../engine/articles/input-errors.ts';
import { type FetchedPage, fetchPage } from '../import/fetching/fetch-page.ts';
import type { ImportInput, ImportResult } from '../import/import-articles.ts';
import { importSafely } from '../import/import-safely.ts';

/** Something to be added: bytes of any format that is imported, or an address to fetch them from. */
export type Source =
  | {
      readonly kind: 'file';
      /** How messages call it. */
      readonly label: string;
      /** For its extension, and for the id where nothing better is stated; the same each time the file is added. */
      readonly name: string;
      /** May reject with an `InputError`, whose problem is then reported. */
      readonly read: () => Promise<Uint8Array>;
    }
  | { readonly kind: 'address'; readonly url: string };

/** What the person who adds a source states about it. An id and a title are for a single article. */
export type Overrides = NonNullable<ImportInput['overrides']>;

export type Fetch = (url: string, signal: AbortSignal | undefined) => Promise<FetchedPage>;

/** From the public internet only. */
export const fetchPublic: Fetch = (url, signal) => fetchPage(url, undefined, signal ? { signal } : {});

/** Never rejects for what the input holds. */
export type Importer = (
  input: ImportInput,
  signal: AbortSignal | undefined,
  /** Hears of a container how many of its documents have been read. */
  onDocuments?: (documents: number) => void,
) => Promise<ImportResult>;

/** For input from outside, whatever it holds. `worker` is the thread's script, where a bundler has put it elsewhere. */
export function importInThread(worker?: URL): Importer {
  return (input, signal, onProgress) =>
    importSafely(input, {
      ...(signal ? { signal } : {}),
      ...(worker ? { worker } : {}),
      ...(onProgress ? { onProgress } : {}),
    });
}

export function labelOf(source: Source): string {
  return source.kind === 'file' ? source.label : source.url;
}

/** A source with its bytes, or the reason why it has none. */
export type Opened =
  | { readonly kind: 'open'; readonly input: ImportInput }
  | { readonly kind: 'closed'; readonly reason: string };

export async function open(source: Source, fetch: Fetch, signal: AbortSignal | undefined): Promise<Opened> {
  switch (source.kind) {
    case 'file':
      try {
        return { kind: 'open', input: { name: source.name, bytes: await source.read() } };
      } catch (error) {
        if (error instanceof InputError) return { kind: 'closed', reason: error.problem };
        throw error;
      }
    case 'address': {
      const page = await fetch(source.url, signal);
      if (page.kind === 'refused') return { kind: 'closed', reason: page.reason };
      const { url, bytes, contentType } = page;
      return { kind: 'open', input: { name: source.url, bytes, url, contentType } };
    }
  }
}
