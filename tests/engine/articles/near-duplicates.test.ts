import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCopies, type WordedText } from '../../../functions/engine/articles/near-duplicates.ts';
import { wordHash } from '../../../functions/engine/text/word-hash.ts';

/** Words that tell one text from another: "k17", and others for another letter. */
function words(letter: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => `${letter}${at}`);
}

function worded(id: string, text: readonly string[]): WordedText {
  return { id, words: Uint32Array.from(text, wordHash) };
}

function copiesOf(texts: Readonly<Record<string, readonly string[]>>): Record<string, string> {
  return Object.fromEntries(findCopies(Object.entries(texts).map(([id, text]) => worded(id, text))));
}

const REPORT = words('report', 300);
/** Every `step`th word is another one. */
const edited = (text: readonly string[], step: number) =>
  text.map((word, at) => (at % step === step - 1 ? `${word}-edited` : word));

describe('is a copy of the first', () => {
  test.each([
    ['the same text', REPORT],
    ['one with every thirtieth word changed', edited(REPORT, 30)],
    ['one with a fourth taken off its end', REPORT.slice(0, 225)],
    ['one with a fourth taken off its beginning', REPORT.slice(75)],
    ['one with half as much added', [...REPORT, ...words('more', 150)]],
    ['one with its halves in turn', [...REPORT.slice(150), ...REPORT.slice(0, 150)]],
  ])('%s', (_, other) => {
    expect(copiesOf({ a: REPORT, b: other })).toEqual({ b: 'a' });
    expect(copiesOf({ a: other, b: REPORT })).toEqual({ b: 'a' });
  });

  test.each([7, 9, 12, 15, 20, 23, 30])('a text of %d words without its last one', (count) => {
    const text = words('short', count);
    expect(copiesOf({ a: text, b: text.slice(0, -1) })).toEqual({ b: 'a' });
  });

  test('a copy of its copy', () => {
    const [longer, longest] = [
      [...REPORT, ...words('more', 250)],
      [...REPORT, ...words('more', 250), ...words('most', 400)],
    ];
    expect(copiesOf({ b: longer, a: REPORT, c: longest })).toEqual({ a: 'b', c: 'b' });
    expect(copiesOf({ a: REPORT, c: longest })).toEqual({});
  });
});

describe('is no copy', () => {
  test.each([
    ['another text', words('other', 300)],
    ['one that says the same with every tenth word changed', edited(REPORT, 10)],
    ['the first paragraph alone', REPORT.slice(0, 100)],
    ['a text that quotes a paragraph of it', [...words('other', 200), ...REPORT.slice(0, 100)]],
    ['a digest that holds all of it, and as much of others', [...REPORT, ...words('x', 160), ...words('y', 160)]],
    ['the same words in another order', REPORT.toSorted((a, b) => wordHash(a) - wordHash(b))],
    ['a text of no words', []],
    ['a text of four words', REPORT.slice(0, 4)],
  ])('%s', (_, other) => {
    expect(copiesOf({ a: REPORT, b: other })).toEqual({});
  });

  test('one of two texts that a digest holds, though each is in it', () => {
    const other = words('other', 200);
    expect(copiesOf({ a: REPORT, b: other, digest: [...REPORT, ...other] })).toEqual({ digest: 'a' });
  });

  test('a text with the same last lines as five hundred others, whose copies are found all the same', () => {
    const footer = words('footer', 40);
    const texts = Array.from({ length: 500 }, (_, at) => worded(`t${at}`, [...words(`w${at}-`, 100), ...footer]));
    expect(findCopies(texts).size).toBe(0);
    const copies = texts.slice(0, 50).map((text) => ({ ...text, id: `copy of ${text.id}` }));
    expect(findCopies([...texts, ...copies])).toEqual(new Map(copies.map(({ id }, at) => [id, `t${at}`])));
  });
});

const WORDS = words('v', 400);
const anyText = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 160, size: 'max' });
/** Texts of which many are others with words changed, left out or added. */
const anyTexts = fc
  .tuple(
    fc.array(anyText, { minLength: 1, maxLength: 5 }),
    fc.array(
      fc.record({
        of: fc.nat(),
        edits: fc.array(fc.tuple(fc.nat(), fc.constantFrom('change', 'drop', 'add')), { maxLength: 9, size: 'max' }),
        cut: fc.nat(60),
      }),
      { maxLength: 6, size: 'max' },
    ),
  )
  .map(([originals, copies]) => [
    ...originals,
    ...copies.map(({ of, edits, cut }) => {
      const text = (originals[of % originals.length] ?? []).slice(cut);
      for (const [at, edit] of edits) {
        text.splice(at % (text.length + 1), edit === 'add' ? 0 : 1, ...(edit === 'drop' ? [] : [`new${at % 97}`]));
      }
      return text;
    }),
  ]);

/** Every pair compared with every other, as the rule is written. */
function comparedOneByOne(texts: readonly (readonly string[])[]): Map<string, string> {
  const shingles = texts.map(
    (text) =>
      new Set(Array.from({ length: Math.max(0, text.length - 4) }, (_, at) => text.slice(at, at + 5).join(' '))),
  );
  const first = texts.map((_, at) => at);
  shingles.forEach((one, at) => {
    shingles.slice(0, at).forEach((other, before) => {
      const shared = [...one].filter((shingle) => other.has(shingle)).length;
      const isCopy = shared >= 0.8 * Math.min(one.size, other.size) && shared > 0.5 * Math.max(one.size, other.size);
      const [a = 0, b = 0] = [first[before], first[at]].toSorted((x = 0, y = 0) => x - y);
      if (isCopy) for (const [place, group] of first.entries()) if (group === b) first[place] = a;
    });
  });
  return new Map(first.flatMap((group, at) => (group === at ? [] : [[`t${at}`, `t${group}`]])));
}

test('finds what comparing every text with every other finds', () => {
  let copies = 0;
  fc.assert(
    fc.property(anyTexts, (texts) => {
      const found = findCopies(texts.map((text, at) => worded(`t${at}`, text)));
      expect(found).toEqual(comparedOneByOne(texts));
      copies += found.size;
    }),
    { numRuns: 300 },
  );
  expect(copies).toBeGreaterThan(100);
});

test('groups the same texts in whatever order they come', () => {
  const groupsOf = (texts: readonly WordedText[]) => {
    const origins = findCopies(texts);
    const groups = Map.groupBy(texts, ({ id }) => origins.get(id) ?? id);
    return [...groups.values()].map((group) => group.map(({ id }) => id).sort()).sort();
  };
  fc.assert(
    fc.property(anyTexts, fc.nat(), (texts, turn) => {
      const list = texts.map((text, at) => worded(`t${at}`, text));
      const turned = [...list.slice(turn % list.length), ...list.slice(0, turn % list.length)].reverse();
      expect(groupsOf(turned)).toEqual(groupsOf(list));
    }),
  );
});
