import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { articleText } from '../../../functions/slack/inbound/message-text.ts';
import { FIRST_PART, joinedParts, MOST_PART, partsOf } from '../../../functions/slack/views/text-parts.ts';

/** As Slack gives it back: each input trimmed, in whatever order, empty ones left out. */
function sent(text: string): Map<string, string> {
  const inputs = partsOf(text).map(({ field, text: part }): [string, string] => [field, part.trim()]);
  return new Map(inputs.filter(([, part]) => part !== '').toReversed());
}

const WORD = 'Six policemen were killed. ';

describe('a text in parts', () => {
  test('is one part while it fits, in the input that every form has', () => {
    expect(partsOf('Six died.')).toEqual([{ field: FIRST_PART, text: 'Six died.' }]);
    expect(partsOf('x'.repeat(MOST_PART))).toHaveLength(1);
    expect(partsOf('x'.repeat(MOST_PART + 1))).toHaveLength(2);
  });

  test('is cut between paragraphs, or else lines, or else words', () => {
    const paragraph = WORD.repeat(40).trim();
    const cases = [
      [`${paragraph}\n\n`.repeat(6).trim(), 'paragraph'],
      [`${paragraph}\n`.repeat(6).trim(), 'line'],
      [WORD.repeat(400).trim(), 'word'],
      ['x'.repeat(7000), 'none'],
    ] as const;
    for (const [text, gap] of cases) {
      const [, ...rest] = partsOf(text);
      expect(new Set(rest.map(({ field }) => field.split('.')[2]))).toEqual(new Set([gap]));
    }
  });

  test('is the same text again when Slack gives the parts back, whatever was written in the message', () => {
    const pieces = fc.constantFrom(WORD, '\n\n', '\n', ' ', 'x'.repeat(2990), '😀'.repeat(1600), '抗议', '&amp;', '> ');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (message) => {
        const text = articleText(message.join(''));
        const parts = partsOf(text);
        expect(parts.every(({ text: part }) => part.length <= MOST_PART && part.isWellFormed())).toBe(true);
        expect(joinedParts(sent(text))).toBe(text);
      }),
    );
  });

  test('leaves out a part that somebody has emptied, and takes no other input for one', () => {
    const [, ...rest] = [...sent(`${WORD.repeat(100).trim()}\n\n${WORD.repeat(100).trim()}`)].toReversed();
    expect(joinedParts(new Map([...rest, ['title', 'A title'], ['text.x.word', 'no']]))).toBe(WORD.repeat(100).trim());
    expect(joinedParts(new Map())).toBe('');
  });
});
