import { InputError } from '../engine/articles/input-errors.ts';
import { type Draft, type ImportedDrafts, skippedWhole } from './imported-drafts.ts';
import { readLenientFrontMatter } from './lenient-front-matter.ts';
import { withTablesAsLists } from './markdown-tables.ts';
import { markdownFromPlain } from './markdown-text.ts';
import { readPlainHead } from './plain-head.ts';
import { plainMarkdown } from './plain-markdown.ts';

/** The article of a Markdown file, with or without front matter. */
export function readMarkdown(text: string, name: string): ImportedDrafts {
  return readBody(text, name, (body) => {
    const { text: plain, notes } = plainMarkdown(withTablesAsLists(body.replace(/\r\n?/gu, '\n')).trim());
    return { text: plain.trim(), notes };
  });
}

/** The article of a text file, with or without front matter. */
export function readPlainText(text: string, name: string): ImportedDrafts {
  return readBody(text, name, (plain) => {
    const { stated, body } = readPlainHead(plain);
    return { ...stated, text: markdownFromPlain(body) };
  });
}

function readBody(text: string, name: string, read: (body: string) => Omit<Draft, 'name'>): ImportedDrafts {
  try {
    const { stated, bodyStart } = readLenientFrontMatter(text, name);
    return { drafts: [{ name, ...read(text.slice(bodyStart)), ...stated }], skipped: [] };
  } catch (error) {
    if (error instanceof InputError) return skippedWhole(name, error.problem);
    throw error;
  }
}
