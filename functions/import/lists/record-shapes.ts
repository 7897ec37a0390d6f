import { isNode, type JsonNode } from '../json-nodes.ts';

/** Where services put the list of articles in their answer: NewsAPI, JSON Feed, Guardian and others, JSON-LD. */
const LISTS = ['articles', 'items', 'results', 'docs', 'data', 'stories', 'posts', 'news', '@graph', 'itemListElement'];

/** What a list of articles says of all of them. */
export interface RecordList {
  readonly records: readonly unknown[];
  readonly publisher: string | null;
  /** They are the items of a JSON Feed. */
  readonly isFeed: boolean;
}

/**
 * The records of one JSON value: a list, or the list that an object holds under one of the usual names, in an object under
 * `response` or such a name, or alone; an object with a text of its own is a record. A JSON Feed's title is the publisher of its items.
 */
export function recordList(value: unknown): RecordList {
  if (Array.isArray(value)) return { records: value, publisher: null, isFeed: false };
  if (!isNode(value)) return { records: [value], publisher: null, isFeed: false };
  if (hasText(value)) return { records: [value], publisher: null, isFeed: false };
  const inner = ['response', ...LISTS].map((name) => value[name]).find(isHolder);
  if (inner !== undefined) return recordList(inner);
  const key = LISTS.find((name) => Array.isArray(value[name]) && value[name].some(isNode));
  if (key === undefined) {
    // Whoever asks for one article has it alone in the answer.
    if (isNode(value.content)) return recordList(value.content);
    return isNode(value.response) ? recordList(value.response) : { records: [value], publisher: null, isFeed: false };
  }
  const list = value[key];
  const records = Array.isArray(list) ? list.map(unwrapped) : [];
  const isFeed = typeof value.version === 'string' && value.version.startsWith('https://jsonfeed.org/');
  return { records, publisher: isFeed && typeof value.title === 'string' ? value.title : null, isFeed };
}

function hasText(value: JsonNode): boolean {
  return ['text', 'body', 'content', 'articleBody'].some((name) => typeof value[name] === 'string');
}

/** Between an answer and its list: `{ response: { docs: [] } }`, `{ articles: { results: [] } }`. */
function isHolder(value: unknown): value is JsonNode {
  return isNode(value) && LISTS.some((name) => Array.isArray(value[name]));
}

/** An element of a JSON-LD list holds its article. */
function unwrapped(element: unknown): unknown {
  return isNode(element) && isNode(element.item) ? element.item : element;
}

/** Keys of HTML that a record also gives as plain text, and of text that it gives as HTML: the second is taken. */
const RICHER = [
  ['content_text', 'content_html'],
  ['bodyText', 'body'],
] as const;

/**
 * A record with plain values: a name for an object or a list of objects that have one, what the Guardian puts in `fields`
 * beside the rest, the main of a headline of several.
 */
export function flatRecord(record: JsonNode): JsonNode {
  const { fields, ...own } = record;
  const inner = isNode(fields) ? fields : {};
  const merged = { ...own, ...inner };
  const flat = Object.fromEntries(Object.entries(merged).map(([key, value]) => [key, plainValue(value)]));
  for (const [plain, rich] of RICHER) {
    if (typeof flat[plain] === 'string' && typeof flat[rich] === 'string') delete flat[plain];
  }
  return flat;
}

function plainValue(value: unknown): unknown {
  if (isNode(value)) return shownName(value) ?? value;
  if (!Array.isArray(value) || value.length === 0) return value;
  const names = value.map((one) => (isNode(one) ? shownName(one) : one));
  return names.every((one) => typeof one === 'string') ? names : value;
}

function shownName(value: JsonNode): string | null {
  const { name, main, rendered, title } = value;
  return [name, main, rendered, title].find((one): one is string => typeof one === 'string') ?? null;
}

/** Where a service cuts a text off: "… [+2345 chars]", "... [2345 chars]". */
const CUT = /(?:…|\.\.\.)?\s?\[\+?(?<more>\d{1,9}) chars?\]$/u;

/** UTF-16 code units of the longest such mark. */
const CUT_LENGTH = 60;

/** A text without the mark of where its service cut it off, and how much is missing. */
export function withoutCut(text: string): { text: string; missing: string | null } {
  const shown = text.trimEnd();
  const found = CUT.exec(shown.slice(-CUT_LENGTH));
  if (!found) return { text, missing: null };
  const kept = shown.slice(0, -found[0].length).trimEnd();
  // The last sentence is cut in the middle.
  const ends = ['. ', '! ', '? ', '.” ', '." '].flatMap((mark) => {
    const at = kept.lastIndexOf(mark);
    return at < 0 ? [] : [at + mark.trimEnd().length];
  });
  const whole = /[.!?]["”]?$/u.test(kept) ? kept : kept.slice(0, Math.max(0, ...ends));
  return { text: whole, missing: found.groups?.more ?? null };
}
