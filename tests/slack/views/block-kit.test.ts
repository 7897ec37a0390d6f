import { describe, expect, test } from 'vitest';
import { homeView } from '../../../functions/slack/views/home.ts';
import { reasonModal } from '../../../functions/slack/views/modals.ts';
import { helpMessage } from '../../../functions/slack/views/notices.ts';
import { messageProblems, viewProblems } from '../../support/block-kit.ts';

const MESSAGE = helpMessage();
const HOME = homeView({ summary: null, examples: [], recent: [], watches: [], unanswered: null, articles: null });

function paragraph(text: string) {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }] };
}

function button(action: string, value = 'v', label = 'l') {
  const text = { type: 'plain_text', text: 't', emoji: false };
  return { type: 'button', action_id: action, text, value, accessibility_label: label };
}

const actions = (...elements: unknown[]) => ({ type: 'actions', elements });
const table = (...rows: string[][]) => ({
  type: 'table',
  rows: rows.map((row) => row.map((text) => ({ type: 'raw_text', text }))),
});

describe('the checker of blocks', () => {
  test('takes what the app sends', () => {
    expect([...messageProblems(MESSAGE), ...viewProblems(HOME), ...viewProblems(reasonModal('a'))]).toEqual([]);
  });

  test.each([
    ['no blocks', []],
    ['51 blocks', Array.from({ length: 51 }, () => paragraph('a'))],
    ['an empty text', [paragraph('')]],
    ['3,001 characters of text', [paragraph('a'.repeat(3001))]],
    ['12,001 characters in all', Array.from({ length: 13 }, () => paragraph('a'.repeat(924)))],
    ['an unknown block', [{ type: 'carousel', elements: [] }]],
    ['an unknown field', [{ ...paragraph('a'), colour: 'red' }]],
    ['emoji codes that are drawn', [{ type: 'header', text: { type: 'plain_text', text: ':boom:' } }]],
    ['a section of mrkdwn', [{ type: 'section', text: { type: 'mrkdwn', text: 'a' } }]],
    [
      'the same block_id twice',
      [
        { ...paragraph('a'), block_id: 'b' },
        { ...paragraph('a'), block_id: 'b' },
      ],
    ],
    ['the same action_id twice', [actions(button('a'), button('a'))]],
    ['a long label', [actions(button('a', 'v', 'l'.repeat(76)))]],
    ['a long value', [actions(button('a', 'v'.repeat(2001)))]],
    ['two tables', [table(['a']), table(['a'])]],
    ['a table of 101 rows', [table(...Array.from({ length: 101 }, () => ['a']))]],
    ['a table of 21 columns', [table(Array.from({ length: 21 }, () => 'a'))]],
    ['rows of different lengths', [table(['a'], ['a', 'b'])]],
    ['an empty cell', [table(['a', ''])]],
    ['10,001 characters of table', [table(['a'.repeat(5001), 'a'.repeat(5000)])]],
    ['an input', reasonModal('a').blocks],
  ])('refuses a message with %s', (_, blocks) => {
    expect(messageProblems({ ...MESSAGE, blocks })).not.toEqual([]);
  });

  test.each(['', 'a'.repeat(40_001), '<!channel>', 'a & b', '\ud83d'])('refuses a top-level text: %#', (text) => {
    expect(messageProblems({ ...MESSAGE, text })).not.toEqual([]);
  });

  test('refuses a message that Slack might parse', () => {
    expect(messageProblems({ ...MESSAGE, parse: 'full' })).not.toEqual([]);
    const { mrkdwn: _, ...rest } = MESSAGE;
    expect(messageProblems(rest)).not.toEqual([]);
  });

  test.each([
    ['101 blocks', { ...HOME, blocks: Array.from({ length: 101 }, () => paragraph('a')) }],
    ['a table', { ...HOME, blocks: [table(['a'])] }],
    ['a long title', { ...reasonModal('a'), title: { type: 'plain_text', text: 'a'.repeat(25), emoji: false } }],
    ['an input that cannot be sent', { ...reasonModal('a'), submit: undefined }],
    ['long metadata', { ...reasonModal('a'), private_metadata: 'a'.repeat(3001) }],
    ['250 kB', { ...HOME, blocks: Array.from({ length: 90 }, () => paragraph('\u0001'.repeat(500))) }],
  ])('refuses a view with %s', (_, view) => {
    expect(viewProblems(view)).not.toEqual([]);
  });
});
