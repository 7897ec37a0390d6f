import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answerId } from '../../../functions/slack/delivery/deliver-once.ts';
import { apologise } from '../../../functions/slack/jobs/apologise.ts';
import { handleJob } from '../../../functions/slack/jobs/handle-job.ts';
import { jobKey } from '../../../functions/slack/jobs/job-keys.ts';
import type { Job, JobOf } from '../../../functions/slack/jobs/jobs.ts';
import { DAY_MS } from '../../../functions/slack/store/day.ts';
import { texts } from '../../../functions/wording/texts.ts';
import { article, HARBOUR_REPORTS } from '../../support/articles.ts';
import { shownQuotations } from '../../support/shown-blocks.ts';
import type { Fault } from '../../support/wire-proxy.ts';
import { AppBench } from '../app-bench.ts';
import { CORRECTED, COURIER, QUESTION, reports, rewritten, WITHDRAWN } from './corrected-reports.ts';
import { inContext } from './in-context.ts';

const DOWN: Fault = { kind: 'answer', status: 503, body: '' };

/** The correction, and a report that nothing quotes changed besides. */
const OTHER_PAGE = CORRECTED.map((each) =>
  each.id === 'tribune' ? article('tribune', 'Singers', 'They sang in Quern.') : each,
);

let app: AppBench;
beforeEach(async () => {
  app = await AppBench.withReports();
});
afterEach(() => app.end());

/** The time of an edit, so many seconds after the message. */
function later({ ts }: JobOf<'question'>, seconds: number): string {
  return `${Number(ts.split('.')[0]) + seconds}.000000`;
}

/** What the indexer tells of the articles that are current. */
async function tellOf(...articles: readonly string[]): Promise<void> {
  const index = (await app.store.currentIndex())?.version ?? '';
  await app.run({ type: 'changed', acceptedAt: app.time, articles: [...articles], index });
}

/**
 * A question that was edited to {@link QUESTION}: Slack showed its answer and the run did not hear so; then the correction was published,
 * and the runs after it kept the answer from it, and could not show it.
 */
async function keptAndNotShown(): Promise<JobOf<'question'>> {
  const asked = await app.ask('ada', 'Who called for calm?');
  const edit = { ...asked, text: QUESTION, edited: later(asked, 5) };
  let updates = 0;
  {
    using _ = app.network.intercept(({ operation }): Fault | null => {
      if (operation !== 'chat.update') return null;
      updates += 1;
      if (updates > 1) return DOWN;
      return {
        kind: 'cut after',
        strike: async () => {
          await app.publish(CORRECTED);
        },
      };
    });
    await app.run(edit);
  }
  expect(app.dead.splice(0)).toEqual([edit]);
  await apologise(edit, app.jobContext);
  expect((await app.said(asked)).reply.text).toContain('Six policemen');
  return edit;
}

/** Does the work while one call to Slack fails: before it is heard, or after. Gives how many calls there were. */
async function failing(kind: 'reset' | 'after', at: number, work: () => Promise<void>): Promise<number> {
  let calls = 0;
  using _ = app.network.intercept((): Fault | null => {
    if (++calls !== at) return null;
    return kind === 'reset' ? { kind } : { kind: 'cut after', strike: async () => {} };
  });
  await work();
  return calls;
}

describe('a reply that quotes an article', () => {
  test('is answered again in its place when the words are corrected, says so, and has a note below it', async () => {
    const asked = await app.ask('ada', QUESTION);
    const before = (await app.said(asked)).reply;
    expect(before.text).toContain('Six policemen');
    app.time = Date.UTC(2026, 10, 22);
    await app.change(CORRECTED, ['courier']);
    const { reply, notes } = await app.said(asked);
    expect(reply.ts).toBe(before.ts);
    expect(reply.text).toContain(`Updated 22 November 2026: 6 → 10 · “${COURIER}” was corrected`);
    expect(reply.text).toContain('Ten policemen');
    expect(reply.text).not.toContain('Six policemen');
    expect(shownQuotations(reply.blocks).join()).toContain('Ten policemen');
    expect(notes.map(({ text }) => text)).toEqual([
      `${texts.correctionNote}\n6 → 10\n“${COURIER}” was corrected: its words.`,
    ]);
    expect(app.counted).toContain('Corrected');
  });

  test('is answered again without an article that is withdrawn, whose words are repeated nowhere', async () => {
    const asked = await app.ask('ada', QUESTION);
    await app.change(WITHDRAWN, ['courier']);
    const { reply, notes } = await app.said(asked);
    expect(reply.text).toContain(`“${COURIER}” was withdrawn`);
    expect(notes.map(({ text }) => text)).toEqual([
      `${texts.correctionNote}\n“${COURIER}” was withdrawn. It is no longer quoted.`,
    ]);
    expect(JSON.stringify([reply, notes])).not.toContain('Six policemen');
  });

  test('that nothing supports any more says that no article answers', async () => {
    const asked = await app.ask('ada', QUESTION);
    const record = await app.record(asked);
    const quoted = new Set(record?.answer.quotes.map(({ article: { id } }) => id));
    await app.change(
      HARBOUR_REPORTS.filter(({ id }) => !quoted.has(id)),
      [...quoted],
    );
    const { reply, notes } = await app.said(asked);
    expect(reply.text).toContain(texts.notFound);
    expect(notes).toHaveLength(1);
    expect(notes[0]?.text.match(/was withdrawn/gu)).toHaveLength(quoted.size);
  });

  test('is corrected when its source line changes: a date, a title', async () => {
    const asked = await app.ask('ada', QUESTION);
    const dated = reports((courier) => ({ ...courier, published: '2022-01-07', publisher: 'Courier' }));
    await app.change(dated, ['courier']);
    const { reply, notes } = await app.said(asked);
    expect(reply.text).toContain('7 January 2022');
    expect(reply.text).toContain('was corrected');
    expect(notes[0]?.text).toContain('its publisher, its date');
  });

  test('is left alone when other words change; its buttons go on leading to the words', async () => {
    const asked = await app.ask('ada', QUESTION);
    const before = (await app.said(asked)).reply;
    const moved = rewritten('The dockers of Marlow', 'On a cold morning the dockers of Marlow');
    await app.change(moved, ['courier']);
    const { reply, notes } = await app.said(asked);
    expect(reply).toEqual(before);
    expect(notes).toEqual([]);
    expect(app.network.of('chat.update')).toEqual([]);
    const passage = await inContext(app, before, 'Six policemen');
    expect(passage).toContain('On a cold morning');
  });

  test('is told of once in a thread in which several replies quoted it', async () => {
    const asked = await app.ask('ada', QUESTION);
    await app.ask('ben', QUESTION, { channel: asked.channel, thread: asked.ts });
    await app.change(WITHDRAWN, ['courier']);
    const said = (await app.slack.replies(asked.channel, asked.ts)).map(({ text }) => text);
    expect(said.filter((text) => text.startsWith(texts.correctionNote))).toHaveLength(1);
    expect(said.filter((text) => text.includes('Updated '))).toHaveLength(2);
  });

  test('is corrected a second time, with a note of its own', async () => {
    const asked = await app.ask('ada', QUESTION);
    await app.change(CORRECTED, ['courier']);
    app.time += DAY_MS;
    await app.change(WITHDRAWN, ['courier']);
    const { reply, notes } = await app.said(asked);
    expect(reply.text.match(/Updated \d+ November 2026/gu)).toHaveLength(2);
    expect(reply.text.indexOf('was withdrawn')).toBeLessThan(reply.text.indexOf('was corrected'));
    expect(notes.map(({ text }) => /withdrawn|corrected/u.exec(text)?.[0])).toEqual(['corrected', 'withdrawn']);
  });

  test('is corrected back when the first words come back', async () => {
    const asked = await app.ask('ada', QUESTION);
    await app.change(CORRECTED, ['courier']);
    await app.change(HARBOUR_REPORTS, ['courier']);
    const { reply, notes } = await app.said(asked);
    expect(reply.text).toContain('Six policemen');
    expect(reply.text.match(/was corrected/gu)).toHaveLength(2);
    expect(notes).toHaveLength(2);
  });

  test('older than thirty days stays as it is', async () => {
    const asked = await app.ask('ada', QUESTION);
    app.time += 30 * DAY_MS + 1;
    await app.change(CORRECTED, ['courier']);
    expect((await app.said(asked)).reply.text).toContain('Six policemen');
  });

  test('that does not quote the article stays as it is, and is not even looked at', async () => {
    const asked = await app.ask('ada', 'who is the oldest singer?');
    expect((await app.said(asked)).reply.text).toContain('ninety-one');
    app.network.calls.length = 0;
    await app.change(CORRECTED, ['courier']);
    expect(app.network.calls).toEqual([]);
  });

  test('in a direct message is corrected, with the note in a thread below it', async () => {
    const channel = await app.slack.directChannel('ben');
    await app.ask('ben', QUESTION, { channel, entry: 'direct' });
    await app.change(CORRECTED, ['courier']);
    const [reply, ...more] = (await app.slack.messages(channel)).filter(
      ({ thread_ts, ts }) => (thread_ts ?? ts) === ts,
    );
    expect(more).toEqual([]);
    expect(reply?.text).toContain('Ten policemen');
    const thread = await app.slack.replies(channel, reply?.ts ?? '');
    expect(thread.filter(({ ts }) => ts !== reply?.ts).map(({ text }) => text)).toEqual([
      expect.stringContaining('was corrected: its words'),
    ]);
  });
});

describe('once', () => {
  test('however often and in whatever order it is told of, and however many jobs tell of it', async () => {
    const asked = await app.ask('ada', QUESTION);
    const { version } = await app.publish(CORRECTED);
    const changed: Job = { type: 'changed', acceptedAt: app.time, articles: ['courier'], index: version };
    await app.run(changed, changed, { ...changed, articles: ['gazette', 'herald'] });
    await app.run(changed);
    expect((await app.said(asked)).notes).toHaveLength(1);
    expect(app.network.of('chat.update')).toHaveLength(1);
  });

  test('also where the run was cut off before it was shown, and the next edition leaves what it quotes as it is', async () => {
    const asked = await app.ask('ada', QUESTION);
    {
      using _ = app.network.intercept(({ operation }) => (operation === 'chat.update' ? DOWN : null));
      await app.change(CORRECTED, ['courier']);
    }
    expect((await app.said(asked)).reply.text).toContain('Six policemen');
    await app.change(OTHER_PAGE, ['courier']);
    const { reply, notes } = await app.said(asked);
    expect(reply.text).toContain('Ten policemen');
    expect(notes.map(({ text }) => text)).toEqual([expect.stringContaining('6 → 10')]);
  });

  test('also where an edit that changes no word took its turn first', async () => {
    const asked = await app.ask('ada', QUESTION);
    const edit = { ...asked, edited: later(asked, 5) };
    await app.publish(CORRECTED);
    await app.run(edit);
    const { reply, notes } = await app.said(asked);
    expect(reply.text).toContain('Ten policemen');
    expect(notes).toHaveLength(1);
  });

  test('also where another run has kept the answer of the new index, and not shown it', async () => {
    const asked = await keptAndNotShown();
    await tellOf('courier');
    const { reply, notes } = await app.said(asked);
    expect(reply.text).toContain('Ten policemen');
    expect(notes.map(({ text }) => text)).toEqual([texts.answeredAgain]);
    await tellOf('courier');
    expect(await app.said(asked)).toEqual({ reply, notes });
  });

  test('also where the edition after that one leaves what the answer quotes as it is', async () => {
    const asked = await keptAndNotShown();
    await app.change(OTHER_PAGE, ['courier']);
    const { reply, notes } = await app.said(asked);
    expect(reply.text).toContain('Ten policemen');
    expect(notes.map(({ text }) => text)).toEqual([texts.answeredAgain]);
  });

  test('also where the edition after that one changes it: the figures that a reader saw are not those of the note', async () => {
    const asked = await keptAndNotShown();
    await app.change(rewritten('Six policemen', 'Eleven policemen'), ['courier']);
    const { reply, notes } = await app.said(asked);
    expect(reply.text).toContain('Eleven policemen');
    expect(notes.map(({ text }) => text)).toEqual([`${texts.correctionNote}\n“${COURIER}” was corrected: its words.`]);
  });

  test('also where an edit that asks the same comes before the correction', async () => {
    const asked = await keptAndNotShown();
    await app.run({ ...asked, edited: later(asked, 9) });
    const { reply, notes } = await app.said(asked);
    expect(reply.text).toContain('Ten policemen');
    expect(notes.map(({ text }) => text)).toEqual([texts.answeredAgain]);
  });

  test.each(['reset', 'after'] as const)('then too, whichever of its calls to Slack fails: %s', async (kind) => {
    for (let at = 1; ; at += 1) {
      await app.publish(HARBOUR_REPORTS);
      const asked = await keptAndNotShown();
      const calls = await failing(kind, at, () => tellOf('courier'));
      const { reply, notes } = await app.said(asked);
      expect(reply.text, `call ${at}`).toContain('Ten policemen');
      expect(
        notes.map(({ text }) => text),
        `call ${at}`,
      ).toEqual([texts.answeredAgain]);
      expect(app.dead).toEqual([]);
      app.time += 31 * DAY_MS;
      if (calls < at) {
        expect(at).toBeGreaterThan(2);
        return;
      }
    }
  });

  test('also where the run was cut off before it was told of, and the next edition changes it again', async () => {
    const asked = await app.ask('ada', QUESTION);
    {
      using _ = app.network.intercept(({ operation }) => (operation === 'chat.postMessage' ? DOWN : null));
      await app.change(CORRECTED, ['courier']);
    }
    expect((await app.said(asked)).notes).toEqual([]);
    await app.change(WITHDRAWN, ['courier']);
    const { reply, notes } = await app.said(asked);
    expect(reply.text).not.toContain('policemen were');
    expect(notes.map(({ text }) => /withdrawn|corrected/u.exec(text)?.[0])).toEqual(['corrected', 'withdrawn']);
  });

  test('by two workers at the same moment', async () => {
    const asked = await app.ask('ada', QUESTION);
    await app.publish(CORRECTED);
    const job = { type: 'correction', acceptedAt: app.time, answer: answerId(jobKey(asked)) } as const;
    const runs = await Promise.allSettled([handleJob(job, app.jobContext), handleJob(job, app.jobContext)]);
    expect(runs.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await app.run(job);
    expect((await app.said(asked)).notes).toHaveLength(1);
    expect(app.network.of('chat.update')).toHaveLength(1);
  });

  test.each(['reset', 'after'] as const)('whichever of its calls to Slack fails: %s', async (kind) => {
    for (let at = 1; ; at += 1) {
      await app.publish(HARBOUR_REPORTS);
      const asked = await app.ask('ada', QUESTION);
      const calls = await failing(kind, at, () => app.change(CORRECTED, ['courier']));
      const { reply, notes } = await app.said(asked);
      expect(reply.text, `call ${at}`).toContain('Ten policemen');
      expect(notes, `call ${at}`).toHaveLength(1);
      expect(app.dead).toEqual([]);
      // Nothing of it is left to be corrected the next time.
      app.time += 31 * DAY_MS;
      if (calls < at) {
        expect(at).toBeGreaterThan(2);
        return;
      }
    }
  });

  test('also where the run is cut off after the new answer was kept and before it was shown', async () => {
    const asked = await app.ask('ada', QUESTION);
    const { version } = await app.publish(CORRECTED);
    const record = await app.record(asked);
    // Another run, that crashes between two steps.
    const { store } = app.jobContext;
    const crashing = new Proxy(store, {
      get: (target, name) =>
        name === 'keepQuoted' ? () => Promise.reject(new Error('crash')) : Reflect.get(target, name).bind(target),
    });
    const job = { type: 'correction', acceptedAt: app.time, answer: record?.id ?? '' } as const;
    Object.assign(app.jobContext, { store: crashing });
    await app.run(job);
    expect(app.dead).toEqual([job]);
    expect((await store.answer(job.answer))?.corrections).toMatchObject([{ index: version }]);
    Object.assign(app.jobContext, { store });
    app.time += 60_000;
    await app.run(job);
    const { reply, notes } = await app.said(asked);
    expect(reply.text).toContain('Ten policemen');
    expect(notes).toHaveLength(1);
  });
});

describe('a worker that still holds the index before', () => {
  test('waits until it holds the current one', async () => {
    const asked = await app.ask('ada', QUESTION);
    const old = app.held;
    const { version } = await app.publish(CORRECTED);
    const current = app.held;
    app.held = old;
    const changedAt = app.time;
    Object.assign(app.jobContext, { index: async () => (app.time - changedAt > 30_000 ? current : old) });
    await app.run({ type: 'changed', acceptedAt: app.time, articles: ['courier'], index: version });
    expect((await app.said(asked)).reply.text).toContain('Ten policemen');
    expect(app.dead).toEqual([]);
  });
});

describe('an edit of the question', () => {
  const later = (ts: string, seconds: number) => `${Number(ts.split('.')[0]) + seconds}.000100`;

  test('after a correction is answered in the same reply, which then speaks of the edit alone', async () => {
    const asked = await app.ask('ada', QUESTION);
    await app.change(CORRECTED, ['courier']);
    await app.run({ ...asked, text: 'who is the oldest singer?', edited: later(asked.ts, 10) });
    const { reply } = await app.said(asked);
    expect(reply.text).toContain('ninety-one');
    expect(reply.text).not.toContain('Updated');
  });

  test('before a correction leaves nothing to correct', async () => {
    const asked = await app.ask('ada', QUESTION);
    await app.run({ ...asked, text: 'who is the oldest singer?', edited: later(asked.ts, 10) });
    await app.change(CORRECTED, ['courier']);
    const { reply, notes } = await app.said(asked);
    expect(reply.text).toContain('ninety-one');
    expect(notes).toEqual([]);
  });

  test('that changes no word does not stand in the way of a correction', async () => {
    const asked = await app.ask('ada', QUESTION);
    await app.run({ ...asked, edited: later(asked.ts, 10) });
    await app.change(CORRECTED, ['courier']);
    expect((await app.said(asked)).reply.text).toContain('Ten policemen');
  });

  test('that Slack delivers again after a correction changes nothing', async () => {
    const asked = await app.ask('ada', QUESTION);
    await app.change(CORRECTED, ['courier']);
    await app.run(asked);
    const { reply, notes } = await app.said(asked);
    expect(reply.text).toContain('was corrected');
    expect(notes).toHaveLength(1);
  });
});

describe('a follow-up', () => {
  test('is corrected by the question as it was understood', async () => {
    const first = await app.ask('ada', QUESTION);
    const ts = await app.slack.write('ada', first.channel, 'and in Marlow?', first.ts);
    await app.run({ ...first, entry: 'follow_up', ts, thread: first.ts, text: 'and in Marlow?' });
    const before = await app.slack.replies(first.channel, first.ts);
    expect(before).toHaveLength(2);
    await app.change(CORRECTED, ['courier']);
    const after = await app.slack.replies(first.channel, first.ts);
    expect(after).toHaveLength(3);
    const record = await app.record({ ...first, ts });
    expect(record?.answer.question).not.toBe('and in Marlow?');
    for (const { text } of after.slice(0, 2)) expect(text).toContain('Ten policemen');
  });
});

describe('the buttons of a reply that was corrected', () => {
  test('lead to the words that it shows now', async () => {
    const asked = await app.ask('ada', QUESTION);
    await app.change(CORRECTED, ['courier']);
    const { reply } = await app.said(asked);
    expect(await inContext(app, reply, 'Ten policemen')).toContain('By the evening the gates');
  });
});
