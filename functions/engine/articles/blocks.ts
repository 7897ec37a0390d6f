import type { Block, PostSignature, ReviewedClaim } from './article.ts';
import { isClaim, keepVerdicts, withClaimsMarked } from './claims-apart.ts';
import { wordCount } from './line-shapes.ts';
import { readMarkdownLines } from './markdown-lines.ts';
import { readMarkdownUnits } from './markdown-units.ts';
import { type Role, readRoles } from './roles.ts';
import { type Dateline, readDateline, type Statement } from './statements.ts';
import { readTextUnits } from './text-units.ts';
import { chooseTitle, type PrintedTitle } from './title-line.ts';
import { trimmed, type Unit } from './units.ts';
import { markedSentences, unmarkedRanges } from './unmarked-ranges.ts';

/** `literal`: the paragraphs, headings, lists and quotations of Markdown, with lines that are words alone. */
export type Format = 'text' | 'markdown' | 'literal';

export interface Body {
  /** In text order, not overlapping; offsets are UTF-16 code units into the whole text. */
  readonly blocks: Block[];
  /** What the text itself says about the article. */
  readonly stated: Statement;
  /** Sentences of prose that are not quotable, because markup within them would be shown. */
  readonly marked: number;
}

export interface BodySource {
  readonly text: string;
  /** Where the body begins: below the front matter. */
  readonly from: number;
  readonly format: Format;
  /** A title that is known already; a line that repeats it is the title line. */
  readonly title?: string | undefined;
  /** Of a fact check: what it reviews is not its own words. */
  readonly claims?: readonly ReviewedClaim[] | undefined;
}

/** What of a text is quotable, what gives context, and what it states about itself. Never throws. */
export function readBody({ text, from, format, title, claims = [] }: BodySource): Body {
  const found = readUnits(text, from, format);
  const units = claims.length > 0 ? withClaimsMarked(text, found, claims) : found;
  const roles = readRoles(units);
  const headed = roles.find((role) => role.kind === 'statement' && role.statement.title);
  const chosen = chooseTitle(
    units,
    roles,
    title ?? (headed?.kind === 'statement' ? headed.statement.title : undefined),
  );
  // A claim over a fact check is no title of the checker's.
  const printed = chosen && isClaim(chosen.title, claims) ? null : chosen;
  if (chosen && printed === null) roles[chosen.at] = { kind: 'heading' };
  keepVerdicts(units, roles, claims);
  keepBareText(units, roles);
  settleFragments(units, roles);
  const statements = roles.flatMap((role, at) =>
    role.kind === 'statement' ? [settleDate(role.statement, at > (printed?.at ?? -1))] : [],
  );
  const author = statements.find((statement) => statement.author)?.author;
  if (author) dropBiography(units, roles, author);

  const blocks: Block[] = [];
  let marked = 0;
  let dateline: Dateline | null = null;
  let begun = false;
  units.forEach((unit, at) => {
    const role = roles[at];
    if (!role) return;
    const first = !begun;
    begun ||= role.kind === 'prose';
    const place =
      role.kind === 'prose' ? readDateline(text.slice(unit.start, Math.min(unit.end, unit.start + 220)), first) : null;
    dateline ??= first ? place : null;
    if (role.kind === 'prose' || role.kind === 'post') marked += markedSentences(text, unit, found[at]?.marks ?? []);
    blocks.push(...toBlocks(text, unit, role, place?.length ?? 0, printed?.length));
  });
  const headline = blocks.some((block) => block.kind === 'title') ? printed : null;
  return { blocks, stated: mergeStatements(statements, headline, dateline), marked };
}

function readUnits(text: string, from: number, format: Format): Unit[] {
  switch (format) {
    case 'text':
      return readTextUnits(text, from);
    case 'markdown':
      return readMarkdownUnits(text, from);
    case 'literal':
      return readMarkdownLines(text, from, { isLiteral: true });
  }
}

/** As many fragments in a row are a menu or a list of links, not headings. */
const MENU_LENGTH = 3;

/** A fragment right above prose is its heading; all others are links, menu entries and picture texts. */
function settleFragments(units: readonly Unit[], roles: Role[]): void {
  for (let at = 0; at < units.length; at += 1) {
    if (roles[at]?.kind !== 'fragment') continue;
    let end = at;
    while (roles[end]?.kind === 'fragment') end += 1;
    const below = roles[end]?.kind;
    const abovesProse = below === 'prose' || below === 'lead-in' || below === 'post' || below === 'post-lead-in';
    for (let index = at; index < end; index += 1) {
      const menu = end - at >= MENU_LENGTH && !(index === end - 1 && units[index]?.gap);
      const heading = abovesProse && !menu && !units[index]?.listItem;
      roles[index] = { kind: heading ? 'heading' : 'dropped' };
    }
    at = end - 1;
  }
}

/** Fewer words are no statement. */
const NOTE_WORDS = 3;

/** A note of a line or two without a full stop is all there is to quote; a title above nothing is no title. */
function keepBareText(units: readonly Unit[], roles: Role[]): void {
  if (roles.some(({ kind }) => kind === 'prose' || kind === 'post') || units.length > 2) return;
  const at = units.length - 1;
  const unit = units[at];
  const role = roles[at]?.kind;
  if (unit?.level === 0 && wordCount(unit.plain) >= NOTE_WORDS && (role === 'title' || role === 'fragment')) {
    roles[at] = { kind: 'prose' };
  }
}

/** "Jane Doe is a reporter …" below an article by Jane Doe is about her, not about the news. */
function dropBiography(units: readonly Unit[], roles: Role[], author: string): void {
  const names = author
    .split(/,|\band\b|&/u)
    .map((name) => name.trim())
    .filter((name) => name.includes(' '));
  const lastHalf = Math.ceil(units.length / 2);
  units.forEach((unit, at) => {
    if (at < lastHalf || roles[at]?.kind !== 'prose') return;
    const name = names.find((candidate) => unit.plain.toLowerCase().startsWith(candidate.toLowerCase()));
    if (name && BIOGRAPHY.test(unit.plain.slice(name.length))) roles[at] = { kind: 'dropped' };
  });
}

const BIOGRAPHY =
  /^,? (?:covers|writes about|writes for|reports on|reports for|edits)\b|^,? (?:is|was|has been|works as|serves as|joined|lives)\b.{0,80}\b(?:reporter|correspondent|editor|journalist|columnist|writer|author|contributor|producer|photographer|covers?|covering|writes|reports|based|news|newspaper|desk)\b/iu;

/** Markup and links that may be behind the last sentence of a unit and are no part of it. */
const TRAILING_LINK = /\s*(?:pic\.(?:twitter|x)\.com\/\w{1,40}|https?:\/\/t\.co\/\w{1,40})$/iu;
const TRAILING_MORE =
  /(?<=[.!?…"”’)\]])\s*\[?(?:Read more|Continue reading|Read on|\[?(?:…|\.\.\.)\]?)\]?\s*[»→›>]*$/iu;
const TRAILING_NOTE = /(?<=[.!?…"”’)])(?:\[\^?[\w-]{1,20}\])+$/u;
const STRAY_DOTS = /(?<=[.!?…]["”’)]?)(?:\s+[.,])+$/u;
const TAG_BEFORE = /^(?:<[a-z][^<>\n]{0,200}>\s*)+/iu;
const TAG_BEHIND = /(?:\s*<\/[a-z]{1,20}>)+$/iu;

/** No trailing link is longer. */
const TAIL_LENGTH = 200;

function toBlocks(
  text: string,
  unit: Unit,
  role: Role,
  prefix: number,
  titleLength: number | undefined,
): readonly Block[] {
  switch (role.kind) {
    case 'heading':
    case 'lead-in':
      return [{ start: unit.start, end: unit.end, kind: role.kind }];
    case 'title':
      return [{ start: unit.start, end: shownEnd(text, unit, titleLength ?? unit.end), kind: 'title' }];
    case 'post-lead-in':
      return [{ start: unit.start, end: unit.end, kind: 'lead-in', ...signedBy(role.postedBy) }];
    case 'prose':
    case 'post': {
      const signatureAt = role.kind === 'post' && role.end !== undefined ? signatureStart(text, unit) : unit.end;
      const range = quotableRange(text, unit.start + prefix, signatureAt);
      const signed = role.kind === 'post' ? signedBy(role.postedBy) : {};
      const ranges = range ? unmarkedRanges(text, range, unit.marks) : [];
      const { kind } = role;
      return ranges.map((one) => ({ ...one, kind, ...signed }));
    }
    case 'fragment':
    case 'dropped':
    case 'caption':
    case 'links':
    case 'end':
    case 'signature':
    case 'statement':
      return [];
  }
}

/** Where so many characters of a unit's plain text end in the text itself: behind them stands the publisher's name. */
function shownEnd(text: string, { start, end, marks }: Unit, length: number): number {
  let left = length;
  let at = start;
  let next = 0;
  for (let blank = false; at < end && left > 0; at += 1) {
    while ((marks[next]?.end ?? end) <= at) next += 1;
    if ((marks[next]?.start ?? end) <= at) continue;
    const isBlank = /\s/u.test(text.charAt(at));
    if (!(isBlank && blank)) left -= 1;
    blank = isBlank;
  }
  return trimmed(text, start, at).end;
}

function signedBy(postedBy: PostSignature | undefined): { postedBy?: PostSignature } {
  return postedBy ? { postedBy } : {};
}

/** Where the signature that was found in the collapsed text of a unit begins in the text itself. */
function signatureStart(text: string, unit: Unit): number {
  const tail = text.slice(unit.start, unit.end);
  const handle = tail.lastIndexOf('(@');
  const dash = Math.max(...['—', '–', '&mdash;', '-'].map((mark) => tail.lastIndexOf(mark, handle)));
  return dash > 0 ? unit.start + dash : unit.end;
}

function quotableRange(text: string, from: number, to: number): { start: number; end: number } | null {
  let { start, end } = trimmed(text, from, to);
  start += TAG_BEFORE.exec(text.slice(start, Math.min(end, start + TAIL_LENGTH)))?.[0].length ?? 0;
  for (let before = -1; before !== end; ) {
    before = end;
    const tail = text.slice(Math.max(start, end - TAIL_LENGTH), end);
    const extra =
      TRAILING_LINK.exec(tail) ??
      STRAY_DOTS.exec(tail) ??
      TRAILING_NOTE.exec(tail) ??
      TRAILING_MORE.exec(tail) ??
      TAG_BEHIND.exec(tail);
    end -= extra?.[0].length ?? 0;
  }
  const range = trimmed(text, start, end);
  return /[\p{L}\p{N}]/u.test(text.slice(range.start, Math.min(range.end, range.start + TAIL_LENGTH))) ? range : null;
}

/** A bare date counts below the title only. */
function settleDate({ bareDate, ...stated }: Statement, belowTitle: boolean): Statement {
  return belowTitle && bareDate && !stated.published ? { ...stated, bareDate } : stated;
}

/** The first statement of each kind holds; a title line or an explicit statement goes before a dateline. */
function mergeStatements(
  statements: readonly Statement[],
  printed: PrintedTitle | null,
  dateline: Dateline | null,
): Statement {
  const first = (key: keyof Statement): string | undefined => statements.find((statement) => statement[key])?.[key];
  const title = first('title') ?? printed?.title;
  const author = first('author');
  const publisher = printed?.publisher ?? dateline?.publisher ?? first('publisher');
  const published = first('published') ?? first('bareDate') ?? dateline?.published;
  const url = first('url');
  return {
    ...(title ? { title } : {}),
    ...(author ? { author } : {}),
    ...(publisher ? { publisher } : {}),
    ...(published ? { published } : {}),
    ...(url ? { url } : {}),
  };
}
