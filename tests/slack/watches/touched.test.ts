import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerId } from '../../../functions/slack/delivery/deliver-once.ts';
import { jobKey } from '../../../functions/slack/jobs/job-keys.ts';
import type { Job, JobOf } from '../../../functions/slack/jobs/jobs.ts';
import { findTouched } from '../../../functions/slack/watches/touched.ts';
import { HARBOUR_REPORTS } from '../../support/articles.ts';
import { TEAM } from '../../support/slack-api.ts';
import { AppBench } from '../app-bench.ts';
import { DAM, QUESTION, WITH_LATE } from './late-report.ts';

let app: AppBench;
beforeEach(async () => {
  app = await AppBench.withReports();
});
afterEach(() => app.end());

/** The jobs that a new edition leads to. */
async function askedAgain(articles: readonly string[], more: Partial<JobOf<'edition'>> = {}): Promise<Job[]> {
  const { version } = app.held ?? { version: '' };
  const jobs: Job[] = [];
  const accept = async (job: Job) => {
    jobs.push(job);
  };
  const job: JobOf<'edition'> = {
    type: 'edition',
    acceptedAt: app.time,
    articles: [...articles],
    index: version,
    ...more,
  };
  await findTouched(job, { ...app.jobContext, accept });
  return jobs;
}

async function watch(asked: JobOf<'question'>): Promise<string> {
  const answer = answerId(jobKey(asked));
  const { url: responseUrl } = app.slack.responseUrl();
  const common = { team: TEAM, user: app.slack.id('ben'), acceptedAt: app.time, responseUrl } as const;
  await app.run({ type: 'watch', ...common, of: { kind: 'answer', answer } });
  return answer;
}

test('an answer in words is not asked for again, one in figures and one that was not found are', async () => {
  const figures = await watch(await app.ask('ada', QUESTION));
  const none = await watch(await app.ask('ben', 'who built the dam of Quern?'));
  await watch(await app.ask('edith', 'who is the mayor of Marlow?'));
  const mayor = { ...DAM, id: 'mayor' };
  await app.publish([...WITH_LATE, mayor]);
  const asked = await askedAgain(['late', 'mayor']);
  expect(asked.map((job) => job.type === 'news' && job.watch).toSorted()).toEqual([figures, none].toSorted());
});

test('a reply that found nothing is asked again only where somebody watches it', async () => {
  await app.ask('ben', 'who built the dam of Quern?');
  await app.publish([...HARBOUR_REPORTS, DAM]);
  expect(await askedAgain(['dam'])).toEqual([]);
});

test('more questions than one run looks at are left to the next, which goes on behind them', async () => {
  const many = Array.from({ length: 1001 }, (_, at) => `answer-${String(at).padStart(4, '0')}`);
  for (const answer of many) {
    await app.store.keepQuoted({ answer, at: app.time, articles: ['courier'], question: 'how many boats sank?' });
  }
  const asked = await app.ask('ada', QUESTION);
  await app.publish(WITH_LATE);
  const [next, ...others] = await askedAgain(['late']);
  const own = answerId(jobKey(asked));
  const jobs = [next, ...others, ...(await askedAgain(['late'], { after: 'answer-0999' }))];
  expect(jobs.filter((job) => job?.type === 'news' && job.watch === own)).toHaveLength(1);
  const last = [...many, own].toSorted()[999];
  expect(jobs.find((job) => job?.type === 'edition')).toMatchObject({ after: last, articles: ['late'] });
});
