import { expect, test } from 'vitest';
import { questionsIn } from '../../../functions/engine/search/several-questions.ts';

test.each([
  ['How many police died? And who declared the state of emergency?', 2],
  ['How many police died? And civilians?', 2],
  ['How many died? How many were injured? How many were arrested?', 3],
  ['How many police died and how many civilians were injured?', 2],
  ['The Courier says 8. How many police died? Who beheaded them?', 2],
  ['Can you tell me how many police died? Also, when was the airport seized?', 2],
])('%s: %i questions', (text, questions) => {
  expect(questionsIn(text, 4)).toHaveLength(questions);
});

test.each([
  'How many police died',
  'How many police died? Was it 8 or 12?',
  'Does anyone know? How many police died?',
  'Really? How many police died?',
  'How many police died? Thanks!',
  'Who was arrested, and when?',
  'When did it start and who started it?',
  'How many people died in Almaty and who said so?',
  'Who died? Who was hurt? Who was arrested? Who fled? Who stayed?',
  '',
])('%s: one question, as it was written', (text) => {
  expect(questionsIn(text, 4)).toEqual([text]);
});

test('what is no question stays with the one behind it, or at the end with the last', () => {
  const text = 'The Courier says 8. How many police died? Who beheaded them? I saw two names.';
  expect(questionsIn(text, 4)).toEqual([
    'The Courier says 8. How many police died?',
    'Who beheaded them? I saw two names.',
  ]);
});
