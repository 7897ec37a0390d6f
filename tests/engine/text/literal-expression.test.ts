import { expect, test } from 'vitest';
import { literalOf } from '../../../functions/engine/text/literal-expression.ts';

test.each(['Jo-Ann', '1-2', 'a.b', '1/2', '(x) [y] {z}', '^$*+?|\\'])('%s is found as it is', (text) => {
  const expression = new RegExp(`^${literalOf(text)}$`, 'u');
  expect(expression.test(text)).toBe(true);
  expect(expression.test(`${text.slice(0, -1)}~`)).toBe(false);
});
