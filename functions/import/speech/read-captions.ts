import { type ImportedDrafts, skippedWhole } from '../imported-drafts.ts';
import { markdownOf, type TextBlock } from '../markdown-text.ts';

/** One caption: what is said while it is shown. */
interface Cue {
  /** Seconds. */
  readonly start: number;
  readonly end: number;
  /** Who speaks, `null` where it does not say so. */
  readonly speaker: string | null;
  readonly isTurn: boolean;
  readonly text: string;
}

/** The heading above words that are marked as another's without a name. */
const UNNAMED = 'Another voice';

const TIMES =
  /^(?<start>(?:\d{1,3}:)?\d{1,2}:\d{2}[,.]\d{1,3})[ \t]*-->[ \t]*(?<end>(?:\d{1,3}:)?\d{1,2}:\d{2}[,.]\d{1,3})[^\n]*$/u;

/** Blocks of a VTT file that are no cues. */
const NO_CUE = /^(?:NOTE|STYLE|REGION)\b/u;

/** `<v Karin Solberg>`, and `MINISTER: ` or `>> MINISTER: ` as stenographers write it. */
const VOICE = /<v(?:\.[^\s>]*)?[ \t]+(?<name>[^<>]{1,80})>/u;
const CAPITALS = /^(?:>>+[ \t]*)?(?<name>\p{Lu}[\p{Lu}\p{M} .'’-]{1,38}\p{Lu}):[ \t]+/u;

/** Seconds without a word behind which a new paragraph begins. */
const PAUSE = 4;

/**
 * Captions (SubRip, WebVTT) as what was said: cues are joined into whole sentences, and a named speaker is the
 * heading above the own words, and as the author where no one else speaks.
 */
export function readCaptions(text: string, name: string): ImportedDrafts {
  const plain = text.replace(/^\ufeff/u, '').replace(/\r\n?/gu, '\n');
  const cues = withoutRepeats(cuesOf(plain));
  if (cues.length === 0) return skippedWhole(name, 'has no caption with words in it; import its text');
  const speakers = new Set(cues.map(({ speaker }) => speaker));
  const [only = null] = speakers;
  const author = speakers.size === 1 ? only : null;
  const title = /^WEBVTT[ \t]+(?:-[ \t]*)?(?<title>[^\n]+)/u.exec(plain)?.groups?.title?.trim() ?? null;
  return {
    drafts: [{ name, title, author, text: markdownOf(blocksOf(cues, speakers.size > 1, title !== null)) }],
    skipped: [],
  };
}

function cuesOf(plain: string): Cue[] {
  const cues: Cue[] = [];
  let speaker: string | null = null;
  for (const block of plain.split(/\n[ \t]*\n/u)) {
    const lines = block.split('\n');
    const at = lines.findIndex((line) => TIMES.test(line.trim()));
    if (at < 0 || NO_CUE.test(block)) continue;
    const { start = '', end = '' } = TIMES.exec(lines[at]?.trim() ?? '')?.groups ?? {};
    for (const { line, isTurn } of voicesOf(lines.slice(at + 1))) {
      const named = VOICE.exec(line)?.groups?.name?.trim() ?? CAPITALS.exec(line)?.groups?.name ?? null;
      // A cue that names no one goes on with the last who was named, unless a mark shows another.
      speaker = named ?? (isTurn ? null : speaker);
      const said = spoken(line);
      if (said !== '') cues.push({ start: seconds(start), end: seconds(end), speaker, isTurn, text: said });
    }
  }
  return cues;
}

interface Voice {
  readonly line: string;
  /** Marked as another's than what is before it, named or not. */
  readonly isTurn: boolean;
}

/** What each voice says in a cue: two lines that begin with dashes are of two, and `>>` or `<v …>` begins another's words. */
function voicesOf(lines: readonly string[]): Voice[] {
  const shown = lines.filter((line) => line.trim() !== '');
  if (shown.length > 1 && shown.every((line) => DASHED.test(line))) {
    return shown.map((line) => ({ line: line.replace(DASHED, '$<marks>'), isTurn: true }));
  }
  return shown
    .join(' ')
    .replaceAll('&gt;&gt;', '>>')
    .split(/(?=<v[.\s])|(?<![<>])(?=>>)/u)
    .map((line) => ({ line, isTurn: line.startsWith('>>') }));
}

/** A dash behind marks of form and position. */
const DASHED = /^(?<marks>(?:<[^<>]{0,200}>|\{\\[^{}]{1,60}\})*)[-–—]\s?(?=\S)/u;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  lrm: '',
  rlm: '',
  quot: '"',
  apos: "'",
  '#39': "'",
};

/** Without marks of form, positions, descriptions of sounds and notes of music. */
function spoken(line: string): string {
  return line
    .replace(/<rt>[^<>]{0,200}(?:<\/rt>)?/gu, '')
    .replace(/<[^<>]{0,200}>/gu, '')
    .replace(/\{\\[^{}]{1,60}\}/gu, '')
    .replace(/&(?<name>amp|lt|gt|nbsp|lrm|rlm|quot|apos|#39);/gu, (_, entity: string) => ENTITIES[entity] ?? '')
    .replace(CAPITALS, '')
    .replace(/^>>+[ \t]*/u, '')
    .replace(/\[[^[\]]{1,60}\]|^\([^()]{1,60}\)$|[♪♫]+/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Captions that roll up repeat the line above the new one. */
function withoutRepeats(cues: readonly Cue[]): Cue[] {
  const kept: Cue[] = [];
  for (const cue of cues) {
    const before = kept.at(-1);
    if (before && cue.start - before.end < PAUSE && cue.text.startsWith(before.text)) {
      const rest = cue.text.slice(before.text.length).trim();
      if (rest !== '') kept.push({ ...cue, text: rest });
      continue;
    }
    kept.push(cue);
  }
  return kept;
}

function blocksOf(cues: readonly Cue[], namesSpeakers: boolean, isTitled: boolean): TextBlock[] {
  const blocks: TextBlock[] = [];
  let paragraph = '';
  let before: Cue | null = null;
  const endParagraph = (): void => {
    if (paragraph !== '') blocks.push({ kind: 'prose', text: paragraph });
    paragraph = '';
  };
  for (const cue of cues) {
    const isOther = before !== null && (cue.speaker !== before.speaker || cue.isTurn);
    const isPause = before !== null && cue.start - before.end >= PAUSE && /[.!?…]["”’)]*$/u.test(paragraph);
    if (isOther || isPause) endParagraph();
    const isChange = before === null ? cue.speaker !== null : cue.speaker !== before.speaker;
    if (namesSpeakers && isChange) {
      const name = cue.speaker ?? UNNAMED;
      // The first heading of a text without a title would be taken for it.
      blocks.push(
        blocks.length === 0 && !isTitled ? { kind: 'prose', text: `${name}:` } : { kind: 'heading', text: name },
      );
    }
    paragraph = paragraph === '' ? cue.text : `${paragraph} ${cue.text}`;
    before = cue;
  }
  endParagraph();
  return blocks;
}

function seconds(time: string): number {
  return time
    .replace(',', '.')
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0);
}
