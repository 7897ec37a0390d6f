import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { importSafely } from '../../functions/import/import-safely.ts';
import { bytesOf, docx, page, paragraphs, pdf, pdfLines, rss, wordParagraph } from '../support/import-samples.ts';
import { Deployed, SYNTHESIS_TIMEOUT_MS } from './deployed.ts';

let bundle: string;

beforeAll(async () => {
  const stack = await Deployed.stack();
  bundle = stack.synthesis.bundleOf(stack.find('Indexer', 'AWS::Lambda::Function')[0]);
}, SYNTHESIS_TIMEOUT_MS);

const [text = ''] = paragraphs(1);

/** One of each kind of reader, for each loads other packages. */
const INPUTS = {
  'port.html': bytesOf(
    page({
      body: paragraphs(3)
        .map((one) => `<p>${one}</p>`)
        .join(''),
    }),
  ),
  'port.docx': docx(
    paragraphs(3)
      .map((one) => wordParagraph(one))
      .join(''),
  ),
  'port.pdf': pdf({ pages: [pdfLines(text.match(/.{1,70}(?:\s|$)/gu) ?? [])] }),
  'port.csv': bytesOf(`id,title,text\nport,The port opens,"${text}"\n`),
  'port.rss': bytesOf(
    rss([
      {
        title: 'The port',
        inner: `<content:encoded><![CDATA[<p>${paragraphs(3).join('</p><p>')}</p>]]></content:encoded>`,
      },
    ]),
  ),
  'port.md': bytesOf(`# The port\n\n${text}\n`),
};

test.each(Object.entries(INPUTS))('the deployed indexer reads %s with what is beside it', async (name, bytes) => {
  const worker = pathToFileURL(path.join(bundle, 'import-worker.mjs'));
  const { articles, skipped } = await importSafely({ name, bytes }, { worker });
  expect(skipped).toEqual([]);
  expect(articles.map((article) => article.text.replace(/\s+/gu, ' ')).join()).toContain(
    'The harbour of Marlow was closed',
  );
});

test.each(['crawl.warc.gz', 'press.mbox', 'page.mhtml', 'book.epub', 'articles.xlsx', 'report.rtf', 'newsml-g2.xml'])(
  'the deployed indexer reads the desk file %s',
  async (name) => {
    const worker = pathToFileURL(path.join(bundle, 'import-worker.mjs'));
    const bytes = readFileSync(path.join(import.meta.dirname, '../import/desk', name));
    const { articles } = await importSafely({ name, bytes }, { worker });
    expect(articles.map(({ text }) => text).join()).toContain('Divers found more bodies');
  },
);

test('what only the importer needs is not loaded by the function itself', () => {
  const map = readFileSync(path.join(bundle, 'index.mjs.map'), 'utf8');
  for (const name of ['linkedom', 'htmlparser2', 'unpdf', 'csv-parse', 'postal-mime', 'warcio'])
    expect(map).not.toContain(`node_modules/${name}/`);
});
