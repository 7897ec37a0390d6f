import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importArticles } from '../../functions/import/import-articles.ts';
import { markdownOf, type TextBlock } from '../../functions/import/markdown-text.ts';
import { plainMarkdown } from '../../functions/import/plain-markdown.ts';
import { bytesOf } from '../support/import-samples.ts';

describe('an operator’s Markdown', () => {
  test.each([
    [
      '[Police][1] said that **12 people** were hurt.\n\n[1]: https://police.example/',
      'Police said that 12 people were hurt.',
    ],
    ['[Police][1] said that **12 people** were hurt.', 'Police said that 12 people were hurt.'],
    ['The [harbour *office*](https://port.example/) counted 45 boats.', 'The harbour office counted 45 boats.'],
    ['Hull &amp; Keel built 4&nbsp;boats, at 5 \\* 3 crowns.', 'Hull & Keel built 4 boats, at 5 * 3 crowns.'],
    ['The log says `halt`. <https://port.example/> has it.', 'The log says halt. https://port.example/ has it.'],
    ['The office counted ~~54~~ 45 boats.[^2]\n\n[^2]: She stood on the pier.', 'The office counted 45 boats.'],
    [
      'At least 227<sup>[12](#f12)</sup> boats left, and <b>all</b> were full.',
      'At least 227 boats left, and all were full.',
    ],
    ['![The bay](bay.jpg) Fog lay over *the bay*.', 'Fog lay over the bay.'],
    ['> > Another witness counted **45** boats.', '> Another witness counted 45 boats.'],
    ['> The office *counted*\n> 45 boats.', '> The office counted 45 boats.'],
    ['- One *boat* left.\n- The other did not.', '- One boat left.\n- The other did not.'],
    ['## At *noon*\n\nFog lay over the bay.', '## At noon\n\nFog lay over the bay.'],
    ['Fog lay over the **bay**.  \nAll had left.', 'Fog lay over the bay.\n\nAll had left.'],
    [
      '<div>\n\nFog lay over the bay.\n\n</div>\n\n<nav>\n\nHome, news and more of it.\n\n</nav>',
      'Fog lay over the bay.',
    ],
  ])('%j is kept as its words', async (markdown, words) => {
    expect((await plainMarkdown(markdown)).text).toBe(words);
  });

  test('keeps every figure of a table with marks in its cells', async () => {
    const table = '| Town | Killed |\n|---|---|\n| **Quern** | 12 |\n| [Tarn](https://t.example) | *9* |';
    const { articles } = await importArticles({
      name: 'x.md',
      bytes: bytesOf(`Fog lay over both towns that day.\n\n${table}`),
    });
    expect(articles[0]?.text).toContain('- Quern; Killed: 12\n- Tarn; Killed: 9');
  });

  test('is told of code that is left out', async () => {
    expect((await plainMarkdown('Fog lay over the *bay*.\n\n    halt\n\n~~~\nhalt\n~~~')).notes).toEqual([
      '2 blocks of code are left out',
    ]);
  });

  test('stays as it is where it is an article as imports write it', async () => {
    const text = fc.constantFrom(
      'Fog lay over the bay.',
      'At noon',
      '“It [the boat] left,” he said.',
      'AT&T has port_of_veld.',
    );
    const kind = fc.constantFrom<TextBlock['kind']>('prose', 'heading', 'item', 'quoted');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ kind, text }), { minLength: 1, maxLength: 8 }), async (blocks) => {
        const markdown = markdownOf(blocks);
        expect((await plainMarkdown(markdown)).text).toBe(markdown);
      }),
    );
  });
});
