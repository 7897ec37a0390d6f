import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { describe, expect, test } from 'vitest';
import { parseArticle } from '../../functions/engine/articles/parse-article.ts';
import { withoutAcronyms } from '../../functions/engine/concepts/acronyms.ts';
import { buildIndex } from '../../functions/engine/indexing/build-index.ts';
import type { CorpusIndex } from '../../functions/engine/search/corpus-index.ts';
import { encodeJob } from '../../functions/slack/jobs/jobs.ts';
import { ACTIONS } from '../../functions/slack/views/actions.ts';
import { texts } from '../../functions/wording/texts.ts';
import { shownQuotations } from '../support/block-kit.ts';
import { elementsOf } from '../support/pressable.ts';
import type { SlackMessage } from '../support/slack-api.ts';
import { field } from '../support/wire-proxy.ts';
import { Deployment, type Put, START_MS, sampleIndex } from './deployment.ts';
import { type Cut, placeOf, settleKilling } from './kills.ts';
import { elementTexts, press } from './presses.ts';
import { expectCleanRecord } from './replies.ts';

const POLICE = 'how many police died?';
const WORDS = 'At least 18 security officers died at the hands of the rioters.';
const OTHER_WORDS = 'At least 19 security officers died at the hands of the rioters.';

/** Longer than a worker takes an index for the current one, and than a reply counts as new, in milliseconds. */
const SWAP_MS = 31_000;
const HISTORY_MS = 31 * 24 * 60 * 60 * 1000;

/** More calls than a correction takes: the search for the last one ends before. */
const MOST_CALLS = 80;

interface Edition {
  readonly index: CorpusIndex;
  /** Ids of the articles that are otherwise than in the sample corpus. */
  readonly changed: readonly string[];
}

/** The sample corpus with other words in the one article that has these, or without it. */
async function edition(words: string | null): Promise<Edition> {
  const { articles, rings } = await sampleIndex();
  const found = articles.filter(({ text }) => text.includes(WORDS));
  expect(found).toHaveLength(1);
  const others = articles.filter((each) => !found.includes(each));
  const rewritten = found.flatMap(({ text, file }) =>
    words === null ? [] : [parseArticle({ text: text.replace(WORDS, words), file, format: 'markdown' })],
  );
  expect(rewritten.map(({ id }) => id)).toEqual(words === null ? [] : found.map(({ id }) => id));
  return {
    index: buildIndex([...others, ...rewritten], withoutAcronyms(rings)),
    changed: found.map(({ id }) => id),
  };
}

/** As the indexer does: publishes, and tells the workers, as often as told. */
async function publish(app: Deployment, { index, changed }: Edition, times = 1): Promise<void> {
  await app.publish(index);
  const job = encodeJob({
    type: 'changed',
    acceptedAt: app.clock.now(),
    articles: [...changed],
    index: index.version,
  });
  for (let sent = 0; sent < times; sent += 1) {
    await app.services.sqs.send(new SendMessageCommand({ QueueUrl: app.jobs.url, MessageBody: job }));
  }
  await app.services.passTime(SWAP_MS);
}

async function said(app: Deployment, { channel, ts }: Put): Promise<{ reply: SlackMessage; notes: SlackMessage[] }> {
  const [reply, ...notes] = await app.slack.replies(channel, ts);
  if (!reply) throw new Error('nothing was said');
  return { reply, notes };
}

test(
  'a correction changes an already posted reply, once, and says so; so does a withdrawal',
  async () => {
    await using app = await Deployment.start();
    const put = await app.mention('ada', POLICE);
    await app.settle();
    const before = (await said(app, put)).reply;
    expect(before.text).toContain(WORDS);

    await publish(app, await edition(OTHER_WORDS), 3);
    await app.settle();
    const corrected = await said(app, put);
    expect(corrected.reply.ts).toBe(before.ts);
    expect(corrected.reply.text).toMatch(/^Updated \d+ \w+ \d{4}: “[^”]+” was corrected$/mu);
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
  },
  START_MS,
);

// Each waits more than it works: side by side, on a deployment each, they take half the time.
describe.concurrent('a reply is corrected once and only once', () => {
  test.each(['cut before', 'cut after'] as const)(
    'whichever of its calls a worker is killed at: %s',
    async (kind) => {
      const struck = await killAtEachCall(kind);
      expect(struck).toEqual(
        expect.arrayContaining(['slack chat.update', 'slack chat.postMessage', 'dynamodb PutItem']),
      );
    },
    4 * START_MS,
  );
});

async function killAtEachCall(kind: Cut): Promise<string[]> {
  await using app = await Deployment.start();
  const [original, other] = [await edition(WORDS), await edition(OTHER_WORDS)];
  const struck: string[] = [];
  for (let at = 1; at <= MOST_CALLS; at += 1) {
    const put = await app.mention('ada', POLICE);
    await app.settle();
    await app.functions.worker.kill();
    await publish(app, other);
    const victim = await settleKilling(app, kind, at);
    const where = placeOf(victim);
    const { reply, notes } = await said(app, put);
    expect(reply.text, `${kind} ${where} (call ${at})`).toContain(OTHER_WORDS);
    expect(notes, `${kind} ${where} (call ${at})`).toHaveLength(1);
    if (victim === null) {
      expect(app.services.size(app.deadLetters)).toBe(0);
      expectCleanRecord(app);
      return struck;
    }
    struck.push(where);
    // The next round starts from the first words, with nothing left to correct.
    await app.services.passTime(HISTORY_MS);
    await app.publish(original.index);
    await app.services.passTime(SWAP_MS);
  }
  throw new Error(`a correction takes more than ${MOST_CALLS} calls`);
}
