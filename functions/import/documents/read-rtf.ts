import { isNexisEnd } from '../exports/nexis-document.ts';
import { factivaDocuments } from '../exports/read-factiva.ts';
import { documentsOf } from '../exports/read-nexis.ts';
import { type ImportedDrafts, skippedWhole } from '../imported-drafts.ts';
import { markdownOf, type TextBlock, visibleLine } from '../markdown-text.ts';
import { type RtfParagraph, RtfReader } from './rtf-paragraphs.ts';

const FACTIVA_NUMBER = /^Document [A-Z]{3,6}\d{8,}\w+$/u;

/** UTF-16 code units of a headline. */
const TITLE_LIMIT = 200;

/** The article of an RTF document, or the documents of a database that exports such files. */
export async function* readRtf(bytes: Uint8Array, name: string): AsyncGenerator<ImportedDrafts> {
  const rtf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1').trimStart();
  const { paragraphs, title, author } = new RtfReader().read(rtf);
  const lines = paragraphs.map(({ text }) => visibleLine(text));
  if (lines.some(isNexisEnd) && lines.some((line) => /^Load-Date:/iu.test(line))) {
    yield* documentsOf(lines, name);
    return;
  }
  if (lines.some((line) => FACTIVA_NUMBER.test(line))) {
    yield* factivaDocuments(lines, name);
    return;
  }
  const printed = headlineOf(paragraphs);
  const shown = paragraphs.filter((paragraph) => paragraph.text !== '' && paragraph !== printed);
  const text = markdownOf(shown.map(blockOf));
  if (text === '') yield skippedWhole(name, 'has no text, or was cut short before it');
  else {
    const stated = { title: printed?.text ?? (title || null), author: author || null };
    yield { drafts: [{ name, ...stated, text }], skipped: [] };
  }
}

const BULLET = /^[•◦▪‣·\uf0b7]\s+/u;

function blockOf({ text, level }: RtfParagraph): TextBlock {
  if (level !== null) return { kind: 'heading', text, level };
  return BULLET.test(text) ? { kind: 'item', text: text.replace(BULLET, ''), group: 1 } : { kind: 'prose', text };
}

/** The first line where it is set off from the others, and no sentence. */
function headlineOf(paragraphs: readonly RtfParagraph[]): RtfParagraph | null {
  const [first, ...others] = paragraphs.filter(({ text }) => text !== '');
  if (!first || others.length === 0 || first.text.length > TITLE_LIMIT || /[.:]$/u.test(first.text)) return null;
  const isSetOff = first.level === 1 || (first.isBold && !others[0]?.isBold);
  return isSetOff ? first : null;
}
