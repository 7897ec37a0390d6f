import type { Withdrawal } from '../import/imported-drafts.ts';
import type { Destination } from './add-article.ts';
import type { CorpusDraft } from './corpus-draft.ts';
import { fileOf } from './corpus-file.ts';
import { isRecordsFile } from './file-names.ts';

/**
 * Takes the article out of the library that its sender has taken back, where one is there under its id, and says so: the
 * reason why there is nothing to add.
 */
export async function withdraw(
  { id, reason }: Pick<Withdrawal, 'id' | 'reason'>,
  draft: CorpusDraft,
  { library, dryRun }: Destination,
): Promise<string> {
  const article = draft.withId(id);
  if (!article) return reason;
  if (isRecordsFile(fileOf(article.file))) {
    return `${reason}; the article under its id is a line of ${fileOf(article.file)}, which is not changed: remove it`;
  }
  if (!dryRun) await library.remove(article.file);
  draft.drop(article);
  return `${reason}; the article that was here under its id is removed`;
}
