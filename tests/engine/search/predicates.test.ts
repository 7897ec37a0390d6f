import { describe, expect, test } from 'vitest';
import { parseQuestion } from '../../../functions/engine/search/question.ts';
import { TEST_RINGS } from '../../support/articles.ts';

const predicate = (text: string) => {
  const question = parseQuestion(text, TEST_RINGS);
  return question.predicate.map((term) => question.terms[term]?.word);
};

describe('what a question asks of whom it names', () => {
  test.each([
    ['Where was Ada Brandt born?', ['born']],
    ['Who will succeed Tomas Reed as harbour master?', ['succeed']],
    ['Who is the head of Orlo Foods?', ['head']],
    ['Who was the man that pelted Ada Brandt?', ['pelted']],
    ["Where was Ada Brandt's funeral held?", ['funeral']],
    ['When did Orlo take effect?', ['effect']],
    ['Where did police find Ada Brandt?', ['find']],
    ['When did the deep trawling ban take effect?', ['effect']],
    ['Who owns Orlo?', ['owns']],
    ['Who gains from the strike, according to the Norland pilot?', ['gains']],
  ])('%s', (question, words) => {
    expect(predicate(question)).toEqual(words);
  });

  test('has kin, in one direction', () => {
    expect(parseQuestion('Where was Ada Brandt buried?', TEST_RINGS).kin).toContain('funer');
    expect(parseQuestion('Where was the meeting held?', TEST_RINGS).kin).not.toContain('arrest');
  });
});

describe('the kind of thing that a question asks for', () => {
  test.each([
    ['Which judge hears the case of Ada Brandt?', 'person'],
    ['What is the name of the man who pelted Ada Brandt?', 'person'],
    ['names of the drowned officers', 'person'],
    ['In which hospital was Ada Brandt treated?', 'place'],
    ['Was Ada Brandt armed when police shot her?', 'other'],
    ['When did Ada Brandt leave Orlo?', 'date'],
  ])('%s', (question, type) => {
    expect(parseQuestion(question, TEST_RINGS).answerType).toBe(type);
  });
});
