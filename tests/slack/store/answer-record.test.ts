import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AnswerRecordError,
  decodeAnswerRecord,
  encodeAnswerRecord,
  withoutParts,
} from '../../../functions/slack/store/answer-record.ts';
import { claimRecord, enlarged, questionRecord } from '../../support/answer-records.ts';
import { anyCharacter } from '../../support/any-character.ts';

const RECORDS = [
  ['an answer with figures that differ', questionRecord()],
  [
    'an answer that found nothing',
    questionRecord({ answer: { ...questionRecord().answer, kind: 'not_found', quotes: [] } }),
  ],
  ['a claim that states a figure', claimRecord('Twenty police officers were killed in Marlow')],
  [
    'an answer that was posted and corrected',
    questionRecord({
      posted: {
        key: 'T1:C1:1.0',
        revision: '',
        place: { channel: 'C1', thread: null, since: '1.0' },
        restate: true,
        sharedBy: 'U2',
      },
      corrections: [{ at: 5, index: 'v', sources: [{ name: 'Clashes', changed: ['words'] }] }],
    }),
  ],
  ['a claim that states none', claimRecord('Police officers were killed in Marlow')],
] as const;

describe('a stored answer', () => {
  it.each(RECORDS)('comes back exactly: %s', (_, record) => {
    expect(decodeAnswerRecord(encodeAnswerRecord(record))).toStrictEqual(record);
  });

  it('holds what these tests are about: quotations, figures, a claim with and without a figure', () => {
    const [answered, , claimed, , bare] = RECORDS.map(([, { answer }]) => answer);
    expect(answered?.quotes.length).toBeGreaterThan(1);
    expect(answered?.figures.length).toBeGreaterThan(1);
    expect(claimed).toHaveProperty('claim.checks.0.figure.value', 20);
    expect(bare).toHaveProperty('claim.checks.0.figure', null);
  });

  it('keeps every text, whatever characters it has', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (text) => {
        const record = enlarged(questionRecord(), [text]);
        expect(decodeAnswerRecord(encodeAnswerRecord(record))).toStrictEqual(record);
      }),
    );
  });

  it.each([
    ['no JSON', 'answer'],
    ['nothing', 'null'],
    ['another object', '{"id":"answer-1"}'],
    ['a field that this version does not know', withEntries({ verdict: 'true' })],
    ['an answer that lacks a field', withEntries({ answer: { question: '?' } })],
    ['a score that is no number', encodeAnswerRecord(questionRecord()).replace(/"score":[^,]+/u, '"score":null')],
  ])('is refused: %s', (_, text) => {
    expect(() => decodeAnswerRecord(text)).toThrow(AnswerRecordError);
  });

  it('counts as forgotten when another version of the app said it', () => {
    expect(decodeAnswerRecord(JSON.stringify({ format: 0, said: 'otherwise' }))).toBeNull();
  });

  it('is not written where it could not be read again', () => {
    const broken = { ...questionRecord(), answeredAt: Number.NaN };
    expect(() => encodeAnswerRecord(broken)).toThrow(AnswerRecordError);
  });

  it('loses nothing but the explanations without its parts', () => {
    const record = claimRecord('Twenty police officers were killed in Marlow');
    const bare = withoutParts(record);
    expect(bare.answer.quotes.every(({ parts }) => parts.length === 0)).toBe(true);
    const again = bare.answer.quotes.map((quote, at) => {
      const { parts = [], score = Number.NaN } = record.answer.quotes[at] ?? {};
      expect(quote.score).toBe(Math.round(score));
      return { ...quote, score, parts };
    });
    expect({ ...bare, answer: { ...bare.answer, quotes: again } }).toStrictEqual(record);
  });
});

/** A stored answer of this version of the app, with other entries. */
function withEntries(entries: object): string {
  return JSON.stringify({ ...JSON.parse(encodeAnswerRecord(questionRecord())), ...entries });
}
