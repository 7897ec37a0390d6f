import { describe, expect, test } from 'vitest';
import type { Article } from '../../../functions/engine/articles/article.ts';
import { editionOf } from '../../../functions/engine/embedded-edition.ts';
import { assertVerbatim } from '../../../functions/engine/quotation.ts';
import type { CorpusIndex } from '../../../functions/engine/search/corpus-index.ts';
import { answerStatus as statusOf } from '../../../functions/slack/answers/answer-status.ts';
import type { AnswerRecord } from '../../../functions/slack/store/store.ts';
import { claimRecord, questionRecord } from '../../support/answer-records.ts';
import { article, HARBOUR_REPORTS, indexOf } from '../../support/articles.ts';

const answerStatus = (record: AnswerRecord, index: CorpusIndex) => statusOf(record, editionOf(index));

const COURIER = courier();

function courier(): Article {
  const found = HARBOUR_REPORTS.find(({ id }) => id === 'courier');
  if (!found) throw new Error('no courier');
  return found;
}

function having(changed: Article | null) {
  return indexOf(HARBOUR_REPORTS.flatMap((each) => (each.id === 'courier' ? (changed ?? []) : each)));
}

function rewritten(change: (text: string) => string): Article {
  const { text, title } = COURIER;
  const body = text.split('---\n').slice(2).join('---\n');
  return article('courier', title, change(body));
}

const restated = (changes: Partial<Article>) => having({ ...COURIER, ...changes });

const RECORDS: readonly (readonly [string, AnswerRecord])[] = [
  ['an answer', questionRecord()],
  ['a claim', claimRecord('Twenty police officers were killed in Marlow')],
];

describe.each(RECORDS)('%s', (_, record) => {
  test('is unchanged by what it does not quote', async () => {
    expect(await answerStatus(record, indexOf(HARBOUR_REPORTS))).toEqual({ kind: 'unchanged' });
    const more = [...HARBOUR_REPORTS, article('wire', 'Another', 'Thirty policemen were killed in Marlow.')];
    expect(await answerStatus(record, indexOf(more))).toEqual({ kind: 'unchanged' });
  });

  test('is moved by other words around the quotation, and its quotations are slices of what is there now', async () => {
    const index = having(rewritten((text) => `A word before all others.\n\n${text}\n\nAnd one after them.`));
    const status = await answerStatus(record, index);
    expect(status.kind).toBe('moved');
    if (status.kind !== 'moved') return;
    const { quotes } = status.record.answer;
    expect(quotes.map(({ text }) => text)).toEqual(record.answer.quotes.map(({ text }) => text));
    expect(() => assertVerbatim(quotes, new Map(index.articles.map((each) => [each.id, each])))).not.toThrow();
    expect(() =>
      assertVerbatim(record.answer.quotes, new Map(index.articles.map((each) => [each.id, each]))),
    ).toThrow();
    const bare = (one: AnswerRecord) => ({
      ...one,
      answer: { ...one.answer, quotes: one.answer.quotes.map(({ score, parts }) => ({ score, parts })) },
    });
    expect(bare(status.record)).toEqual(bare(record));
    expect(await answerStatus(status.record, index)).toEqual({ kind: 'unchanged' });
  });

  test('is changed by other words in the quotation, to the last letter', async () => {
    const index = having(rewritten((text) => text.replace('Six policemen', 'Six Policemen')));
    expect(await answerStatus(record, index)).toEqual({
      kind: 'changed',
      sources: [{ name: 'Clashes in the harbour of Marlow', changed: ['words'] }],
    });
  });

  test('is changed by a withdrawal', async () => {
    expect(await answerStatus(record, having(null))).toEqual({
      kind: 'changed',
      sources: [{ name: 'Clashes in the harbour of Marlow', changed: [] }],
    });
  });

  test.each([
    ['title', { title: 'Another title' }],
    ['publisher', { publisher: 'Courier' }],
    ['author', { author: 'Ada Quill' }],
    ['date', { published: '2022-01-07' }],
    ['address', { url: 'https://example.org/' }],
    ['kind', { kind: 'summary' }],
    ['kind', { of: 'another report' }],
  ] as const)('is changed by another %s in the line below it', async (part, changes) => {
    expect(await answerStatus(record, restated(changes))).toMatchObject({
      kind: 'changed',
      sources: [{ changed: [part] }],
    });
  });

  test('is unchanged where the file of a titled article is called otherwise', async () => {
    expect(await answerStatus(record, restated({ file: 'moved/courier.txt' }))).toEqual({ kind: 'unchanged' });
  });
});

describe('a sentence that stands twice', () => {
  test('is found where it stood, or nearest to it', async () => {
    const sentence = 'Six policemen were killed in the clashes, the interior ministry said.';
    const twice = rewritten((text) => `${sentence} ${'Nothing else is known. '.repeat(40)}\n\n${text}`);
    const status = await answerStatus(questionRecord(), having(twice));
    if (status.kind !== 'moved') throw new Error(status.kind);
    const quotation = status.record.answer.quotes.find(({ article: { id } }) => id === 'courier');
    const before = questionRecord().answer.quotes.find(({ article: { id } }) => id === 'courier');
    const places = [...twice.text.matchAll(new RegExp(sentence.slice(0, 20), 'gu'))].map(({ index }) => index);
    expect(places).toHaveLength(2);
    const nearest = places.toSorted((a, b) => Math.abs(a - (before?.start ?? 0)) - Math.abs(b - (before?.start ?? 0)));
    expect(quotation?.start).toBe(nearest[0]);
  });
});

describe('the nearest mentions of an answer that found nothing', () => {
  test('are looked at like quotations', async () => {
    const { answer } = questionRecord();
    const record = questionRecord({ answer: { ...answer, kind: 'not_found', quotes: [], nearest: answer.quotes } });
    expect(await answerStatus(record, having(null))).toMatchObject({ kind: 'changed', sources: [{ changed: [] }] });
  });
});
