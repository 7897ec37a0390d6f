import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { expect } from 'vitest';
import { parseArticle } from '../../functions/engine/articles/parse-article.ts';
import { withoutAcronyms } from '../../functions/engine/concepts/acronyms.ts';
import { buildIndex } from '../../functions/engine/indexing/build-index.ts';
import type { CorpusIndex } from '../../functions/engine/search/corpus-index.ts';
import { encodeJob } from '../../functions/slack/jobs/jobs.ts';
import type { SlackMessage } from '../support/slack-api.ts';
import { type Deployment, type Put, sampleIndex } from './deployment.ts';

/** Of the sample corpus, and what they are corrected to. */
export const WORDS = 'At least 18 security officers died at the hands of the rioters.';
export const OTHER_WORDS = 'At least 19 security officers died at the hands of the rioters.';

/** Milliseconds: longer than a worker takes an index for the current one. */
export const SWAP_MS = 31_000;

export interface Edition {
  readonly index: CorpusIndex;
  /** Ids of the articles that are otherwise than in the sample corpus. */
  readonly changed: readonly string[];
}

/** The sample corpus with other words in the one article that has these, or without it. */
export async function edition(words: string | null): Promise<Edition> {
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
export async function publish(app: Deployment, { index, changed }: Edition, times = 1): Promise<void> {
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

export async function said(
  app: Deployment,
  { channel, ts }: Put,
): Promise<{ reply: SlackMessage; notes: SlackMessage[] }> {
  const [reply, ...notes] = await app.slack.replies(channel, ts);
  if (!reply) throw new Error('nothing was said');
  return { reply, notes };
}
