import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../../functions/engine/articles/decoding.ts';
import { UnreadableTextError } from '../../../functions/engine/articles/input-errors.ts';

const FILE = 'wire/a.txt';
const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'utf8') : Buffer.from(part))));
const swapped = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

/** Enough of windows-1252 and windows-1251 to write the tests' sentences. */
function encode(text: string, table: Readonly<Record<string, number>>, cyrillic = false): Uint8Array {
  return Uint8Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (table[character] !== undefined) return table[character];
    return cyrillic && code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
  });
}
const WESTERN = { '“': 0x93, '”': 0x94, '’': 0x92, '–': 0x96, '€': 0x80, '…': 0x85 };

describe('text is read as it was written', () => {
  const text = 'The mayor’s office: “Nobody was hurt” – 12 % of the café’s guests left.\n';
  const russian = 'Полиция сообщила, что в городе пострадали двенадцать человек. Причина пока неизвестна.\n';

  test.each([
    ['UTF-8', bytes(text), text],
    ['UTF-8 with a byte order mark', bytes([0xef, 0xbb, 0xbf], text), text],
    ['UTF-16 LE with a byte order mark', bytes([0xff, 0xfe], [...Buffer.from(text, 'utf16le')]), text],
    ['UTF-16 BE with a byte order mark', bytes([0xfe, 0xff], [...swapped(text)]), text],
    ['UTF-16 LE without one', Buffer.from(text, 'utf16le'), text],
    ['UTF-16 BE without one', swapped(text), text],
    ['Russian UTF-16 LE without one', Buffer.from(russian, 'utf16le'), russian],
    ['Russian UTF-16 BE without one', swapped(russian), russian],
    ['a table with tabs', bytes('Nobody\twas\thurt\n'), 'Nobody\twas\thurt\n'],
    ['windows-1252', encode(text, WESTERN), text],
    [
      'windows-1252 with one accent',
      encode('The café was closed on Monday.', WESTERN),
      'The café was closed on Monday.',
    ],
    ['windows-1252 with one curly quote', encode('It’s over.', WESTERN), 'It’s over.'],
    ['windows-1251', encode(russian, {}, true), russian],
    [
      'Shift_JIS',
      bytes([
        0x8c, 0x78, 0x8e, 0x40, 0x82, 0xcd, 0x8f, 0x5c, 0x93, 0xf1, 0x90, 0x6c, 0x82, 0xcc, 0x95, 0x89, 0x8f, 0x9d,
        0x8e, 0xd2, 0x82, 0xf0, 0x8a, 0x6d, 0x94, 0x46, 0x82, 0xb5, 0x82, 0xbd, 0x81, 0x42,
      ]),
      '警察は十二人の負傷者を確認した。',
    ],
    ['nothing', new Uint8Array(), ''],
    ['one letter', bytes('a'), 'a'],
    ['UTF-16 of an odd number of bytes', bytes([0x48, 0, 0x69, 0, 0x21].slice(0, 1)), 'H'],
    [
      'a tab, a form feed and an escape in a hundred letters',
      bytes('\t\f\u001b', 'a'.repeat(100)),
      `\t\f\u001b${'a'.repeat(100)}`,
    ],
    [
      'Greek ISO-8859-7',
      bytes([
        0xc7, 0x20, 0xe1, 0xf3, 0xf4, 0xf5, 0xed, 0xef, 0xec, 0xdf, 0xe1, 0x20, 0xe1, 0xed, 0xe1, 0xea, 0xef, 0xdf,
        0xed, 0xf9, 0xf3, 0xe5,
      ]),
      'Η αστυνομία ανακοίνωσε',
    ],
  ])('%s', async (_name, input, expected) => {
    expect(await decodeText(input, FILE)).toBe(expected);
  });

  test('any text in UTF-8 and, marked, in UTF-16 comes back', async () => {
    // U+FEFF at the start is a mark, NUL and control characters are refused.
    const unicode = fc.string({ unit: 'grapheme' }).filter((value) => !/\p{Cc}|^\ufeff/u.test(value));
    await fc.assert(
      fc.asyncProperty(unicode, async (value) => {
        expect(await decodeText(Buffer.from(value, 'utf8'), FILE)).toBe(value);
        expect(await decodeText(bytes([0xff, 0xfe], [...Buffer.from(value, 'utf16le')]), FILE)).toBe(value);
        expect(await decodeText(bytes([0xfe, 0xff], [...swapped(value)]), FILE)).toBe(value);
      }),
    );
  });
});

describe('what is no text is refused with its file, the reason and the way out', () => {
  const random = Uint8Array.from({ length: 4096 }, (_, index) => (index * index * 31 + index * 7) % 256);

  test.each([
    ['a PDF', bytes('%PDF-1.7\n%', [0xe2, 0xe3]), /^wire\/a\.txt: is a PDF, not text; save/u],
    ['a picture', bytes([0x89], 'PNG\r\n', [0x1a, 0x0a, 0, 0, 0, 13]), /PNG picture/u],
    ['a zip archive', bytes('PK', [3, 4, 20, 0, 0, 0]), /zip archive/u],
    ['random bytes', random, /NUL byte at byte 0/u],
    ['control characters', bytes([1, 2, 3, 4], 'abc'), /binary data/u],
    [
      'a NUL byte in a text',
      bytes('Nobody was hurt', [0], 'on Monday, the police said in a statement.'),
      /NUL byte at character 15/u,
    ],
    [
      'UTF-16 cut in the middle of a character',
      bytes([0xff, 0xfe], [...Buffer.from('over', 'utf16le')], [0x41]),
      /marked as UTF-16LE but damaged/u,
    ],
    ['UTF-32', bytes([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]), /UTF-32/u],
    ['UTF-32 the other way round', bytes([0, 0, 0xfe, 0xff, 0, 0, 0, 0x41]), /UTF-32/u],
    ['a text that begins with a NUL byte', bytes([0], 'Nobody was hurt on Monday.'), /NUL byte at character 0/u],
    ['a NUL byte in windows-1252', bytes([0], 'The caf', [0xe9], ' was shut.'), /NUL byte at byte 0/u],
    ['damaged UTF-8 at its first byte', bytes([0xe2, 0x80], 'One” “two” “three”.'), /damaged at byte 0/u],
    ['a letter of two bytes without its second', bytes('“One” “two” ', [0xc3], 'a “three”.'), /damaged at byte 20/u],
    [
      'a sign of four bytes without its last',
      bytes('“One” “two” ', [0xf0, 0x9f, 0x8e], ' end.'),
      /damaged at byte 20/u,
    ],
    ['damaged UTF-8', bytes('“One” “two” “three” ', [0xe2, 0x80], ' end of it.'), /damaged at byte 32/u],
  ])('%s', async (_name, input, message) => {
    await expect(decodeText(input, FILE)).rejects.toThrow(UnreadableTextError);
    await expect(decodeText(input, FILE)).rejects.toThrow(message);
    await expect(decodeText(input, FILE)).rejects.toThrow(/; (?:save|remove|repair)/u);
  });

  test('bytes that an encoding has not are not read by it as something else', async () => {
    // Much of it is no Latin, and the only encoding that is left has no letter for byte 0x81.
    const input = Uint8Array.from({ length: 400 }, (_, at) => (at % 4 === 0 ? 0x20 : 0x81));
    await expect(decodeText(input, FILE)).rejects.toThrow(/not text in any known encoding/u);
  });

  test('any bytes either decode or are refused in a typed way', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (input) => {
        try {
          expect(await decodeText(input, FILE)).not.toContain('\0');
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableTextError);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
