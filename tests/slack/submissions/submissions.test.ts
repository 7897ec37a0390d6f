import { beforeAll, describe, expect, test } from 'vitest';
import type { JobOf } from '../../../functions/slack/jobs/jobs.ts';
import { texts } from '../../../functions/wording/texts.ts';
import { type PersonName, TEAM } from '../../support/slack-api.ts';
import type { Fault } from '../../support/wire-proxy.ts';
import { AppBench } from '../app-bench.ts';

let app: AppBench;
beforeAll(async () => {
  app = await AppBench.withReports(['ada', 'ben', 'cleo']);
  return () => app.end();
});

function handedIn(person: PersonName, submission: string): JobOf<'submission'> {
  return {
    type: 'submission',
    team: TEAM,
    user: app.slack.id(person),
    acceptedAt: app.time,
    submission,
    content: {
      kind: 'url',
      url: 'https://example.org/a',
      title: 'Ships',
      publisher: null,
      author: null,
      published: null,
    },
  };
}

async function told(person: PersonName): Promise<string[]> {
  return (await app.slack.messages(await app.slack.directChannel(person))).map(({ text }) => text);
}

describe('what is handed in', () => {
  test('is put into the inbox as of when it was submitted, whenever the job is done', async () => {
    const job = handedIn('ada', 'first');
    app.time += 60_000;
    await app.run(job);
    expect(app.submissionInbox.take()).toMatchObject([
      { id: 'first', at: job.acceptedAt, by: { user: job.user }, title: 'Ships' },
    ]);
  });

  test('is not laid there again by a run that only repeats the word on it: it may have been taken away', async () => {
    let cut = 0;
    using _ = app.network.intercept(({ operation }): Fault | null => {
      if (operation !== 'chat.postMessage' || cut++ > 0) return null;
      app.submissionInbox.take();
      return { kind: 'reset' };
    });
    await app.run(handedIn('ben', 'second'));
    expect(cut).toBeGreaterThan(1);
    expect(app.submissionInbox.take()).toEqual([]);
    expect(await told('ben')).toEqual([texts.articleTaken('Ships')]);
  });

  test('that the inbox does not take is tried again', async () => {
    const { submissionInbox } = app.jobContext;
    let runs = 0;
    Object.assign(app.jobContext, {
      submissionInbox: { submit: () => (++runs < 3 ? Promise.reject(new Error('no room')) : Promise.resolve()) },
    });
    await app.run(handedIn('cleo', 'third'));
    Object.assign(app.jobContext, { submissionInbox });
    expect(runs).toBe(3);
    expect(await told('cleo')).toEqual([texts.articleTaken('Ships')]);
  });
});

describe('what became of it', () => {
  test('is told once, where it was said that it was taken, also by a run that was cut off when it had told', async () => {
    await app.run(handedIn('ada', 'fourth'));
    const before = (await told('ada')).length;
    let cut = 0;
    using _ = app.network.intercept(({ operation }): Fault | null =>
      operation === 'chat.postMessage' && cut++ === 0 ? { kind: 'cut after', strike: async () => {} } : null,
    );
    const report = {
      type: 'report',
      team: TEAM,
      user: app.slack.id('ada'),
      acceptedAt: app.time,
      submission: 'fourth',
      outcome: 'skipped',
      article: null,
      called: null,
      reason: 'the page cannot be read',
    } as const;
    await app.run(report, report);
    expect(cut).toBe(1);
    expect((await told('ada')).slice(before)).toEqual([
      `${texts.reported.skipped(texts.yourArticle)}\nReason: the page cannot be read`,
    ]);
  });

  test('is told to whoever is to be told, also where nobody knows of the submission', async () => {
    await app.run({
      type: 'report',
      team: TEAM,
      user: app.slack.id('dora'),
      acceptedAt: app.time,
      submission: 'unheard-of',
      outcome: 'withdrawn',
      article: { id: 'courier', title: null },
      called: null,
      reason: null,
    });
    expect(await told('dora')).toEqual([texts.reported.withdrawn('“courier”')]);
  });
});

describe('a correction', () => {
  test('names its article, how that one is written, and what it was called where that is left empty', async () => {
    const stated = { title: null, publisher: null, author: null, published: null };
    const text = 'Ten policemen were killed.';
    const content = { kind: 'text', ...stated, text, corrects: 'courier' } as const;
    app.submissionInbox.take();
    await app.run({ ...handedIn('ada', 'correction'), content });
    const title = 'Clashes in the harbour of Marlow';
    expect(app.submissionInbox.take()).toMatchObject([{ text, title, corrects: { id: 'courier', isMarkdown: false } }]);
    expect((await told('ada')).at(-1)).toBe(texts.articleTaken(title));
    await app.run({ ...handedIn('ada', 'gone'), content: { ...content, corrects: 'gone' } });
    expect(app.submissionInbox.take()).toMatchObject([{ text, corrects: { id: 'gone', isMarkdown: false } }]);
  });
});
