import { describe, expect, test } from 'vitest';
import { parseArticle } from '../functions/engine/articles/parse-article.ts';
import { NO_RINGS } from '../functions/engine/concepts/rings.ts';
import { buildIndex } from '../functions/engine/indexing/build-index.ts';
import { importArticles } from '../functions/import/import-articles.ts';
import { expectLinearFrom } from './support/growth.ts';
import { page } from './support/import-samples.ts';

const KILOBYTE = 1024;

const HOSTILE = {
  'a row of a table': '6 January 2022 1534 1200 3345 4456 5567 6678 7789 8890 9901 1012 total ',
  digits: '1',
  dates: '6 January 2022 ',
  quotes: '"',
  brackets: '[',
  'links that are not closed': '[a](',
  'emphasis that is not closed': '/* ',
  'comments that are not closed': '<!-- ',
  references: '<ref>',
  spaces: ' ',
  'empty lines': '\n',
  'one word': 'a',
  dots: '.',
  sentences: 'Six police officers died in Marlow, police said. ',
} as const;

const GOOD =
  'The harbour of Marlow was closed for three days after dockers walked out over wages, the ministry of trade said.';
const bytesOf = (text: string) => new TextEncoder().encode(text);
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** How each reader meets the text. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  text: (text) => parseArticle({ text: `Clash\n\n${GOOD}\n\n${text}`, file: 'a.txt', format: 'text' }),
  Markdown: (text) => parseArticle({ text: `# Clash\n\n${GOOD}\n\n${text}`, file: 'a.md', format: 'markdown' }),
  'an imported text': (text) => imported('a.txt', `${GOOD}\n\n${text}`),
  'an imported page': (text) => imported('a.html', page({ body: `<p>${GOOD}</p><p>${escaped(text)}</p>` })),
  "a page's style": (text) =>
    imported('a.html', page({ body: `<p style="${escaped(text).replaceAll('"', '')}">${GOOD}</p>` })),
  'a table': (text) => imported('a.csv', `title,text\nClash,"${GOOD} ${text.replaceAll('"', '""')}"\n`),
  records: (text) => imported('a.jsonl', JSON.stringify({ title: 'Clash', text: GOOD + text, author: text })),
  captions: (text) => imported('a.vtt', `WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n${GOOD}\n${text}\n`),
};

async function imported(name: string, text: string): Promise<void> {
  await importArticles({ name, bytes: bytesOf(text) });
}

describe.each(Object.entries(READERS))('%s', (_, read) => {
  test.each(Object.entries(HOSTILE))('of %s is read in time that grows with its length alone', async (_kind, part) => {
    await expectLinearFrom(64 * KILOBYTE, 512 * KILOBYTE, (size) => part.repeat(Math.ceil(size / part.length)), read);
  });
});

test.each(['a row of a table', 'sentences', 'dates', 'quotes'] as const)(
  'an index of %s is built in linear time',
  async (kind) => {
    const part = HOSTILE[kind];
    const articleOf = (text: string) =>
      parseArticle({ text: `Clash\n\n${GOOD}\n\n${text}`, file: 'a.txt', format: 'text' });
    const build = (text: string) => expect(buildIndex([articleOf(text)], NO_RINGS).articles).toHaveLength(1);
    await expectLinearFrom(32 * KILOBYTE, 128 * KILOBYTE, (size) => part.repeat(Math.ceil(size / part.length)), build);
  },
);
