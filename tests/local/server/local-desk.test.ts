import { expect, test } from 'vitest';
import { LocalCorpus } from '../../../functions/local/server/local-corpus.ts';
import { LocalDesk } from '../../../functions/local/server/local-desk.ts';
import type { Job } from '../../../functions/slack/jobs.ts';
import { MemoryStore } from '../../../functions/slack/memory-store.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { harbourFiles } from './preview.ts';

const RINGS = new URL('../../../corpus/rings.yaml', import.meta.url).pathname;

test('whoever hands an article in hears of it, also where the machine fails', async () => {
  await using folder = await tempFolder(harbourFiles());
  await using corpus = await LocalCorpus.open({
    corpus: folder.path,
    rings: RINGS,
    fetch: () => Promise.reject(new TypeError('a defect')),
  });
  const jobs: Job[] = [];
  const logged: string[] = [];
  const desk = new LocalDesk({
    corpus,
    store: new MemoryStore({ now: () => 0, retentionMs: 1 }),
    accept: async (job) => void jobs.push(job),
    log: { info() {}, warn() {}, error: (message) => logged.push(message) },
    now: () => 0,
  });
  const by = { team: 'T1', user: 'U1' };
  const stated = { title: null, publisher: null, author: null, published: null };
  await desk.submit({ id: 's1', by, at: 0, kind: 'url', url: 'https://example.org/a', ...stated });
  await desk.close();
  expect(logged).toEqual(['an article could not be taken']);
  expect(jobs).toMatchObject([
    { type: 'report', user: 'U1', outcome: 'skipped', reason: expect.stringContaining('terminal of npm start') },
  ]);
});
