import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerMessage } from '../../../functions/slack/views/answer-message.ts';
import { NEW_BLOCKS, withoutBlocks } from '../../../functions/slack/views/known-blocks.ts';
import { updatable } from '../../../functions/slack/views/message.ts';
import { moreModal } from '../../../functions/slack/views/modals.ts';
import { messageProblems, viewProblems } from '../../support/block-kit.ts';
import { runs } from '../../support/runs.ts';
import { buttons, quotationsInSight, shownQuotations, texts } from '../../support/shown-blocks.ts';
import { hostileRecord } from './records.ts';

const OPTIONS = { numRuns: runs(150) };
const options = fc.constantFrom(
  { audience: 'channel' as const },
  { audience: 'private' as const, restate: true },
  { audience: 'channel' as const, restate: true, sharedBy: 'U0SHARER' },
);

describe('for any answer whatever', () => {
  test('Slack takes the message, and the modal with all quotes', () => {
    let quotations = 0;
    fc.assert(
      fc.property(hostileRecord, options, (record, how) => {
        const message = answerMessage(record, how);
        expect(messageProblems(message)).toEqual([]);
        expect(messageProblems(withoutBlocks(message, NEW_BLOCKS))).toEqual([]);
        expect(quotationsInSight(message.blocks).length).toBeLessThanOrEqual(3);
        expect(viewProblems(moreModal(record))).toEqual([]);
        expect(updatable(message).text.length).toBeLessThanOrEqual(4000);
        quotations += shownQuotations(message.blocks).length;
      }),
      OPTIONS,
    );
    expect(quotations).toBeGreaterThan(100);
  });

  test('what is shown as a quotation is one, to the last character', () => {
    fc.assert(
      fc.property(hostileRecord, options, (record, how) => {
        const { quotes, nearest } = record.answer;
        const all = new Set([...quotes, ...nearest].map(({ text }) => text));
        for (const shown of shownQuotations(answerMessage(record, how).blocks)) expect(all).toContain(shown);
        for (const shown of shownQuotations(moreModal(record).blocks)) expect(all).toContain(shown);
      }),
      OPTIONS,
    );
  });

  test('every quotation that is not shown is counted, behind a button and in the note', () => {
    fc.assert(
      fc.property(hostileRecord, (record) => {
        const { blocks } = answerMessage(record, { audience: 'channel' });
        const all = record.answer.quotes.length + record.answer.nearest.length;
        const opened = buttons(blocks).filter(({ action }) => action === 'context').length;
        const shown = texts(blocks);
        expect(shown.includes(`More quotations (${all - opened})`)).toBe(opened < all);
        expect(shown.some((text) => /^\d+ more quotations? left out: too long/u.test(text))).toBe(opened < all);
      }),
      OPTIONS,
    );
  });
});
