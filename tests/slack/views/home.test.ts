import { describe, expect, test } from 'vitest';
import { watchedFeed } from '../../../functions/feeds/feed.ts';
import type { Asked } from '../../../functions/slack/store/store.ts';
import type { Watch } from '../../../functions/slack/store/watch.ts';
import { feedModal } from '../../../functions/slack/views/feed-list.ts';
import { homeView } from '../../../functions/slack/views/home.ts';
import { sourcesMessage } from '../../../functions/slack/views/notices.ts';
import { suggestedPrompts } from '../../../functions/slack/views/prompts.ts';
import type { UnansweredRow } from '../../../functions/slack/views/unanswered-list.ts';
import { messageProblems, viewProblems } from '../../support/block-kit.ts';
import { buttons, texts } from '../../support/shown-blocks.ts';

const SUMMARY = {
  articles: 12,
  publishers: [
    { name: 'Courier', articles: 3 },
    { name: 'Gazette', articles: 1 },
  ],
  undisclosed: 8,
  from: '2022-01-05',
  to: '2022-01-07',
  undated: 2,
  version: '0e078d072c45',
};

function asked(text: string, outcome: Asked['outcome'] = 'answered'): Asked {
  return { key: 'k', team: 'T', user: 'U', text, outcome, askedAt: Date.UTC(2022, 0, 6) };
}

function feedOf(url: string) {
  return watchedFeed({ url, every: 10, by: null }, null, 0);
}

/** A question that found nothing, and that nobody has. */
function row(text: string, changes: Partial<UnansweredRow> = {}): UnansweredRow {
  return { text, askedAt: Date.UTC(2022, 0, 6), times: 1, takers: [], free: 'answer-1', ...changes };
}

function watched(question: string, at: number): Watch {
  const known = { outcome: 'disputed', figures: [question, question] } as const;
  const shared = { id: `answer-${at}`, team: 'T', kind: 'question', question, place: null, known, since: at } as const;
  return { ...shared, watchers: ['U'], taken: null, told: 0, toldAt: null, pending: [], from: [] };
}

const EMPTY = { summary: null, examples: [], recent: [], watches: [], unanswered: null, articles: null };

describe('the Home tab', () => {
  test('says what the index holds, what to ask and what was asked', () => {
    const recent = [asked('how many?', 'disputed')];
    const view = homeView({ ...EMPTY, summary: SUMMARY, examples: ['was it seized?'], recent });
    expect(viewProblems(view)).toEqual([]);
    expect(texts(view.blocks)).toEqual([
      'What the index holds',
      '12 articles. Published from 5 January 2022 to 7 January 2022. 2 articles without a stated date.',
      'Courier: 3 articles',
      'Gazette: 1 article',
      '8 articles without a stated publisher',
      'Index 0e078d072c45',
      'Try asking',
      'was it seized?',
      'Your recent questions',
      'how many?',
      ' · sources differ · ',
      'What you are told of',
      'Nothing yet. Press “Tell me when this changes” below an answer, or send /factcheck watch with a question.',
    ]);
  });

  test('shows what found nothing to admins alone', () => {
    const title = 'Questions that found nothing';
    expect(texts(homeView(EMPTY).blocks)).not.toContain(title);
    const admin = homeView({
      ...EMPTY,
      watches: [],
      unanswered: [row('who?'), row('when?', { times: 3, takers: ['U0EDITH'], free: null })],
    });
    expect(texts(admin.blocks)).toEqual(
      expect.arrayContaining([title, 'who? · 6 January 2022', 'when? · asked 3 times · 6 January 2022', ' · taken by']),
    );
    expect(buttons(admin.blocks).map(({ value }) => value)).toEqual(['answer-1']);
    expect(texts(homeView({ ...EMPTY, watches: [], unanswered: [] }).blocks)).toContain(
      'Every question found something.',
    );
  });

  test('is there before there is an index', () => {
    expect(viewProblems(homeView(EMPTY))).toEqual([]);
    expect(texts(homeView(EMPTY).blocks)[1]).toContain('There are no articles to quote yet');
  });

  test('shows admins the articles, and how to add, to withdraw and to turn pages', () => {
    const listed = { id: 'wire/a', title: 'Clashes', publisher: 'Courier', published: '2022-01-06', file: 'a.md' };
    const bare = { id: 'wire/b', title: null, publisher: null, published: null, file: 'wire/b.txt' };
    const page = { articles: [listed, bare], page: 1, from: 15, of: 20, find: null };
    const view = homeView({ ...EMPTY, articles: page });
    expect(viewProblems(view)).toEqual([]);
    expect(texts(view.blocks)).toEqual(
      expect.arrayContaining([
        'Clashes · Courier · 6 January 2022',
        'wire/b.txt · publisher not stated · date not stated',
        '16 to 17 of 20 articles',
      ]),
    );
    expect(buttons(view.blocks).map(({ action, value }) => [action, value])).toEqual([
      ['add', 'add'],
      ['withdraw', 'wire/a'],
      ['withdraw', 'wire/b'],
      ['newer', '0'],
      ['older', '2'],
    ]);
    expect(JSON.stringify(view)).toContain('“Clashes” will no longer be quoted.');
  });

  test('finds articles by word, and says whether those are all', () => {
    const articles = [{ id: 'a', title: 'A', publisher: null, published: null, file: 'a.md' }];
    const view = homeView({ ...EMPTY, articles: { articles, page: 0, from: 0, of: 20, find: 'riot' } });
    expect(viewProblems(view)).toEqual([]);
    expect(JSON.stringify(view)).toContain('"initial_value":"riot"');
    expect(texts(view.blocks)).toContain('The best 1 of more that were found');
    const all = homeView({ ...EMPTY, articles: { articles, page: 0, from: 0, of: 1, find: 'riot' } });
    expect(texts(all.blocks)).toContain('1 article found');
    expect(buttons(view.blocks).map(({ action }) => action)).toEqual(['add', 'withdraw']);
    const none = homeView({ ...EMPTY, articles: { articles: [], page: 0, from: 0, of: 0, find: 'riot' } });
    expect(viewProblems(none)).toEqual([]);
    expect(texts(none.blocks)).toContain('No article has these words in its title, publisher, date, id or address.');
    expect(JSON.stringify(none)).toContain('"initial_value":"riot"');
  });

  test('turns no page where there is none', () => {
    const articles = [{ id: 'a', title: 'A', publisher: null, published: null, file: 'a.md' }];
    const only = homeView({ ...EMPTY, articles: { articles, page: 0, from: 0, of: 1, find: null } });
    expect(buttons(only.blocks).map(({ action }) => action)).toEqual(['add', 'withdraw']);
    const none = homeView({ ...EMPTY, articles: { articles: [], page: 0, from: 0, of: 0, find: null } });
    expect(viewProblems(none)).toEqual([]);
    expect(buttons(none.blocks).map(({ action }) => action)).toEqual(['add']);
  });

  test('shows an article that no button can name without one', () => {
    const articles = [{ id: 'x'.repeat(1001), title: 'A', publisher: null, published: null, file: 'a.md' }];
    const view = homeView({ ...EMPTY, articles: { articles, page: 0, from: 0, of: 1, find: null } });
    expect(viewProblems(view)).toEqual([]);
    expect(texts(view.blocks)).toContain('A · publisher not stated · date not stated');
    expect(buttons(view.blocks).map(({ action }) => action)).not.toContain('withdraw');
  });

  test('shows what each feed brought and left out, those that fail first, with a way to stop each', () => {
    const good = {
      ...feedOf('https://courier.example/feed'),
      askedAt: Date.UTC(2026, 0, 6, 12, 5),
      added: 12,
      edited: 1,
      brought: { at: Date.UTC(2026, 0, 6, 11), added: 2, edited: 0 },
      leftOut: 1,
      reasons: [{ item: 'Lost', reason: 'does not exist (status 404)' }],
    };
    const gone = {
      ...feedOf('https://a.example/feed'),
      state: 'gone' as const,
      problem: 'does not exist (status 410)',
    };
    const view = homeView({ ...EMPTY, feeds: [good, gone] });
    expect(viewProblems(view)).toEqual([]);
    const shown = texts(view.blocks).filter((text) => /^https:.*\n/u.test(text));
    expect(shown).toEqual([
      'https://a.example/feed\ngone · not asked yet · brought 0 articles\n• is gone, and asked no more: does not exist (status 410)',
      'https://courier.example/feed\nevery 10 minutes · asked 6 January 2026, 12:05 UTC · brought 12 articles, 1 edit; last 2 articles at 6 January 2026, 11:00 UTC\n• 1 item left out\n• “Lost” does not exist (status 404)',
    ]);
    expect(buttons(view.blocks).map(({ action }) => action)).toEqual(['watch_feed', 'stop_feed', 'stop_feed']);
    expect(viewProblems(feedModal())).toEqual([]);
    const none = homeView({ ...EMPTY, feeds: [] });
    expect(buttons(none.blocks).map(({ action }) => action)).toEqual(['watch_feed']);
  });

  test('Slack takes it whatever people ask and publishers are called', () => {
    const evil = `<!channel> ${'😀'.repeat(5000)}`;
    const many = Array.from({ length: 300 }, () => asked(evil));
    const publishers = Array.from({ length: 500 }, () => ({ name: evil, articles: 1 }));
    const summary = { ...SUMMARY, publishers, version: evil };
    const article = { id: '😀'.repeat(400), title: evil, publisher: evil, published: '2022-01-06', file: evil };
    const articles = { articles: Array.from({ length: 15 }, () => article), page: 3, from: 45, of: 1000, find: null };
    const view = homeView({
      summary,
      examples: [evil, '', ' '],
      recent: many,
      watches: Array.from({ length: 300 }, (_, at) => watched(evil, at)),
      unanswered: [...many.map(() => row(evil, { takers: ['U0EDITH'] })), row(' ')],
      articles,
      feeds: Array.from({ length: 100 }, () => feedOf(evil)),
    });
    expect(viewProblems(view)).toEqual([]);
    expect(texts(view.blocks)).toContain('and 480 more publishers');
    expect(messageProblems(sourcesMessage(summary))).toEqual([]);
  });
});

describe('suggested prompts', () => {
  test('are four at most, with short titles and whole questions', () => {
    const long = `what ${'very '.repeat(30)}long?`;
    const { prompts } = suggestedPrompts([long, ' ', 'a?', 'b?', 'c?', 'd?']);
    expect(prompts.map(({ message }) => message)).toEqual([long, 'a?', 'b?', 'c?']);
    expect(prompts[0]?.title).toHaveLength(75);
    expect(prompts[1]?.title).toBe('a?');
  });
});
