import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { segmentSentences } from '../../../functions/engine/text/sentences.ts';
import { anyCharacter } from '../../support/any-character.ts';
import { expectLinear } from '../../support/growth.ts';

function split(text: string): string[] {
  return segmentSentences(text, 0, text.length).map(({ start, end }) => text.slice(start, end));
}

/** Written with ` | ` at each end of a sentence, which stands for the one space that the text has there. */
function expectSplit(marked: string): void {
  expect(split(marked.replaceAll(' | ', ' '))).toEqual(marked.split(' | '));
}

describe('a full stop ends a sentence', () => {
  test.each([
    'Some 300 have been detained. | 26 armed men were seen. | 4,000 fled.',
    'The count stands at 18. | 12 more are missing.',
    'The price rose by 3.5 percent to $4.20. | It fell later.',
    'It began in January. | 5 people came.',
    'They flew to the U.S. | The visit lasted a week.',
    'Police arrived at 5 p.m. | The crowd left.',
    'What happened? | Nobody knows. | Really?',
    'Stop!!! | Go?! | Yes.',
    'Fog closed the port. | @HarbourMaster said so. | #Marlow was trending.',
  ])('in: %s', expectSplit);
});

describe('a footnote mark stays with the sentence that it follows', () => {
  test.each([
    'He left.[1] | She stayed.[2][13] | They met.',
    'He left.[a] | She stayed.¹ | They met.²³ | “Why?”[4] | Nobody knew.',
    'The U.S.[1] Embassy closed. | It reopened.',
  ])('in: %s', expectSplit);
});

describe('a full stop that belongs to a word ends none', () => {
  test.each([
    'Gen. Ivan Petrov spoke. | He left.',
    'Lt. Col. Smith and Mrs. Reed of St. Petersburg met Dr. No. | They ate.',
    'The U.S. Embassy closed. | It reopened on Friday.',
    'The U.K. government fell. | U.S. officials watched.',
    'Police arrived at 5 p.m. on Monday. | Nobody was hurt.',
    'It was Decree No. 5 of the year. | Nobody read it.',
    'It began on Jan. 5 and ended on Feb. 10. | Schools reopened.',
    'J. K. Rowling and George W. Bush met. | They talked.',
    'The company, Acme Inc., closed. | Its owner left.',
    'It may rain, i.e. not snow, e.g. on Monday. | Then sun.',
    'See example.com or v3.5 for more. | Then stop.',
    '1. Water the plants before noon. | Then rest.',
  ])('in: %s', expectSplit);
});

describe('a quotation', () => {
  test.each([
    '“Stop!” he said. | The car stopped.',
    '"Is it over?" he asked. | "No!" she said.',
    'He said: “It is over.” | The crowd cheered.',
    'She said “yes.” | He said “no.”',
    '“It is bad.” – the mayor said. | Then he left.',
    '« Is it over? » he asked. | (Nobody knew.) | Then he left.',
  ])('keeps its "he said" in: %s', expectSplit);

  test('marks the sentences that begin inside it as speech', () => {
    const text = '“We saw it. We ran,” he said. “Then it stopped. Nobody spoke.” She agreed.';
    const spans = segmentSentences(text, 0, text.length);
    expect(spans.map(({ start, end, inSpeech }) => [text.slice(start, end), inSpeech])).toEqual([
      ['“We saw it.', false],
      ['We ran,” he said.', true],
      ['“Then it stopped.', false],
      ['Nobody spoke.”', true],
      ['She agreed.', false],
    ]);
  });
});

describe('untidy text is cut where a reader would cut it', () => {
  test.each([
    ['an ellipsis may go on or end', 'He waited… and then he left. | Nobody came... | He went home. | So… | The end.'],
    ['scripts without capitals', '警察は言った。 | 人々は去った。 | 終わり！'],
    ['Cyrillic', 'Жители ушли. | Полиция осталась.'],
    ['emoji after the end', 'Great news. | 🎉 The bridge is open. | 🚒🚒 came.'],
  ])('%s', (_, marked) => expectSplit(marked));

  test('a lost space does not glue two sentences, but keeps names of sites whole', () => {
    expect(split('Ten were detained.The army came. Ask www.marlow.Com or ada@quill.Com today.')).toEqual([
      'Ten were detained.',
      'The army came.',
      'Ask www.marlow.Com or ada@quill.Com today.',
    ]);
    expect(split('警察は言った。人々は去った。')).toEqual(['警察は言った。', '人々は去った。']);
  });

  test('a stray mark is no sentence, and none is made of marks alone', () => {
    expect(split('It is over. .')).toEqual(['It is over.']);
    expect(split('The end. . Another one.')).toEqual(['The end.', 'Another one.']);
    expect(split('. The end. ! ?! . Another one. …')).toEqual(['The end.', 'Another one.']);
    expect(split('… !!! ?! — * * *')).toEqual([]);
    expect(split('')).toEqual([]);
    expect(split(' \n\t ')).toEqual([]);
  });

  test('an ellipsis before a small letter tells that something is left out, and stays', () => {
    expect(split('… and then he left. ... so they say.')).toEqual(['… and then he left.', '... so they say.']);
    expect(split('… Nobody came.')).toEqual(['Nobody came.']);
  });

  test('half a surrogate pair is a character like others', () => {
    expect(split('A lone \ud83d here. Another \udc00 there.')).toEqual([
      'A lone \ud83d here.',
      'Another \udc00 there.',
    ]);
  });
});

describe('text without punctuation', () => {
  test('of 10 KB becomes pieces of at most 8,000 characters, cut at a space', () => {
    const text = 'lorem ipsum '.repeat(900).trim();
    const pieces = split(text);
    expect(pieces.length).toBe(2);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(8000);
    expect(pieces.join(' ')).toBe(text);
  });

  test('and without spaces is never cut inside a surrogate pair', () => {
    const text = `a${'🎉'.repeat(10_000)}b`;
    const spans = segmentSentences(text, 0, text.length);
    for (const { start, end } of spans) expect(text.slice(start, end).isWellFormed()).toBe(true);
    expect(spans.length).toBeGreaterThan(0);
  });
});

test('only the given part of the text is cut, with offsets into the whole', () => {
  const text = 'Before. One is here. Two is here. After.';
  const spans = segmentSentences(text, 8, 33);
  expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(['One is here.', 'Two is here.']);
});

const FRAGMENTS = [
  ...[
    'He said',
    'Gen',
    'No',
    'U.S.',
    'p.m.',
    'J',
    'the',
    'Ada',
    'Jan',
    '5',
    '69,197',
    '3.5',
    'é',
    '警察',
    '🎉',
    '\ud83d',
  ],
  ...[
    '.',
    '. ',
    ' ',
    '\n',
    '…',
    '...',
    '?!',
    '。',
    '“',
    '”',
    '"',
    '’',
    '(',
    ')',
    '—',
    '. .',
    '\u00a0',
    '\u200b',
    '[1]',
    '²',
    ': ',
    'www.a.b',
  ],
];
const nastyText = fc.oneof(
  fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 60 }).map((parts) => parts.join('')),
  fc.string({ unit: anyCharacter, maxLength: 200 }),
);

describe('for any text', () => {
  test('sentences stand in order, inside the block, without white space at either end', () => {
    fc.assert(
      fc.property(nastyText, fc.nat(20), fc.nat(20), (text, before, after) => {
        const start = Math.min(before, text.length);
        const end = Math.max(start, text.length - after);
        let from = start;
        for (const span of segmentSentences(text, start, end)) {
          expect(span.start).toBeGreaterThanOrEqual(from);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(end);
          const sentence = text.slice(span.start, span.end);
          expect(sentence).toBe(sentence.trim());
          from = span.end;
        }
      }),
      { numRuns: 500 },
    );
  });

  test('every letter and digit is in exactly one sentence', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        const inside = new Uint8Array(text.length);
        for (const { start, end } of segmentSentences(text, 0, text.length)) {
          for (let at = start; at < end; at += 1) inside[at] = (inside[at] ?? 0) + 1;
        }
        for (const { index } of text.matchAll(/[\p{L}\p{N}]/gu)) expect(inside[index], `at ${index}`).toBe(1);
      }),
      { numRuns: 500 },
    );
  });
});

test.each(['… ', '. ', '— . ', '“. '])('a megabyte of "%s" is no sentence of its own, in linear time', (unit) => {
  expectLinear(
    1_000_000,
    (size) => `Six died. ${unit.repeat(Math.ceil(size / unit.length))}`,
    (text) => {
      const [first, ...more] = split(text);
      expect([first?.slice(0, 9), more]).toEqual(['Six died.', []]);
    },
  );
});

describe('a megabyte is cut in linear time', () => {
  test.each([
    ['ordinary sentences', 'Ten were detained on Monday, he said. '],
    ['no punctuation', 'word '],
    ['no space', 'x'],
    ['abbreviations only', 'Gen. '],
    ['initials only', 'A. '],
    ['glued sentences', 'ab.Cd'],
    ['opening quotation marks', 'a“'],
    ['emoji', 'a🎉'],
    ['stray full stops', 'a . . . . . . . . . '],
    ['footnote marks', 'Ten were detained.[1][2][3] '],
  ])('%s', (_, unit) => {
    expectLinear(
      1_000_000,
      (size) => unit.repeat(Math.ceil(size / unit.length)),
      (text) => expect(segmentSentences(text, 0, text.length).length).toBeGreaterThan(0),
    );
  });
});
