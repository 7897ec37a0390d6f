import type { Edition } from '../../engine/edition.ts';
import { listedFeeds } from '../../feeds/watching.ts';
import { isLasting } from '../delivery/slack-errors.ts';
import type { ArticlePage } from '../views/article-list.ts';
import { homeView } from '../views/home.ts';
import { MOST_PROMPTS, suggestedPrompts } from '../views/prompts.ts';
import { unansweredRows } from '../watches/unanswered.ts';
import { isAdmin } from './access.ts';
import type { JobContext } from './job-context.ts';
import type { JobOf } from './jobs.ts';
import { errorCode } from './retries.ts';

/** Questions of the viewer's own. */
const MOST_RECENT = 10;

/** Articles on a page; each is a block. */
const PAGE = 15;

export async function publishHome({ team, user, page, find }: JobOf<'home'>, jobContext: JobContext): Promise<void> {
  const { store, slack, access } = jobContext;
  const index = await jobContext.index();
  const isOfAdmin = isAdmin(access, user);
  const watches = (await store.watches()).filter((watch) => watch.team === team);
  const view = homeView({
    summary: index?.summary ?? null,
    examples: index?.suggestions.slice(0, MOST_PROMPTS) ?? [],
    recent: await store.askedBy(team, user, MOST_RECENT),
    watches: watches.filter((watch) => watch.watchers.includes(user)),
    unanswered: isOfAdmin ? await unansweredRows(team, watches, jobContext) : null,
    ...(isOfAdmin ? { feeds: await listedFeeds(jobContext.feeds) } : {}),
    articles: isOfAdmin ? await (find === undefined ? pageOf(index, page) : foundIn(index, find)) : null,
  });
  await skippingLastingErrors(() => slack.views.publish({ user_id: user, view }), jobContext);
}

/** The best of the articles that have these words. One more than is shown tells whether there are more. */
async function foundIn(index: Edition | null, find: string): Promise<ArticlePage> {
  const found = (await index?.find(find, PAGE + 1)) ?? [];
  return { articles: found.slice(0, PAGE), page: 0, from: 0, of: found.length, find };
}

/** The articles as questions are answered from them. A page that is no more, because articles were withdrawn, is the last one. */
async function pageOf(index: Edition | null, wanted: number): Promise<ArticlePage> {
  const of = index?.summary.articles ?? 0;
  const page = Math.min(wanted, Math.max(0, Math.ceil(of / PAGE) - 1));
  const from = page * PAGE;
  return { articles: (await index?.listed(from, PAGE))?.articles ?? [], page, from, of, find: null };
}

/** The questions that the agent pane offers, drawn from the corpus. */
export async function offerPrompts({ channel }: JobOf<'prompts'>, jobContext: JobContext): Promise<void> {
  const index = await jobContext.index();
  const questions = index?.suggestions.slice(0, MOST_PROMPTS) ?? [];
  if (questions.length === 0) return;
  // The agent pane takes prompts for the whole conversation; the library's type still asks for a thread.
  const prompts = { channel_id: channel, ...suggestedPrompts(questions) };
  await skippingLastingErrors(
    () => jobContext.slack.apiCall('assistant.threads.setSuggestedPrompts', prompts),
    jobContext,
  );
}

/** No person waits for these, and each is sent again when the tab or pane is opened: an error that would last is only logged. */
async function skippingLastingErrors(call: () => Promise<unknown>, { log }: JobContext): Promise<void> {
  try {
    await call();
  } catch (error) {
    if (!isLasting(error)) throw error;
    log.warn('Slack does not take it', { error: errorCode(error) });
  }
}
