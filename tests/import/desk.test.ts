import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { isQuotable } from '../../functions/engine/articles/article.ts';
import { parseArticle } from '../../functions/engine/articles/parse-article.ts';
import { type ImportResult, importArticles } from '../../functions/import/import-articles.ts';
import { toMarkdown } from '../../functions/import/imported-article.ts';

/** Small files in the structure of what archives, agencies, messengers and browsers export; see `desk/`. */
const DESK = path.join(import.meta.dirname, 'desk');

/** Behind every embargo but that of 2030. */
const NOW = new Date('2026-01-01T12:00:00Z');

function imported(name: string): Promise<ImportResult> {
  return importArticles({ name, bytes: readFileSync(path.join(DESK, name)) }, { now: NOW });
}

function quoted(result: ImportResult): string {
  return result.articles
    .flatMap((article) => {
      const { text, blocks } = parseArticle({ text: toMarkdown(article), file: 'x.md', format: 'markdown' });
      return blocks.filter(isQuotable).map(({ start, end }) => text.slice(start, end));
    })
    .join('\n');
}

interface Expected {
  readonly title: string | null;
  readonly publisher?: string | null;
  readonly author?: string | null;
  readonly published?: string | null;
  readonly url?: string;
  /** The words of its first and last sentence, both quotable. */
  readonly says: readonly [first: string, last: string];
}

const SINKS: Expected = {
  title: 'Ferry sinks off Veldmark harbour',
  publisher: 'The Veldmark Courier',
  author: 'Ida Holm',
  published: '2023-03-14',
  says: [
    'The ferry Aurelia sank outside Veldmark harbour late on Monday',
    'had passed its last inspection in January.',
  ],
};
const RISES: Expected = {
  title: 'Death toll in Aurelia disaster rises; Inquiry to look at fire doors',
  publisher: 'Northern Post(Oslund)',
  author: 'Mats Lind and Vera Osk',
  published: '2023-03-16',
  says: ['Divers found more bodies in the wreck of the Aurelia on Wednesday', 'Brandt Lines, declined to comment.'],
};
const FINED: Expected = {
  title: 'Brandt Lines fined over Aurelia fire',
  publisher: 'The Veldmark Courier',
  author: 'Ida Holm',
  published: '2024-09-02',
  says: ['A court in Veldmark fined Brandt Lines 4.2 million crowns', 'it would appeal against the judgment.'],
};
const THREE = [SINKS, RISES, FINED];
const SHORT: Expected = { ...RISES, title: 'Death toll in Aurelia disaster rises' };
const PAGE: Expected = {
  ...SHORT,
  publisher: 'Northern Post',
  author: 'Mats Lind',
  url: 'https://northern-post.example/2023/03/16/aurelia',
};
const OTHER_PAGE: Expected = { ...SINKS, url: 'https://courier.example/2023/ferry-sinks' };

/** What surrounds the documents of a news archive's export. */
const COVER = ['Job Number', 'Search Terms', 'Load-Date', 'LOAD-DATE', 'End of Document', 'Rights Reserved', 'BYLINE'];

const FILES: Readonly<
  Record<string, { readonly articles: readonly Expected[]; readonly neverQuoted?: readonly string[] }>
> = {
  'nexis-uni-3.docx': { articles: THREE, neverQuoted: [...COVER, 'Jan Brandt'] },
  'nexis-uni-single.docx': { articles: [RISES], neverQuoted: COVER },
  'lexisnexis-3.txt': { articles: THREE, neverQuoted: [...COVER, '40 passengers were rescued', 'Download Request'] },
  'lexisnexis-3.html': {
    articles: [
      { ...SINKS, author: 'IDA HOLM' },
      { ...RISES, author: 'MATS LIND AND VERA OSK' },
      { ...FINED, author: 'IDA HOLM' },
    ],
    neverQuoted: COVER,
  },
  'factiva-indexed-3.html': { articles: THREE, neverQuoted: ['gmare', 'Veldmark Media AS', 'Document VELCO'] },
  'factiva-article-3.html': {
    articles: [SINKS, { ...RISES, author: null }, FINED],
    neverQuoted: ['Search Summary', '61 words', 'Document velco', 'rights reserved'],
  },
  'factiva-3.xml': { articles: THREE, neverQuoted: ['A NOTE', 'Marine/Water Accidents'] },
  'europresse-3.html': { articles: THREE, neverQuoted: ['Ce certificat', 'A photo.', 'Numéro de document'] },
  'proquest-3.html': { articles: THREE, neverQuoted: ['Last updated', 'Newsstand', 'sent you the following'] },
  'proquest-3.eml': { articles: THREE, neverQuoted: ['Last updated', 'Newsstand', 'sent you the following'] },
  'proquest-3.txt': { articles: THREE, neverQuoted: ['Table of contents', 'Last updated'] },
  'newsml-g2.xml': {
    articles: [{ ...RISES, publisher: 'Northern Post' }],
    neverQuoted: ['not for publication', 'Short:'],
  },
  'newsml-g2-message.xml': { articles: [{ ...SINKS, publisher: 'Northern Post' }] },
  'nitf.xml': {
    articles: [{ ...SHORT, author: 'Mats Lind, Vera Osk' }],
    neverQuoted: ['40 passengers were rescued', 'not for publication', 'Nordpress'],
  },
  'ninjs-1.3.json': { articles: [{ ...RISES, publisher: 'Nordpress' }], neverQuoted: ['Not for publication'] },
  'ninjs-superdesk.json': { articles: [{ ...RISES, publisher: 'Nordpress' }], neverQuoted: ['Not for publication'] },
  'ninjs-3.1.json': { articles: [{ ...RISES, publisher: 'Nordpress' }], neverQuoted: ['Not for publication'] },
  'iptc7901.txt': {
    articles: [{ ...SHORT, publisher: 'npa', author: null }],
    neverQuoted: ['30 hours of silence', 'Internet links', 'Tel:', 'npa062'],
  },
  'anpa1312.tst': {
    articles: [{ ...SHORT, publisher: 'Nordpress', author: 'MATS LIND and VERA OSK' }],
    neverQuoted: ['Adds minister', 'W2870', 'NP-WF'],
  },
  'page.mhtml': { articles: [PAGE] },
  'crawl.warc': { articles: [PAGE, OTHER_PAGE] },
  'crawl.warc.gz': { articles: [PAGE, OTHER_PAGE] },
  'newsletter.eml': {
    articles: [{ ...SHORT, publisher: 'Northern Post', author: null }],
    neverQuoted: ['Unsubscribe', 'Good morning'],
  },
  'old-mail.eml': {
    articles: [{ ...SHORT, publisher: 'Northern Post', author: null }],
    neverQuoted: ['Unsubscribe', 'Subject:'],
  },
  'press.mbox': {
    articles: [SINKS, RISES].map((one) => ({
      ...one,
      publisher: 'Press office',
      author: null,
      published: '2023-03-16',
    })),
  },
  'speech.srt': {
    articles: [
      {
        title: null,
        says: ['Last night the ferry Aurelia sank outside our harbour, and 19 of our neighbours', 'before the summer.'],
      },
    ],
    neverQuoted: ['-->', '00:00'],
  },
  'speech.vtt': {
    articles: [
      {
        title: 'Address of the minister',
        author: 'Karin Solberg',
        says: ['Good evening.', 'We will spend 40 million crowns on new fire doors before the summer.'],
      },
    ],
    neverQuoted: ['WEBVTT', '::cue', 'automatic captions', '-->'],
  },
  'telegram-result.json': {
    articles: [
      {
        title: null,
        publisher: 'Veldmark Live',
        author: null,
        published: '2023-03-14',
        says: ['BREAKING: 30 passengers died on the Aurelia,', 'a rescuer tells us. https://t.example/1'],
      },
      {
        title: null,
        publisher: 'Veldmark Live',
        author: 'Coast Guard',
        published: '2023-03-15',
        says: ['The coast guard now counts 17', 'dead passengers on the ferry Aurelia.'],
      },
    ],
  },
  'jsonfeed.json': { articles: [SINKS, RISES].map((one) => ({ ...one, publisher: 'Northern Post' })) },
  'newsapi.json': { articles: [SINKS, RISES] },
  'guardian-api.json': { articles: [{ ...RISES, publisher: null }] },
  'zotero.csv': { articles: THREE },
  'crowdtangle.csv': {
    articles: [
      {
        title: null,
        publisher: 'Veldmark Live',
        published: '2023-03-14',
        says: ['A rescuer says that 30', 'last night.'],
      },
      {
        title: null,
        publisher: 'Veldmark Live',
        published: '2023-03-15',
        says: ['now counts 17', 'the ferry Aurelia.'],
      },
    ],
  },
  'semicolon-cp1252.csv': {
    articles: [
      {
        title: 'Fähre gesunken',
        publisher: 'Küstenbote',
        published: '2023-03-14',
        says: ['Mindestens 11 Fahrgäste', 'sagte die Küstenwache.'],
      },
    ],
  },
  'report.odt': { articles: [{ ...RISES, publisher: null, author: null, published: null }] },
  'report.rtf': { articles: [{ ...RISES, publisher: null, author: null, published: null }] },
  'book.epub': {
    articles: [
      {
        ...RISES,
        title: 'The Aurelia Inquiry: Chapter one',
        author: 'Vera Osk',
        publisher: 'Oslund Press',
        published: '2024-05-01',
      },
    ],
  },
  'articles.xlsx': { articles: [{ ...RISES, author: null }] },
  'enwiki-page.xml': {
    articles: [
      {
        title: 'MS Aurelia',
        publisher: 'Wikipedia',
        published: '2024-10-01',
        url: 'https://en.wikipedia.org/wiki/MS_Aurelia',
        says: ['MS Aurelia was a ferry that sank off Veldmark in March 2023.', 'The fire killed 21 passengers.'],
      },
    ],
    neverQuoted: ['cite news', '[[', '{{', "'''"],
  },
};

describe('each document of a file is an article of its own', () => {
  test.each(Object.entries(FILES))('%s', async (name, { articles, neverQuoted = [] }) => {
    const result = await imported(name);
    expect(result.articles).toHaveLength(articles.length);
    for (const [at, { says, ...metadata }] of articles.entries()) {
      expect(result.articles[at]).toMatchObject(metadata);
      const article = result.articles[at];
      const words = quoted({ ...result, articles: article ? [article] : [] });
      for (const sentence of says) expect(words).toContain(sentence);
    }
    const words = quoted(result);
    for (const other of neverQuoted) expect(words).not.toContain(other);
  });

  test('and what a document says to editors is kept, and never quoted', async () => {
    const notes = await Promise.all(
      ['nexis-uni-3.docx', 'newsml-g2.xml', 'nitf.xml', 'ninjs-1.3.json', 'iptc7901.txt', 'anpa1312.tst'].map(
        async (name) => (await imported(name)).articles[0]?.note,
      ),
    );
    expect(notes).toEqual([
      expect.stringContaining('He is Jens Brandt, not Jan Brandt.'),
      expect.stringContaining('the phone number of the spokesman is not for publication'),
      expect.stringContaining('contact numbers below'),
      'Not for publication: spokesman +47 000',
      expect.stringContaining('30 hours of silence'),
      'Eds: Adds minister.',
    ]);
  });
});

test('an RTF document is read in its own encoding', async () => {
  expect((await imported('report.rtf')).articles[0]?.text).toMatch(/café “quoted”$/u);
});

test('an embargo and a withdrawal are told, each with the item', async () => {
  const { skipped, withdrawn } = await imported('newsml-g2-message.xml');
  expect(skipped).toEqual([
    {
      name: 'newsml-g2-message.xml#2',
      reason: expect.stringMatching(/FINE-1\) is under embargo until 2030-01-01T00:00Z; add it again then$/u),
    },
  ]);
  expect(withdrawn).toEqual([
    {
      name: 'newsml-g2-message.xml#3',
      id: 'urn:newsml:nordpress.example:20230316:FERRY-1',
      reason: expect.stringContaining('withdrawn by its agency (status canceled)'),
    },
  ]);
});

test.each(['whatsapp-ios.txt', 'whatsapp-android.txt'])(
  '%s is refused, since it names private people',
  async (name) => {
    const { articles, skipped } = await imported(name);
    expect(articles).toEqual([]);
    expect(skipped[0]?.reason).toContain('names private people');
  },
);

test('an abstract is called one, and so is a date that is a revision’s', async () => {
  expect((await imported('zotero.csv')).articles[0]?.notes).toEqual([
    'its text is the abstract that Zotero keeps, not the whole article',
  ]);
  expect((await imported('enwiki-page.xml')).articles[0]?.notes).toEqual(['its date is that of the revision']);
});
