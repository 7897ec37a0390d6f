import { describe, expect, test } from 'vitest';
import type { Asked } from '../../../functions/slack/store.ts';
import { homeView } from '../../../functions/slack/views/home.ts';
import { sourcesMessage } from '../../../functions/slack/views/notices.ts';
import { suggestedPrompts } from '../../../functions/slack/views/prompts.ts';
import { messageProblems, texts, viewProblems } from '../../support/block-kit.ts';

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

const EMPTY = { summary: null, examples: [], recent: [], unanswered: null, articles: null };

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
    ]);
  });

  test('shows what found nothing to admins alone', () => {
    const title = 'Questions that found nothing';
    expect(texts(homeView(EMPTY).blocks)).not.toContain(title);
    const admin = homeView({ ...EMPTY, unanswered: [asked('who?', 'not_found')] });
    expect(texts(admin.blocks)).toEqual(expect.arrayContaining([title, 'who?']));
    expect(texts(homeView({ ...EMPTY, unanswered: [] }).blocks)).toContain('Every question found something.');
  });

  test('is there before there is an index', () => {
    expect(viewProblems(homeView(EMPTY))).toEqual([]);
    expect(texts(homeView(EMPTY).blocks)[1]).toContain('There are no articles to quote yet');
  });

  test('Slack takes it whatever people ask and publishers are called', () => {
    const evil = `<!channel> ${'😀'.repeat(5000)}`;
    const many = Array.from({ length: 300 }, () => asked(evil));
    const publishers = Array.from({ length: 500 }, () => ({ name: evil, articles: 1 }));
    const summary = { ...SUMMARY, publishers, version: evil };
    const view = homeView({
      summary,
      examples: [evil, '', ' '],
      recent: many,
      unanswered: [...many, asked(' ')],
      articles: null,
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
