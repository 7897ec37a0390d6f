import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answerId } from '../../../functions/slack/delivery/deliver-once.ts';
import { jobKey } from '../../../functions/slack/jobs/job-keys.ts';
import type { Job, JobOf } from '../../../functions/slack/jobs/jobs.ts';
import { DAY_MS } from '../../../functions/slack/store/day.ts';
import { ACTIONS } from '../../../functions/slack/views/actions.ts';
import { texts } from '../../../functions/wording/texts.ts';
import { article, HARBOUR_REPORTS } from '../../support/articles.ts';
import { elementsOf } from '../../support/pressable.ts';
import { type PersonName, TEAM } from '../../support/slack-api.ts';
import { field } from '../../support/wire-proxy.ts';
import { CORRECTED } from '../answers/corrected-reports.ts';
import { AppBench } from '../app-bench.ts';
import { DAM, publishNews, QUESTION, report, WITH_LATE } from './late-report.ts';

const HOUR = 60 * 60 * 1000;
const DAM_QUESTION = 'how much did the dam of Quern cost?';

let app: AppBench;
beforeEach(async () => {
  app = await AppBench.withReports();
});
afterEach(() => app.end());

function watchJob(person: PersonName, of: JobOf<'watch'>['of']) {
  const responses = app.slack.responseUrl();
  const { url: responseUrl } = responses;
  const job = { type: 'watch', team: TEAM, user: app.slack.id(person), acceptedAt: app.time, of, responseUrl } as const;
  return { responses, job };
}

/** "Tell me when this changes" below the reply. */
async function watch(person: PersonName, asked: Parameters<typeof jobKey>[0]): Promise<string> {
  const { responses, job } = watchJob(person, { kind: 'answer', answer: answerId(jobKey(asked)) });
  await app.run(job);
  return String(responses.shown.at(-1)?.text);
}

async function watchByCommand(person: PersonName, text: string): Promise<string> {
  const { responses, job } = watchJob(person, { kind: 'question', text });
  await app.run(job);
  return String(responses.shown.at(-1)?.text);
}

async function notesTo(asked: JobOf<'question'>): Promise<string[]> {
  return (await app.said(asked)).notes.map(({ text }) => text);
}

/** What the app said in its conversation with a person. */
async function toldDirectly(person: PersonName): Promise<string[]> {
  const { channel } = await app.jobContext.slack.conversations.open({ users: app.slack.id(person) });
  const { messages = [] } = await app.jobContext.slack.conversations.history({ channel: channel?.id ?? '' });
  return messages.map(({ text }) => text ?? '');
}

const mention = (...people: readonly PersonName[]) => people.map((person) => ` <@${app.slack.id(person)}>`).join('');

describe('a watched reply', () => {
  test('says in its thread which figure an article brings, with its source, and for whom', async () => {
    const asked = await app.ask('ada', QUESTION);
    expect(await watch('ben', asked)).toContain(`${texts.watchedInThread}\nThe articles say now: 6 · 7 · 9`);
    await watch('edith', asked);
    await publishNews(app, WITH_LATE, 'late');
    const line = `6 · 7 · 9 → 6 · 7 · 9 · 14 (new: The Late Post, 5 March 2026) · for${mention('ben', 'edith')}`;
    expect(await notesTo(asked)).toEqual([`${line}\n“${QUESTION}”`]);
  });

  test('opens the quotations of now from what is told', async () => {
    const asked = await app.ask('ada', QUESTION);
    await watch('ben', asked);
    await publishNews(app, WITH_LATE, 'late');
    const [note] = (await app.said(asked)).notes;
    const more = elementsOf(note?.blocks).find(({ action_id }) => action_id === ACTIONS.more);
    const kept = await app.store.answer(more?.value ?? '');
    expect(kept?.answer.quotes.map(({ text }) => text)).toContain(
      'Fourteen policemen were killed in the clashes in the harbour of Marlow, the interior ministry said.',
    );
  });

  test('is told of once, however often and in whatever order the jobs come', async () => {
    const asked = await app.ask('ada', QUESTION);
    await watch('ben', asked);
    await publishNews(app, WITH_LATE, 'late');
    const { version } = app.held ?? { version: '' };
    const again = { type: 'edition' as const, acceptedAt: app.time, articles: ['late'], index: version } satisfies Job;
    await app.run(again, again);
    app.time += 2 * HOUR;
    await app.run(again);
    expect(await notesTo(asked)).toHaveLength(1);
  });

  test('is told of once an hour at most, with all that came in between', async () => {
    const asked = await app.ask('ada', QUESTION);
    await watch('ben', asked);
    await publishNews(app, WITH_LATE, 'late');
    const told = app.time;
    const second = [...WITH_LATE, report('second', 'Second Post', 'Twenty')];
    const third = [...second, report('third', 'Third Post', 'Thirty')];
    await publishNews(app, third, 'second', 'third');
    const [, later = '', ...more] = await notesTo(asked);
    expect(later).toContain('(new: 20 in Second Post; 30 in Third Post)');
    expect(more).toEqual([]);
    expect(app.time).toBeGreaterThanOrEqual(told + HOUR);
  });

  test('is told of a figure by the run that knows its article, whatever the index holds before', async () => {
    const asked = await app.ask('ada', QUESTION);
    await watch('ben', asked);
    const both = [...WITH_LATE, report('second', 'Second Post', 'Twenty')];
    const { version } = await app.publish(both);
    const common = { type: 'edition', acceptedAt: app.time, index: version } as const;
    await app.run({ ...common, articles: ['late'] }, { ...common, articles: ['second'] });
    expect((await notesTo(asked)).map((note) => note.split(' · for')[0])).toEqual([
      '6 · 7 · 9 → 6 · 7 · 9 · 14 (new: The Late Post, 5 March 2026)',
      '6 · 7 · 9 · 14 → 6 · 7 · 9 · 14 · 20 (new: Second Post)',
    ]);
  });

  test('is not told of what says nothing new', async () => {
    const asked = await app.ask('ada', QUESTION);
    await watch('ben', asked);
    await publishNews(app, [...HARBOUR_REPORTS, DAM, report('same', 'Same Post', 'Nine')], 'dam', 'same');
    expect(await notesTo(asked)).toEqual([]);
  });

  test('is told of what came between the answer and the button', async () => {
    const asked = await app.ask('ada', QUESTION);
    app.time += 31 * DAY_MS;
    await publishNews(app, WITH_LATE, 'late');
    expect(await notesTo(asked)).toEqual([]);
    await watch('ben', asked);
    expect(await notesTo(asked)).toHaveLength(1);
  });

  test('that found nothing is answered in the same thread, and that answer is corrected like others', async () => {
    const asked = await app.ask('ada', DAM_QUESTION);
    expect((await app.said(asked)).reply.text).toContain(texts.notFound);
    await watch('ada', asked);
    await publishNews(app, [...HARBOUR_REPORTS, DAM], 'dam');
    const [first = '', ...more] = await notesTo(asked);
    expect(first.startsWith(`${texts.firstAnswer} · for${mention('ada')}\n`)).toBe(true);
    expect(first).toContain('The dam above Quern cost 40 million euros');
    expect(more).toEqual([]);
    await app.change(HARBOUR_REPORTS, ['dam']);
    expect((await notesTo(asked))[0]).toContain('was withdrawn');
  });

  test('is told of no more by who has stopped it, and others still are', async () => {
    const asked = await app.ask('ada', QUESTION);
    await watch('ben', asked);
    await watch('edith', asked);
    const user = app.slack.id('ben');
    const stop = { type: 'unwatch', team: TEAM, user, acceptedAt: app.time, watch: answerId(jobKey(asked)) } as const;
    await app.run({ ...stop, responseUrl: app.slack.responseUrl().url });
    await publishNews(app, WITH_LATE, 'late');
    expect((await notesTo(asked))[0]).toContain(`5 March 2026) · for${mention('edith')}\n`);
  });

  test('is told of nothing that its own correction has told', async () => {
    const asked = await app.ask('ada', QUESTION);
    await watch('ben', asked);
    const { version } = await app.publish(CORRECTED);
    const common = { acceptedAt: app.time, articles: ['courier'], index: version };
    await app.run({ type: 'changed', ...common }, { type: 'edition', ...common });
    const notes = await notesTo(asked);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toContain(texts.correctionNote);
  });

  test('that was corrected is told of beside what it says since', async () => {
    const asked = await app.ask('ada', QUESTION);
    await watch('ben', asked);
    await app.change(CORRECTED, ['courier']);
    await publishNews(app, [...CORRECTED, report('late', 'The Late Post', 'Fourteen')], 'late');
    expect((await notesTo(asked)).at(-1)).toContain('7 · 9 · 10 → 7 · 9 · 10 · 14 (new: The Late Post) · for');
  });

  test('says which figure is given beside the others no more, though its article is as it was', async () => {
    const asked = await app.ask('ada', QUESTION);
    await watch('ben', asked);
    const placed = (id: string, figure: string, place: string) =>
      article(id, `Police of ${place}`, `${figure} policemen were killed in ${place}, the interior ministry said.`);
    const almaty = [...HARBOUR_REPORTS, placed('almaty', 'Fourteen', 'Almaty')];
    await publishNews(app, almaty, 'almaty');
    await publishNews(app, [...almaty, placed('country', 'Twenty', 'Kazakhstan')], 'country');
    expect((await notesTo(asked)).at(-1)).toMatch(/; no longer set beside them: 14\) · for/u);
  });

  test('whose question was deleted is told of no more', async () => {
    const asked = await app.ask('ada', QUESTION);
    await watch('ben', asked);
    const { text: _, edited: __, ...deleted } = asked;
    await app.run({ ...deleted, type: 'deleted' });
    await publishNews(app, WITH_LATE, 'late');
    expect(app.network.of('chat.postMessage')).toHaveLength(1);
  });
});

describe('a figure that was told', () => {
  test('is taken back once when its article is withdrawn, and told again when another gives it', async () => {
    const asked = await app.ask('ada', QUESTION);
    await watch('ben', asked);
    await publishNews(app, WITH_LATE, 'late');
    app.time += HOUR;
    await app.change(HARBOUR_REPORTS, ['late']);
    await app.change(HARBOUR_REPORTS, ['late']);
    const [, taken = '', ...more] = await notesTo(asked);
    const line = '6 · 7 · 9 · 14 → 6 · 7 · 9 (no longer in the articles: 14 in The Late Post, 5 March 2026)';
    expect(taken).toBe(`${line} · for${mention('ben')}\n“${QUESTION}”`);
    expect(more).toEqual([]);
    app.time += HOUR;
    await publishNews(app, [...HARBOUR_REPORTS, report('second', 'Second Post', 'Fourteen')], 'second');
    expect((await notesTo(asked)).at(-1)).toContain('6 · 7 · 9 → 6 · 7 · 9 · 14 (new: Second Post)');
  });

  test('is taken back together with what its article says instead', async () => {
    const asked = await app.ask('ada', QUESTION);
    await watch('ben', asked);
    await publishNews(app, WITH_LATE, 'late');
    app.time += HOUR;
    await app.change([...HARBOUR_REPORTS, report('late', 'The Late Post', 'Twenty', '2026-03-05')], ['late']);
    await publishNews(app, [...HARBOUR_REPORTS, report('late', 'The Late Post', 'Twenty', '2026-03-05')], 'late');
    const [, changed = '', ...more] = await notesTo(asked);
    expect(changed.split(' · for')[0]).toBe(
      '6 · 7 · 9 · 14 → 6 · 7 · 9 · 20 (new: The Late Post, 5 March 2026; no longer in the articles: 14 in The Late Post, 5 March 2026)',
    );
    expect(more).toEqual([]);
  });

  test('stays while another article gives it, or its own in other words', async () => {
    const asked = await app.ask('ada', QUESTION);
    await watch('ben', asked);
    const both = [...WITH_LATE, report('second', 'Second Post', 'Fourteen')];
    await publishNews(app, both, 'late', 'second');
    app.time += HOUR;
    await app.change([...HARBOUR_REPORTS, report('second', 'Another Post', 'Fourteen')], ['late', 'second']);
    expect(await notesTo(asked)).toHaveLength(1);
  });

  test('is taken back where nobody watches, and not where operators have switched that off', async () => {
    const asked = await app.ask('ada', QUESTION);
    await publishNews(app, WITH_LATE, 'late');
    app.time += HOUR;
    Object.assign(app.jobContext, { followsUp: false });
    await app.change(HARBOUR_REPORTS, ['late']);
    expect(await notesTo(asked)).toHaveLength(1);
    Object.assign(app.jobContext, { followsUp: true });
    await app.change(HARBOUR_REPORTS, ['late']);
    expect((await notesTo(asked)).at(-1)).toContain('no longer in the articles: 14 in The Late Post');
  });
});

describe('a reply that nobody watches', () => {
  test('is told of in its thread where a new article contradicts it', async () => {
    const asked = await app.ask('ada', QUESTION);
    await publishNews(app, WITH_LATE, 'late');
    const line = '6 · 7 · 9 → 6 · 7 · 9 · 14 (new: The Late Post, 5 March 2026)';
    expect(await notesTo(asked)).toEqual([`${line}\n“${QUESTION}”`]);
  });

  test('is not told of where operators have switched it off, and a watched one still is', async () => {
    const quiet = { ...app.jobContext, followsUp: false };
    const asked = await app.ask('ada', QUESTION);
    const second = await app.ask('ben', QUESTION);
    await watch('edith', second);
    Object.assign(app.jobContext, quiet);
    await publishNews(app, WITH_LATE, 'late');
    expect(await notesTo(asked)).toEqual([]);
    expect(await notesTo(second)).toHaveLength(1);
  });

  test('is not told of after thirty days, nor of a first answer', async () => {
    const unanswered = await app.ask('ada', DAM_QUESTION);
    const asked = await app.ask('ada', QUESTION);
    await publishNews(app, [...HARBOUR_REPORTS, DAM], 'dam');
    app.time += 30 * DAY_MS + 1;
    await publishNews(app, [...WITH_LATE, DAM], 'late');
    expect([...(await notesTo(asked)), ...(await notesTo(unanswered))]).toEqual([]);
  });
});

describe('a question that is watched by the command', () => {
  test('is told of directly', async () => {
    expect(await watchByCommand('ada', QUESTION)).toContain(texts.watchedDirectly);
    await publishNews(app, WITH_LATE, 'late');
    const [told = ''] = await toldDirectly('ada');
    expect(told).toBe(`6 · 7 · 9 → 6 · 7 · 9 · 14 (new: The Late Post, 5 March 2026)\n“${QUESTION}”`);
  });

  test('has the figures that it began with taken back, too', async () => {
    await watchByCommand('ada', QUESTION);
    await app.change(
      HARBOUR_REPORTS.filter(({ id }) => id !== 'courier'),
      ['courier'],
    );
    const [told = ''] = await toldDirectly('ada');
    expect(told).toContain('6 · 7 · 9 → 7 · 9 (no longer in the articles: 6 in ');
  });

  test('has its first answer corrected like any reply', async () => {
    await watchByCommand('ada', DAM_QUESTION);
    await publishNews(app, [...HARBOUR_REPORTS, DAM], 'dam');
    await app.change(HARBOUR_REPORTS, ['dam']);
    const [told = '', ...more] = await toldDirectly('ada');
    expect(told).toContain('was withdrawn');
    expect(more).toEqual([]);
  });

  test('is answered directly when there is a first answer', async () => {
    expect(await watchByCommand('ada', DAM_QUESTION)).toContain(texts.watchedOutcome.not_found);
    await publishNews(app, [...HARBOUR_REPORTS, DAM], 'dam');
    const [told = ''] = await toldDirectly('ada');
    expect(told).toContain('The dam above Quern cost 40 million euros');
  });

  test('is listed in the Home tab with a way to stop it', async () => {
    await watchByCommand('ada', QUESTION);
    const home = { type: 'home', team: TEAM, user: app.slack.id('ada'), acceptedAt: app.time, page: 0 } as const;
    await app.run(home);
    const stopsIn = (): readonly { readonly value?: string | undefined }[] => {
      const view = field(app.network.of('views.publish').at(-1)?.body, 'view');
      return elementsOf(field(view, 'blocks')).filter(({ action_id }) => action_id === ACTIONS.unwatch);
    };
    const [stop] = stopsIn();
    const { page: _, ...viewer } = home;
    await app.run({ ...viewer, type: 'unwatch', watch: stop?.value ?? '', responseUrl: null });
    expect(stopsIn()).toEqual([]);
    await publishNews(app, WITH_LATE, 'late');
    expect(await toldDirectly('ada')).toEqual([]);
  });
});
