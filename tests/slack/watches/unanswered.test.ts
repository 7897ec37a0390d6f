import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerId } from '../../../functions/slack/delivery/deliver-once.ts';
import { jobKey } from '../../../functions/slack/jobs/job-keys.ts';
import { ACTIONS } from '../../../functions/slack/views/actions.ts';
import { texts } from '../../../functions/wording/texts.ts';
import { elementTexts } from '../../end-to-end/presses.ts';
import { HARBOUR_REPORTS } from '../../support/articles.ts';
import { elementsOf } from '../../support/pressable.ts';
import { type PersonName, TEAM } from '../../support/slack-api.ts';
import { field } from '../../support/wire-proxy.ts';
import { askPrivately } from '../answers/private-answer.ts';
import { AppBench } from '../app-bench.ts';
import { DAM, publishNews } from './late-report.ts';

const QUESTION = 'how much did the dam of Quern cost?';

let app: AppBench;
beforeEach(async () => {
  app = await AppBench.withReports(['edith']);
});
afterEach(() => app.end());

const viewer = (person: PersonName) => ({ team: TEAM, user: app.slack.id(person), acceptedAt: app.time });

/** The Home tab of a person, as it was drawn last. */
async function home(person: PersonName): Promise<{ words: string; takes: string[] }> {
  await app.run({ type: 'home', ...viewer(person), page: 0 });
  return drawn();
}

function drawn(): { words: string; takes: string[] } {
  const view = field(app.network.of('views.publish').at(-1)?.body, 'view');
  const buttons = elementsOf(field(view, 'blocks')).filter(({ action_id }) => action_id === ACTIONS.take);
  return { words: elementTexts(view), takes: buttons.map(({ value = '' }) => value) };
}

async function take(person: PersonName, answer: string): Promise<void> {
  await app.run({ type: 'take', ...viewer(person), answer });
}

const notes = async (asked: Parameters<AppBench['said']>[0]) => (await app.said(asked)).notes.map(({ text }) => text);

test('alike questions are one row that an admin takes; each asker is told who has it, and gets the answer in the same thread', async () => {
  const first = await app.ask('ada', QUESTION);
  app.time += 1000;
  const second = await app.ask('ben', 'How much did the Quern dam cost?');
  const { words, takes } = await home('edith');
  expect(words).toContain(texts.askedTimes(2));
  expect(takes).toHaveLength(1);
  await take('edith', takes[0] ?? '');
  const told = (asker: PersonName) =>
    `${texts.has} <@${app.slack.id('edith')}>${texts.toldTo} <@${app.slack.id(asker)}>`;
  expect((await notes(first))[0]).toBe(`${told('ada')}\n“${QUESTION}”\n${texts.promised}`);
  expect((await notes(second))[0]?.startsWith(told('ben'))).toBe(true);
  expect(drawn().takes).toEqual([]);
  expect(drawn().words).toContain(texts.takenBy);
  await publishNews(app, [...HARBOUR_REPORTS, DAM], 'dam');
  for (const asked of [first, second]) {
    expect((await notes(asked))[1]).toContain('The dam above Quern cost 40 million euros');
  }
  expect((await home('edith')).words).toContain(texts.noUnanswered);
});

test('a question of the command is told of and answered directly', async () => {
  const { answer } = await askPrivately(app, 'ada', { type: 'command', text: QUESTION });
  await take('edith', answer);
  await publishNews(app, [...HARBOUR_REPORTS, DAM], 'dam');
  const { channel } = await app.jobContext.slack.conversations.open({ users: app.slack.id('ada') });
  const { messages = [] } = await app.jobContext.slack.conversations.history({ channel: channel?.id ?? '' });
  const said = messages.map(({ text = '' }) => text);
  expect(said).toEqual([
    expect.stringContaining('The dam above Quern cost 40 million euros'),
    expect.stringMatching(/^Your question found nothing\. Now it is with <@/u),
  ]);
});

test('is told once, also where the job comes again or another admin presses too', async () => {
  const asked = await app.ask('ada', QUESTION);
  const answer = answerId(jobKey(asked));
  await take('edith', answer);
  await take('edith', answer);
  expect(await notes(asked)).toHaveLength(1);
});

test('who is no admin takes nothing', async () => {
  const asked = await app.ask('ada', QUESTION);
  await take('ben', answerId(jobKey(asked)));
  expect(await notes(asked)).toEqual([]);
  expect((await home('edith')).takes).toEqual([answerId(jobKey(asked))]);
  expect((await home('ben')).takes).toEqual([]);
});
