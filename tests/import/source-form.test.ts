import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Article, isQuotable } from '../../functions/engine/articles/article.ts';
import { parseArticle } from '../../functions/engine/articles/parse-article.ts';
import { importArticles } from '../../functions/import/import-articles.ts';
import { fileNameOf, type ImportedArticle, toFile } from '../../functions/import/imported-article.ts';
import { markdownFromPlain, markdownOf, type TextBlock } from '../../functions/import/markdown-text.ts';
import { anyCharacter } from '../support/any-character.ts';
import { bytesOf } from '../support/import-samples.ts';

function reread(imported: ImportedArticle): Article {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(toFile(imported));
  return parseArticle({ text, file: fileNameOf(imported), format: 'markdown' });
}

function prose(article: Article): string[] {
  return article.blocks.filter(isQuotable).map(({ start, end }) => article.text.slice(start, end));
}

const line = fc
  .oneof(
    fc.string({ unit: anyCharacter, maxLength: 60 }),
    fc.constantFrom('---', '"x": y # z', '*a', '\u2028', "it's: “no”", '\u0085x', '# t'),
  )
  .map((text) => text.toWellFormed());
const stated = fc.option(line.filter((text) => text.trim() !== ''));

const sentence = fc.constantFrom(
  'Eight officers were hurt when the crowd broke through the gate.',
  '“We saw smoke over the port,” a fisherman said.',
  'Полиция сообщила о двенадцати раненых.',
  'The bridge has been closed since Monday, the mayor said.',
  '12,000 people live there.',
);
/** What Markdown, or the engine's reader of it, would take for something else than words. */
const mark = fc.constantFrom(
  '',
  '',
  '# ',
  '## ',
  '> ',
  '- ',
  '| ',
  '```',
  '~~~',
  '<!-- ',
  '<nav>',
  '--- ',
  '* * * ',
  '=== ',
  '> # ',
  '\ufeff',
  '\u00ad',
);

describe('an imported article', () => {
  test('is read back from its file with the same metadata and id', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          id: line,
          title: stated,
          publisher: stated,
          author: stated,
          of: stated,
          kind: fc.constantFrom('article', 'summary'),
        }),
        fc.option(fc.constantFrom('https://courier.example/a?b=“c”#d', 'http://x.example/ü')),
        fc.option(fc.constantFrom('2022-01-07', '1999-12-31')),
        async (overrides, url, published) => {
          const bytes = bytesOf('Eight officers were hurt when the crowd broke through the gate.');
          const { articles } = await importArticles({
            name: 'x.txt',
            bytes,
            overrides: { ...overrides, url, published, kind: overrides.kind as Article['kind'] },
          });
          const [imported] = articles;
          if (!imported) throw new Error('nothing was imported');
          const { text: _, name: __, notes: ___, isIdStated: ____, ...metadata } = imported;
          expect(reread(imported)).toMatchObject(metadata);
          expect(imported.title === null).toBe(
            overrides.title === null ||
              !/[^\s\p{Cc}\u00ad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u.test(overrides.title),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  test('is quoted with the words of its paragraphs, whatever mark they begin with', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(mark, sentence), { minLength: 1, maxLength: 8 }), (lines) => {
        const unique = [...new Map(lines.map(([before, words]) => [words, before])).entries()];
        const blocks: TextBlock[] = unique.map(([words, before]) => ({ kind: 'prose', text: before + words }));
        const text = markdownOf(blocks);
        const article = reread({
          id: 'x',
          title: null,
          publisher: null,
          author: null,
          published: null,
          url: null,
          kind: 'article',
          of: null,
          text,
        });
        expect(prose(article)).toEqual(unique.map(([words]) => words));
      }),
      { numRuns: 400 },
    );
  });

  test.each([
    'The f*** dam had held, and 45* people were safe, with *no* deaths in the town.',
    'The file `report_of_may` says 5*4*3 sheep, _not_ 30, were lost in the **first** night.',
    'Prices rose by 5 &amp; 6 percent, and the ~~old~~ sum [of 1990] (see note) was <b>paid</b>.',
    'Some 90[^3] volunteers and [12 firms](https://x.example/y) lost their ![img](x.png) data.',
  ])('is quoted with what only looks like a mark in a line: %s', async (words) => {
    const html = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const page = `<html><body><article><h1>Losses of the week</h1><p>${html}</p><p>Nobody was hurt at sea that night, the mayor of the town said on Monday.</p></article></body></html>`;
    const { articles } = await importArticles({ name: 'x.html', bytes: bytesOf(page) });
    const [imported] = articles;
    if (!imported) throw new Error('nothing was imported');
    const file = new TextDecoder().decode(toFile(imported));
    expect(prose(reread(imported))).toContain(words);
    // The corpus's own file, added once more, is the same article.
    const again = await importArticles({ name: fileNameOf(imported), bytes: bytesOf(file) });
    expect(again.articles.map((one) => new TextDecoder().decode(toFile(one)))).toEqual([file]);
  });

  test('keeps one or several claims that it reviews', () => {
    const reviewed = fc.record({
      claim: sentence,
      claimant: stated,
      claimed: fc.constantFrom('2023-03-14', null),
      verdict: stated,
    });
    fc.assert(
      fc.property(fc.array(reviewed, { minLength: 1, maxLength: 4 }), (drawn) => {
        const trim = (value: string | null): string | null => value?.trim() || null;
        const claims = drawn.map((one) => ({ ...one, claimant: trim(one.claimant), verdict: trim(one.verdict) }));
        const nothing = { title: null, publisher: null, author: null, published: null, url: null, of: null };
        const article = reread({ id: 'x', ...nothing, kind: 'fact-check', claims, text: 'Nobody was hurt at sea.' });
        expect([article.kind, article.claims]).toEqual(['fact-check', claims]);
      }),
      { numRuns: 100 },
    );
  });

  test('of plain text is quoted like the text itself', () => {
    const gap = fc.constantFrom('\n', '\n\n', '\r\n', ' \n\n\n');
    fc.assert(
      fc.property(fc.array(fc.tuple(sentence, gap), { minLength: 1, maxLength: 8 }), (lines) => {
        const plain = lines.flat().join('');
        const direct = parseArticle({ text: plain, file: 'x.txt', format: 'text' });
        const imported = reread({
          id: 'x',
          title: null,
          publisher: null,
          author: null,
          published: null,
          url: null,
          kind: 'article',
          of: null,
          text: markdownFromPlain(plain),
        });
        expect(prose(imported)).toEqual(prose(direct));
      }),
      { numRuns: 300 },
    );
  });

  test('has a file name of its own, which is safe and never another id’s', () => {
    fc.assert(
      fc.property(line, line, (a, b) => {
        const names = [a, b].map((id) => fileNameOf({ id }));
        for (const name of names) expect(name).toMatch(/^[a-z0-9][a-z0-9-]*(?:_[0-9a-f]{8})?\.md$/u);
        if (a !== b) expect(names[0]).not.toBe(names[1]);
      }),
    );
    expect(fileNameOf({ id: '../../etc/passwd' })).toMatch(/^etc-passwd_[0-9a-f]{8}\.md$/u);
  });
});
