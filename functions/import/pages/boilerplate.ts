import { findDate } from '../../engine/articles/dates.ts';
import type { TextBlock } from '../markdown-text.ts';
import { isCredit, isNotice, isPointerLabel, isStamp } from './site-lines.ts';

/** What is known of the page from elsewhere. */
export interface KnownOfPage {
  /** The headline, as the page shows it. */
  readonly titles: readonly string[];
  /** The day of publication is known: lines that only give it say nothing more. */
  readonly isDated: boolean;
}

/**
 * The blocks of a found part without what the site puts around and between an article's paragraphs: pointers to other articles,
 * dates of publication, credits of pictures, newsletters, what stands there twice. A sentence of the article has none of these
 * forms: each rule asks for a link from end to end, a label or a place as well as for words.
 */
export function withoutBoilerplate(
  blocks: readonly TextBlock[],
  { titles, isDated }: KnownOfPage,
): readonly TextBlock[] {
  const first = blocks.findIndex(isProse);
  const pointers = pointersAmong(blocks);
  const seen = new Set<string>();
  const kept = blocks.filter((block, at) => {
    const { text, kind, links } = block;
    const above = at < first;
    if (pointers.has(at) || isCredit(text) || isNotice(text) || isPreview(block, blocks[at - 1])) return false;
    if (isDated && (isStamp(text, above) || (above && isDateline(text)))) return false;
    if (above && links === 'all' && kind !== 'heading' && words(text) <= SECTION_WORDS) return false;
    if (above && kind === 'heading' && titles.some((title) => sameWords(title) === sameWords(text))) return false;
    return !isProse(block) || words(text) < REPEATED_WORDS || !hasSeen(seen, text);
  });
  return withoutEnd(kept);
}

/** Words of a section's name, of a dateline, and of what is a repetition. */
const SECTION_WORDS = 3;
const DATELINE_WORDS = 14;
const REPEATED_WORDS = 8;

/** UTF-16 code units of the shortest paragraph of prose. */
const PROSE_LENGTH = 60;

function isProse({ kind, text, links }: TextBlock): boolean {
  return kind !== 'heading' && links !== 'all' && text.length >= PROSE_LENGTH && endsSentence(text);
}

function endsSentence(text: string): boolean {
  return /[.!?…:][”"’'»)\]]*$/u.test(text);
}

function words(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

function sameWords(text: string): string {
  return (
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? ''
  );
}

function hasSeen(seen: Set<string>, text: string): boolean {
  const key = sameWords(text);
  if (seen.has(key)) return true;
  seen.add(key);
  return false;
}

/** Between headline and text, a line with a whole date that is no sentence: byline and time in one. */
function isDateline(text: string): boolean {
  return (
    words(text) <= DATELINE_WORDS &&
    !/[.!?…:][”"’')]*$/u.test(text.replace(/[ap]\.m\.$/iu, '')) &&
    findDate(text) !== null
  );
}

/** "A long row of unsold cars … more" below the same words in full. */
function isPreview({ text }: TextBlock, before: TextBlock | undefined): boolean {
  const cut = /^(?<start>.{40,}?)\s*(?:…|\.\.\.)(?:\s*(?:\(?more\)?|mehr|plus|más))?$/iu.exec(text)?.groups?.start;
  return cut !== undefined && (before?.text.startsWith(cut) ?? false);
}

/** Numbers of the blocks that only lead to other pages. */
function pointersAmong(blocks: readonly TextBlock[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (!block || found.has(at)) continue;
    if (isPointer(block)) found.add(at);
    const isLabel = isPointerLabel(block.text);
    const run = runOfLinks(blocks, isLabel ? at + 1 : at);
    const isMenu = run.length > 1 && isListOfHeadlines(run);
    if (run.length > 0 && (isLabel || isMenu)) {
      for (let one = at; one < at + run.length + Number(isLabel); one += 1) found.add(one);
    }
  }
  return found;
}

/** "Read more: …", and what is in capitals and is a link from end to end. */
function isPointer({ kind, text, links }: TextBlock): boolean {
  if (links === undefined || kind === 'quoted') return false;
  if (
    isPointerLabel(text.replace(/^(?<label>[^:|]{2,30}[:|]).*$/su, '$<label>')) &&
    /^[^:|]{2,30}[:|]\s*\S/u.test(text)
  )
    return true;
  return links === 'all' && words(text) > SECTION_WORDS && /\p{Lu}/u.test(text) && !/\p{Ll}{2}/u.test(text);
}

/** The blocks from `from` on that are of one kind and links from end to end. */
function runOfLinks(blocks: readonly TextBlock[], from: number): readonly TextBlock[] {
  const [kind, group] = [blocks[from]?.kind, blocks[from]?.group];
  if (kind === 'quoted') return [];
  const end = blocks.findIndex(
    (block, at) => at >= from && !(block.links === 'all' && block.kind === kind && block.group === group),
  );
  const run = blocks.slice(from, end < 0 ? undefined : end);
  // A list is one of links only if all of it is.
  const next = blocks[from + run.length];
  return kind === 'item' && next?.kind === 'item' && next.group === group ? [] : run;
}

/** Words of a headline, on the average, as against those of names in a list. */
const HEADLINE_WORDS = 4;

function isListOfHeadlines(run: readonly TextBlock[]): boolean {
  if (run[0]?.kind === 'prose' && run.some(({ text }) => endsSentence(text))) return false;
  return run.reduce((sum, { text }) => sum + words(text), 0) >= HEADLINE_WORDS * run.length;
}

/** Words of what is said of the author below an article. */
const AUTHOR_WORDS = 90;

/** Headings with nothing below them, and who the author is. */
function withoutEnd(blocks: readonly TextBlock[]): readonly TextBlock[] {
  const about = blocks.findIndex(
    ({ kind, text }) =>
      kind === 'heading' &&
      /^(?:about the authors?|über den autor|über die autorin|à propos de l.auteur|sobre (?:el|la) autora?)\b/iu.test(
        text,
      ),
  );
  const behind = blocks.slice(about + 1);
  const isAuthors = about > 0 && behind.reduce((sum, { text }) => sum + words(text), 0) <= AUTHOR_WORDS;
  const rest = isAuthors ? blocks.slice(0, about) : blocks;
  const last = rest.findLastIndex(({ kind }) => kind !== 'heading');
  return rest.slice(0, last + 1);
}
