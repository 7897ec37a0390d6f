import { texts } from '../../wording/texts.ts';
import { wordsInFiles } from '../files/words-in-files.ts';
import type { JobContext } from '../jobs/job-context.ts';
import type { JobOf } from '../jobs/jobs.ts';
import type { AnswerRecord } from '../store/store.ts';

/** Characters. What is longer states something rather than it asks: its statements are checked. */
export const MOST_QUESTION = 1000;

/** Characters of what is checked, as long as a message of Slack's; its first statements are checked and the others are counted. */
export const MOST_CLAIM = 40_000;

/** What a message asks, or states, with the words of the files that came with it. */
export interface AskedWords {
  readonly text: string;
  readonly kind: AnswerRecord['kind'];
  /** A sentence for each file that was not read. */
  readonly unread: readonly string[];
}

/** Throws `FileUnavailableError` where another run may have its files. */
export async function askedWords(
  job: JobOf<'question' | 'command' | 'claim'>,
  jobContext: Pick<JobContext, 'slack' | 'readDocument'>,
): Promise<AskedWords> {
  const isClaim = job.type === 'claim' || (job.type === 'question' && job.asClaim === true);
  const kind = isClaim || job.text.length > MOST_QUESTION ? 'claim' : 'question';
  if (!job.files) return { text: job.text, kind, unread: [] };
  const { text, unread } = await wordsInFiles(job.files, jobContext);
  const all = [job.text, text].filter((part) => part.trim() !== '').join('\n');
  if (all.length <= MOST_CLAIM) return { text: all, kind: 'claim', unread };
  return { text: startOf(all), kind: 'claim', unread: [...unread, texts.fileCut(MOST_CLAIM)] };
}

/** Whole words. */
function startOf(text: string): string {
  const end = text.slice(0, MOST_CLAIM).search(/\s\S*$/u);
  return text.slice(0, end > 0 ? end : MOST_CLAIM).toWellFormed();
}
