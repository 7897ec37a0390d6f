import type { Button, KnownBlock, ModalView } from '@slack/types';
import { EVERY, type Feed, type FeedNews } from '../../feeds/feed.ts';
import { everyWords, feedLines } from '../../feeds/feed-lines.ts';
import { oneLine, shortened } from '../../wording/one-line.ts';
import { texts } from '../../wording/texts.ts';
import { dayOf } from '../store/day.ts';
import { ACTIONS, CALLBACKS } from './actions.ts';
import { escaped, type Message, messageOf } from './message.ts';
import { button, header, paragraph, plain, smallPrint, words } from './rich-text.ts';

/** Feeds in the list, and lines of what is wrong with each: one that fails comes before one that does not. */
const MOST_LISTED = 15;
const MOST_PROBLEMS = 4;

/** Characters of an address, and of a line. */
const MOST_NAME = 150;
const MOST_LINE = 300;

/** What admins see of the feeds that are watched, and the way to watch one and to stop one. */
export function showFeeds(feeds: readonly Feed[]): KnownBlock[] {
  const watch = button(ACTIONS.watch_feed, texts.watchFeed, ACTIONS.watch_feed, texts.watchFeedLabel);
  const inOrder = feeds.toSorted((a, b) => Number(isWell(a)) - Number(isWell(b)));
  const left = feeds.length - MOST_LISTED;
  return [
    header(texts.feedsTitle),
    { type: 'actions', elements: [watch] },
    ...(feeds.length === 0 ? [paragraph(words(texts.noFeeds))] : inOrder.slice(0, MOST_LISTED).map(showFeed)),
    ...(left > 0 ? [smallPrint(texts.moreFeeds(left))] : []),
  ];
}

function isWell({ state, failures }: Feed): boolean {
  return state === 'watched' && failures === 0;
}

function showFeed(feed: Feed): KnownBlock {
  const { state, problems } = feedLines(feed, minuteOf);
  const lines = [feed.url, state, ...problems.slice(0, MOST_PROBLEMS).map((problem) => `• ${problem}`)];
  const text = lines.map((line) => shortened(oneLine(line), MOST_LINE)).join('\n');
  return { type: 'section', text: plain(text), accessory: stopButton(feed) };
}

/** Asks before it does. */
function stopButton({ id, url }: Feed): Button {
  const name = shortened(oneLine(url), MOST_NAME);
  return {
    ...button(ACTIONS.stop_feed, texts.stopFeed, id, texts.stopFeedLabel(name)),
    confirm: {
      title: plain(texts.stopFeedTitle),
      text: plain(texts.stopFeedConsequence(name)),
      confirm: plain(texts.stopFeed),
      deny: plain(texts.keepIt),
    },
  };
}

/** "6 January 2026, 12:05 UTC": everybody sees the same list. */
function minuteOf(time: number): string {
  return `${texts.date(dayOf(time))}, ${new Date(time).toISOString().slice(11, 16)} UTC`;
}

/** What became of a feed, for who has it watched. */
export function feedNewsMessage(kind: FeedNews['kind'], url: string, detail: string): Message {
  const line = texts.feedNews[kind](shortened(oneLine(detail), MOST_LINE));
  const name = shortened(oneLine(url), MOST_NAME);
  return messageOf(escaped(`${name}\n${line}`), [paragraph([...words(name, { bold: true }), ...words(`\n${line}`)])]);
}

/** Inputs of the form, each the name of its block and of its action. */
export const FEED_FIELDS = { url: 'feed_url', every: 'feed_every' } as const;

export function feedModal(): ModalView {
  return {
    type: 'modal',
    callback_id: CALLBACKS.feedForm,
    title: plain(texts.watchFeed),
    submit: plain(texts.watchFeedSubmit),
    close: plain(texts.close),
    blocks: [
      {
        type: 'input',
        block_id: FEED_FIELDS.url,
        label: plain(texts.feedUrl),
        hint: plain(texts.feedUrlHint),
        element: { type: 'url_text_input', action_id: FEED_FIELDS.url },
      },
      {
        type: 'input',
        block_id: FEED_FIELDS.every,
        optional: true,
        label: plain(texts.feedEvery),
        hint: plain(texts.feedEveryHint(everyWords(EVERY.usual))),
        element: { type: 'plain_text_input', action_id: FEED_FIELDS.every, max_length: 10 },
      },
    ],
  };
}
