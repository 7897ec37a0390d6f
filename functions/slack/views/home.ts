import type { HomeView, KnownBlock, RichTextSection } from '@slack/types';
import type { CorpusSummary } from '../../engine/corpus-summary.ts';
import type { Feed } from '../../feeds/feed.ts';
import { oneLine, shortened } from '../../wording/one-line.ts';
import { texts } from '../../wording/texts.ts';
import { dayOf } from '../store/day.ts';
import type { Asked } from '../store/store.ts';
import type { Watch } from '../store/watch.ts';
import { type ArticlePage, showArticles } from './article-list.ts';
import { showCorpus } from './corpus-blocks.ts';
import { showFeeds } from './feed-list.ts';
import { bulleted, header, paragraph, words } from './rich-text.ts';
import { showUnanswered, type UnansweredRow } from './unanswered-list.ts';
import { showWatches } from './watch-list.ts';

export interface Home {
  /** `null` before there is an index. */
  readonly summary: CorpusSummary | null;
  readonly examples: readonly string[];
  /** The viewer's own questions, newest first. */
  readonly recent: readonly Asked[];
  /** What the viewer is told of. */
  readonly watches: readonly Watch[];
  /** Everybody's questions that found nothing; `null` where the viewer is no admin. */
  readonly unanswered: readonly UnansweredRow[] | null;
  /** Likewise. */
  readonly articles: ArticlePage | null;
  /** The feeds that are watched; absent where the viewer is no admin. */
  readonly feeds?: readonly Feed[];
}

/** Characters of a question in a list. */
const MOST_QUESTION = 200;

/** Questions in a list. */
const MOST_LISTED = 30;

export function homeView({ summary, examples, recent, watches, unanswered, feeds, articles }: Home): HomeView {
  return {
    type: 'home',
    blocks: [
      header(texts.homeTitle),
      ...(summary ? showCorpus(summary).blocks : [paragraph(words(texts.noIndex))]),
      ...(examples.length > 0 ? [header(texts.examplesTitle), bulleted(listOf(examples))] : []),
      header(texts.recentTitle),
      askedBlock(recent, texts.noRecent),
      ...showWatches(watches),
      ...(unanswered === null ? [] : showUnanswered(unanswered)),
      ...(feeds === undefined ? [] : showFeeds(feeds)),
      ...(articles === null ? [] : showArticles(articles)),
    ],
  };
}

function listOf(questions: readonly string[]) {
  return questions
    .slice(0, MOST_LISTED)
    .map((question) => words(shortened(oneLine(question), MOST_QUESTION) || texts.noCell));
}

function askedBlock(asked: readonly Asked[], none: string): KnownBlock {
  if (asked.length === 0) return paragraph(words(none));
  const elements = asked.slice(0, MOST_LISTED).map(
    ({ text, outcome, askedAt }): RichTextSection => ({
      type: 'rich_text_section',
      elements: [
        ...words(shortened(oneLine(text), MOST_QUESTION) || texts.noCell),
        ...words(` · ${texts.outcomes[outcome]} · `),
        // Slack shows it in the viewer's own time zone.
        {
          type: 'date',
          timestamp: Math.floor(askedAt / 1000),
          format: '{date_short_pretty} {time}',
          fallback: texts.date(dayOf(askedAt)),
        },
      ],
    }),
  );
  return { type: 'rich_text', elements: [{ type: 'rich_text_list', style: 'bullet', elements }] };
}
