import { expect, test } from 'vitest';
import { readRecordsFile } from '../../functions/corpus/corpus-file.ts';

const GOOD = JSON.stringify({
  id: 'a',
  title: null,
  text: 'The dockers of Marlow walked out on Monday over unpaid wages.',
});

async function read(lines: readonly string[]) {
  async function* chunks() {
    yield Buffer.from(lines.join('\n'));
  }
  const { articles, skipped } = await readRecordsFile('a.jsonl', chunks());
  return { ids: articles.map(({ id }) => id), skipped };
}

test('each line that is no article is told with its number, and stops no other', async () => {
  const { ids, skipped } = await read(['{"text":', GOOD, '', '[]']);
  expect(ids).toEqual(['a']);
  expect(skipped.map(({ file, severity }) => [file, severity])).toEqual([
    ['a.jsonl#1', 'defect'],
    ['a.jsonl#4', 'defect'],
  ]);
});

test('of very many such lines the rest is counted', async () => {
  const { ids, skipped } = await read([...Array.from({ length: 5000 }, () => 'x'), GOOD]);
  expect(ids).toEqual(['a']);
  const last = skipped.at(-1);
  expect(last?.file).toBe('a.jsonl');
  expect(last?.reason).toBe(
    `has ${5000 - (skipped.length - 1)} more lines that are no articles; is it a file of another kind?`,
  );
});
