import type { Article } from '../engine/articles/article.ts';
import { proseKey } from '../engine/articles/duplicates.ts';
import { runsOf, SHINGLE_WORDS, sharedOf } from '../engine/articles/near-duplicates.ts';
import { wordsOf } from './copies.ts';

/**
 * Runs of five words of the shorter text that the longer one has at least, as a share. Separate reports on one event share
 * 0.04 of them at most, in the articles that were tried; notices of one form, with a figure or a name changed in every
 * tenth word, 0.53; three sentences with a word changed, 0.8 and more. What is not recognised as an edit is kept beside
 * the older text, and said to be; what is wrongly taken for one is lost: so the bar is high.
 */
const LEAST_SHARED = 0.6;

/** One changed word takes so many runs along. It makes no other article of two sentences, if half of the runs are left. */
const RUNS_OF_A_WORD = SHINGLE_WORDS;
const LEAST_LEFT = 0.5;

/** Share of the older text's runs: of an edit more than that is left, whatever was cut. What is added may be any amount. */
const LEAST_OF_OLDER = 0.25;

/** How much an article looks like an edit of one that is there: the share of the shorter text, 0 for no edit at all. */
export function editSimilarity(older: Article, article: Article): number {
  if (proseKey(older) === proseKey(article)) return 1;
  // The same words of another day, or of another paper, are another report.
  if (areOthers(older.published, article.published) || areOthers(older.publisher, article.publisher)) return 0;
  const [before, now] = [knownRunsOf(older), knownRunsOf(article)];
  const shorter = Math.min(before.length, now.length);
  const shared = sharedOf(before, now);
  if (shared === 0 || shared < LEAST_OF_OLDER * before.length) return 0;
  const isOneWord = shorter - shared <= RUNS_OF_A_WORD && shared >= LEAST_LEFT * shorter;
  return isOneWord || shared >= LEAST_SHARED * shorter ? shared / shorter : 0;
}

/** Both are stated, and differ. */
function areOthers(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one.toLowerCase() !== other.toLowerCase();
}

/** One article may be compared with hundreds of its title. */
const runs = new WeakMap<Article, Uint32Array>();

function knownRunsOf(article: Article): Uint32Array {
  const known = runs.get(article);
  if (known) return known;
  const made = runsOf(wordsOf(article));
  runs.set(article, made);
  return made;
}
