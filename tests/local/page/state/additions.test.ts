import { expect, test } from 'vitest';
import { textOf } from '../../../../functions/local/page/render/elements.ts';
import { renderAdditions } from '../../../../functions/local/page/render/render-additions.ts';
import { type Addition, Additions } from '../../../../functions/local/page/state/additions.ts';
import { ServerError } from '../../../../functions/local/page/state/server-error.ts';
import type { Added } from '../../../../functions/local/server/protocol.ts';

const ACTIONS = { dismissAddition() {} };

function added(...sources: string[]): Added {
  return {
    version: 'v',
    entries: sources.map((source) => ({ kind: 'added', source, detail: `title of ${source}`, notes: [] })),
  };
}

/** The additions, and what the page shows of each, newest first. */
function watched() {
  let list: readonly Addition[] = [];
  const additions = new Additions((now) => {
    list = now;
  });
  return {
    additions,
    list: () => list,
    shown: () => list.map((addition) => textOf(renderAdditions([addition], ACTIONS))),
  };
}

test('names what is being read and what waits, and keeps what is done, newest first', async () => {
  const { additions, shown } = watched();
  const first = Promise.withResolvers<Added>();
  const second = Promise.withResolvers<Added>();
  const done = [additions.add('a.txt', () => first.promise), additions.add('b.txt', () => second.promise)];
  await Promise.resolve();
  expect(shown()).toEqual(['b.txt waits for the one before it.', 'Reading a.txt …']);
  first.resolve(added('a.txt'));
  await expect.poll(shown).toEqual(['Reading b.txt …', 'Added a.txt: title of a.txt×']);
  second.resolve(added('b.txt'));
  expect(await Promise.all(done)).toEqual([true, true]);
  expect(shown()).toEqual(['Added b.txt: title of b.txt×', 'Added a.txt: title of a.txt×']);
});

test('says why one failed, and goes on with the next', async () => {
  const { additions, shown } = watched();
  const refused = additions.add('big.pdf', () => Promise.reject(new ServerError('It is too large.')));
  const taken = additions.add('small.txt', async () => added('small.txt'));
  expect(await Promise.all([refused, taken])).toEqual([false, true]);
  expect(shown()).toEqual(['Added small.txt: title of small.txt×', 'Not added big.pdf: It is too large.×']);
});

test('does not swallow a defect of its own, and goes on all the same', async () => {
  const { additions, shown } = watched();
  await expect(additions.add('a.txt', () => Promise.reject(new TypeError('a defect')))).rejects.toThrow('a defect');
  await additions.add('b.txt', async () => added('b.txt'));
  expect(shown()).toEqual(['Added b.txt: title of b.txt×', 'Not added a.txt: The page failed to add it.×']);
});

test('forgets outcomes that are dismissed, and the oldest of many, but nothing that is still to come', async () => {
  const { additions, list } = watched();
  for (let file = 1; file <= 21; file += 1) await additions.add(`${file}.txt`, async () => added(`${file}.txt`));
  expect(list()).toHaveLength(20);
  expect(list().at(-1)?.name).toBe('2.txt');
  additions.dismiss(list()[0]?.id ?? 0);
  expect(list()[0]?.name).toBe('20.txt');
  const last = additions.add('last.txt', async () => added('last.txt'));
  additions.dismiss('all');
  expect(list().map(({ name }) => name)).toEqual(['last.txt']);
  await last;
});

test('sums up a file that holds many articles', async () => {
  const { additions, list } = watched();
  await additions.add('feed.xml', async () => added('1', '2', '3', '4', '5', '6', '7'));
  const shown = textOf(renderAdditions(list(), ACTIONS));
  expect(shown).toContain('feed.xml 7 added');
  expect(shown).toContain('Added 7: title of 7');
});
