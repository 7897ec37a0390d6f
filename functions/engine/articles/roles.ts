import type { PostSignature } from './article.ts';
import { boilerplateOf, isShareLabel } from './boilerplate.ts';
import { isCaption } from './captions.ts';
import { sameLine } from './headline.ts';
import {
  FRAGMENT_LIMIT,
  isLeadIn,
  isSentence,
  isSignOff,
  isTitleCase,
  UNSPACED_LIMIT,
  wordCount,
} from './line-shapes.ts';
import { endsInPostLink, looksLikePost, postStart, readSignature } from './posts.ts';
import { readOriginalDate, readStatement, type Statement } from './statements.ts';
import type { Unit } from './units.ts';

/**
 * What a unit is to the article. `fragment` is a short line without the end of a sentence: a title, a heading, a link or
 * a menu entry, which only its neighbours can tell. `links` and `end` are labels of boilerplate, see {@link boilerplateOf}.
 */
export type Role =
  | { readonly kind: 'prose' | 'lead-in' | 'heading' | 'fragment' | 'dropped' | 'caption' | 'links' | 'end' | 'title' }
  | { readonly kind: 'post' | 'post-lead-in'; readonly postedBy?: PostSignature; readonly end?: number }
  | { readonly kind: 'signature'; readonly postedBy: PostSignature }
  | { readonly kind: 'statement'; readonly statement: Statement };

const PROSE: Role = { kind: 'prose' };
const DROPPED: Role = { kind: 'dropped' };
const FRAGMENT: Role = { kind: 'fragment' };

/** Bylines and dates are above the article, or below a standfirst of a paragraph or two. */
const HEAD_PROSE = 2;

/** The role of every unit, in order. Of fragments, only those that neighbours show to be prose or boilerplate are settled. */
export function readRoles(units: readonly Unit[]): Role[] {
  const roles = readAlone(units);
  gatherPosts(units, roles);
  dropLinkLists(units, roles);
  dropAfterEnd(units, roles);
  dropRepeats(units, roles);
  keepListedItems(units, roles);
  keepLineBetweenProse(units, roles);
  return roles;
}

function readAlone(units: readonly Unit[]): Role[] {
  let prose = 0;
  return units.map((unit) => {
    const role = roleOf(unit, prose < HEAD_PROSE);
    if (role.kind === 'prose') prose += 1;
    return role;
  });
}

function roleOf(unit: Unit, inHead: boolean): Role {
  const { plain } = unit;
  if (unit.markup) return DROPPED;
  const signature = readSignature(plain);
  if (signature?.at === 0) return { kind: 'signature', postedBy: signature.postedBy };
  if (signature) return { kind: 'post', postedBy: signature.postedBy, end: signature.at };
  const statement = (inHead && unit.level === 0 ? readStatement(plain) : null) ?? readOriginalDate(plain);
  if (statement) return { kind: 'statement', statement };
  const boilerplate = boilerplateOf(plain);
  if (boilerplate) return boilerplate === 'line' ? DROPPED : { kind: boilerplate };
  if (unit.level > 0) return { kind: 'heading' };
  if (readStatement(plain) || isSignOff(plain)) return DROPPED;
  if (isCaption(plain)) return { kind: 'caption' };
  if (endsInPostLink(unit)) return { kind: 'post' };
  if (isLeadIn(plain)) return { kind: 'lead-in' };
  return isSentence(plain) ? PROSE : FRAGMENT;
}

function gatherPosts(units: readonly Unit[], roles: Role[]): void {
  const gaps = units.filter((unit) => unit.gap).length;
  const spaced = gaps * 2 > units.length;
  roles.forEach((role, at) => {
    const signed = role.kind === 'signature' || (role.kind === 'post' && role.end !== undefined);
    if (!signed || !role.postedBy) return;
    const { postedBy } = role;
    const open = (index: number): boolean => {
      const candidate = roles[index];
      const unit = units[index];
      if (!candidate || !unit) return false;
      if (candidate.kind === 'post') return candidate.postedBy === undefined;
      if (candidate.kind === 'lead-in') return looksLikePost(unit);
      // A bare number or a row of tags is boilerplate elsewhere and common in a post.
      if (candidate.kind === 'dropped')
        return index < at - 1 && looksLikePost(unit) && !unit.markup && unit.plain.length > 3;
      return candidate.kind === 'prose' || candidate.kind === 'fragment';
    };
    const first = role.kind === 'signature' ? postStart({ units, signature: at, open, spaced }) : at;
    for (let index = first; index < at; index += 1) {
      const introduces = roles[index]?.kind === 'lead-in' && !units[index]?.listItem;
      roles[index] = { kind: introduces ? 'post-lead-in' : 'post', postedBy };
    }
  });
}

/** Words up to which a sentence below a linked headline is its teaser. */
const TEASER_WORDS = 30;

/** Below a label such as "Related" stand headlines, perhaps each with a teaser of one sentence. */
function dropLinkLists(units: readonly Unit[], roles: Role[]): void {
  for (let at = 0; at < units.length; at += 1) {
    if (roles[at]?.kind !== 'links') continue;
    let next = at + 1;
    let links = 0;
    for (; next < units.length; next += 1) {
      const unit = units[next];
      const kind = roles[next]?.kind;
      if (!unit) break;
      if (kind === 'fragment' || kind === 'dropped' || kind === 'caption' || kind === 'statement')
        links += kind === 'fragment' ? 1 : 0;
      else if (unit.listItem && kind === 'prose' && wordCount(unit.plain) <= FRAGMENT_LIMIT.words) links += 1;
      else if (
        kind === 'prose' &&
        links > 0 &&
        wordCount(unit.plain) <= TEASER_WORDS &&
        isLinkAfter(units, roles, next)
      )
        continue;
      else break;
      roles[next] = DROPPED;
    }
    for (let index = at + 1; index < next; index += 1) roles[index] = DROPPED;
    at = next - 1;
  }
}

function isLinkAfter(units: readonly Unit[], roles: readonly Role[], at: number): boolean {
  const [next, afterNext, third] = [roles[at + 1]?.kind, roles[at + 2]?.kind, roles[at + 3]?.kind];
  const anotherPair = afterNext === 'prose' && (third === 'fragment' || third === undefined);
  const linksGoOn = afterNext === 'fragment' || afterNext === undefined || anotherPair;
  return units[at + 1]?.level === 0 && next === 'fragment' && linksGoOn;
}

/** Below the comments' label everything is the readers', once the article has begun. In a share bar it is a button. */
function dropAfterEnd(units: readonly Unit[], roles: Role[]): void {
  let prose = 0;
  for (let at = 0; at < roles.length; at += 1) {
    if (roles[at]?.kind === 'prose') prose += 1;
    if (roles[at]?.kind !== 'end' || prose < HEAD_PROSE) continue;
    const inShareBar = [at - 1, at + 1].some((index) => isShareLabel(units[index]?.plain ?? ''));
    if (inShareBar) continue;
    roles.fill(DROPPED, at);
    return;
  }
}

/** Units between a picture's text and its caption, which often say the same. */
const CAPTION_NEIGHBOURS = 3;

/** Shorter lines may repeat in a text for good reason. */
const REPEAT_LENGTH = 20;

function dropRepeats(units: readonly Unit[], roles: Role[]): void {
  const lines = units.map((unit) => (unit.plain.length <= 600 ? sameLine(unit.plain) : ''));
  const settled = (at: number): boolean => !['prose', 'fragment', 'lead-in'].includes(roles[at]?.kind ?? '');
  roles.forEach((role, at) => {
    if (role.kind !== 'caption') return;
    const caption = lines[at] ?? '';
    for (let near = Math.max(0, at - CAPTION_NEIGHBOURS); near <= at + CAPTION_NEIGHBOURS; near += 1) {
      const line = lines[near] ?? '';
      if (near !== at && !settled(near) && line.length >= REPEAT_LENGTH && caption.startsWith(line))
        roles[near] = DROPPED;
    }
  });
  const seen = new Map<string, number>();
  lines.forEach((line, at) => {
    if (line.length < REPEAT_LENGTH || settled(at)) return;
    const earlier = seen.get(line);
    seen.set(line, at);
    if (earlier === undefined) return;
    roles[at] = DROPPED;
    // The same sentence twice in a row is a picture's alternative text and its caption.
    const picture =
      earlier === at - 1 && roles[earlier]?.kind === 'prose' && (units[earlier]?.listItem || units[at]?.listItem);
    if (picture) roles[earlier] = DROPPED;
  });
}

/** What a lead-in introduces line by line is part of the text, with or without full stops. */
function keepListedItems(units: readonly Unit[], roles: Role[]): void {
  let listed = false;
  let items = 0;
  units.forEach((unit, at) => {
    const kind = roles[at]?.kind;
    if (
      kind === 'lead-in' ||
      (kind === 'heading' && SUMMARY_LABEL.test(unit.plain)) ||
      (kind === 'fragment' && SUMMARY_LABEL.test(unit.plain))
    ) {
      listed = true;
      items = 0;
      return;
    }
    const belongs = kind === 'fragment' && (unit.listItem || (!unit.gap && items < 30));
    if (listed && belongs && (wordCount(unit.plain) >= 2 || unit.plain.length > UNSPACED_LIMIT)) {
      roles[at] = PROSE;
      items += 1;
    } else if (!(listed && unit.listItem)) listed = false;
  });
}

/** Words from which a line between two paragraphs may be one itself. */
const LINE_WORDS = 7;

/**
 * A list item beside items that are sentences is one, full stop or not. So is a longer line between two paragraphs that
 * states a figure and has a clause set off by a comma: no heading does.
 */
function keepLineBetweenProse(units: readonly Unit[], roles: Role[]): void {
  units.forEach((unit, at) => {
    if (roles[at]?.kind !== 'fragment') return;
    const beside = [at - 1, at + 1].filter((index) => roles[index]?.kind === 'prose');
    const words = wordCount(unit.plain);
    const listed = unit.listItem && words >= 3 && beside.some((index) => units[index]?.listItem);
    const figure = /\p{N}/u.test(unit.plain) && /\p{L}, /u.test(unit.plain) && !isTitleCase(unit.plain);
    if (listed || (beside.length === 2 && words >= LINE_WORDS && figure)) roles[at] = PROSE;
  });
}

const SUMMARY_LABEL =
  /^(?:key (?:points|facts|takeaways|figures|developments)|highlights|in brief|in short|at a glance|summary|the facts|what we know(?: so far)?|what happened|timeline|by the numbers|in numbers|main points|story highlights)\W*$/iu;
