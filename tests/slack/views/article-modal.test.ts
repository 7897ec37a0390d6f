import { describe, expect, test } from 'vitest';
import { MOST_ARTICLE_TEXT } from '../../../functions/slack/jobs/desk-jobs.ts';
import { type ArticleDraft, articleModal } from '../../../functions/slack/views/article-modal.ts';
import { FIRST_PART, joinedParts } from '../../../functions/slack/views/text-parts.ts';
import { texts } from '../../../functions/wording/texts.ts';
import { viewProblems } from '../../support/block-kit.ts';
import { field } from '../../support/wire-proxy.ts';

interface Input {
  readonly block: string;
  readonly action: string;
  readonly initial: unknown;
}

function inputsOf(draft: ArticleDraft): Input[] {
  const modal = articleModal(draft);
  expect(viewProblems(modal)).toEqual([]);
  return modal.blocks.flatMap((block) => {
    const element = field(block, 'element');
    if (block.type !== 'input') return [];
    return [
      {
        block: String(block.block_id),
        action: String(field(element, 'action_id')),
        initial: field(element, 'initial_value'),
      },
    ];
  });
}

const STATED = ['title', 'publisher', 'author', 'published'];

describe('the form for an article', () => {
  test('asks for an address or a text, and for what is known of it; errors can be said at each', () => {
    const inputs = inputsOf({ kind: 'new', url: null });
    expect(inputs.map(({ action }) => action)).toEqual(['url', FIRST_PART, ...STATED]);
    for (const { block, action } of inputs) expect(block).toBe(action);
    expect(inputs.every(({ initial }) => initial === undefined)).toBe(true);
  });

  test('starts with the address of the command, or without one that is too long for it', () => {
    expect(inputsOf({ kind: 'new', url: 'https://example.org/' })[0]?.initial).toBe('https://example.org/');
    expect(inputsOf({ kind: 'new', url: `https://example.org/${'x'.repeat(3000)}` })[0]?.initial).toBeUndefined();
  });

  test.each([
    ['short', 'Six died.'],
    ['of forty thousand characters, as long as a message can be', 'Six “policemen” died. '.repeat(1900).trim()],
    ['of three bytes a character', '抗议'.repeat(MOST_ARTICLE_TEXT / 2)],
    ['of control characters in JSON', '"\\\n'.repeat(13_000).trim()],
  ])('holds the text of a message, %s', (_, text) => {
    const inputs = inputsOf({ kind: 'message', text });
    expect(inputs.map(({ action }) => action)).toEqual(expect.arrayContaining([FIRST_PART, ...STATED]));
    expect(inputs.map(({ action }) => action)).not.toContain('url');
    const sent = inputs.flatMap(({ action, initial }) => (typeof initial === 'string' ? [[action, initial]] : []));
    expect(joinedParts(new Map(sent as [string, string][]))).toBe(text);
  });

  test('says what to do with a text that is longer than an input', () => {
    expect(JSON.stringify(articleModal({ kind: 'new', url: null }))).toContain(texts.addTextHint(3000));
  });
});
