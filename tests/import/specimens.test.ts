import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { isQuotable } from '../../functions/engine/articles/article.ts';
import { parseArticle } from '../../functions/engine/articles/parse-article.ts';
import { importArticles } from '../../functions/import/import-articles.ts';
import { toMarkdown } from '../../functions/import/imported-article.ts';

/** Folders of documents beside the project, each with a fault that an importer may have; skipped where there are none. */
const SPECIMENS = path.join(import.meta.dirname, '../../../shared/specimens');
const DOCUMENTS = path.join(SPECIMENS, 'documents');
const EXPECTED = path.join(SPECIMENS, 'desk/expected.json');
const IS_MISSING = !existsSync(DOCUMENTS) || !existsSync(EXPECTED);

if (IS_MISSING) process.stderr.write(`skipped: no specimens in ${SPECIMENS}; what they show is tested elsewhere\n`);

interface Right {
  /** Of the first article, or of the one counted from 1. */
  readonly article?: number;
  readonly title?: string | null;
  readonly publisher?: string | null;
  readonly author?: string | null;
  readonly published?: string | null;
  /** Words in its text. */
  readonly says?: readonly string[];
  /** Words that are nowhere quotable. */
  readonly never?: readonly string[];
  readonly refused?: RegExp;
  readonly kind?: string;
}

const OFFICERS = 'Twelve officers died';
const ROWS: readonly (readonly [file: string, right: Right])[] = [
  ['pdf/footnote-number-behind-a-figure.pdf', { says: ['at least 227¹² people died'], never: ['22712'] }],
  [
    'pdf/line-end-hyphens.pdf',
    {
      says: ['19-year-old', 'COVID-19', '10-15 inmates', 'mid-December', '737-800', 'law-abiding', 'well-known'],
      never: ['19- year', 'COVID- 19', 'lawabiding', 'wellknown'],
    },
  ],
  ['pdf/line-end-dash.pdf', { says: ['2018–19', '10–15 deaths'] }],
  [
    'pdf/two-columns-drawn-row-by-row.pdf',
    { says: ['Twelve officers died in the night of the unrest, police of Almaty said'] },
  ],
  [
    'pdf/numbered-lines-of-a-transcript.pdf',
    { says: ['Twelve officers died in the night, and the police', 'is not disputed'] },
  ],
  ['pdf/white-and-invisible-text.pdf', { says: [OFFICERS], never: ['invisible', 'white'] }],
  ['pdf/properties-of-the-office-machine.pdf', { title: null, author: null }],
  ['docx/no-break-hyphen.docx', { says: ['19-year-old protester, and 1-2 officers of the COVID-19 unit'] }],
  ['docx/word-online.docx', { says: ['Twelve police officers died in the night, the ministry said.'] }],
  [
    'docx/text-box-in-a-sentence.docx',
    { says: ['The ministry did not say that twelve police officers died in the night.\n\nForty were wounded.'] },
  ],
  [
    'docx/deleted-paragraph-mark.docx',
    { title: null, says: ['The ministry denied that twelve police officers died in the night.'] },
  ],
  ['docx/superscript-by-style.docx', { says: ['12³'], never: ['123'] }],
  ['docx/hidden-by-style.docx', { says: ['Twelve police officers died'], never: ['hidden', 'Hidden'] }],
  ['pages/utc-stamp-of-an-evening-in-denver.html', { published: '2023-11-08' }],
  ['pages/utc-stamp-and-printed-date.html', { published: '2023-11-02' }],
  ['feeds/wordpress-evening-in-denver.xml', { published: '2023-11-08' }],
  ['pages/times-of-other-posts.html', { published: null }],
  ['pages/created-before-published.html', { published: '2022-01-27' }],
  ['pages/publisher-blogger.html', { publisher: 'Steppe Notes' }],
  ['pages/publisher-address.html', { publisher: 'The Courier' }],
  ['pages/publisher-is-an-edition.html', { publisher: 'The Courier' }],
  ['pages/author-is-admin.html', { author: null }],
  ['pages/author-is-the-web-designer.html', { author: 'Jane Doe' }],
  ['pages/author-is-the-site.html', { author: 'Jane Doe' }],
  [
    'pages/claimreview-node.html',
    {
      title: 'Twelve officers died in Almaty',
      author: 'Jane Doe',
      published: '2022-01-07',
      never: ['Ninety officers died'],
    },
  ],
  [
    'pages/related-first-in-linked-data.html',
    { title: 'Twelve officers died in Almaty', publisher: 'The Courier', published: '2022-01-07' },
  ],
  ['pages/hover-card-in-a-sentence.html', { says: ['Gov. Kristi Noem said'] }],
  ['pages/sup-by-css.html', { says: ['At least 227 people'], never: ['22712'] }],
  ['pages/sup-link-outside.html', { says: ['At least 227 people'], never: ['22712'] }],
  ['pages2/zh.html', { refused: /Chinese, a language that is not read/u }],
  ['pages2/ja.html', { refused: /Japanese, a language that is not read/u }],
  ['pages2/th.html', { refused: /Thai, a language that is not read/u }],
  ['lists/claims-list.json', { kind: 'fact-check', publisher: 'Example Facts', never: ['Ninety police officers'] }],
  ['lists/newsarticle-jsonld.json', { title: OFFICERS, publisher: 'Example Courier', published: '2022-01-07' }],
  ['lists/newsapi.json', { title: OFFICERS, publisher: 'Example Courier', published: '2022-01-07', never: ['chars]'] }],
  ['lists/newsplease.json', { title: OFFICERS, author: 'Jane Doe', published: '2022-01-07' }],
  ['lists/epoch.json', { title: OFFICERS, publisher: 'Example Courier', published: '2022-01-07' }],
  ['lists/newsapi-articles-only.json', { publisher: 'Example Courier', never: ['chars]'] }],
  ['lists/dates-compact.csv', { title: 'A', published: '2022-01-07' }],
  ['lists/dates-compact.csv', { article: 2, title: 'B', published: '2022-01-08' }],
  ['feeds/aggregator-source.xml', { publisher: 'The Courier' }],
  ['feeds/aggregator-source.xml', { article: 2, title: 'Nine killed', publisher: null }],
];

describe.skipIf(IS_MISSING)('the documents of ../shared/specimens (skipped where they are missing)', () => {
  test.each(ROWS)('%s', async (file, { article = 1, says = [], never = [], refused, ...stated }) => {
    const bytes = readFileSync(path.join(DOCUMENTS, file));
    const { articles, skipped } = await importArticles({ name: path.basename(file), bytes });
    if (refused !== undefined) {
      expect(articles).toEqual([]);
      expect(skipped[0]?.reason).toMatch(refused);
      return;
    }
    const found = articles[article - 1];
    expect(found).toMatchObject(stated);
    for (const words of says) expect(found?.text).toContain(words);
    const quoted = articles.map((one) => {
      const { text, blocks } = parseArticle({ text: toMarkdown(one), file: 'x.md', format: 'markdown' });
      return blocks.filter(isQuotable).map(({ start, end }) => text.slice(start, end));
    });
    for (const words of never) expect(quoted.flat().join('\n')).not.toContain(words);
  });
});

const Stated = v.optional(v.nullable(v.string()));
const Expected = v.record(
  v.string(),
  v.object({
    articles: v.optional(
      v.union([
        v.number(),
        v.array(
          v.object({
            title: Stated,
            publisher: Stated,
            author: Stated,
            published: Stated,
            text: Stated,
            first: Stated,
            last: Stated,
          }),
        ),
      ]),
    ),
    neverQuoted: v.optional(v.array(v.string()), []),
  }),
);

/** Where the list tells what is right instead of saying it, or, of one publisher, names another than its file does. */
const TOLD = /\bor\b|\(|say which/u;
const OTHERWISE = ['newsml-g2-message.xml'];

describe.skipIf(IS_MISSING)('the exports of ../shared/specimens (skipped where they are missing)', () => {
  const expected = IS_MISSING ? {} : v.parse(Expected, JSON.parse(readFileSync(EXPECTED, 'utf8')));
  const words = (text: string | null | undefined): string =>
    (text ?? '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? '';
  // The verdict of the fact check is kept as an article of its own kind, which another test reads.
  const files = Object.entries(expected).filter(([file]) => file !== 'claimreview.json');

  test.each(files)('%s', async (file, right) => {
    const bytes = readFileSync(path.join(SPECIMENS, 'desk', file));
    const { articles } = await importArticles({ name: file, bytes }, { now: new Date('2026-01-01T12:00:00Z') });
    const wanted = typeof right.articles === 'object' ? right.articles : [];
    expect(articles).toHaveLength(typeof right.articles === 'number' ? right.articles : wanted.length);
    const parsed = articles.map((one) => parseArticle({ text: toMarkdown(one), file: 'x.md', format: 'markdown' }));
    for (const one of wanted) {
      const begins = words(one.first ?? one.text).slice(0, 60);
      const found =
        parsed.find(({ text }) => begins !== '' && words(text).includes(begins)) ??
        parsed.find(({ title }) => words(title) === words(one.title)) ??
        parsed[0];
      for (const key of ['title', 'publisher', 'author', 'published'] as const) {
        const value = one[key];
        if (value == null || (key !== 'publisher' && TOLD.test(value)) || / or /u.test(value)) continue;
        if (key === 'publisher' && OTHERWISE.includes(file)) continue;
        expect([file, key, words(found?.[key])]).toEqual([file, key, words(value)]);
      }
      for (const part of [one.first, one.last]) if (part != null) expect(words(found?.text)).toContain(words(part));
    }
    const quoted = articles.map((one) => toMarkdown(one).split('---').slice(2).join('---')).join('\n');
    for (const never of right.neverQuoted) expect(quoted).not.toContain(never);
  });
});
