import { beforeAll, expect, test } from 'vitest';
import { parseArticle } from '../../functions/engine/articles/parse-article.ts';
import { ACTIONS } from '../../functions/slack/views/actions.ts';
import { texts } from '../../functions/wording/texts.ts';
import { indexOf } from '../support/articles.ts';
import { elementsOf } from '../support/pressable.ts';
import { shownQuotations } from '../support/shown-blocks.ts';
import { field } from '../support/wire-proxy.ts';
import { Deployment, START_MS } from './deployment.ts';
import { blocksOf, elementTexts, press } from './presses.ts';
import { endCleanly, onlyReply } from './replies.ts';

const FERRY = 'Ferry sinks off Halden';
const MINE = 'Mine collapse at Torvik';
const SEVEN =
  'Seven people died when a ferry sank off Halden, said Captain Berit Solvang of the Halden Coast Guard in Vestby.';
const FIFTEEN =
  'Fifteen people died when a mine collapsed at Torvik, said Inspector Ola Grindheim of the Norrland Mining Office.';

let app: Deployment;
beforeAll(async () => {
  const index = indexOf([report('2021-03-02', FERRY, SEVEN), report('2023-06-11', MINE, FIFTEEN)]);
  app = await Deployment.start({ index });
  return () => endCleanly(app);
}, START_MS);

function report(published: string, title: string, text: string) {
  return parseArticle({
    text: `---\ntitle: ${title}\npublished: ${published}\n---\n${text}\n`,
    file: `${published}.md`,
    format: 'markdown',
  });
}

test('a question that fits two events has both in a menu, newest first, which opens one alone', async () => {
  const put = await app.mention('edith', 'how many people died?');
  await app.settle();
  const reply = await onlyReply(app, put);
  expect(JSON.stringify(reply.blocks)).toContain(texts.severalEvents);
  const buttons = elementsOf(reply.blocks).filter(({ action_id }) => action_id === ACTIONS.event);
  expect(buttons).toHaveLength(2);
  const expected = [
    { title: MINE, said: FIFTEEN },
    { title: FERRY, said: SEVEN },
  ];
  for (const [at, { title, said }] of expected.entries()) {
    const button = buttons[at];
    if (!button) throw new Error('a button is missing');
    const response = await press(app, 'edith', button, { channel: put.channel, ts: reply.ts });
    expect(response.status).toBe(200);
    expect(JSON.stringify(app.network.of('views.open').at(-1)?.body)).toContain(texts.loading);
    await app.settle();
    const view = field(app.network.of('views.update').at(-1)?.body, 'view');
    expect(shownQuotations(blocksOf(view))).toEqual([said]);
    expect(elementTexts(view)).toContain(title);
  }
});

test('a press for an event that the answer has not says so', async () => {
  const put = await app.mention('felix', 'how many people died?');
  await app.settle();
  const reply = await onlyReply(app, put);
  const button = elementsOf(reply.blocks).find(({ action_id }) => action_id === ACTIONS.event);
  if (!button) throw new Error('no event to press');
  const answer = button.value.split('.')[0] ?? '';
  await press(app, 'felix', { ...button, value: `${answer}.7` }, { channel: put.channel, ts: reply.ts });
  await app.settle();
  expect(elementTexts(field(app.network.of('views.update').at(-1)?.body, 'view'))).toContain(texts.answerExpired);
});
