import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { type Article, isQuotable } from '../../../functions/engine/articles/article.ts';
import { decodeText } from '../../../functions/engine/articles/decoding.ts';
import { parseArticle } from '../../../functions/engine/articles/parse-article.ts';
import { NO_RAW_ARTICLES, RAW_ARTICLES, RAW_GOLD } from '../../support/raw-articles.ts';

const Fact = v.nullable(v.string());
const Answer = v.object({
  file: v.string(),
  sentence: v.string(),
  start: v.number(),
  end: v.number(),
  key: v.object({ start: v.number(), end: v.number() }),
  headline: v.optional(v.boolean(), false),
});
const Gold = v.object({
  sources: v.record(v.string(), v.object({ title: Fact, publisher: Fact, author: Fact, published: Fact, url: Fact })),
  questions: v.array(v.object({ id: v.string(), answers: v.array(Answer) })),
});

/** Lines that the gold names as no sentences, by how they begin or what they hold. */
const NOT_QUOTABLE: Readonly<Record<string, readonly RegExp[]>> = {
  '000': [
    /^\(PresidentialWire\.com\)- /mu,
    /pic\.twitter\.com\/\w+/gu,
    /^— .*\(@.*$/gmu,
    /^The footage below .*:$/mu,
    /^.* shared more footage .*:$/mu,
  ],
  '001': [/^by WorldTribune.*$/mu, /pic\.twitter\.com\/\w+/gu, /^— .*\(@.*$/gmu, /^INFORMATION WORLD WAR.*$/mu],
  '002': [/ \| Sputnik Protest News$/mu, /^.*protestProtests.*$/mu, / \.$/mu],
  '003': [
    /^.*• (?:Live|Audio Only|google plus|facebook|twitter)$/gmu,
    /^News > World$/mu,
    /^.*Police officers try .*$/gmu,
    /^Published 6 .*$/mu,
    /^Opinion$/mu,
    /^RELATED:$/mu,
    /^Kazakhstan: President Responds.*$/mu,
    /^Comments?$/gmu,
    /^0$/mu,
    /^Post with no comments\.$/mu,
  ],
  '004': [
    /^Kazakhstan riot$/mu,
    /^Airports Seized To Thwart.*$/mu,
    /^Mass Protests In Kazakhstan Advantageous.*$/mu,
    /^Critical Red Alert$/mu,
    /^Source$/mu,
    /^You can skip .*$/mu,
    /^Leave a Reply$/mu,
    /^Powered by .*$/mu,
  ],
};

describe.skipIf(NO_RAW_ARTICLES)('the raw articles (skipped where ../shared/articles is missing)', async () => {
  const articles = new Map<string, Article>();
  const gold = NO_RAW_ARTICLES
    ? { sources: {}, questions: [] }
    : v.parse(Gold, JSON.parse(readFileSync(RAW_GOLD, 'utf8')));
  for (const file of NO_RAW_ARTICLES ? [] : readdirSync(RAW_ARTICLES).filter((name) => name.endsWith('.txt'))) {
    const text = await decodeText(readFileSync(path.join(RAW_ARTICLES, file)), file);
    articles.set(file, parseArticle({ text, file, format: 'text' }));
  }

  test('are all there', () => {
    expect([...articles.keys()].sort()).toEqual(Object.keys(gold.sources).sort());
  });

  for (const [file, source] of Object.entries(gold.sources)) {
    test(`${file} states what a reader can know, and nothing more`, () => {
      const { title, publisher, author, published, url } = articles.get(file) ?? {};
      // The gold adds a remark in brackets to one name.
      const expected = { ...source, publisher: source.publisher?.replace(/ \(.*$/u, '') ?? null };
      expect({ title, publisher, author, published, url }).toEqual(expected);
    });

    test(`${file} quotes no line of navigation, caption, byline or comment box`, () => {
      const article = articles.get(file);
      const patterns = NOT_QUOTABLE[file.slice(0, 3)] ?? [];
      expect(article && patterns.length > 0).toBeTruthy();
      for (const pattern of patterns) {
        const matches = [
          ...(article?.text ?? '').matchAll(
            new RegExp(pattern, pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`),
          ),
        ];
        expect(matches.length, String(pattern)).toBeGreaterThan(0);
        for (const { index, 0: line } of matches) {
          const quoted = article?.blocks.filter(
            (block) => isQuotable(block) && block.start < index + line.length && index < block.end,
          );
          expect(quoted, line).toEqual([]);
        }
      }
    });
  }

  for (const { id, answers } of gold.questions) {
    test.skipIf(answers.length === 0)(`every sentence that answers ${id} can be quoted`, () => {
      for (const answer of answers) {
        const article = articles.get(answer.file);
        if (answer.headline || answer.sentence === article?.title) continue;
        const block = article?.blocks.find(
          (candidate) =>
            isQuotable(candidate) && candidate.start <= answer.key.start && answer.key.end <= candidate.end,
        );
        expect(block, answer.sentence).toBeDefined();
        // Only a dateline or a list mark at its start may be left out.
        const missing = article?.text.slice(answer.start, Math.max(answer.start, block?.start ?? 0)) ?? '';
        expect(missing).toMatch(/^(?:\(\S+\)- |• )?$/u);
        expect(block?.end).toBeGreaterThanOrEqual(answer.end);
      }
    });
  }
});
