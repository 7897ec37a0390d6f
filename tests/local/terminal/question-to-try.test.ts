import { expect, test } from 'vitest';
import { NO_RINGS } from '../../../functions/engine/concepts/rings.ts';
import { questionToTry } from '../../../functions/local/terminal/question-to-try.ts';
import { article } from '../../support/articles.ts';

test('what is printed to try is a question that the articles answer, or nothing: never a title', () => {
  const told = article('a', 'Storm over Quern', 'Four miners were injured in the shaft near Quern on Monday.');
  const untold = article('b', 'Storm over Marlow', 'The wind blew all night, and nobody slept in the whole town.');
  expect(questionToTry([untold, told], NO_RINGS)).toBe('How many miners were injured?');
  expect(questionToTry([untold], NO_RINGS)).toBeNull();
  expect(questionToTry([], NO_RINGS)).toBeNull();
});
