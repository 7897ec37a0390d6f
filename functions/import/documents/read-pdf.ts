import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { type ImportedDrafts, skippedWhole } from '../imported-drafts.ts';
import { markdownOf, visibleLine } from '../markdown-text.ts';
import { authorProblem } from '../pages/page-names.ts';
import { type DrawnGlyph, drawnGlyphs } from './drawn-glyphs.ts';
import { type PrintedPiece, pageLines } from './page-lines.ts';
import { printedBlocks } from './printed-lines.ts';
import { hidesText, visiblePieces } from './visible-pieces.ts';

/** Pages that are read; what has more is a book or a dump. */
const PAGE_LIMIT = 1000;

/** The text of a PDF's pages. What is printed as a picture has no text, and is reported. */
export async function readPdf(bytes: Uint8Array, name: string): Promise<ImportedDrafts> {
  const content = await contentOf(bytes);
  if ('problem' in content) return skippedWhole(name, content.problem);
  const text = markdownOf(printedBlocks(content.pages.map(pageLines)));
  if (text === '')
    return skippedWhole(name, 'has no text: scanned? Run it through text recognition, or import its text');
  return { drafts: [{ name, text, ...statedBy(content.info) }], skipped: [] };
}

interface PdfContent {
  readonly pages: readonly (readonly PrintedPiece[])[];
  readonly info: object;
}

/**
 * All that the library is asked for. Whatever it throws is about the file: a damaged one makes it fail in any place, with
 * errors of every class.
 */
async function contentOf(bytes: Uint8Array): Promise<PdfContent | { readonly problem: string }> {
  let document: PdfDocument | null = null;
  let withPictures: PdfDocument | null = null;
  // A copy, because the library takes the bytes away. It prints nothing.
  const open = (more: object) => getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, ...more });
  try {
    // No picture is unpacked: where words hide is seen without, and what only seems hidden is looked at again.
    document = await open({ maxImageSize: 0 });
    if (document.numPages > PAGE_LIMIT) {
      return { problem: `has ${document.numPages} pages, the limit is ${PAGE_LIMIT}; split it into articles` };
    }
    const { OPS } = await getResolvedPDFJS();
    const hasPictures = HAS_PICTURES.test(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'),
    );
    const pages: PrintedPiece[][] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const pieces = piecesOf((await page.getTextContent()).items);
      let glyphs = await glyphsOf(page, OPS);
      page.cleanup();
      if (hidesText(glyphs, hasPictures)) {
        withPictures ??= await open({});
        glyphs = await glyphsOf(await withPictures.getPage(number), OPS);
      }
      pages.push(visiblePieces(pieces, glyphs, hasPictures));
    }
    return { pages, info: (await document.getMetadata()).info };
  } catch (error) {
    return { problem: problemOf(error) };
  } finally {
    await document?.loadingTask.destroy();
    await withPictures?.loadingTask.destroy();
  }
}

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;

/** The library's own classes are told by their names. */
function problemOf(error: unknown): string {
  return error instanceof Error && error.name === 'PasswordException'
    ? 'is protected by a password; save it without one'
    : 'is a damaged or cut PDF; get it again from where it came';
}

/** A picture's dictionary is never packed. */
const HAS_PICTURES = /\/Image\b/u;

type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>;

async function glyphsOf(page: PdfPage, codes: PdfOperatorCodes): Promise<DrawnGlyph[]> {
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  // What is drawn for annotations is no text of the page.
  const operators = await page.getOperatorList({ annotationMode: 0 });
  return drawnGlyphs(operators, { left, bottom, right, top }, codes, (name) => {
    if (!page.commonObjs.has(name)) return null;
    const { fontMatrix, vertical } = page.commonObjs.get(name);
    const unit = Array.isArray(fontMatrix) ? Number(fontMatrix[0]) : 0;
    return { unit: unit > 0 ? unit : USUAL_UNIT, isVertical: vertical === true };
  });
}

/** Of a font's widths, as a share of its size. */
const USUAL_UNIT = 0.001;

type PdfOperatorCodes = Awaited<ReturnType<typeof getResolvedPDFJS>>['OPS'];

type TextItems = Awaited<ReturnType<Awaited<ReturnType<PdfDocument['getPage']>>['getTextContent']>>['items'];

function piecesOf(items: TextItems): PrintedPiece[] {
  return items.flatMap((item) => {
    if (!('str' in item)) return [];
    const [, , , , left = 0, baseline = 0] = item.transform.map(Number);
    return [{ text: item.str, left, width: item.width, baseline, height: item.height, endsLine: item.hasEOL }];
  });
}

/** Names that programs give to what no one named. */
const NO_TITLE =
  /^(?:untitled|unknown|microsoft word\b.*|.*\.(?:docx?|pdf|indd|qxp|rtf|odt|tmp|html?|exe|pptx?|xlsx?|pages|txt|tex|dvi|ps|pmd?|p65|wpd|eps|ai)|[\w-]*\d[\w-]*|document\d*)$/iu;

/** Accounts of the machine that the file was made with. */
const ACCOUNT =
  /^(?:office|microsoft|windows|apple|hp|dell|acer|asus|lenovo|toshiba|samsung|compaq|ibm|pc|user|usuario|utente|utilisateur|benutzer|user ?name|owner|client|customer|student|default|(?:un)?registered)\b|^\w*\d\w*$/iu;

function isPerson(author: string): boolean {
  return authorProblem(author, []) === null && !ACCOUNT.test(author);
}

/** Title and author as the file states them. Its dates are those of the file, not of a publication. */
function statedBy(info: object): { title?: string; author?: string } {
  const title = 'Title' in info && typeof info.Title === 'string' ? visibleLine(info.Title) : '';
  const author = 'Author' in info && typeof info.Author === 'string' ? visibleLine(info.Author) : '';
  return {
    ...(title && !NO_TITLE.test(title) ? { title } : {}),
    ...(author && isPerson(author) ? { author } : {}),
  };
}
