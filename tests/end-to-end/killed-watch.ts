import { expect } from 'vitest';
import { ACTIONS } from '../../functions/slack/views/actions.ts';
import type { Call, Fault } from '../support/wire-proxy.ts';
import type { Cut, Scenario, Strike } from './kills.ts';
import { LivingCorpus } from './living-corpus.ts';
import { element, press } from './presses.ts';
import { expectCleanRecord } from './replies.ts';

const QUESTION = 'how many police officers were killed in Marlow?';
const FIRST = `---
title: Clashes in Marlow
publisher: The Courier
---
Six police officers were killed in Marlow, the interior ministry said. Shops in the old port stayed closed for the whole day.
`;
const SECOND = `---
title: Marlow counts its dead
publisher: The Gazette
published: 2026-03-05
---
The mayor of Marlow spoke of nine police officers killed, and asked for an inquiry by a judge of another city.
`;

/** Milliseconds: longer than a reply counts as new; longer than a worker takes an index for the current one. */
const HISTORY_MS = 31 * 24 * 60 * 60 * 1000;
const SWAP_MS = 31_000;

/** Killed before a call that only reads, a run leaves what it leaves killed after the last one that changed something. */
const CHANGES = /^(?:PUT|DELETE|PutItem|SendMessage|ChangeMessageVisibility|chat\.)/u;

/** Milliseconds within which a question is told of once. */
const TOLD_EVERY_MS = 60 * 60 * 1000;

/** What indexer or worker is killed at: the coming of an article, or its withdrawal once it was told of. */
export type KilledAt = 'coming' | 'withdrawal';

/** A reply that is watched; an article comes or goes, and indexer or worker is killed at a call that changes something. */
export async function killedWatch(killedAt: KilledAt): Promise<Scenario> {
  const corpus = await LivingCorpus.start();
  await corpus.upload({ 'articles/first.md': FIRST });
  await corpus.settle();
  return {
    strike: (kind, at) => strike(corpus, killedAt, kind, at),
    [Symbol.asyncDispose]: () => corpus[Symbol.asyncDispose](),
  };
}

async function strike(corpus: LivingCorpus, killedAt: KilledAt, kind: Cut, at: number): Promise<Strike> {
  const { app } = corpus;
  const put = await app.mention('ada', QUESTION);
  await app.settle();
  const [reply] = await app.slack.replies(put.channel, put.ts);
  const place = { channel: put.channel, ts: reply?.ts ?? '', responses: app.slack.responseUrl() };
  await press(app, 'ben', element(reply?.blocks, ACTIONS.watch), place);
  await app.settle();
  const comes = () => corpus.upload({ 'articles/second.md': SECOND });
  const goes = () => corpus.remove('articles/second.md');
  if (killedAt === 'withdrawal') {
    await comes();
    await settle(corpus);
    await app.services.passTime(TOLD_EVERY_MS);
  }
  const done = await changeKilling(corpus, killedAt === 'coming' ? comes : goes, kind, at);
  const where = `${kind} ${done.struck} (call ${at})`;
  const [, ...notes] = await app.slack.replies(put.channel, put.ts);
  expect(
    notes.map(({ text }) => text.split('\n')[0]),
    where,
  ).toEqual(
    [
      '6 → 6 · 9 (new: The Gazette, 5 March 2026)',
      ...(killedAt === 'coming' ? [] : ['6 · 9 → 6 (no longer in the articles: 9 in The Gazette, 5 March 2026)']),
    ].map((line) => `${line} · for <@${app.slack.id('ben')}>`),
  );
  expect(app.services.size(app.deadLetters), where).toBe(0);
  expectCleanRecord(app);
  await press(app, 'ben', element(notes[0]?.blocks, ACTIONS.unwatch), { ...place, responses: app.slack.responseUrl() });
  await app.settle();
  // The next one starts from the first article, with nothing left to tell.
  await app.services.passTime(HISTORY_MS);
  if (killedAt === 'coming') await goes();
  await settle(corpus);
  return done;
}

/** A change of the bucket, of which S3 tells twice, on its way to the thread. Later runs are left alone. */
async function changeKilling(
  corpus: LivingCorpus,
  change: () => Promise<void>,
  kind: Cut,
  at: number,
): Promise<Strike> {
  const { app, indexer } = corpus;
  const victims = new Map([
    ['indexer', indexer],
    ['worker', app.functions.worker],
  ]);
  const struck: Call[] = [];
  let calls = 0;
  using _ = app.network.intercept((call): Fault | null => {
    const victim = victims.get(call.caller ?? '');
    if (!victim || struck.length > 0 || !CHANGES.test(call.operation)) return null;
    calls += 1;
    if (calls !== at) return null;
    struck.push(call);
    return { kind, strike: () => victim.kill() };
  });
  await change();
  await corpus.tell('ObjectCreated:Put', ['articles/second.md']);
  await settle(corpus);
  const [call] = struck;
  return { struck: call ? `${call.caller} ${call.operation.split(' ', 1)[0]}` : null, calls };
}

async function settle(corpus: LivingCorpus): Promise<void> {
  await corpus.settle();
  await corpus.app.services.passTime(SWAP_MS);
  await corpus.app.settle();
}
