import { describe, expect, test } from 'vitest';
import { article, ask, indexOf, texts } from '../../support/articles.ts';

describe('a noun for a value', () => {
  const unemployment = 'Unemployment in Northey stands at 6.1 percent, the labour office said on Monday.';
  const bare = indexOf([article('a', null, `${unemployment} The harbour of Marlow was closed.`)]);

  test('need not stand in an article that gives the value', () => {
    const { kind, quotes, uncovered } = ask('what is the unemployment rate?', bare);
    expect(kind).toBe('answered');
    expect(texts(quotes)[0]).toBe(unemployment);
    expect(uncovered).toEqual([]);
  });

  test('is a word like others where no figure is asked for', () => {
    expect(ask('who raised the rate?', bare).uncovered).toEqual(['raised', 'rate']);
  });
});
