import { needsParser } from '../engine/articles/markdown-units.ts';
import { markdownOf } from './markdown-text.ts';

/** A Markdown text as imports write it, and what of it is no text of an article: a clause for each. */
export interface PlainMarkdown {
  readonly text: string;
  readonly notes: readonly string[];
}

/**
 * The words of a Markdown text without marks within its lines: links as their words, emphasis as what is emphasised, character
 * references as characters. Sentences that had marks in them can be quoted then. A text without marks stays as it is, and its
 * reader, with that of pages behind it, is not even loaded.
 */
export async function plainMarkdown(markdown: string): Promise<PlainMarkdown> {
  if (!needsParser(markdown, 0)) return { text: markdown, notes: [] };
  const { readMarkedText } = await import('./marked-text.ts');
  const { blocks, notes } = readMarkedText(markdown);
  return { text: markdownOf(blocks), notes };
}
