import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answer } from '../../functions/engine/answer.ts';
import type { Article } from '../../functions/engine/articles/article.ts';
import { answerClaim } from '../../functions/engine/claim-answer.ts';
import { type AskedText, touchedQuestions } from '../../functions/engine/touched-questions.ts';
import { article, HARBOUR_REPORTS, indexOf, TEST_RINGS } from '../support/articles.ts';
import { runs } from '../support/runs.ts';

const LATE = article(
  'late',
  'Marlow counts its dead',
  'Fourteen policemen lost their lives in the harbour on Thursday.',
);
const DAM = article('dam', 'The dam of Quern', 'It holds the water of three rivers and cost 40 million euros.');
const NEW = indexOf([LATE, DAM]);

const question = (text: string): AskedText => ({ text, kind: 'question' });

function touchedBy(text: string, kind: AskedText['kind'] = 'question') {
  return touchedQuestions([{ text, kind }], ['dam', 'late'], NEW).get(0)?.articles ?? [];
}

describe('a question is touched', () => {
  test.each([
    ['by its own words', 'how many lost their lives in the harbour?', 'late'],
    ['by other words of a ring', 'how many police officers were killed?', 'late'],
    ['by words of a title above the passage', 'what did the dam of Quern cost?', 'dam'],
    ['whatever figure it states', 'did 6 policemen die in Marlow?', 'late'],
    ['with a slip in it', 'how many died in the harbuor?', 'late'],
  ])('%s', (_, text, by) => {
    expect(touchedBy(text)).toEqual([by]);
  });

  test('as a claim, statement by statement', () => {
    expect(touchedBy('Nine policemen died in Marlow. The dam holds three rivers.', 'claim')).toEqual(['dam', 'late']);
    expect(touchedBy('Nine policemen died in Marlow.', 'either')).toEqual(['late']);
  });

  test.each([
    ['whose words no new article has', 'who sang in the hills above Brindle?'],
    ['of stop words alone', 'who is it?'],
    ['of words that no article has', 'who built the zeppelin of Brindle?'],
  ])('never one %s', (_, text) => {
    expect(touchedBy(text)).toEqual([]);
  });

  test('by each new article that comes into its choice, and says whether a figure may', () => {
    const questions = ['how many police officers were killed?', 'who sang?', 'what holds the water?'].map(question);
    const fresh = ['dam', 'late'];
    expect(touchedQuestions(questions, fresh, NEW)).toEqual(
      new Map([
        [0, { articles: ['late'], asksFigure: true }],
        [2, { articles: ['dam'], asksFigure: false }],
      ]),
    );
    expect(touchedQuestions(questions, [], NEW)).toEqual(new Map());
    expect(touchedQuestions([], fresh, NEW)).toEqual(new Map());
  });

  test('not by an article that others leave no room for, and by a word that it alone has', () => {
    const many = Array.from({ length: 40 }, (_, at) =>
      article(`report-${at}`, 'Marlow', `Six police officers were killed in Marlow, station ${at} said.`),
    );
    const aside = article('aside', null, `${'The fair of Northey opens late. '.repeat(20)}Police came from Zundert.`);
    const slice = indexOf([...many, aside]);
    const touched = (text: string) => touchedQuestions([question(text)], ['aside'], slice).has(0);
    expect(touched('how many police officers were killed in Marlow?')).toBe(false);
    expect(touched('how many police officers of Zundert were killed in Marlow?')).toBe(true);
  });
});

const QUESTIONS: readonly AskedText[] = [
  ...[
    'how many police officers were killed?',
    'how many policemen died in Marlow?',
    'how many people died in Quern?',
    'did 7 people die in Northey?',
    'what did the dam of Quern cost?',
    'who is the mayor of Marlow?',
    'where was the dam built?',
    'how many protesters were arrested in Northey?',
    'who sang in the harbuor?',
    'how many boats came to Brindle?',
  ].map(question),
  { text: 'Nine police officers were killed in Marlow. The dam of Quern cost 40 million euros.', kind: 'claim' },
  { text: 'The mayor of Northey resigned.', kind: 'claim' },
];

const COUNTS = ['Six', 'Seven', 'Nine', 'Fourteen', 'Twenty', '31', 'At least 40'];
const WHO = ['police officers', 'policemen', 'protesters', 'dockers', 'boats'];
const WHAT = ['were killed', 'died', 'were injured', 'were arrested', 'came', 'sang'];
const WHERE = ['in Marlow', 'in the harbour of Marlow', 'in Quern', 'at the dam of Quern', 'in Northey', 'in Brindle'];

const sentence = fc
  .tuple(fc.constantFrom(...COUNTS), fc.constantFrom(...WHO), fc.constantFrom(...WHAT), fc.constantFrom(...WHERE))
  .map((words) => `${words.join(' ')}.`);

const drawnArticles = (least: number, most: number) =>
  fc.array(
    fc.record({
      title: fc.constantFrom(null, 'Clashes in Marlow', 'The dam of Quern', 'The mayor of Northey', 'Fair'),
      sentences: fc.array(sentence, { minLength: 1, maxLength: 3 }),
    }),
    { minLength: least, maxLength: most },
  );

describe('the answer to a question that is not touched', () => {
  test('is to the last digit what it would be if no new article could be quoted', () => {
    fc.assert(
      fc.property(drawnArticles(30, 60), drawnArticles(1, 3), (old, added) => {
        const made = (drawn: typeof old, name: string): Article[] =>
          drawn.map(({ title, sentences }, at) => article(`${name}-${at}`, title, sentences.join('\n\n')));
        const [before, fresh] = [[...HARBOUR_REPORTS, ...made(old, 'old')], made(added, 'new')];
        const index = indexOf([...before, ...fresh], TEST_RINGS);
        // What says the same as another article is not indexed.
        const held = new Set(index.articles.map(({ id }) => id));
        const ids = fresh.map(({ id }) => id).filter((id) => held.has(id));
        const articles = before.map(({ id }) => id);
        const touched = touchedQuestions(QUESTIONS, ids, index);
        QUESTIONS.forEach(({ text, kind }, at) => {
          if (touched.has(at)) return;
          const ask = kind === 'claim' ? answerClaim : answer;
          expect(ask(text, index, { limit: 10 })).toEqual(ask(text, index, { limit: 10, articles }));
        });
      }),
      { numRuns: runs(12) },
    );
  });
});
