import type { Article, Block } from '../articles/article.ts';
import { isQuotable } from '../articles/article.ts';
import { type SentenceSpan, segmentSentences } from '../text/sentences.ts';

/** A sentence that may be quoted, with what is above it. */
export interface Sentence extends SentenceSpan {
  readonly block: Block;
}

/**
 * The unit of retrieval: consecutive sentences of one section, {@link PASSAGE_WORDS} words at most unless a single sentence
 * has more. Sentences are what is quoted.
 */
export interface Passage {
  readonly sentences: readonly Sentence[];
  /** Title, the heading above and the line that introduces it, as printed: what a reader knows when reaching it. */
  readonly context: readonly string[];
}

/** Words. A shorter passage blurs less, a longer one holds more of what a question names. Settled by `bench/`. */
const PASSAGE_WORDS = 200;

export function passagesOf(article: Article): Passage[] {
  const passages: Passage[] = [];
  const title = article.title ?? undefined;
  let heading: string | undefined;
  let leadIn: string | undefined;
  let open: Sentence[] = [];
  let words = 0;

  const close = () => {
    if (open.length > 0) {
      const context = [title, heading, leadIn].filter((line) => line !== undefined);
      passages.push({ sentences: open, context });
      leadIn = undefined; // it introduces what is right below it, no more
    }
    open = [];
    words = 0;
  };

  for (const block of article.blocks) {
    const line = article.text.slice(block.start, block.end);
    if (block.kind === 'heading') {
      close();
      heading = line;
      leadIn = undefined;
    } else if (block.kind === 'lead-in') {
      close();
      leadIn = line;
    }
    if (!isQuotable(block)) continue;
    if (open.length > 0 && !sameVoice(open.at(-1)?.block, block)) close();
    for (const span of segmentSentences(article.text, block.start, block.end)) {
      const length = countWords(article.text, span);
      if (words > 0 && words + length > PASSAGE_WORDS) close();
      open.push({ ...span, block });
      words += length;
    }
  }
  close();
  return passages;
}

/** An embedded post is a passage of its own: its author's words do not mix with the article's. */
function sameVoice(a: Block | undefined, b: Block): boolean {
  return a?.kind === b.kind && a.postedBy?.author === b.postedBy?.author;
}

function countWords(text: string, span: SentenceSpan): number {
  let count = 0;
  for (const _ of text.slice(span.start, span.end).matchAll(/\S+/gu)) count += 1;
  return count;
}
