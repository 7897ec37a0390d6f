import { type Draft, type ImportedDrafts, skippedWhole } from '../imported-drafts.ts';
import { visibleLine } from '../markdown-text.ts';

/** What an agency says about the use of an item. */
export interface Release {
  /** Its publishing status by whatever name: `usable`, `stat:canceled`, `http://cv.iptc.org/newscodes/pubstatusg2/withheld`. */
  readonly status: string;
  /** The time before which it may not be used; empty where it says "until further notice", `null` where there is none. */
  readonly embargo: string | null;
}

const WITHDRAWN = /(?:^|[:/])(?<status>cancell?ed|withheld|killed)$/iu;
const EMBARGOED = /(?:^|[:/])embargoed$/iu;

/**
 * An item as its agency allows it to be used: as an article; under embargo, left out until then; or taken back, so that
 * nothing under its id is quoted any longer. Without an id only this item is left out.
 */
export function released(draft: Draft, { status, embargo }: Release, now: Date): ImportedDrafts {
  const { name, id } = draft;
  const withdrawn = WITHDRAWN.exec(status.trim())?.groups?.status;
  const who = id === undefined ? '' : `(${id}) `;
  if (withdrawn !== undefined) {
    const reason = `${who}is withdrawn by its agency (status ${withdrawn.toLowerCase()}), so it is not quoted`;
    if (id === undefined) return skippedWhole(name, reason);
    return { drafts: [], skipped: [], withdrawn: [{ name, id, reason }] };
  }
  const usable: ImportedDrafts = { drafts: [plainly(draft)], skipped: [] };
  if (embargo === null && !EMBARGOED.test(status.trim())) return usable;
  const until = timeOf(embargo ?? '');
  if (until !== null && until <= now.getTime()) return usable;
  const when = until === null ? 'further notice' : new Date(until).toISOString().replace(/:00\.000Z$/u, 'Z');
  return skippedWhole(name, `${who}is under embargo until ${when}; add it again then`);
}

/** The headline is in the title, above the text it would be repeated; and an agency is not its own author. */
function plainly(draft: Draft): Draft {
  const [first = '', ...others] = draft.text.split('\n\n');
  const isTitle = /^#+ /u.test(first) && first.replace(/^#+ /u, '') === draft.title && others.length > 0;
  const isOwnAuthor = draft.author !== null && draft.author !== undefined && draft.author === draft.publisher;
  return { ...draft, ...(isTitle ? { text: others.join('\n\n') } : {}), ...(isOwnAuthor ? { author: null } : {}) };
}

/** Milliseconds since 1970 of `2030-01-01T00:00:00Z` or `20300101T000000-0000`; `null` where it is no time. */
function timeOf(value: string): number | null {
  const compact = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?$/u.exec(value.trim());
  const iso = compact
    ? `${compact[1]}-${compact[2]}-${compact[3]}T${compact[4] ?? '00'}:${compact[5] ?? '00'}:${compact[6] ?? '00'}${zone(compact[7])}`
    : value.trim().replace(/([+-]\d{2})(\d{2})$/u, '$1:$2');
  const time = Date.parse(iso);
  return Number.isNaN(time) ? null : time;
}

function zone(stated = 'Z'): string {
  return stated.replace(/^-00:?00$/u, 'Z').replace(/^([+-]\d{2})(\d{2})$/u, '$1:$2');
}

/** `20230316T092000-0000` as publishers' days are read: the day in the time's own zone. */
export function dayOfNorm(norm: string | undefined): string | null {
  const { year, month, day } =
    /^(?<year>\d{4})-?(?<month>\d{2})-?(?<day>\d{2})/u.exec(norm?.trim() ?? '')?.groups ?? {};
  return year === undefined ? null : `${year}-${month}-${day}`;
}

/** A byline without what introduces it. */
export function withoutBy(byline: string): string | null {
  return (
    visibleLine(byline)
      .replace(/^(?:by|von|par|por|di|de)\s+(?=\p{Lu})/iu, '')
      .trim() || null
  );
}

export interface VersionedItem {
  readonly name: string;
  readonly id: string | null;
  readonly version: number;
  readonly imported: ImportedDrafts;
}

/** Keeps the latest version of each id, and names the others. */
export function latestVersions(items: readonly VersionedItem[]): ImportedDrafts[] {
  const latest = new Map<string, number>();
  for (const { id, version } of items) if (id !== null) latest.set(id, Math.max(version, latest.get(id) ?? version));
  return items.map(({ imported, id, version, name }) => {
    const later = id === null ? version : (latest.get(id) ?? version);
    return later === version
      ? imported
      : skippedWhole(name, `(${id}) is version ${version} of an item of which this file holds version ${later}`);
  });
}
