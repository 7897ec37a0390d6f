import { describe, expect, test } from 'vitest';
import type { JobOf } from '../../../functions/slack/jobs/jobs.ts';
import { messageOf, updatable } from '../../../functions/slack/views/message.ts';
import {
  aboutMessage,
  accessDeniedMessage,
  adminsOnlyMessage,
  apologyMessage,
  articleTakenMessage,
  correctionNote,
  correctionRefusedNote,
  emptyQuestionMessage,
  expiredMessage,
  helpMessage,
  noIndexMessage,
  notAcceptedMessage,
  reportMessage,
  sharedMessage,
  sourcesMessage,
  staleShareMessage,
  submissionFailedMessage,
  tooLongMessage,
  withdrawalTakenMessage,
} from '../../../functions/slack/views/notices.ts';
import { messageProblems } from '../../support/block-kit.ts';
import { buttons, texts } from '../../support/shown-blocks.ts';

const EVIL = `<!channel> & *x*\n${'😀'.repeat(3000)}`;
const SOURCES = [
  { name: 'Clashes', changed: ['words', 'date'] },
  { name: EVIL, changed: [] },
] as const;

function report(outcome: JobOf<'report'>['outcome'], rest: Partial<JobOf<'report'>> = {}): JobOf<'report'> {
  return {
    type: 'report',
    team: 'T1',
    user: 'U1',
    acceptedAt: 1,
    submission: 's',
    outcome,
    article: { id: 'wire/a', title: 'Clashes' },
    called: null,
    reason: null,
    ...rest,
  };
}

const OUTCOMES = ['added', 'updated', 'unchanged', 'duplicate', 'skipped', 'withdrawn', 'unknown'] as const;

describe('notices', () => {
  test.each([
    helpMessage(),
    aboutMessage(null),
    aboutMessage({ version: '0e07', articles: 1 }),
    sourcesMessage(null),
    accessDeniedMessage(),
    apologyMessage(null),
    apologyMessage(`<!channel> & ${'x'.repeat(9000)}`),
    tooLongMessage(4001, 4000),
    emptyQuestionMessage(),
    noIndexMessage(),
    sharedMessage(),
    staleShareMessage(),
    expiredMessage(),
    notAcceptedMessage(),
    adminsOnlyMessage(),
    articleTakenMessage(null),
    articleTakenMessage(EVIL),
    withdrawalTakenMessage(EVIL),
    submissionFailedMessage(),
    correctionNote({ at: 1, index: 'v', sources: [...SOURCES] }),
    correctionRefusedNote({ at: 1, index: 'v', sources: Array.from({ length: 10 }, () => SOURCES[1]) }),
  ])('Slack takes each, and its text says what its blocks say: %#', (message) => {
    expect(messageProblems(message)).toEqual([]);
    const unescaped = message.text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    expect(unescaped).toBe(texts(message.blocks).join('\n'));
  });

  test.each(OUTCOMES)('what became of an article is told whatever it is called: %s', (outcome) => {
    for (const article of [null, { id: 'wire/a', title: null }, { id: 'x'.repeat(1000), title: EVIL }]) {
      const message = reportMessage(report(outcome, { article, called: EVIL, reason: EVIL }));
      expect(messageProblems(message)).toEqual([]);
    }
    const shown = buttons(reportMessage(report(outcome)).blocks).map(({ action, value }) => [action, value]);
    expect(shown).toEqual(outcome === 'added' || outcome === 'updated' ? [['withdraw', 'wire/a']] : []);
  });

  test('what became of an article names it, and the reason', () => {
    expect(reportMessage(report('duplicate', { reason: 'the same as b.md' })).text).toBe(
      '“Clashes” was not added: the same article is there already.\nReason: the same as b.md',
    );
    expect(reportMessage(report('added', { reason: 'its date is left out' })).text).toMatch(
      /\nNote: its date is left out$/u,
    );
    const refused = report('skipped', { article: null, called: 'https://news.example/a', reason: 'it is no page' });
    expect(reportMessage(refused).text).toBe('“https://news.example/a” was not added.\nReason: it is no page');
    expect(reportMessage({ ...refused, called: null }).text).toMatch(/^Your article was not added\.\n/u);
    expect(new Set(OUTCOMES.map((outcome) => reportMessage(report(outcome)).text)).size).toBe(OUTCOMES.length);
  });

  test('a correction names what has changed of each article', () => {
    const { text } = correctionNote({ at: 1, index: 'v', sources: [SOURCES[0], { name: 'Fire', changed: [] }] });
    expect(text.split('\n').slice(1)).toEqual([
      '“Clashes” was corrected: its words, its date.',
      '“Fire” was withdrawn. It is no longer quoted.',
    ]);
  });

  test('an apology repeats a question only where it does not stand above it', () => {
    expect(apologyMessage('<@U1>?').text).toContain('“&lt;@U1&gt;?”');
    expect(apologyMessage(null).text).not.toContain('Your question was');
  });

  test('the help tells that admins see questions that were asked in private', () => {
    expect(helpMessage().text).toMatch(/admins .+ found nothing, also .+ in private/iu);
  });

  test('one article is not “1 articles”', () => {
    expect(aboutMessage({ version: 'v', articles: 1 }).text).toContain('from 1 article.');
  });
});

describe('a message that updates another', () => {
  test('keeps the lines of its text that Slack takes', () => {
    const lines = Array.from({ length: 100 }, (_, at) => `${at} ${'x'.repeat(97)}`);
    const { text } = updatable(messageOf(lines.join('\n'), []));
    expect(text.length).toBeLessThanOrEqual(4000);
    expect(text.split('\n').slice(0, -1)).toEqual(lines.slice(0, 39));
    expect(text.endsWith('\n…')).toBe(true);
  });

  test('is untouched where its text is short', () => {
    const message = messageOf('short', []);
    expect(updatable(message)).toBe(message);
  });
});
