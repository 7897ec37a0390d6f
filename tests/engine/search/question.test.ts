import { describe, expect, test } from 'vitest';
import { parseQuestion } from '../../../functions/engine/search/question.ts';
import { TEST_RINGS } from '../../support/articles.ts';

const parse = (text: string) => parseQuestion(text, TEST_RINGS);

describe('a question asks for', () => {
  test.each([
    [
      'number',
      'how many police died?',
      'What was the death toll?',
      'number of officers killed',
      'HOW MUCH does it cost?',
    ],
    ['date', 'when did the harbour open?', 'Which year was it founded?', 'since when is it closed?'],
    ['person', 'who is the mayor?', 'Whose ship was it?', 'by whom was he seen'],
    ['place', 'where did it happen?', 'In which city did he die?', 'what country sent ships?'],
    ['reason', 'why did they walk out?', 'What caused the fire?', 'what was the reason for it?'],
    ['other', 'did the mayor resign?', 'police', '', 'what is flour?'],
  ])('a %s: %s', (type, ...questions) => {
    for (const question of questions) expect(parse(question).answerType, question).toBe(type);
  });
});

describe('the terms of a question', () => {
  const terms = (text: string) => parse(text).terms.map((term) => term.text);

  test('are its distinct words that carry a topic, as they were typed', () => {
    expect(terms('How many Police officers died, and which POLICE died?')).toEqual(['Police', 'officers', 'died']);
    expect(terms('who was it?')).toEqual([]);
  });

  test('are repeated in its sequence', () => {
    expect(parse('police, officers and police').sequence).toEqual([0, 1, 0]);
  });

  test('know their ring', () => {
    const rings = parse('how many demonstrators died in Marlow?').terms.map(
      ({ ring }) => TEST_RINGS.names[ring] ?? null,
    );
    expect(rings).toEqual(['protester', 'death', null]);
  });

  test('are names when capitalised inside the question, or numbers', () => {
    const names = (text: string) => parse(text).terms.flatMap((term) => (term.isName ? [term.text] : []));
    expect(names('Did Ada Quill sail to Northey in 1948?')).toEqual(['Ada', 'Quill', 'Northey', '1948']);
    expect(names('Police died')).toEqual([]);
    expect(names('DID THE POLICE DIE IN MARLOW IN 1948')).toEqual(['1948']);
  });

  test('are 48 at most', () => {
    const words = Array.from({ length: 500 }, (_, at) => `word${at}x`).join(' ');
    expect(parse(words).terms).toHaveLength(48);
    expect(Math.max(...parse(words).sequence)).toBe(47);
  });
});

describe('what is counted', () => {
  const counted = (text: string) => {
    const question = parse(text);
    return question.counted.map((term) => question.terms[term]?.text);
  };

  test.each([
    ['how many police officers died?', ['police', 'officers', 'died']],
    ['how many of the dockers died?', ['dockers']],
    ['the number of ships in the harbour', ['ships']],
    ['how long did it burn?', []],
    ['so many ships', []],
  ])('in %s', (question, expected) => {
    expect(counted(question)).toEqual(expected);
  });

  test('follows "what", "which" or "how many" at once', () => {
    const focus = (text: string) => {
      const question = parse(text);
      return question.terms[question.focus]?.text ?? null;
    };
    expect(focus('which harbour burned?')).toBe('harbour');
    expect(focus('how many ships burned?')).toBe('ships');
    expect(focus('what is the harbour?')).toBeNull();
    expect(focus('did the harbour burn?')).toBeNull();
  });
});

test('the terms of a question in other words than it was asked are still whole words', () => {
  const { terms } = parse('What share of the registered voters turned out in Zorbland?');
  expect(terms.map(({ text }) => text)).toEqual(['share', 'turnout', 'Zorbland']);
});
