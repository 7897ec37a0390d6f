import * as v from 'valibot';
import { InputError, RecordError } from '../../engine/articles/input-errors.ts';
import { parseRecord } from '../../engine/articles/parse-article.ts';
import { draftsOfReviews } from '../fact-checks/claim-review-drafts.ts';
import { claimReviewsIn } from '../fact-checks/claim-reviews.ts';
import {
  type Draft,
  type FeedEntry,
  feedEntry,
  type ImportedDrafts,
  type ImportSkip,
  skippedWhole,
} from '../imported-drafts.ts';
import { isNode } from '../json-nodes.ts';
import { markdownOfEither, NO_ARTICLE_HTML } from '../pages/html-fragment.ts';
import { columnsAmong } from './columns.ts';
import { flatRecord, type RecordList, recordList, withoutCut } from './record-shapes.ts';

/** Records whose faults are listed one by one; the rest is counted. */
const FAULTS_LISTED = 100;

interface RecordText {
  readonly json: string;
  /** Of the line, or of the element of a list. */
  readonly number: number;
}

/**
 * The articles of JSON lines, of one JSON list or object, or of the list that a service's answer holds, each `{text, id?,
 * title?, publisher?, published?, url?, author?, kind?, of?}`, or with the names that tables have for these. A fact check's
 * record is one of its own: see `claimReviewsIn`.
 */
export function readRecords(text: string, name: string, json?: unknown): ImportedDrafts {
  const drafts: Draft[] = [];
  const skipped: ImportSkip[] = [];
  let faults = 0;
  const { records, publisher, isFeed } = recordsOf(text, json);
  for (const { json, number } of records) {
    const file = `${name}#${number}`;
    const its = isFeed ? { entry: entryOf(json, number - 1, publisher) } : {};
    const reviews = claimReviewsIn(parsedOrNull(json));
    if (reviews !== null) {
      const found = draftsOfReviews(reviews, file);
      drafts.push(...found.drafts);
      skipped.push(...found.skipped);
      continue;
    }
    try {
      const draft = readRecord(json, file);
      drafts.push({ ...draft, ...(publisher === null || draft.publisher ? {} : { publisher }), ...its });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      faults += 1;
      if (isFeed || faults <= FAULTS_LISTED) skipped.push({ name: file, reason: error.problem, ...its });
    }
  }
  if (!isFeed && faults > FAULTS_LISTED) {
    const reason = `has ${faults - FAULTS_LISTED} more records that are no articles; is it a file of another kind?`;
    skipped.push({ name, reason });
  }
  return drafts.length + skipped.length === 0
    ? skippedWhole(name, 'is empty; remove it or put records in it')
    : { drafts, skipped };
}

/** `whole` is the text as one JSON value, where it is one. */
function recordsOf(text: string, whole: unknown): Omit<RecordList, 'records'> & { readonly records: RecordText[] } {
  const lines = text.split('\n').flatMap((json, at) => (json.trim() === '' ? [] : [{ json, number: at + 1 }]));
  // A line of its own is no list and no piece of one.
  const isLines = lines.length > 1 && isObject(lines[0]?.json ?? '');
  if (isLines || typeof whole !== 'object' || whole === null) return { records: lines, publisher: null, isFeed: false };
  const { records, publisher, isFeed } = recordList(whole);
  const numbered = records.map((record, at) => ({ json: JSON.stringify(record) ?? 'null', number: at + 1 }));
  return { records: numbered, publisher, isFeed };
}

/** What a JSON Feed says of an item: `url` is its page, `external_url` the page that it is about. */
function entryOf(json: string, at: number, publisher: string | null): FeedEntry {
  const parsed = parsedOrNull(json);
  const item = isNode(parsed) ? parsed : {};
  const line = (key: string): string | null => (typeof item[key] === 'string' ? item[key] : null);
  const guid = typeof item.id === 'number' ? String(item.id) : line('id');
  const [title, published, page] = [line('title'), line('date_published'), line('url') ?? line('external_url')];
  const content = ['title', 'content_html', 'content_text', 'summary', 'date_published'].map((key) => line(key) ?? '');
  return feedEntry({ at, guid, page, title, published, publisher }, content);
}

/** A record of another kind is judged where it is read as an article. */
function parsedOrNull(json: string): unknown {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson()), json);
  return parsed.success ? parsed.output : null;
}

function isObject(json: string): boolean {
  return v.is(v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.unknown())), json);
}

/** Stands in for an id that the record does not state. */
const NO_ID = 'record';

/** Throws `InputError`. */
function readRecord(json: string, file: string): Draft {
  const { strict, hasId, loose } = regular(json);
  const { id, sha256: _, blocks: __, file: ___, text: body, ...stated } = parseRecord({ json: strict, file });
  const { text: whole, missing } = withoutCut(body);
  const text = markdownOfEither(whole);
  if (text === null) throw new RecordError(file, `${NO_ARTICLE_HTML}; put its text in the record`);
  const notes =
    missing === null
      ? {}
      : { notes: [`its text is cut off by the service that gave it: ${missing} characters are missing`] };
  return { ...stated, ...(hasId ? { id } : {}), ...loose, ...notes, name: file, text };
}

interface Regular {
  /** As the engine reads records. */
  readonly strict: string;
  readonly hasId: boolean;
  /** What is no reason to leave the article out: it is judged later, and told of. */
  readonly loose: Pick<Draft, 'published' | 'url'>;
}

function regular(json: string): Regular {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.unknown())), json);
  if (!parsed.success) return { strict: json, hasId: true, loose: {} };
  const record = flatRecord(parsed.output);
  const {
    published,
    url,
    id,
    title = null,
    ...others
  }: Record<string, unknown> = {
    ...record,
    ...underUsualNames(record),
  };
  const ownId = typeof id === 'number' ? String(id) : id;
  const hasId = ownId !== undefined && ownId !== null && ownId !== '';
  return {
    strict: JSON.stringify({ ...others, title, id: hasId ? ownId : NO_ID }),
    hasId,
    loose: { ...told('published', published), ...told('url', url) },
  };
}

/** Under another name than the usual one only words count, and the number of a moment: a "source" may be anything. */
function underUsualNames(record: Readonly<Record<string, unknown>>): Record<string, string> {
  const keys = Object.keys(record);
  const found = [...columnsAmong(keys)].map(([column, at]) => [column, record[keys[at] ?? '']] as const);
  return Object.fromEntries(
    found.flatMap(([column, value]) => {
      const isNames = column === 'author' && Array.isArray(value) && value.every((one) => typeof one === 'string');
      if (isNames) return [[column, value.join(', ')]];
      if (column === 'published' && typeof value === 'number') return [[column, String(value)]];
      return typeof value === 'string' ? [[column, value]] : [];
    }),
  );
}

/** A number or a list is neither, and is told of as it is there. */
function told(key: 'published' | 'url', value: unknown): Pick<Draft, 'published' | 'url'> {
  if (value === undefined || value === null || value === '') return {};
  return { [key]: typeof value === 'string' ? value : JSON.stringify(value) };
}
