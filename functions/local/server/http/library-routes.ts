import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import type { AddEntry } from '../../../corpus/add.ts';
import type { CorpusChanges } from '../../../corpus/refresh.ts';
import type { Source } from '../../../corpus/source.ts';
import { ImportWorkerError } from '../../../import/import-safely.ts';
import type { Store } from '../../../slack/store/store.ts';
import type { LocalCorpus } from '../corpus/local-corpus.ts';
import { explain, holdings, inside } from '../inspection.ts';
import { type Added, AddressRequest } from '../protocol.ts';
import { bodyOf, parseJson, sendJson } from './http-bodies.ts';

export interface LibraryTools {
  readonly corpus: LocalCorpus;
  readonly store: Pick<Store, 'answer'>;
  readonly onChange: (changes: CorpusChanges) => Promise<void>;
}

/** Bytes of one dropped file: what the largest format that is imported may have. */
const MOST_FILE_BYTES = 50 * 1024 * 1024;
const MOST_REQUEST_BYTES = 10_000;

/** What the page shows and does beside Slack. */
export async function libraryRoute(
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
  parameters: URLSearchParams,
  { corpus, store, onChange }: LibraryTools,
): Promise<void> {
  const add = async (source: Source): Promise<void> => {
    try {
      const { report, refreshed } = await corpus.add([source]);
      await onChange(refreshed.changes);
      const added: Added = { entries: report.entries.map(entryOf), version: corpus.index.version };
      sendJson(response, 200, added);
    } catch (error) {
      // Of the installation, not of what was added.
      if (!(error instanceof ImportWorkerError)) throw error;
      sendJson(response, 500, { problem: `${error.message}. Stop it, run npm ci, and start it again.` });
    }
  };
  switch (`${request.method} ${name}`) {
    case 'GET holdings':
      return sendJson(response, 200, holdings(corpus));
    case 'GET article':
      return sendFound(response, inside(parameters.get('id') ?? '', corpus.index));
    case 'GET why': {
      const record = await store.answer(parameters.get('answer') ?? '');
      return sendFound(response, record && explain(record));
    }
    case 'POST file': {
      const file = plainName(parameters.get('name') ?? '');
      const bytes = await bodyOf(request, MOST_FILE_BYTES);
      return add({ kind: 'file', label: file, name: file, read: async () => bytes });
    }
    case 'POST address': {
      const parsed = v.safeParse(AddressRequest, parseJson(await bodyOf(request, MOST_REQUEST_BYTES)));
      if (!parsed.success) return sendJson(response, 400, { problem: 'That is no web address.' });
      return add({ kind: 'address', url: parsed.output.url });
    }
    default:
      return sendJson(response, 404, { problem: 'There is nothing here.' });
  }
}

function sendFound(response: ServerResponse, found: unknown): void {
  if (found === null) sendJson(response, 404, { problem: 'It is not kept any more.' });
  else sendJson(response, 200, found);
}

/** A file's own name, without the folders that a browser may put before it. */
function plainName(name: string): string {
  return name.split(/[/\\]/u).at(-1)?.slice(0, 200) || 'dropped.txt';
}

function entryOf(entry: AddEntry): Added['entries'][number] {
  const { kind, source, notes = [] } = entry;
  return { kind, source, detail: detailOf(entry), notes: [...notes] };
}

function detailOf(entry: AddEntry): string {
  switch (entry.kind) {
    case 'added':
    case 'updated':
    case 'unchanged':
      return entry.article.title ?? entry.article.id;
    case 'duplicate':
      return `the same words as ${entry.of.title ?? entry.of.id}`;
    case 'skipped':
      return entry.reason;
  }
}
