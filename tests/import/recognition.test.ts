import { describe, expect, test } from 'vitest';
import { FORMATS } from '../../functions/import/formats.ts';
import { importArticles } from '../../functions/import/import-articles.ts';
import { isImportedByName, isImportedType, LARGEST_INPUT } from '../../functions/import/recognition.ts';
import { bytesOf, paragraphs, zip } from '../support/import-samples.ts';

const [text = ''] = paragraphs(1);

async function reasonFor(name: string, content: string | Uint8Array): Promise<string | undefined> {
  const bytes = typeof content === 'string' ? bytesOf(content) : content;
  const { articles, skipped } = await importArticles({ name, bytes });
  expect(articles).toEqual([]);
  return skipped[0]?.reason;
}

describe('the table of formats', () => {
  test('has one row an id, and names and limits that a message can use', () => {
    expect(new Set(FORMATS.map(({ id }) => id)).size).toBe(FORMATS.length);
    for (const { id, name, sizeLimit } of FORMATS) {
      expect(name, id).toMatch(/^(?:an?|the) \S/u);
      expect(sizeLimit, id).toBeGreaterThan(0);
    }
  });

  test('says which files of a folder are tried and which answers of a server are read', () => {
    for (const name of ['a.html', 'A.PDF', 'b.docx', 'c.csv', 'd.jsonl', 'e.xml', 'f.txt', 'g.md', 'h.rss'])
      expect(isImportedByName(name), name).toBe(true);
    for (const name of ['a.png', 'b', 'c.exe', 'html']) expect(isImportedByName(name), name).toBe(false);
    for (const type of ['text/html; charset=utf-8', 'application/pdf', 'TEXT/CSV', 'application/xml', 'text/plain'])
      expect(isImportedType(type), type).toBe(true);
    for (const type of ['', 'image/png', 'application/octet-stream', 'text/css'])
      expect(isImportedType(type), type).toBe(false);
    expect(LARGEST_INPUT).toBe(Math.max(...FORMATS.map(({ sizeLimit }) => sizeLimit)));
  });
});

/** An old Office file, whose streams are named in UTF-16. */
function oldOffice(stream: string): Uint8Array {
  return Buffer.concat([
    Buffer.from('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1', 'latin1'),
    Buffer.alloc(1024),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(64),
  ]);
}

describe('a file of a kind that is not read is refused by its name', () => {
  test.each<[string, string, string | Uint8Array, RegExp]>([
    ['an Excel 97 workbook', 'clips.csv', oldOffice('Workbook'), /^is an Excel 97 workbook \(\.xls\), not an article/u],
    ['a Word 97 document', 'clips.docx', oldOffice('WordDocument'), /^is a Word 97 document \(\.doc\)/u],
    ['an Outlook message', 'mail.eml', oldOffice('__substg1.0_0037001F'), /^is an Outlook message/u],
    ['an encrypted document', 'a.docx', oldOffice('EncryptedPackage'), /protected by a password/u],
    ['another old Office file', 'a.docx', oldOffice('Nothing'), /^is an old Office document/u],
    ['a ZIP archive', 'a.html', zip([{ name: 'a.txt', bytes: bytesOf(text) }]), /^is a ZIP archive; unpack it/u],
    ['a ZIP archive in another', 'a.zip', zip([{ name: 'b.zip', bytes: zip([]) }]), /^is a ZIP archive; unpack it/u],
    [
      'a presentation',
      'a.pptx',
      zip([{ name: 'ppt/presentation.xml', bytes: bytesOf('<p/>') }]),
      /^is a PowerPoint presentation/u,
    ],
    ['a gzip archive', 'a.txt', Buffer.from('\u001f\u008b\b\0', 'latin1'), /^is a gzip archive, not an article/u],
    ['a tar archive', 'a.txt', Buffer.from(`${'\0'.repeat(257)}ustar`, 'latin1'), /^is a tar archive/u],
    ['a film', 'a.html', Buffer.from('\0\0\0\u0018ftypmp42', 'latin1'), /^is a film/u],
    ['a contact card', 'a.txt', `BEGIN:VCARD\nFN:Ida Holm\nNOTE:${text}\nEND:VCARD\n`, /^is a contact card/u],
    [
      'references',
      'a.txt',
      `TY  - NEWS\r\nTI  - Mill\r\nAB  - ${text}\r\nER  - \r\n`,
      /^is a list of references \(RIS\)/u,
    ],
    ['references of LaTeX', 'a.txt', `@article{mill,\n title={${text}}}\n`, /^is a list of references \(BibTeX\)/u],
    ['XML', 'a.xml', `<?xml version="1.0"?><tei><body><p>${text}</p></body></tei>`, /^is XML of a kind .*"tei"/u],
    ['XML without a declaration', 'a', `<tei xmlns="urn:x"><body><p>${text}</p></body></tei>`, /^is XML of a kind/u],
  ])('%s', async (_, name, content, reason) => {
    expect(await reasonFor(name, content)).toMatch(reason);
  });
});

test.each([
  ['iPhone', '\u200e[14.03.23, 06:31:02] Desk: \u200eMessages are encrypted.\r\n[14.03.23, 06:31:10] Ida Holm: '],
  ['Android', '3/14/23, 6:31\u202fAM - Messages are encrypted.\n3/14/23, 6:31\u202fAM - Ida Holm: '],
])('a chat that a messenger on %s saved is refused, since it names private people', async (_, head) => {
  const chat = `${head}${text}\nHe asked not to be named.\n`;
  expect(await reasonFor('chat.txt', chat)).toMatch(/^is a chat that a messenger saved, which names private people/u);
});
