import { describe, expect, test } from 'vitest';
import { parseRecord } from '../../functions/engine/articles/parse-article.ts';
import { summarize } from '../../functions/engine/corpus-summary.ts';
import { indexOf } from '../support/articles.ts';

function report(id: string, stated: { publisher?: string; published?: string }) {
  return parseRecord({
    json: JSON.stringify({ id, title: null, text: `The harbour of ${id} was closed on Monday.`, ...stated }),
    file: `${id}.jsonl#1`,
  });
}

describe('the summary of a corpus', () => {
  test('names the publishers, most articles first, then by name', () => {
    const index = indexOf([
      report('a', { publisher: 'Post' }),
      report('b', { publisher: 'Courier' }),
      report('c', { publisher: 'Tribune' }),
      report('d', { publisher: 'Tribune' }),
      report('e', {}),
    ]);
    const { articles, publishers, undisclosed, version } = summarize(index);
    expect(articles).toBe(5);
    expect(publishers).toEqual([
      { name: 'Tribune', articles: 2 },
      { name: 'Courier', articles: 1 },
      { name: 'Post', articles: 1 },
    ]);
    expect(undisclosed).toBe(1);
    expect(version).toBe(index.version);
  });

  test('tells the first and the last date, and how many articles state none', () => {
    const index = indexOf([
      report('a', { published: '2022-01-07' }),
      report('b', { published: '2021-12-30' }),
      report('c', {}),
      report('d', { published: '2022-01-05' }),
    ]);
    expect(summarize(index)).toMatchObject({ from: '2021-12-30', to: '2022-01-07', undated: 1 });
  });

  test('has no dates where none is stated', () => {
    expect(summarize(indexOf([report('a', {})]))).toMatchObject({ from: null, to: null, undated: 1 });
    expect(summarize(indexOf([]))).toMatchObject({ articles: 0, publishers: [], from: null, to: null });
  });
});
