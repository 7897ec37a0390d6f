import { isInsidePair } from '../../wording/one-line.ts';

/**
 * A text in as many inputs as it takes: Slack's hold 3,000 characters each. What was between two parts is part of the
 * second's name, for Slack may trim what is in an input; together they are the text again.
 */

/** Characters of one input. */
export const MOST_PART = 3000;

/** What was before a part, by the word for it in the part's name. */
const GAPS = { start: '', paragraph: '\n\n', line: '\n', word: ' ', none: '' } as const;
type Gap = keyof typeof GAPS;

export interface TextPart {
  /** Of the input: block and action. */
  readonly field: string;
  readonly text: string;
}

/** The input that every form has, with or without text. */
export const FIRST_PART = fieldOf(0, 'start');

const FIELD = /^text\.(\d{1,3})\.([a-z]+)$/u;

/** Parts are cut between paragraphs, lines or words, as long as that leaves none of them half empty. */
export function partsOf(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let gap: Gap = 'start';
  let rest = text;
  while (rest.length > MOST_PART) {
    const { end, next } = cutOf(rest);
    parts.push({ field: fieldOf(parts.length, gap), text: rest.slice(0, end) });
    rest = rest.slice(end + GAPS[next].length);
    gap = next;
  }
  return [...parts, { field: fieldOf(parts.length, gap), text: rest }];
}

/** `''` where there is none. Inputs of other names are passed over; `inputs` holds none that are empty. */
export function joinedParts(inputs: ReadonlyMap<string, string>): string {
  return [...inputs]
    .flatMap(([field, text]) => {
      const [, at, gap = ''] = FIELD.exec(field) ?? [];
      return isGap(gap) ? [{ at: Number(at), gap, text: text.trim() }] : [];
    })
    .filter(({ text }) => text !== '')
    .toSorted((a, b) => a.at - b.at)
    .map(({ gap, text }, position) => (position === 0 ? text : GAPS[gap] + text))
    .join('');
}

function cutOf(text: string): { readonly end: number; readonly next: Gap } {
  for (const gap of ['paragraph', 'line', 'word'] as const) {
    const end = text.lastIndexOf(GAPS[gap], MOST_PART);
    if (end > MOST_PART / 2) return { end, next: gap };
  }
  return { end: MOST_PART - Number(isInsidePair(text, MOST_PART)), next: 'none' };
}

function isGap(name: string): name is Gap {
  return Object.hasOwn(GAPS, name);
}

function fieldOf(at: number, gap: Gap): string {
  return `text.${at}.${gap}`;
}
