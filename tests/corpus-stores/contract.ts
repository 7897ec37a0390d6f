import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, answer } from '../../functions/engine/answer.ts';
import type { Article } from '../../functions/engine/articles/article.ts';
import { parseArticle } from '../../functions/engine/articles/parse-article.ts';
import { answerClaim } from '../../functions/engine/claim-answer.ts';
import { summarize } from '../../functions/engine/corpus-summary.ts';
import { type CorpusStore, type Edition, MOST_SUGGESTED } from '../../functions/engine/edition.ts';
import { explainFigures } from '../../functions/engine/explain-figures.ts';
import type { IndexChange } from '../../functions/engine/indexing/index-update.ts';
import type { CorpusIndex } from '../../functions/engine/search/corpus-index.ts';
import type { Window } from '../../functions/engine/search/window.ts';
import { suggestQuestions } from '../../functions/engine/suggested-questions.ts';
import { compare } from '../../functions/engine/text/compare.ts';
import { touchedQuestions } from '../../functions/engine/touched-questions.ts';
import { article, HARBOUR_REPORTS, indexOf } from '../support/articles.ts';

/** A store that the contract can publish to. */
export interface WritableStore extends CorpusStore {
  /** `begunFrom`: the version that was current when the work on the change began, `null` before the first. */
  publish(change: IndexChange, begunFrom: string | null): Promise<'published' | 'overtaken'>;
}

const LIMIT = 10;

/** Reports with dates, on two towns, one spelling out an acronym, one a copy of another. */
const DATED: readonly Article[] = [
  report('wire-1', '2022-01-05', 'Flood in Quern', 'Twelve people died when the dam of Quern broke, the mayor said.'),
  report('wire-2', '2022-01-06', 'Flood in Quern', 'The death toll in Quern rose from 12 to 31. About 400 were hurt.'),
  report('wire-3', '2022-01-06', 'Quern after the flood', 'At least 29 people were killed in Quern. Roads are closed.'),
  report(
    'wire-4',
    '2022-01-08',
    'The dam',
    'The National Harbour Guard (NHG) sent 40 boats to Quern. NHG divers rest.',
  ),
  report(
    'wire-5',
    null,
    'Who builds dams',
    'Ada Brandt was born in Northey in 1961. She built the dam of Quern. It cost $12 million, and 6,500 people work there.',
  ),
  report(
    'wire-6',
    '2022-02-01',
    'Who builds dams, again',
    'Ada Brandt was born in Northey in 1961. She built the dam of Quern. It cost $12 million, and 6,500 people work there.',
  ),
];

const ALL: readonly Article[] = [...HARBOUR_REPORTS, ...DATED];

const QUESTIONS: readonly string[] = [
  'how many police died in Marlow?',
  'how many people died in Quern?',
  'how many died?',
  'where was Ada Brandt born?',
  'when was Ada Brandt born?',
  'what did the dam cost?',
  'how many boats did the National Harbour Guard send?',
  'how many NHG boats?',
  'who is the mayor of Marlow?',
  'who is the oldest singer?',
  'what happened in Northey?',
  'did 31 people die in Quern?',
  'who won the marathon in Zagreb?',
  'how much does a loaf cost?',
  'the of and',
  '',
];

const SLIPS: readonly string[] = [
  'who is the mayor of Marolw?',
  'where was Ada Brandtt born?',
  'who is the oldest singre?',
];

const CLAIMS: readonly string[] = [
  'Nine police officers were killed in Marlow.',
  '31 people died in Quern. About 400 were hurt. Ada Brandt was born in Marlow.',
  'Forty boats were sent to Quern by the harbour guard.',
  'The marathon was won by a Dane.',
];

const WINDOWS: readonly Window[] = [
  {},
  { after: '2022-01-06' },
  { before: '2022-01-05' },
  { after: '2022-01-06', before: '2022-01-06' },
  { after: '2023-01-01' },
  { articles: ['wire-1', 'wire-3', 'courier'] },
  { after: '2022-01-06', articles: ['wire-1', 'wire-3', 'courier'] },
];

function report(id: string, published: string | null, title: string, text: string): Article {
  const date = published === null ? '' : `published: ${published}\n`;
  const file = `---\nid: ${id}\ntitle: ${JSON.stringify(title)}\npublisher: Quern Wire\n${date}---\n${text}\n`;
  return parseArticle({ text: file, file: `${id}.txt`, format: 'text' });
}

const put = (...articles: readonly Article[]): IndexChange => ({ put: articles, remove: [] });

/** What every store of a corpus promises, against an index in memory that was built at one go. `open` gives an empty store. */
export function describeCorpusStore(
  name: string,
  open: () => Promise<WritableStore>,
  close: () => Promise<void> = async () => {},
): void {
  describe(`a corpus in ${name}`, () => {
    const expected = indexOf(ALL);
    let edition: Edition;

    beforeAll(async () => {
      const store = await open();
      expect(await store.current()).toBeNull();
      expect(await store.publish(put(...ALL), null)).toBe('published');
      edition = await currentOf(store);
    });
    afterAll(close);

    test.each(QUESTIONS)('answers as the index in memory: “%s”', async (question) => {
      await expectSameAnswers([question], edition, expected);
    });

    test('puts a slip right, or offers another spelling', async () => {
      const read: (string | null)[] = [];
      for (const question of SLIPS) {
        const given = await answerFrom(edition, question);
        expect(given).toEqual(answer(question, expected, { limit: LIMIT }));
        read.push(given.answeredAs ?? given.didYouMean);
      }
      expect(read[0]).toBe('who is the mayor of Marlow?');
    });

    test.each(CLAIMS)('checks claims as the index in memory: “%s”', async (claim) => {
      for (const window of WINDOWS) {
        const slice = await edition.slice([claim], window);
        const options = { limit: LIMIT, ...window };
        expect(answerClaim(claim, slice, options)).toEqual(answerClaim(claim, expected, options));
      }
    });

    test.each(WINDOWS)('keeps to a window: %j', async (window) => {
      for (const question of [...QUESTIONS, ...SLIPS]) {
        const given = await answerFrom(edition, question, window);
        expect(given, question).toEqual(answer(question, expected, { limit: LIMIT, ...window }));
      }
      const isIn = ALL.filter(({ id, published }) => isWithin(id, published, window)).length > 0;
      expect(await edition.hasArticleIn(window)).toBe(isIn);
    });

    test('gives one slice for several texts', async () => {
      const texts = QUESTIONS.slice(0, 3);
      const slice = await edition.slice(texts);
      for (const text of texts) {
        expect(answer(text, slice, { limit: LIMIT })).toEqual(answer(text, expected, { limit: LIMIT }));
      }
    });

    test('tells which questions new articles touch', async () => {
      const asked = [
        ...[...QUESTIONS, ...SLIPS].map((text) => ({ text, kind: 'question' as const })),
        ...CLAIMS.map((text) => ({ text, kind: 'claim' as const })),
      ];
      const fresh = ['wire-5', 'wire-4', 'nobody'];
      const slice = await edition.sliceFor((part) => touchedQuestions(asked, fresh, part));
      const touched = touchedQuestions(asked, fresh, slice);
      expect(touched.size).toBeGreaterThan(0);
      expect(touched).toEqual(touchedQuestions(asked, fresh, expected));
    });

    test('explains figures', async () => {
      const [question = ''] = QUESTIONS;
      const explained = explainFigures(question, await edition.slice([question]), {});
      expect(explained.length).toBeGreaterThan(0);
      expect(explained).toEqual(explainFigures(question, expected, {}));
    });

    test('tells what it holds', async () => {
      expect(edition.version).toBe(expected.version);
      expect(edition.summary).toEqual(summarize(expected));
      expect(edition.rings).toEqual(expected.rings);
      expect(edition.suggestions).toEqual(suggestQuestions(expected, MOST_SUGGESTED));
    });

    test('gives articles by their ids, with every figure that was read of them', async () => {
      const found = await edition.articles(['wire-2', 'courier', 'nobody', 'wire-2']);
      expect([...found.keys()].toSorted(compare)).toEqual(['courier', 'wire-2']);
      for (const [id, { article: given, passages }] of found) {
        expect(given).toEqual(ALL.find((one) => one.id === id));
        const sentences = expected.passagesOf(id).map((passage) => passage.sentences);
        expect(passages.map((passage) => passage.sentences)).toEqual(sentences);
        for (const passage of passages) expect(passage.article).toEqual(given);
      }
    });

    test('lists articles, the newest first, and page by page', async () => {
      const ids = async (from: number, most: number) => (await edition.listed(from, most)).articles.map(({ id }) => id);
      const all = await ids(0, 100);
      expect(all.slice(0, 5)).toEqual(['wire-6', 'wire-4', 'wire-2', 'wire-3', 'wire-1']);
      expect(all.toSorted(compare)).toEqual(ALL.map(({ id }) => id).toSorted(compare));
      expect([...(await ids(0, 5)), ...(await ids(5, 5)), ...(await ids(10, 5))]).toEqual(all);
      expect((await edition.listed(100, 5)).of).toBe(ALL.length);
    });

    test('finds articles by words, beginnings of words, and with a slip', async () => {
      const ids = async (typed: string) => (await edition.find(typed, 10)).map(({ id }) => id);
      expect((await ids('riots harbour')).at(0)).toBe('post');
      expect((await ids('festi')).at(0)).toBe('tribune');
      expect((await ids('festivel')).at(0)).toBe('tribune');
      expect((await ids('2022-02-01')).at(0)).toBe('wire-6');
      expect(await ids('nothing of the kind')).toEqual([]);
      expect(await edition.find('quern', 2)).toHaveLength(2);
    });
  });

  describe(`a corpus in ${name} that changes`, () => {
    let store: WritableStore;

    beforeAll(async () => {
      store = await open();
    });
    afterAll(close);

    test('is what its articles are, in whatever order they came and went; earlier editions stay as they were', async () => {
      const [first, second, third, ...others] = ALL.toReversed();
      if (!(first && second && third)) throw new Error('there are twelve');
      const restated = article(second.id, 'Another title', 'Eight police officers were killed in Quern.');
      const changes: readonly (readonly [IndexChange, readonly Article[]])[] = [
        [put(...others.slice(2)), others.slice(2)],
        [put(first, second), [...others.slice(2), first, second]],
        [{ put: [restated, third], remove: [first.id, 'nobody'] }, [...others.slice(2), restated, third]],
        [{ put: [second, first, ...others.slice(0, 2)], remove: [third.id] }, [...others, first, second]],
        [put(third), ALL],
      ];
      const kept: { readonly edition: Edition; readonly index: CorpusIndex }[] = [];
      let version: string | null = null;
      for (const [change, articles] of changes) {
        expect(await store.publish(change, version)).toBe('published');
        const edition = await currentOf(store);
        kept.push({ edition, index: indexOf(articles) });
        version = edition.version;
        // The one before is what a worker may still hold.
        for (const held of kept.slice(-2)) await expectSameAnswers(QUESTIONS.slice(0, 6), held.edition, held.index);
      }
      expect(new Set(kept.map((held) => held.edition.version)).size).toBe(changes.length);
    });

    test('tells a writer that was overtaken, and keeps what was published', async () => {
      const { version } = await currentOf(store);
      const [courier = report('courier', null, 'x', 'Nothing.')] = HARBOUR_REPORTS;
      expect(await store.publish({ put: [], remove: [courier.id] }, version)).toBe('published');
      const after = await currentOf(store);
      expect(await store.publish({ put: [], remove: ['gazette'] }, version)).toBe('overtaken');
      expect(await store.publish({ put: [], remove: ['gazette'] }, null)).toBe('overtaken');
      const current = await currentOf(store);
      expect(current.version).toBe(after.version);
      await expectSameAnswers(QUESTIONS.slice(0, 3), current, indexOf(ALL.filter(({ id }) => id !== courier.id)));
      expect(await store.publish({ put: [], remove: ['gazette'] }, after.version)).toBe('published');
    });
  });
}

function isWithin(id: string, published: string | null, { after, before, articles }: Window): boolean {
  const isDated = after !== undefined || before !== undefined;
  if (isDated && published === null) return false;
  return (
    (after === undefined || (published ?? '') >= after) &&
    (before === undefined || (published ?? '') <= before) &&
    (articles?.includes(id) ?? true)
  );
}

async function currentOf(store: CorpusStore): Promise<Edition> {
  const edition = await store.current();
  if (!edition) throw new Error('nothing was published');
  return edition;
}

async function answerFrom(edition: Edition, question: string, window: Window = {}): Promise<Answer> {
  return answer(question, await edition.slice([question], window), { limit: LIMIT, ...window });
}

/** Whole answers, to the last digit of a score. */
async function expectSameAnswers(questions: readonly string[], edition: Edition, index: CorpusIndex): Promise<void> {
  for (const question of questions) {
    expect(await answerFrom(edition, question), question).toEqual(answer(question, index, { limit: LIMIT }));
  }
}
