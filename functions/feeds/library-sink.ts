import type { AddReport } from '../corpus/add.ts';
import type { Source } from '../corpus/source.ts';
import { fileNameOf, toFile } from '../import/imported-article.ts';
import type { FeedSink } from './take-items.ts';

/** A sink straight into a corpus. `add`: adds sources to it, also where others change it meanwhile. */
export function librarySink(add: (sources: readonly Source[]) => Promise<Pick<AddReport, 'entries'>>): FeedSink {
  return {
    put: async (articles) => {
      const sources = articles.map((article): Source => {
        const name = fileNameOf(article);
        return { kind: 'file', label: name, name, read: async () => toFile(article) };
      });
      const { entries } = await add(sources);
      return articles.map((article) => {
        const entry = entries.find(({ source }) => source === fileNameOf(article));
        if (entry?.kind === 'skipped') return entry.reason;
        return entry?.kind === 'duplicate' ? `is the same article as ${entry.of.id}` : null;
      });
    },
  };
}
