import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { answer } from '../../functions/engine/answer.ts';
import type { Article } from '../../functions/engine/articles/article.ts';
import { NO_RINGS, parseRings } from '../../functions/engine/concepts/rings.ts';
import { buildIndex } from '../../functions/engine/indexing/build-index.ts';
import type { CorpusIndex } from '../../functions/engine/search/corpus-index.ts';
import { suggestQuestions } from '../../functions/engine/suggested-questions.ts';
import { DEFAULT_RINGS, SAMPLE_CORPUS } from '../../functions/local/commands/arguments.ts';
import { readCorpus } from '../../functions/local/corpus/corpus-files.ts';
import { article, HARBOUR_REPORTS, indexOf } from '../support/articles.ts';

describe('questions suggested for the sample corpus', () => {
  const rings = parseRings(readFileSync(DEFAULT_RINGS, 'utf8'), DEFAULT_RINGS);
  let articles: readonly Article[];
  let index: CorpusIndex;
  beforeAll(async () => {
    ({ articles } = await readCorpus(SAMPLE_CORPUS));
    index = buildIndex(articles, rings);
  });

  test('of one article are answered by it, alone and among the others', () => {
    const suggested = articles.map((article) => suggestQuestions(buildIndex([article], rings), 12));
    for (const [at, article] of articles.entries()) {
      const alone = buildIndex([article], rings);
      for (const question of suggested[at] ?? []) {
        expect(question).toMatch(/^How many /u);
        const [first] = answer(question, alone, { limit: 1 }).figures;
        expect(first?.quotes.length ?? 0, question).toBeGreaterThan(0);
        const { kind, quotes } = answer(question, index, { limit: 5 });
        expect(kind, question).not.toBe('not_found');
        expect(
          quotes.map((quote) => quote.article.id),
          question,
        ).toContain(article.id);
      }
    }
    // The others tell of no figure that a question could ask for.
    expect(suggested.filter((questions) => questions.length > 0)).toHaveLength(6);
  });

  test('ask for what the sources disagree on, one matter each', () => {
    const questions = suggestQuestions(index, 4);
    expect(questions).toContain('How many police officers died?');
    expect(questions).toContain('How many people were injured?');
    expect(questions).toHaveLength(4);
    const [first, second] = questions.map((question) => answer(question, index, { limit: 5 }).kind);
    expect([first, second]).toEqual(['disputed', 'disputed']);
  });

  test('are all answered, however many are wanted', () => {
    for (const question of suggestQuestions(index, 12)) {
      expect(question).toMatch(/^(?:How many \p{Ll}[\p{L} -]* \p{Ll}+|What happened in \p{Lu}[\p{L} -]+)\?$/u);
      expect(answer(question, index, { limit: 5 }).kind, question).not.toBe('not_found');
    }
  });

  test('are the same each time, and fewer are the first of more', () => {
    const four = suggestQuestions(index, 4);
    expect(suggestQuestions(index, 4)).toEqual(four);
    expect(suggestQuestions(index, 2)).toEqual(four.slice(0, 2));
    expect(suggestQuestions(index, 0)).toEqual([]);
  });
});

describe('suggested questions', () => {
  test('name the people as the articles do', () => {
    expect(suggestQuestions(indexOf(HARBOUR_REPORTS), 4)[0]).toMatch(
      /^How many (?:law enforcement )?officers died\?$/u,
    );
  });

  test('need no rings', () => {
    const index = indexOf(
      [article('a', null, 'Four miners were injured in the shaft near Quern on Monday.')],
      NO_RINGS,
    );
    expect(suggestQuestions(index, 4)).toEqual(['How many miners were injured?']);
  });

  test.each([
    ['a prediction', 'Forty sailors could be killed by the storm next week, the ministry warned.'],
    ['a condition', 'If the gate broke, forty sailors were killed in the storm.'],
    ['a part', 'Forty of the sailors were killed in the storm.'],
    ['those who did it', 'Forty sailors killed the mayor of Marlow.'],
    ['another year', 'In 1990 forty sailors were killed in a storm.'],
    ['a single case', 'One sailor was killed in the storm.'],
    ['a denial', 'The minister denied that forty sailors were killed in the storm.'],
    ['a figure of things that do not die', 'The attack killed 3 buses and 40 times as much.'],
    ['another clause’s verb', 'The council voted to close the harbour after 12 boats were painted in the storm.'],
    ['a number that no noun comes with', 'In Quern 24 were elected.'],
    ['a share', 'Some 3% of miners died in Quern.'],
    ['one at least', 'At least one miner died in Quern.'],
    ['animals that die', 'Floods killed 20 cows in Quern.'],
    ['a name of many words', 'Fourteen very old wooden fishing boats were destroyed by the storm.'],
    ['a name with digits', 'Forty-four T-72 tanks were destroyed near Quern.'],
    ['a part of something', 'Twelve members died in the fire in Marlow.'],
    ['a people', 'Some 300 Bulgarians were detained in Quern on Monday.'],
    ['no figure', 'The festival was held in the hills. Rain stopped the last concert.'],
  ])('are not made of %s', (_, text) => {
    expect(suggestQuestions(indexOf([article('a', null, text)]), 4)).toEqual([]);
  });

  test.each([
    'Twelve died in Marlow on Monday.',
    'Twelve persons died in Marlow on Monday.',
    'Twelve people died in Marlow on Monday.',
  ])('ask of people where nobody else is named: "%s"', (text) => {
    expect(suggestQuestions(indexOf([article('a', null, text)]), 4)).toEqual(['How many people died?']);
  });

  test.each([
    ['The council cut 300 jobs in May.', 'How many jobs were cut?'],
    ['Thieves stole 14 paintings from the museum in Quern.', 'How many paintings were stolen?'],
    ['The railway bought 40 locomotives in March.', 'How many locomotives were bought?'],
    ['Judges in Quern fined 30 drivers on Monday.', 'How many drivers were fined?'],
    ['Nine security-service officers were killed in Marlow.', 'How many security-service officers died?'],
    ['Two miners died in Quern.', 'How many miners died?'],
    ['Fewer than two miners died in Quern.', 'How many miners died?'],
    ['It was 20 years before 12 miners died.', 'How many miners died?'],
    ['Police detained 24 in Quern.', 'How many people were detained?'],
    ['Hail damaged 300 cars in Quern.', 'How many cars were damaged?'],
    ['Twelve schools have been closed in Quern after 30 pupils fell ill.', 'How many schools were closed?'],
    ['Forty flights had been cancelled by noon.', 'How many flights were cancelled?'],
    ['Some 300 villagers voted for Voss.', 'How many villagers voted?'],
    ['The firm laid off 300 workers.', 'How many workers were laid off?'],
    ['The state sent 40 doctors to Quern.', 'How many doctors were sent?'],
    ['Forty fishermen are missing.', 'How many fishermen are missing?'],
    ['The team scored 4 goals.', 'How many goals were scored?'],
  ])('ask “%s” in good English', (text, question) => {
    const index = indexOf([article('a', null, `${text} Nothing else was known on Monday.`)]);
    expect(suggestQuestions(index, 4)).toEqual([question]);
  });

  test('fall back to places that several articles write of', () => {
    const index = indexOf([
      article('a', null, 'The harbour festival happened in Marlow on Monday. Singers came from nine villages.'),
      article('b', null, 'Nothing like the festival that happened in Marlow was seen before. Bakers sold bread.'),
      article('c', null, 'She bought shares in Acme. The talks were held in English, in May, in Parliament.'),
      article('d', null, 'He sold shares in Acme. The debate was held in English, in May, in Parliament.'),
    ]);
    expect(suggestQuestions(index, 4)).toEqual(['What happened in Marlow?']);
  });

  const suggestedFor = (...texts: string[]) =>
    suggestQuestions(indexOf(texts.map((text, at) => article(`a${at}`, null, text))), 12);

  test('come by how many articles tell of it, then by how many amounts, then in the order of the alphabet', () => {
    const [trees, fewer] = ['Volunteers planted 4,000 trees.', 'Villagers planted at least 3,500 trees.'];
    const [houses, again] = ['The firm built 40 houses.', 'The firm built 40 houses, it said.'];
    const paintings = 'Thieves stole 14 paintings.';
    expect(suggestedFor(paintings, houses, again)).toEqual([
      'How many houses were built?',
      'How many paintings were stolen?',
    ]);
    expect(suggestedFor(houses, trees, paintings, again, fewer)).toEqual([
      'How many trees were planted?',
      'How many houses were built?',
      'How many paintings were stolen?',
    ]);
    expect(suggestedFor(paintings, trees, houses)).toEqual([
      'How many houses were built?',
      'How many paintings were stolen?',
      'How many trees were planted?',
    ]);
  });

  test('put what sources disagree on before what more of them tell, and a second question on one fate last', () => {
    const trees = ['Volunteers', 'Villagers', 'Scouts'].map((who) => `${who} planted 4,000 trees.`);
    expect(suggestedFor(...trees, 'The council cut 300 jobs.', 'The council cut 400 jobs.')).toEqual([
      'How many jobs were cut?',
      'How many trees were planted?',
    ]);
    expect(
      suggestedFor('Twelve miners died in Dorn.', 'Nine sailors died in Quern.', 'Some 14 flights were cancelled.'),
    ).toEqual(['How many flights were cancelled?', 'How many miners died?', 'How many sailors died?']);
  });

  test('use the name that most articles use, and no “-men” where there is another', () => {
    const [first, second] = ['Six policemen died in Quern, he said.', 'Six policemen died in Quern.'];
    expect(suggestedFor(first, second, 'Six police officers died in Dorn.')[0]).toBe('How many police officers died?');
    expect(
      suggestedFor('Six police officers died.', 'Six officers died in Quern.', 'Six officers died, he said.')[0],
    ).toBe('How many officers died?');
    expect(suggestedFor('Six police officers died in Quern.', 'Six officers died in Quern, he said.')[0]).toBe(
      'How many officers died?',
    );
  });

  test('use a name that a question can use, where more articles use one that it cannot', () => {
    expect(suggestedFor('Six Officers died.', 'Six Officers died in Quern.', 'Six policemen died in Dorn.')[0]).toBe(
      'How many policemen died?',
    );
  });

  test('ask of two places at most, those of more articles first', () => {
    expect(
      suggestedFor(
        'The fair in Marlow was loud. The fair in Quern was loud. The market in Dorn was shut.',
        'The market in Marlow is shut. The market in Quern is shut. The fair in Dorn was loud.',
        'The circus in Quern was loud.',
      ),
    ).toEqual(['What happened in Quern?', 'What happened in Dorn?']);
  });

  test('are none for an empty corpus', () => {
    expect(suggestQuestions(indexOf([]), 4)).toEqual([]);
  });
});
