import * as v from 'valibot';
import { Whole } from '../../engine/whole.ts';
import { MOST_ARTICLE_ID } from '../views/actions.ts';

/** What the schemas of jobs have in common. */

export const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
/** A Slack timestamp: seconds with six decimals as text; it names a message within its channel. */
export const Timestamp = v.pipe(v.string(), v.regex(/^\d{1,12}\.\d{1,9}$/u));
export const ResponseUrl = v.pipe(v.string(), v.url());
/** Ids of the workspace and of the person. */
export const Asker = { team: Id, user: Id };
/** Milliseconds since 1970, when Slack's request came in: the start of the latency that a person feels. */
export const AcceptedAt = { acceptedAt: Whole };

/** Characters of an article's id, and of what a person states in one line. */
export const MOST_LINE = MOST_ARTICLE_ID;

export const Line = v.pipe(v.string(), v.minLength(1), v.maxLength(MOST_LINE));
