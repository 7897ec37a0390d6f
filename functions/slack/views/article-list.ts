import type { Button, KnownBlock } from '@slack/types';
import type { Source } from '../../engine/quotation.ts';
import { oneLine, shortened } from '../../wording/one-line.ts';
import { texts } from '../../wording/texts.ts';
import { ACTIONS, articleValue, MOST_WORDS, pageValue } from './actions.ts';
import { button, header, paragraph, plain, smallPrint, words } from './rich-text.ts';

/** A part of all articles, newest first. */
export interface ArticlePage {
  readonly articles: readonly Pick<Source, 'id' | 'title' | 'publisher' | 'published' | 'file'>[];
  /** Pages are counted from 0. */
  readonly page: number;
  /** Position of the first of them among all. */
  readonly from: number;
  /** Of those that were found by words: at least so many. */
  readonly of: number;
  /** The words that they were found by, the best first, of which the first page is shown; `null` for all articles. */
  readonly find: string | null;
}

/** Characters of a title, a publisher's name, or an id in place of a title. */
const MOST_NAME = 150;

/** Of the text of a confirmation, as Slack takes it, without the rest of the sentence. */
const MOST_CONFIRMED = 120;

/** What admins see: every article, and the way to add one and to withdraw one. */
export function showArticles({ articles, page, from, of, find }: ArticlePage): KnownBlock[] {
  const to = from + articles.length;
  const turns =
    find !== null
      ? []
      : [
          ...(page > 0
            ? [button(ACTIONS.newer, texts.newerArticles, pageValue(page - 1), texts.newerArticlesLabel)]
            : []),
          ...(to < of
            ? [button(ACTIONS.older, texts.olderArticles, pageValue(page + 1), texts.olderArticlesLabel)]
            : []),
        ];
  const add = button(ACTIONS.add, texts.addArticle, ACTIONS.add, texts.addArticleLabel);
  return [
    header(texts.articlesTitle),
    { type: 'actions', elements: [add] },
    ...(articles.length > 0 || find !== null ? [findInput(find)] : []),
    ...(articles.length > 0
      ? articles.map(showArticle)
      : [paragraph(words(find === null ? texts.noArticles : texts.noArticlesFound))]),
    ...(articles.length > 0
      ? [smallPrint(find === null ? texts.articlesShown(from + 1, to, of) : texts.articlesFound(to, to === of))]
      : []),
    ...(turns.length > 0 ? [{ type: 'actions' as const, elements: turns }] : []),
  ];
}

function findInput(find: string | null): KnownBlock {
  return {
    type: 'input',
    block_id: ACTIONS.find,
    dispatch_action: true,
    optional: true,
    label: plain(texts.findArticle),
    hint: plain(texts.findHint),
    element: {
      type: 'plain_text_input',
      action_id: ACTIONS.find,
      max_length: MOST_WORDS,
      dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
      ...(find === null ? {} : { initial_value: find }),
    },
  };
}

function showArticle({ id, title, publisher, published, file }: ArticlePage['articles'][number]): KnownBlock {
  const name = shortened(oneLine(title ?? '') || oneLine(file) || texts.noCell, MOST_NAME);
  const line = [
    name,
    publisher === null ? texts.publisherNotStated : shortened(oneLine(publisher), MOST_NAME),
    published === null ? texts.dateNotStated : texts.date(published),
  ].join(' · ');
  const withdraw = withdrawButton(id, name);
  return { type: 'section', text: plain(line), ...(withdraw ? { accessory: withdraw } : {}) };
}

/** For an admin who reads the article. Empty where its id is too long to be carried. */
export function articleActions({ id, title, file }: Pick<Source, 'id' | 'title' | 'file'>): KnownBlock[] {
  const name = shortened(oneLine(title ?? '') || oneLine(file) || texts.noCell, MOST_NAME);
  const [value, withdraw] = [articleValue(id), withdrawButton(id, name)];
  if (value === null || withdraw === null) return [];
  const correct = button(ACTIONS.correct, texts.correct, value, texts.correctLabel(name));
  return [{ type: 'actions', elements: [correct, withdraw] }];
}

/** Asks before it does. `null` where the article's id is too long to be carried. */
export function withdrawButton(article: string, name: string): Button | null {
  const value = articleValue(article);
  if (value === null) return null;
  return {
    ...button(ACTIONS.withdraw, texts.withdraw, value, texts.withdrawLabel(name)),
    style: 'danger',
    confirm: {
      title: plain(texts.withdrawTitle),
      text: plain(texts.withdrawConsequence(shortened(name, MOST_CONFIRMED))),
      confirm: plain(texts.withdraw),
      deny: plain(texts.keepIt),
      style: 'danger',
    },
  };
}
