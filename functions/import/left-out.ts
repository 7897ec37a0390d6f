import type { Draft } from './imported-drafts.ts';
import { visibleLine } from './markdown-text.ts';
import { dayProblem, publishedDay } from './published-day.ts';
import { judgedAddress, webAddress } from './web-address.ts';

/** UTF-16 code units of a value that are shown. */
const SHOWN = 80;

/**
 * What is stated about an article and cannot be kept: a clause each, that says what was left out, why, and the way out. The
 * article is added without it.
 */
export function leftOutOf({ published, url }: Pick<Draft, 'published' | 'url'>): string[] {
  const notes: string[] = [];
  if (isStated(published) && publishedDay(published) === null) {
    notes.push(`its date ${shown(published)} ${dayProblem(published)} and is left out; write it as 2022-01-07`);
  }
  if (isStated(url) && webAddress(url) === null) {
    const judged = judgedAddress(url);
    const problem = judged.kind === 'unusable' ? judged.problem : 'is no web address';
    // Of an address with a password in it the report shows nothing.
    const which = /\/\/[^/?#]*@/u.test(url) ? 'its address' : `its address ${shown(url)}`;
    notes.push(`${which} ${problem} and is left out`);
  }
  return notes;
}

function isStated(value: string | null | undefined): value is string {
  return value !== null && value !== undefined && visibleLine(value) !== '';
}

function shown(value: string): string {
  const line = visibleLine(value);
  return JSON.stringify(line.length > SHOWN ? `${line.slice(0, SHOWN).toWellFormed()}…` : line);
}
