import { readHeadline, sameLine } from './headline.ts';
import { wordCount } from './line-shapes.ts';
import type { Role } from './roles.ts';
import type { Unit } from './units.ts';

export interface PrintedTitle {
  /** Index of its unit. */
  readonly at: number;
  readonly title: string;
  readonly publisher: string | null;
  /** UTF-16 code units of the title at the start of its unit's plain text. */
  readonly length: number;
}

/** Titles run longer than headings. */
const TITLE_WORDS = 25;

/** A line of fewer words above a longer one is a site's name or a section. */
const TITLE_WORDS_EXPECTED = 4;

/** Finds the title line above the first prose, gives it its role and drops the lines above it and its repetitions. */
export function chooseTitle(units: readonly Unit[], roles: Role[], known: string | undefined): PrintedTitle | null {
  const firstProse = roles.findIndex(({ kind }) => kind === 'prose' || kind === 'post' || kind === 'lead-in');
  const headEnd = firstProse < 0 ? units.length : firstProse;
  const candidates: number[] = [];
  for (let at = 0; at < headEnd; at += 1) {
    const unit = units[at];
    const kind = roles[at]?.kind;
    if (
      unit &&
      (kind === 'heading' || (kind === 'fragment' && !unit.listItem && wordCount(unit.plain) <= TITLE_WORDS))
    ) {
      candidates.push(at);
    }
  }
  const at =
    known === undefined
      ? likeliestTitle(units, roles, candidates)
      : candidates.find((index) => isSameTitle(units[index], known));
  const unit = at === undefined ? undefined : units[at];
  if (at === undefined || !unit) return null;

  roles[at] = { kind: 'title' };
  const { title, publisher } = readHeadline(unit.plain);
  const repeated = new Set([sameLine(title), sameLine(unit.plain)]);
  units.forEach((other, index) => {
    const kind = roles[index]?.kind;
    const aboveTitle = index < at && (kind === 'fragment' || kind === 'heading');
    const repeats =
      index !== at &&
      (kind === 'fragment' || kind === 'heading' || kind === 'prose') &&
      repeated.has(sameLine(other.plain));
    const pictureText =
      index > at && index < headEnd && kind === 'fragment' && wordCount(other.plain) <= TITLE_WORDS_EXPECTED;
    if (aboveTitle || repeats || pictureText) roles[index] = { kind: 'dropped' };
  });
  const visible = unit.end - unit.start;
  return { at, title, publisher, length: publisher !== null && title.length < visible ? title.length : visible };
}

/**
 * A marked heading, else the first line of some length. Where a byline or a labelled date follows, the title is in the
 * last group of lines above it, and groups further up are the site's name and motto.
 */
function likeliestTitle(
  units: readonly Unit[],
  roles: readonly Role[],
  candidates: readonly number[],
): number | undefined {
  const heading =
    candidates.find((at) => units[at]?.level === 1) ?? candidates.find((at) => (units[at]?.level ?? 0) > 0);
  if (heading !== undefined) return heading;
  const words = (at: number): number => wordCount(units[at]?.plain ?? '');
  const byline = roles.findIndex(
    (role) => role.kind === 'statement' && (role.statement.author ?? role.statement.published),
  );
  const above = candidates.filter((at) => at < byline);
  const last = above.findLastIndex((at, index) => index === 0 || above[index - 1] !== at - 1);
  const group = above.slice(Math.max(0, last));
  const longEnough = (at: number): boolean => words(at) >= TITLE_WORDS_EXPECTED;
  return group.find(longEnough) ?? candidates.find(longEnough) ?? candidates.find((at) => words(at) >= 2);
}

function isSameTitle(unit: Unit | undefined, known: string): boolean {
  if (!unit) return false;
  const line = sameLine(unit.plain);
  return line === sameLine(known) || sameLine(readHeadline(unit.plain).title) === sameLine(known);
}
