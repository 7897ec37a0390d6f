import { describe, expect, test } from 'vitest';
import { withoutFiller } from '../../../functions/engine/search/filler.ts';
import { ask, HARBOUR_REPORTS, indexOf } from '../../support/articles.ts';

describe('what stands around a question', () => {
  test.each([
    ['Hi all, quick one before the 3pm edition: how many police died?', 'how many police died?'],
    ['hello everyone! who is the mayor of Marlow', 'who is the mayor of Marlow'],
    ['Does anyone know who the mayor of Marlow is?', 'who the mayor of Marlow is?'],
    ['anyone know when the ferry left?', 'when the ferry left?'],
    ['Could you tell me when the ferry left, please?', 'when the ferry left?'],
    ['how many ppl died in Marlow pls', 'how many people died in Marlow'],
    ['how many jobs did the us add?', 'how many jobs did the US add?'],
    ['Morning, who said so? thanks', 'who said so?'],
  ])('%s', (typed, question) => {
    expect(withoutFiller(typed)).toBe(question);
  });

  test.each([
    'who said hello to the mayor?',
    'Did the council say please?',
    'quick march',
    'Hi',
    'is it true that nine officers died: yes or no?',
    'Marlow: how many police died?',
  ])('"%s" has none', (question) => {
    expect(withoutFiller(question)).toBe(question);
  });

  test('hinders no answer', () => {
    const index = indexOf(HARBOUR_REPORTS);
    const plain = ask('who is the mayor of Marlow?', index);
    const asked = ask('Hi all, quick one before the 3pm edition: who is the mayor of Marlow?', index);
    expect({ ...asked, question: '' }).toEqual({ ...plain, question: '' });
    expect(asked.question).toContain('3pm');
  });
});
