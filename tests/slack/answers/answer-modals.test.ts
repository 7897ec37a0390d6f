import type { View } from '@slack/types';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../../functions/engine/articles/article.ts';
import { editionOf } from '../../../functions/engine/embedded-edition.ts';
import type { CorpusIndex } from '../../../functions/engine/search/corpus-index.ts';
import { answerModal } from '../../../functions/slack/answers/answer-modals.ts';
import { MemoryStore } from '../../../functions/slack/store/memory-store.ts';
import { answerValue, contextValue, eventValue } from '../../../functions/slack/views/actions.ts';
import { texts as english } from '../../../functions/wording/texts.ts';
import { questionRecord } from '../../support/answer-records.ts';
import { article, HARBOUR_REPORTS, indexOf } from '../../support/articles.ts';
import { viewProblems } from '../../support/block-kit.ts';
import { buttons, texts } from '../../support/shown-blocks.ts';
import { field } from '../../support/wire-proxy.ts';

const RECORD = questionRecord();
const QUOTE = RECORD.answer.quotes.findIndex((quotation) => quotation.article.id === 'courier');
const QUOTED = RECORD.answer.quotes[QUOTE]?.text ?? 'nothing is quoted';

/** The index that was answered from, with the courier's article as it is now. */
function having(now: readonly Article[]): CorpusIndex {
  return indexOf(HARBOUR_REPORTS.flatMap((each) => (each.id === 'courier' ? now : each)));
}

function courier(text: string): Article {
  return article('courier', 'Clashes in the harbour of Marlow', text);
}

const READER = { access: { admins: ['U0ADMIN'], allowedWorkspaces: [] }, user: 'U0READER' };
const ADMIN = { ...READER, user: 'U0ADMIN' };

async function read(index: CorpusIndex | null): Promise<{ context: string; more: string }> {
  const store = new MemoryStore({ now: () => RECORD.answeredAt, retentionMs: 1_000_000 });
  await store.keepAnswer(RECORD);
  const library = { store, index: async () => index && editionOf(index), ...READER };
  const context = await answerModal('context', contextValue({ answer: RECORD.id, quote: QUOTE }), library);
  const more = await answerModal('more', answerValue(RECORD.id), library);
  return { context: texts(context.blocks).join(''), more: texts(more.blocks).join('') };
}

test('a quotation is found again where it stands now, with a mark where the article goes on', async () => {
  const around = Array.from({ length: 60 }, (_, at) => `Line ${at} of the report tells of the harbour.`).join(' ');
  const { context, more } = await read(having([courier(`${around}\n\n${QUOTED}\n\n${around}`)]));
  expect(context).toMatch(new RegExp(`… Line .+${QUOTED}.+harbour\\. …$`, 'su'));
  expect(more).toContain(QUOTED);
});

test('an article that is shown whole has no such mark', async () => {
  const { context } = await read(having([courier(`One before.\n\n${QUOTED} One after.`)]));
  expect(context).toContain(QUOTED);
  expect(context).not.toContain('…');
});

test('an article that was withdrawn is said to be, and one that reads otherwise now is said to have changed', async () => {
  expect(await read(having([]))).toEqual({ context: english.articleWithdrawn, more: english.sourcesWithdrawn });
  const changed = having([courier('Sixteen policemen were killed in the clashes.')]);
  expect(await read(changed)).toEqual({ context: english.articleChanged, more: english.articleChanged });
});

test('one of several events is opened with its headline, its figures and its quotations', async () => {
  const store = new MemoryStore({ now: () => RECORD.answeredAt, retentionMs: 1_000_000 });
  const [first] = RECORD.answer.quotes;
  const source = RECORD.answer.quotes[QUOTE]?.article;
  if (!first || !source) throw new Error('the courier is quoted');
  const events = [{ article: source, articles: ['courier'], figures: [] }];
  await store.keepAnswer({ ...RECORD, answer: { ...RECORD.answer, events } });
  const view = (index: CorpusIndex, event: number) =>
    answerModal('event', eventValue({ answer: RECORD.id, event }), {
      store,
      index: async () => editionOf(index),
      ...READER,
    });
  const shown = texts((await view(indexOf(HARBOUR_REPORTS), 0)).blocks);
  expect(shown.join('')).toContain('Clashes in the harbour of Marlow · date not stated');
  expect(shown.join('')).toContain(QUOTED);
  expect(shown.join('')).not.toContain('Nine officers died');
  expect(texts((await view(indexOf(HARBOUR_REPORTS), 1)).blocks)).toEqual([english.answerExpired]);
  expect(texts((await view(having([courier('The ferry is late.')]), 0)).blocks)).toEqual([english.articleChanged]);
});

test('without an index nothing is said to be withdrawn', async () => {
  expect(await read(null)).toEqual({ context: english.noIndex, more: english.noIndex });
});

describe('an admin who reads a quotation in context', () => {
  async function open(who: typeof READER, index = indexOf(HARBOUR_REPORTS)) {
    const store = new MemoryStore({ now: () => RECORD.answeredAt, retentionMs: 1_000_000 });
    await store.keepAnswer(RECORD);
    const tools = { store, index: async () => editionOf(index), ...who };
    const context = await answerModal('context', contextValue({ answer: RECORD.id, quote: QUOTE }), tools);
    const correct = await answerModal('correct', 'courier', tools);
    expect([...viewProblems(context), ...viewProblems(correct)]).toEqual([]);
    return { context, correct };
  }

  test('can correct and withdraw its article from there, and no reader can', async () => {
    const actions = (view: View) => buttons(view.blocks).map(({ action, value }) => [action, value]);
    expect(actions((await open(ADMIN)).context)).toEqual(
      expect.arrayContaining([
        ['correct', 'courier'],
        ['withdraw', 'courier'],
      ]),
    );
    const { context, correct } = await open(READER);
    expect(actions(context).flat()).not.toContain('withdraw');
    expect(actions(context).flat()).not.toContain('correct');
    expect(texts(correct.blocks)).toEqual([english.adminsOnly]);
  });

  test('is shown the article as it is, without its front matter', async () => {
    const text = `---\ntitle: Clashes\npublished: 2022-01-06\n---\n\n${QUOTED}`;
    const now = { ...courier(QUOTED), text, published: '2022-01-06', publisher: 'Courier' };
    const { correct } = await open(ADMIN, indexOf([now]));
    expect(correct).toMatchObject({ private_metadata: 'courier', callback_id: 'article_form' });
    const initial = correct.blocks.flatMap((block) => {
      const element = field(block, 'element');
      return field(element, 'initial_value') ?? field(element, 'initial_date') ?? [];
    });
    expect(initial).toEqual([QUOTED, now.title, 'Courier', '2022-01-06']);
  });

  test('is told of an article that has gone, or is too long for a form', async () => {
    expect(texts((await open(ADMIN, having([]))).correct.blocks)).toEqual([english.articleWithdrawn]);
    const long = having([courier(`${QUOTED} `.repeat(1000))]);
    expect(texts((await open(ADMIN, long)).correct.blocks)[0]).toContain('a form takes 60000');
  });
});
