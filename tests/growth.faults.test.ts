import { describe, expect, test } from 'vitest';
import { answer } from '../functions/engine/answer.ts';
import { parseArticle } from '../functions/engine/articles/parse-article.ts';
import { answerClaim } from '../functions/engine/claim-answer.ts';
import { NO_RINGS } from '../functions/engine/concepts/rings.ts';
import { buildIndex } from '../functions/engine/indexing/build-index.ts';
import type { CorpusIndex } from '../functions/engine/search/corpus-index.ts';
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

/** Sentences without an end, each of which may answer. */
const ENDLESS = {
  'figures of several things': '6 police officers and 7 guards died, 8 were wounded and 9 arrested, ',
  'one figure': '12 people died in Marlow ',
  voices: 'Ida Holm said that 12 police died, and Mats Lind that 14 died, ',
} as const;

const SENTENCES = 20;

function endlessSentences(part: string): (size: number) => string {
  return (size) => {
    const length = Math.ceil(size / SENTENCES);
    const sentence = part.repeat(Math.ceil(length / part.length)).slice(0, length);
    return Array.from({ length: SENTENCES }, (_, at) => `Report ${at}: ${sentence}.`).join('\n\n');
  };
}

describe.each(Object.entries(ENDLESS))('an article of sentences of %s', (_, part) => {
  const indexes = new Map<string, CorpusIndex>();
  const indexOfText = (text: string): CorpusIndex => {
    const known = indexes.get(text);
    if (known) return known;
    const index = buildIndex([parseArticle({ text: `Clash\n\n${text}\n`, file: 'a.txt', format: 'text' })], NO_RINGS);
    indexes.set(text, index);
    return index;
  };

  test.each<readonly [string, (index: CorpusIndex) => unknown]>([
    ['a question', (index) => answer('how many police died in Marlow?', index, { limit: 10 })],
    ['a claim', (index) => answerClaim('Twenty police officers were killed in Marlow', index, { limit: 10 })],
  ])('answers %s in time that grows with its length alone', async (_kind, ask) => {
    await expectLinearFrom(SENTENCES * 4000, SENTENCES * 16_000, endlessSentences(part), (text) =>
      ask(indexOfText(text)),
    );
  });
});
