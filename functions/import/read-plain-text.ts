import { InputError } from '../engine/articles/input-errors.ts';
import type { StatedMetadata } from '../engine/articles/stated-metadata.ts';
import { type Draft, type ImportedDrafts, skippedWhole } from './imported-drafts.ts';
import { readLenientFrontMatter } from './lenient-front-matter.ts';
import { withTablesAsLists } from './markdown-tables.ts';
import { markdownFromPlain } from './markdown-text.ts';
import { readPlainHead } from './plain-head.ts';
import { plainMarkdown } from './plain-markdown.ts';

/** The article of a Markdown file, with or without front matter. */
export async function readMarkdown(text: string, name: string): Promise<ImportedDrafts> {
  return await readBody(text, name, async (body, { inlines }) => {
    if (inlines) return { text: body.trim() };
    const { text: plain, notes } = await plainMarkdown(withTablesAsLists(body.replace(/\r\n?/gu, '\n')).trim());
    return { text: plain.trim(), notes };
  });
}

/** The article of a text file, with or without front matter. */
export async function readPlainText(text: string, name: string): Promise<ImportedDrafts> {
  return await readBody(text, name, (plain) => {
    const { stated, body } = readPlainHead(plain);
    return { ...stated, text: markdownFromPlain(body) };
  });
}

async function readBody(
  text: string,
  name: string,
  read: (body: string, stated: StatedMetadata) => Omit<Draft, 'name'> | Promise<Omit<Draft, 'name'>>,
): Promise<ImportedDrafts> {
  try {
    const { stated, bodyStart } = readLenientFrontMatter(text, name);
    return { drafts: [{ name, ...(await read(text.slice(bodyStart), stated)), ...stated }], skipped: [] };
  } catch (error) {
    if (error instanceof InputError) return skippedWhole(name, error.problem);
    throw error;
  }
}
