import { describe, expect, test } from 'vitest';
import { parseQuestion } from '../../../functions/engine/search/question.ts';
import { segmentSentences } from '../../../functions/engine/text/sentences.ts';
import { tokenize } from '../../../functions/engine/text/tokens.ts';
import { article, ask, indexOf, TEST_RINGS } from '../../support/articles.ts';

const firstFor = (question: string, ...sentences: readonly string[]) => {
  const articles = sentences.map((text, at) => article(`a${at}`, null, text));
  return ask(question, indexOf(articles)).quotes[0]?.text;
};

describe('a name goes by its other forms', () => {
  test.each([
    ['US and American', 'how many American divers drowned off Northey?', 'Four US divers drowned off Northey.'],
    [
      'United States and U.S.',
      'who leads the United States envoys in Northey?',
      'The U.S. envoys in Northey are led by Ada Quill.',
    ],
    ['UK and British', 'who leads the UK envoys in Northey?', 'The British envoys in Northey are led by Ada Quill.'],
    [
      'EU and European Union',
      'who leads the EU envoys in Northey?',
      'The European Union envoys in Northey are led by Ada Quill.',
    ],
    [
      'a country and its adjective',
      'who leads the German divers in Northey?',
      'The divers of Germany in Northey are led by Ada Quill.',
    ],
    [
      'an umlaut and its two letters',
      'who is Bernd Schröter of Northey?',
      'Bernd Schroeter of Northey is the captain.',
    ],
    [
      'a designation with a hyphen',
      'where did the Su-25 land in Northey?',
      'The Su25 landed at the airfield in Northey.',
    ],
    ['a surname', 'where does Tomas Reedham live?', 'Mr Reedham lives in Northey.'],
  ])('%s', (_, question, sentence) => {
    expect(firstFor(question, sentence, 'Bakers of Marlow blame the weather.')).toBe(sentence);
  });

  test('but a namesake with another first name is somebody else', () => {
    const index = indexOf([
      article('a', null, 'Jane Reedham lives in Northey with two dogs.'),
      article('b', null, 'Tomas Reedham spoke in Marlow. Mr Reedham lives in Estwick.'),
    ]);
    expect(ask('where does Tomas Reedham live?', index).quotes[0]?.text).toBe('Mr Reedham lives in Estwick.');
  });

  test('one of two words is one term of the question', () => {
    const { terms } = parseQuestion('Did the United States sign?', TEST_RINGS);
    expect(terms.map(({ text }) => text)).toEqual(['United States', 'sign']);
    expect(terms[0]).toMatchObject({ isName: true, stem: 'u.s' });
  });
});

describe('a word in small letters', () => {
  const articles = [
    article('a', null, 'Friends of Reed and the Reed family saw it. The opinion of Reed changed.'),
    article('b', null, 'Cutting a reed has been banned in Northey since 3 May.'),
  ];
  const isName = (question: string) =>
    parseQuestion(question, TEST_RINGS).terms.find(({ stem }) => stem === 'reed')?.isName;

  test('is no name where the asker writes capitals', () => {
    expect(isName('When did Northey ban reed cutting?')).toBe(false);
    expect(ask('When did Northey ban reed cutting?', indexOf(articles)).quotes[0]?.text).toContain('3 May');
  });
});

describe('letters, marks and stops', () => {
  const words = (text: string) => tokenize(text).map(({ word }) => word);

  test('that Unicode does not part fold to plain ones', () => {
    expect(words('Đorđe Øst Łódź Straße Þór')).toEqual(['dorde', 'ost', 'lodz', 'strasse', 'thor']);
  });

  test('"P&G" is one word, and a designation is one with or without its hyphen', () => {
    expect(words('P&G and AT&T')).toEqual(['p&g', 'and', 'at&t']);
    expect(words('Su-25, Su25, MiG-29s')).toEqual(['su25', 'su25', 'mig29s']);
    expect(words('a 7-12 win, COVID-19, non-9, A-1,200')).toEqual([
      'a',
      '7',
      '12',
      'win',
      'covid',
      '19',
      'non',
      '9',
      'a',
      '1200',
    ]);
  });

  test('a sentence does not end at "v."', () => {
    const text = 'The court cited Brandt v. Holm in May. It ruled on Friday.';
    expect(segmentSentences(text, 0, text.length)).toHaveLength(2);
  });
});
