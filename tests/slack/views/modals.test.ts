import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAnswerValue, REASON_INPUT } from '../../../functions/slack/views/actions.ts';
import { contextMenu } from '../../../functions/slack/views/message-actions.ts';
import {
  contextModal,
  loadingModal,
  moreModal,
  reasonModal,
  textModal,
} from '../../../functions/slack/views/modals.ts';
import { viewProblems } from '../../support/block-kit.ts';
import { buttons, shownQuotations, texts } from '../../support/shown-blocks.ts';
import { answerOf, asRead, harbourRecord, hostileRecord, quotationOf, recordOf } from './records.ts';

describe('a quotation in its context', () => {
  const whole = { isCutBefore: false, isCutAfter: false };
  const around = { before: 'Before it. ', quotation: quotationOf('Six died.'), after: ' After it.' };
  const view = contextModal({ ...around, ...whole });

  test('stands in bold between what is around it, below its source', () => {
    expect(viewProblems(view)).toEqual([]);
    expect(texts(view.blocks).join('')).toBe(
      'Courier · Clashes in the harbour · 6 January 2022Before it. Six died. After it.',
    );
    expect(JSON.stringify(view.blocks)).toContain('{"type":"text","text":"Six died.","style":{"bold":true}}');
  });

  test('says on either side where the article goes on', () => {
    const shown = (cut: { isCutBefore: boolean; isCutAfter: boolean }) =>
      texts(contextModal({ ...around, ...cut }).blocks)
        .slice(-3)
        .join('');
    expect(shown({ isCutBefore: true, isCutAfter: false })).toBe('… Before it. Six died. After it.');
    expect(shown({ isCutBefore: false, isCutAfter: true })).toBe('Before it. Six died. After it. …');
  });

  test('shows a heading around it without its sign, and the quotation as it is', () => {
    const marked = {
      before: 'A # b.\n\n## Casualties in Marlow\n\n',
      quotation: quotationOf('# six died.'),
      after: '',
    };
    const shown = texts(contextModal({ ...marked, ...whole }).blocks).join('');
    expect(shown).toContain('A # b.\n\nCasualties in Marlow\n\n# six died.');
  });

  test('is never cut; what is around it is, between words', () => {
    const quotation = quotationOf(`Q ${'quoted '.repeat(1000)}`);
    const around = 'around '.repeat(2000);
    const cut = contextModal({ before: around, quotation, after: around, ...whole });
    expect(viewProblems(cut)).toEqual([]);
    const shown = texts(cut.blocks).join('');
    expect(shown).toContain(quotation.text);
    expect(shown).toMatch(/2022… around .*around …$/su);
  });

  test('is not shown in part where it is too long, whatever it holds', () => {
    const view = contextModal({ before: '', quotation: quotationOf('\u0001'.repeat(25_000)), after: '', ...whole });
    expect(texts(view.blocks).join('')).toContain('too long to show here');
  });

  test('Slack takes it for any passage whatever', () => {
    const around = fc.array(fc.constantFrom('a ', '<!channel>', '\ud83d', '😀', '\n', '\0'), {
      maxLength: 5000,
      size: 'max',
    });
    fc.assert(
      fc.property(hostileRecord, around, around, (record, before, after) => {
        for (const quotation of record.answer.quotes.slice(0, 3)) {
          const view = contextModal({ before: before.join(''), quotation, after: after.join(''), ...whole });
          expect(viewProblems(view)).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('other modals', () => {
  test('all quotations of an answer, with their sources', () => {
    const record = harbourRecord('how many police officers died?');
    const view = moreModal(record);
    expect(viewProblems(view)).toEqual([]);
    const [six, seven, nine, ...others] = asRead(record).map(({ text }) => text);
    expect(shownQuotations(view.blocks)).toEqual([nine, six, seven, ...others]);
    expect(texts(view.blocks).join('')).toContain('1 · publisher not stated · A night of fire in Marlow');
  });

  test('all quotations are as many as a modal holds, and the others are counted', () => {
    const quotes = Array.from({ length: 120 }, (_, at) => quotationOf(`Quotation ${at}.`));
    const view = moreModal(recordOf(answerOf(quotes)));
    expect(viewProblems(view)).toEqual([]);
    expect(shownQuotations(view.blocks)).toHaveLength(99);
    expect(texts(view.blocks)).toContain('21 more quotations left out: too long to show here.');
  });

  test('nearest mentions are marked as no answer', () => {
    const view = moreModal(recordOf(answerOf([], { kind: 'not_found', nearest: [quotationOf('Near.')] })));
    expect(texts(view.blocks)[0]).toBe('The nearest mentions, which are no answer:');
  });

  test('loading and failing are words, and what loads is found again by its external id', () => {
    expect(viewProblems(textModal('I no longer keep this answer.'))).toEqual([]);
    expect(viewProblems(loadingModal('v3'))).toEqual([]);
    expect(loadingModal('v3').external_id).toBe('v3');
  });

  test('a menu above a passage leads to the other quotations', () => {
    const record = harbourRecord('how many police officers died?');
    const [quotation] = record.answer.quotes;
    if (!quotation) throw new Error('nothing is quoted');
    const passage = { before: '', quotation, after: '', isCutBefore: false, isCutAfter: false };
    const view = contextModal(passage, contextMenu(record, [0, 1, 2], 0));
    expect(viewProblems(view)).toEqual([]);
    expect(buttons(view.blocks).map(({ text }) => text)).toHaveLength(3);
    expect(JSON.stringify(view.blocks)).toContain('"initial_option":{"text":{"type":"plain_text","text":"1 · A night');
  });

  test('the reason may be left empty, and knows its answer', () => {
    const view = reasonModal('a_B-3');
    expect(viewProblems(view)).toEqual([]);
    expect(parseAnswerValue(view.private_metadata)).toBe('a_B-3');
    expect(view.callback_id).toBe('reason');
    expect(view.blocks[0]).toMatchObject({ optional: true, element: { action_id: REASON_INPUT, multiline: true } });
  });
});
