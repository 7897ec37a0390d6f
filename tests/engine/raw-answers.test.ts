import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Answer, answer } from '../../functions/engine/answer.ts';
import { parseRings } from '../../functions/engine/concepts/rings.ts';
import { buildIndex } from '../../functions/engine/indexing/build-index.ts';
import type { CorpusIndex } from '../../functions/engine/search/corpus-index.ts';
import { DEFAULT_RINGS } from '../../functions/local/commands/arguments.ts';
import { readCorpus } from '../../functions/local/corpus/corpus-files.ts';
import { NO_RAW_ARTICLES, RAW_ARTICLES, RAW_GOLD } from '../support/raw-articles.ts';

const Gold = v.object({
  questions: v.array(
    v.object({
      id: v.string(),
      question: v.string(),
      answers: v.array(
        v.object({
          file: v.string(),
          grade: v.number(),
          key: v.object({ start: v.number(), end: v.number() }),
        }),
      ),
      traps: v.optional(v.array(v.object({ file: v.string(), start: v.number(), end: v.number() })), []),
    }),
  ),
});
type GoldQuestion = v.InferOutput<typeof Gold>['questions'][number];
type GoldAnswer = GoldQuestion['answers'][number];
type Quotes = Answer['quotes'];

function holds(quotation: Quotes[number], { file, key }: GoldAnswer): boolean {
  return quotation.article.file === file && quotation.start <= key.start && key.end <= quotation.end;
}

describe.skipIf(NO_RAW_ARTICLES)('on the five raw articles', () => {
  const gold = NO_RAW_ARTICLES ? [] : v.parse(Gold, JSON.parse(readFileSync(RAW_GOLD, 'utf8'))).questions;
  const question = (id: string): GoldQuestion => {
    const found = gold.find((candidate) => candidate.id === id);
    if (!found) throw new Error(`the gold file has no question ${id}`);
    return found;
  };
  const direct = (id: string) => question(id).answers.filter(({ grade }) => grade === 2);
  let index: CorpusIndex;
  const ask = (id: string, limit = 10) => answer(question(id).question, index, { limit });

  beforeAll(async () => {
    const { articles } = await readCorpus(RAW_ARTICLES);
    index = buildIndex(articles, parseRings(readFileSync(DEFAULT_RINGS, 'utf8'), DEFAULT_RINGS));
  });

  test('the four that say how many police died are the first four sources', () => {
    const sources = ask('police-died')
      .quotes.slice(0, 4)
      .map(({ article }) => article.file);
    expect(sources.toSorted()).toEqual([...new Set(direct('police-died').map(({ file }) => file))].toSorted());
  });

  test('and each is quoted with the sentence that says it', () => {
    const first = ask('police-died').quotes.slice(0, 4);
    const saidSo = first.map((quotation) => direct('police-died').some((gradeTwo) => holds(quotation, gradeTwo)));
    expect(saidSo).toEqual([true, true, true, true]);
  });

  test('five of the six sentences that say how many police died are among the first eight', () => {
    const first = ask('police-died', 8).quotes;
    const found = direct('police-died').filter((gradeTwo) => first.some((quotation) => holds(quotation, gradeTwo)));
    expect(direct('police-died')).toHaveLength(6);
    expect(found.length).toBeGreaterThanOrEqual(5);
  });

  test.each(gold.filter(({ answers }) => answers.length > 0).map(({ id }) => id))(
    '%s: at least 0.8 of the answers are among the first ten quotations',
    (id) => {
      const { kind, quotes } = ask(id);
      expect(kind).not.toBe('not_found');
      const answers = direct(id);
      const found = answers.filter((gradeTwo) => quotes.some((quotation) => holds(quotation, gradeTwo)));
      expect(found.length).toBeGreaterThanOrEqual(0.8 * Math.min(10, answers.length));
    },
  );

  test('nobody was killed in Aktau as far as they say, and the only mention of it is no answer', () => {
    const { kind, quotes, nearest } = ask('killed-aktau');
    expect({ kind, quotes }).toEqual({ kind: 'not_found', quotes: [] });
    const [trap] = question('killed-aktau').traps;
    expect(
      nearest.some(({ article, start, end }) => article.file === trap?.file && start <= trap.start && trap.end <= end),
    ).toBe(true);
  });

  test('no trap stands above an answer', () => {
    for (const { id, traps } of gold) {
      const { quotes } = ask(id);
      const firstAnswer = quotes.findIndex((quotation) => direct(id).some((gradeTwo) => holds(quotation, gradeTwo)));
      const firstTrap = quotes.findIndex((quotation) =>
        traps.some(
          ({ file, start, end }) => quotation.article.file === file && quotation.start < end && start < quotation.end,
        ),
      );
      if (firstTrap >= 0) expect({ id, firstAnswer }).toSatisfy(() => firstAnswer >= 0 && firstAnswer < firstTrap);
    }
  });
});
