import { describe, expect, test } from 'vitest';
import { type Child, type Element, textOf } from '../../../../functions/local/page/render/elements.ts';
import { renderBlocks, type Stage } from '../../../../functions/local/page/render/render-blocks.ts';
import { messageWords } from '../../../../functions/local/page/state/message-words.ts';
import { answerMessage } from '../../../../functions/slack/views/answer-message.ts';
import { articleModal } from '../../../../functions/slack/views/article-modal.ts';
import { homeView } from '../../../../functions/slack/views/home.ts';
import {
  contextModal,
  loadingModal,
  moreModal,
  reasonModal,
  textModal,
} from '../../../../functions/slack/views/modals.ts';
import * as notices from '../../../../functions/slack/views/notices.ts';
import {
  answerOf,
  figureOf,
  harbourClaim,
  harbourRecord,
  quotationOf,
  recordOf,
} from '../../../slack/views/records.ts';
import { texts } from '../../../support/shown-blocks.ts';

const pressed: unknown[] = [];
const STAGE: Stage = {
  id: 'm1',
  press: (action, confirm) => pressed.push({ action, confirm }),
  nameOf: (user) => `name of ${user}`,
  vote: 'up',
  onVote: () => {},
  errors: { url: 'This is no address.' },
};

const SUMMARY = {
  articles: 6,
  publishers: [{ name: 'Courier', articles: 4 }],
  undisclosed: 2,
  from: '2022-01-01',
  to: '2022-01-08',
  undated: 1,
  version: 'abc',
};
const ASKED = {
  key: 'k',
  team: 'T1',
  user: 'U1',
  text: 'why?',
  outcome: 'not_found',
  askedAt: 1_700_000_000_000,
} as const;
const LISTED = { id: 'a', title: 'A', publisher: null, published: null, file: 'a.md' };

/** A reply with a chart, and with more quotations than are in sight. */
function charted() {
  const days = ['2022-01-05', '2022-01-06', '2022-01-07', '2022-01-08'];
  const quotes = days.map((published, at) => quotationOf(`${at} died.`, { id: published, published }));
  const figures = days.map((_, at) => figureOf(`${at}`, [at], { value: at }));
  return answerMessage(recordOf(answerOf(quotes, { kind: 'disputed', figures })), { audience: 'channel' });
}

/** One of everything that the app can show. */
const SHOWN: readonly (readonly [string, { readonly blocks: readonly unknown[] }])[] = [
  ['an answer for everybody', answerMessage(harbourRecord('how many officers died?'), { audience: 'channel' })],
  [
    'a shared answer',
    answerMessage(harbourRecord('who is the mayor?'), { audience: 'channel', sharedBy: 'U1', restate: true }),
  ],
  ['an answer with a chart', charted()],
  ['a private answer', answerMessage(harbourRecord('how many officers died?'), { audience: 'private', restate: true })],
  ['a claim', answerMessage(harbourClaim('Six officers were killed'), { audience: 'private' })],
  ['nothing found', answerMessage(harbourRecord('who won in Zanzibar?'), { audience: 'channel' })],
  [
    'a corrected answer',
    answerMessage(
      {
        ...harbourRecord('who is the mayor?'),
        corrections: [{ at: 0, index: 'i', sources: [{ name: 'A', changed: [] }] }],
      },
      { audience: 'channel' },
    ),
  ],
  ['help', notices.helpMessage()],
  ['about', notices.aboutMessage(SUMMARY)],
  ['sources', notices.sourcesMessage(SUMMARY)],
  ['an apology', notices.apologyMessage('why?')],
  [
    'Home',
    homeView({
      summary: SUMMARY,
      examples: ['why?'],
      recent: [ASKED],
      watches: [],
      unanswered: [],
      articles: { articles: [LISTED], page: 1, from: 10, of: 30, find: null },
    }),
  ],
  [
    'the passage around a quotation',
    contextModal({
      before: 'a ',
      quotation: quotationOf('b', { url: 'https://a.example/' }),
      after: ' c',
      isCutBefore: true,
      isCutAfter: false,
    }),
  ],
  ['all quotations', moreModal(harbourRecord('how many officers died?'))],
  ['a modal that loads', loadingModal('x')],
  ['a modal with a text', textModal('x')],
  ['the modal for a reason', reasonModal('a_B-3')],
  ['the form for an article', articleModal({ kind: 'new', url: 'https://a.example/' })],
  ['the form for a message', articleModal({ kind: 'message', text: 'The mayor resigned.' })],
];

describe('the page draws what the app sends', () => {
  test.each(SHOWN)('%s, whole', (_, { blocks }) => {
    const drawn = renderBlocks(withIds(blocks), STAGE);
    expect(
      all(drawn)
        .filter(({ attributes }) => attributes.class === 'unsupported')
        .map(textOf),
    ).toEqual([]);
    const read = all(drawn)
      .map((element) => `${textOf(element)}\n${Object.values(element.attributes).join('\n')}`)
      .join('\n');
    // What a button has confirmed stands in a dialog of its own.
    const shown = JSON.stringify(blocks, (key, value) => (key === 'confirm' ? undefined : value));
    for (const text of texts(JSON.parse(shown))) expect(read).toContain(text);
  });

  test('every kind of block that it can draw, and no other', () => {
    const sent = new Set(SHOWN.flatMap(([, { blocks }]) => typesIn(blocks)));
    expect([...sent].sort()).toEqual([
      'actions',
      'button',
      'container',
      'context',
      'context_actions',
      'data_visualization',
      'date',
      'datepicker',
      'divider',
      'feedback_buttons',
      'header',
      'input',
      'line',
      'link',
      'plain_text',
      'plain_text_input',
      'raw_text',
      'rich_text',
      'rich_text_list',
      'rich_text_quote',
      'rich_text_section',
      'section',
      'static_select',
      'table',
      'text',
      'url_text_input',
      'user',
    ]);
  });

  test.each([
    ['a block of another kind', { type: 'video' }],
    ['a known one with more in it', { type: 'divider', block_id: 'a', surprise: 1 }],
    ['mrkdwn, which the app never sends', { type: 'section', block_id: 'a', text: { type: 'mrkdwn', text: '*a*' } }],
    ['no block at all', 'divider'],
  ])('but says it aloud of %s', (_, block) => {
    const [drawn] = renderBlocks([block], STAGE);
    expect(drawn?.attributes).toEqual({ class: 'unsupported', role: 'note' });
    expect(textOf(drawn ?? '')).toMatch(/cannot show a block of type “/u);
  });

  test('a chart is read out point by point, and each of its lines has a mark of its own', () => {
    const block = charted().blocks.find(({ type }) => type === 'data_visualization');
    const drawn = all(renderBlocks(withIds([block]), STAGE));
    const image = drawn.find(({ attributes }) => attributes.role === 'img');
    const named = (id: string | undefined) => textOf(drawn.find(({ attributes }) => attributes.id === id) ?? '');
    expect(named(image?.attributes['aria-labelledby'])).toBe('Figures by the day of the report');
    expect(named(image?.attributes['aria-describedby'])).toContain('6 Jan 2022: 1, as stated');
    const [line] = drawn.filter(({ tag }) => tag === 'polyline');
    expect(line?.attributes.points?.split(' ')).toHaveLength(4);
  });

  test('a choice of a menu is a press that carries what it is', () => {
    const choices = all(renderBlocks(withIds(charted().blocks), STAGE)).filter(
      ({ attributes }) => attributes.class === 'choice',
    );
    expect(choices.map(textOf)).toEqual(['1 · Courier', '2 · Courier', '3 · Courier', '4 · Courier']);
    choices[2]?.on.click?.({} as never);
    expect(pressed.at(-1)).toMatchObject({
      action: { type: 'static_select', action_id: 'context', selected_option: { value: 'a_B-3.2' } },
    });
  });

  test('buttons carry what Slack would send, and what is to be confirmed first', () => {
    const { blocks } = homeView({
      summary: null,
      examples: [],
      recent: [],
      watches: [],
      unanswered: null,
      articles: { articles: [LISTED], page: 0, from: 0, of: 1, find: null },
    });
    const withdraw = all(renderBlocks(withIds(blocks), STAGE)).find(
      ({ attributes }) => attributes['data-action'] === 'withdraw',
    );
    withdraw?.on.click?.({} as never);
    expect(pressed.at(-1)).toMatchObject({
      action: { type: 'button', action_id: 'withdraw', value: 'a' },
      confirm: { deny: { text: 'Keep it' } },
    });
    expect(withdraw?.attributes['aria-label']).toBe('Withdraw “A”');
  });

  test('an input that is told of at once is pressed with Enter, and with nothing else', () => {
    const articles = { articles: [LISTED], page: 0, from: 0, of: 1, find: null };
    const { blocks } = homeView({ summary: null, examples: [], recent: [], watches: [], unanswered: null, articles });
    const find = all(renderBlocks(withIds(blocks), STAGE)).find(
      ({ attributes }) => attributes['data-action'] === 'find',
    );
    const before = pressed.length;
    const key = (name: string) => ({ key: name, preventDefault() {}, target: { value: 'riot' } }) as never;
    find?.on.keydown?.(key('a'));
    expect(pressed).toHaveLength(before);
    find?.on.keydown?.(key('Enter'));
    expect(pressed.at(-1)).toMatchObject({ action: { action_id: 'find', value: 'riot' }, confirm: undefined });
  });

  test('votes show which one was given', () => {
    const drawn = all(renderBlocks(withIds(SHOWN[0]?.[1].blocks ?? []), STAGE));
    const votes = drawn
      .filter(({ attributes }) => attributes.class === 'vote')
      .map(({ attributes }) => attributes['aria-pressed']);
    expect(votes).toEqual(['true', 'false']);
  });

  test('inputs are named, described, and say what is wrong with them', () => {
    const drawn = all(renderBlocks(withIds(articleModal({ kind: 'new', url: null }).blocks), STAGE));
    const address = drawn.find(({ attributes }) => attributes['data-type'] === 'url_text_input');
    expect(address?.attributes['aria-invalid']).toBe('true');
    const described = address?.attributes['aria-describedby']?.split(' ') ?? [];
    const ids = drawn.map(({ attributes }) => attributes.id);
    expect(described.length).toBe(2);
    for (const id of described) expect(ids).toContain(id);
    expect(drawn.find(({ attributes }) => attributes.for === address?.attributes.id)?.tag).toBe('label');
  });

  test('a link leads only to the web', () => {
    const link = (url: string) => ({
      type: 'rich_text',
      block_id: 'b',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'link', url, text: 'here' }] }],
    });
    const tags = (url: string) => all(renderBlocks([link(url)], STAGE)).map(({ tag }) => tag);
    expect(tags('https://a.example/')).toContain('a');
    expect(tags('javascript:alert(1)')).not.toContain('a');
  });
});

test('what a person typed is shown as typed, mentions by name', () => {
  const words = messageWords('<@U1> is 1 &lt; 2 &amp;amp; <https://a.example/?b&amp;c>', (user) => `name of ${user}`);
  expect(words.map(textOf).join('')).toBe('@name of U1 is 1 < 2 &amp; https://a.example/?b&c');
});

function withIds(blocks: readonly unknown[]): unknown[] {
  return blocks.map((block, at) => ({ block_id: `b${at}`, ...Object(block) }));
}

function all(children: readonly Child[]): Element[] {
  return children.flatMap((child) => (typeof child === 'string' ? [] : [child, ...all(child.children)]));
}

function typesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(typesIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && typeof value.type === 'string' ? [value.type] : [];
  return [...own, ...Object.values(value).flatMap(typesIn)];
}
