import { expect, test } from 'vitest';
import { ACTIONS } from '../../functions/slack/views/actions.ts';
import { texts } from '../../functions/wording/texts.ts';
import { elementsOf } from '../support/pressable.ts';
import { shownQuotations } from '../support/shown-blocks.ts';
import { field } from '../support/wire-proxy.ts';
import { Deployment } from './deployment.ts';
import { edition, OTHER_WORDS, publish, said, WORDS } from './editions.ts';
import { elementTexts, press } from './presses.ts';
import { expectCleanRecord } from './replies.ts';

const POLICE = 'how many police died?';

test('a correction changes an already posted reply, once, and says so; so does a withdrawal', async () => {
  await using app = await Deployment.start();
  const put = await app.mention('ada', POLICE);
  await app.settle();
  const before = (await said(app, put)).reply;
  expect(before.text).toContain(WORDS);

  await publish(app, await edition(OTHER_WORDS), 3);
  await app.settle();
  const corrected = await said(app, put);
  expect(corrected.reply.ts).toBe(before.ts);
  expect(corrected.reply.text).toMatch(/^Updated \d+ \w+ \d{4}: at least 18 → at least 19 · “[^”]+” was corrected$/mu);
  expect(corrected.reply.text).toContain(OTHER_WORDS);
  expect(corrected.reply.text).not.toContain(WORDS);
  expect(shownQuotations(corrected.reply.blocks)).toContain(OTHER_WORDS);
  expect(corrected.notes.map(({ text }) => text.split('\n')[0])).toEqual([texts.correctionNote]);
  expect(app.network.of('chat.update')).toHaveLength(1);

  // Its buttons lead to the words that it shows now.
  const at = shownQuotations(corrected.reply.blocks).indexOf(OTHER_WORDS);
  const button = elementsOf(corrected.reply.blocks).filter(({ action_id }) => action_id === ACTIONS.context)[at];
  if (!button) throw new Error('no button');
  await press(app, 'ada', button, { channel: put.channel, ts: corrected.reply.ts });
  await app.settle();
  expect(elementTexts(field(app.network.of('views.update').at(-1)?.body, 'view'))).toContain(OTHER_WORDS);

  await publish(app, await edition(null));
  await app.settle();
  const withdrawn = await said(app, put);
  expect(withdrawn.reply.text).toMatch(/“[^”]+” was withdrawn$/mu);
  expect(JSON.stringify(withdrawn)).not.toContain(OTHER_WORDS);
  expect(withdrawn.notes).toHaveLength(2);
  expect(app.services.size(app.deadLetters)).toBe(0);
  expectCleanRecord(app);
});
