import { deflateRawSync } from 'node:zlib';

/** Files of every format that is imported, made by code: none of their words are anybody's. */

const encoder = new TextEncoder();

export function bytesOf(text: string): Uint8Array {
  return encoder.encode(text);
}

const TOWNS = ['Marlow', 'Northey', 'Quern', 'Sallow', 'Brackwater', 'Hollin', 'Tarn', 'Wickley'];

/** Paragraphs of plausible news, no two alike, each of about forty words. */
export function paragraphs(count: number): string[] {
  return Array.from({ length: count }, (_, at) => {
    const town = TOWNS[at % TOWNS.length];
    const day = at + 3;
    return (
      `The harbour of ${town} was closed for ${day} days after dockers walked out over wages, the ministry of trade said. ` +
      `Some ${day * 7} people were taken to the hospital with wounds, and ${day} warehouses burned down, according to the chief of the guard.`
    );
  });
}

export interface PageSample {
  readonly head?: string;
  readonly body?: string;
  /** Below the article. */
  readonly after?: string;
}

/** A news page with menus around its article. */
export function page({ head = '<title>Clashes in Marlow</title>', body, after = '' }: PageSample = {}): string {
  const article =
    body ??
    paragraphs(4)
      .map((text) => `<p>${text}</p>`)
      .join('\n');
  return `<!doctype html><html><head><meta charset="utf-8">${head}</head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
<main><article class="article-body"><h1>Clashes in Marlow</h1>${article}</article></main>${after}
<footer><p><a href="/terms">Terms of use</a> <a href="/contact">Contact</a></p></footer></body></html>`;
}

export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What the directory says it unpacks to, if that is a lie. */
  readonly stated?: number;
  readonly encrypted?: boolean;
}

/** A zip archive as its specification says; checksums are left 0, as no reader here asks for them. */
export function zip(entries: readonly ZipEntry[]): Uint8Array {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, stated, encrypted } of entries) {
    const packed = deflateRawSync(bytes);
    const label = Buffer.from(name, 'utf8');
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(encrypted ? 1 : 0, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(stated ?? bytes.length, 18);
    common.writeUInt16LE(label.length, 22);
    const header = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), common, label, packed]);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\0', 'latin1'), common, entry, label]));
    local.push(header);
    offset += header.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, ...directory, Buffer.from('PK\u0005\u0006', 'latin1'), end]);
}

const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A Word document. `body` is WordprocessingML; the style `berschrift2` is a heading of the second level. */
export function docx(body: string, more: readonly ZipEntry[] = []): Uint8Array {
  const styles = `<w:styles ${WORD}><w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style></w:styles>`;
  const core =
    '<cp:coreProperties xmlns:cp="x" xmlns:dc="y" xmlns:dcterms="z"><dc:title>Clashes in Marlow</dc:title><dc:creator>Jane Doe</dc:creator><dcterms:created>2020-02-02T00:00:00Z</dcterms:created></cp:coreProperties>';
  return zip([
    { name: '[Content_Types].xml', bytes: bytesOf('<Types/>') },
    {
      name: 'word/document.xml',
      bytes: bytesOf(`<?xml version="1.0"?><w:document ${WORD}><w:body>${body}</w:body></w:document>`),
    },
    { name: 'word/styles.xml', bytes: bytesOf(styles) },
    { name: 'docProps/core.xml', bytes: bytesOf(core) },
    ...more,
  ]);
}

/** A paragraph of a Word document, in two runs, as Word likes to cut them. */
export function wordParagraph(text: string, style = ''): string {
  const half = Math.floor(text.length / 2);
  const run = (part: string): string => `<w:r><w:t xml:space="preserve">${part}</w:t></w:r>`;
  return `<w:p>${style && `<w:pPr>${style}</w:pPr>`}${run(text.slice(0, half))}${run(text.slice(half))}</w:p>`;
}

export interface PdfLine {
  readonly text: string;
  readonly x?: number;
  readonly y: number;
  readonly size?: number;
  /** Operators of the page's content around the line's own. */
  readonly before?: string;
  readonly after?: string;
}

export interface PdfSample {
  readonly pages: readonly (readonly PdfLine[])[];
  readonly title?: string;
  readonly author?: string;
  readonly locked?: boolean;
}

/** A PDF with a text layer in Helvetica; without lines, a page with nothing on it. */
export function pdf({ pages, title, author, locked = false }: PdfSample): Uint8Array {
  const literal = (text: string): string => text.replace(/[\\()]/gu, '\\$&');
  const objects: string[] = ['<< /Type /Catalog /Pages 2 0 R >>', ''];
  const add = (object: string): number => objects.push(object);
  const font = add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  const kids = pages.map((lines) => {
    const text = lines.map(
      ({ text: line, x = 72, y, size = 11, before = '', after = '' }) =>
        `${before} BT /F1 ${size} Tf ${x} ${y} Td (${literal(line)}) Tj ET ${after}`,
    );
    const stream = text.join('\n');
    const content = add(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`);
    return add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 ${font} 0 R >> >> /Contents ${content} 0 R >>`,
    );
  });
  objects[1] = `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count ${kids.length} >>`;
  const info = add(
    `<< /CreationDate (D:20200202000000Z)${title ? ` /Title (${literal(title)})` : ''}${author ? ` /Author (${literal(author)})` : ''} >>`,
  );
  const key = `<${'5a'.repeat(32)}>`;
  const lock = locked ? add(`<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O ${key} /U ${key} >>`) : 0;
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const encrypt = lock ? ` /Encrypt ${lock} 0 R /ID [<00> <00>]` : '';
  return Buffer.from(
    `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${info} 0 R${encrypt} >>\nstartxref\n${file.length}\n%%EOF\n`,
    'latin1',
  );
}

/** Paragraphs set in lines of about 80 characters, with a blank between them. */
export function pdfLines(texts: readonly string[], top = 720): PdfLine[] {
  const lines: PdfLine[] = [];
  let y = top;
  for (const text of texts) {
    for (const [line] of text.matchAll(/\S.{0,78}(?=\s|$)/gu)) {
      lines.push({ text: line, y });
      y -= 14;
    }
    y -= 14;
  }
  return lines;
}

export interface FeedItemSample {
  readonly title: string;
  readonly inner: string;
}

export function rss(items: readonly FeedItemSample[], channelTitle = 'The Marlow Courier'): string {
  const list = items.map(({ title, inner }) => `<item><title>${title}</title>${inner}</item>`).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>${channelTitle}</title><link>https://courier.example/</link>${list}</channel></rss>`;
}

/** Ten entities, each ten times the one before: a billion words of three letters. */
export function billionLaughs(): string {
  const entities = Array.from({ length: 9 }, (_, at) => `<!ENTITY lol${at + 1} "${`&lol${at};`.repeat(10)}">`).join('');
  return `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY lol0 "lol">${entities}]><rss version="2.0"><channel><title>x</title><item><title>&lol9;</title><description>&lol9;</description></item></channel></rss>`;
}

const entry = (name: string, text: string): ZipEntry => ({ name, bytes: bytesOf(text) });

/** An OpenDocument text. `body` is its markup: `<text:p>…</text:p>`. */
export function odt(body: string): Uint8Array {
  return zip([
    entry('mimetype', 'application/vnd.oasis.opendocument.text'),
    entry(
      'content.xml',
      `<office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ),
    entry('META-INF/manifest.xml', '<a/>'),
  ]);
}

/** A book of one chapter. `body` is its XHTML. */
export function epub(body: string): Uint8Array {
  return zip([
    entry('mimetype', 'application/epub+zip'),
    entry(
      'META-INF/container.xml',
      '<container><rootfiles><rootfile full-path="b.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    ),
    entry(
      'b.opf',
      '<package><metadata><title>Marlow</title></metadata><manifest><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/></spine></package>',
    ),
    entry('c.xhtml', `<html><body>${body}</body></html>`),
  ]);
}

/** A row of a sheet. */
export function xlsxRow(...cells: readonly string[]): string {
  return `<row>${cells.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
}

/** A workbook of one sheet with these rows. */
export function xlsx(rows: string): Uint8Array {
  return zip([
    entry(
      '[Content_Types].xml',
      '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    ),
    entry(
      'xl/workbook.xml',
      '<workbook xmlns:r="r"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
    ),
    entry(
      'xl/_rels/workbook.xml.rels',
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    entry('xl/worksheets/sheet1.xml', `<worksheet><sheetData>${rows}</sheetData></worksheet>`),
  ]);
}
