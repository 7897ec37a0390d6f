import type { Button, KnownBlock } from '@slack/types';
import type { Source } from '../../engine/quotation.ts';
import { oneLine, shortened } from '../../wording/one-line.ts';
import { texts } from '../../wording/texts.ts';
import { ACTIONS, articleValue, pageValue } from './actions.ts';
import { button, header, paragraph, plain, smallPrint, words } from './rich-text.ts';

/** A part of all articles, newest first. */
export interface ArticlePage {
  readonly articles: readonly Pick<Source, 'id' | 'title' | 'publisher' | 'published' | 'file'>[];
  /** Pages are counted from 0. */
  readonly page: number;
  /** Position of the first of them among all. */
  readonly from: number;
  readonly of: number;
}

/** Characters of a title, a publisher's name, or an id in place of a title. */
const MOST_NAME = 150;

/** Of the text of a confirmation, as Slack takes it, without the rest of the sentence. */
const MOST_CONFIRMED = 120;

/** What admins see: every article, and the way to add one and to withdraw one. */
export function showArticles({ articles, page, from, of }: ArticlePage): KnownBlock[] {
  const to = from + articles.length;
  const turns = [
    ...(page > 0 ? [button(ACTIONS.newer, texts.newerArticles, pageValue(page - 1), texts.newerArticlesLabel)] : []),
    ...(to < of ? [button(ACTIONS.older, texts.olderArticles, pageValue(page + 1), texts.olderArticlesLabel)] : []),
  ];
  const add = button(ACTIONS.add, texts.addArticle, ACTIONS.add, texts.addArticleLabel);
  return [
    header(texts.articlesTitle),
    { type: 'actions', elements: [add] },
    ...(articles.length > 0 ? articles.map(showArticle) : [paragraph(words(texts.noArticles))]),
    ...(articles.length > 0 ? [smallPrint(texts.articlesShown(from + 1, to, of))] : []),
    ...(turns.length > 0 ? [{ type: 'actions' as const, elements: turns }] : []),
  ];
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
