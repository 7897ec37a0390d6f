import { describe, expect, test } from 'vitest';
import { isNumberMissing } from '../../functions/engine/missing-number.ts';
import { answerOf, quotationOf } from '../slack/views/records.ts';

const answered = (question: string, ...quotes: string[]) =>
  answerOf(
    quotes.map((text) => quotationOf(text)),
    { question },
  );

describe('the number that is asked for is missing', () => {
  test.each([
    ['how many cars were burned?', ['The crowd burned police cars.', 'Cars stood in flames.']],
    ['How much did the repairs cost?', ['The repairs were costly.']],
  ])('%s', (question, quotes) => {
    expect(isNumberMissing(answered(question, ...quotes))).toBe(true);
  });
});

describe('it is not missing', () => {
  test.each([
    ['in digits', 'how many cars were burned?', ['The crowd burned police cars.', 'It was 11 at night.']],
    ['in words', 'how many cars were burned?', ['The crowd burned three cars.']],
    ['as a vague amount', 'how many cars were burned?', ['Dozens of cars stood in flames.']],
    ['as a share', 'how much of the city burned?', ['Half of the city burned.']],
    ['as none', 'how many cars were burned?', ['No car was burned.']],
    ['where none is asked for', 'who burned the cars?', ['The crowd burned police cars.']],
  ])('%s', (_, question, quotes) => {
    expect(isNumberMissing(answered(question, ...quotes))).toBe(false);
  });

  test('where nothing was found, which says more', () => {
    expect(isNumberMissing(answerOf([], { question: 'how many cars were burned?', kind: 'not_found' }))).toBe(false);
  });
});
