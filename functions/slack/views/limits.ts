/** What Slack takes. All lengths are UTF-16 code units; where Slack says nothing, the evidence is named. */

export const MOST_MESSAGE_BLOCKS = 50;
export const MOST_VIEW_BLOCKS = 100;

/** Of one text object. Rich text states no limit of its own; its elements keep to this one. */
export const MOST_TEXT = 3000;

/** Longer top-level texts are cut off by Slack. */
export const MOST_TOP_TEXT = 40_000;

/** `chat.update` refuses a longer top-level text with `msg_too_long`, where `chat.postMessage` takes it. */
export const MOST_UPDATED_TEXT = 4000;

/**
 * The characters of all blocks of a message: 12,000 "with a buffer for block containers" say the maintainers of Bolt. In
 * bolt-js #2509 every further block cost 125.
 */
export const MOST_BLOCK_CHARACTERS = 12_000;
export const BLOCK_COST = 125;

/** Blocks within a container. */
export const MOST_CHILD_BLOCKS = 10;

/** Of an option in a menu. */
export const MOST_OPTION = 75;

/** Rows of a table with its header. */
export const MOST_TABLE_ROWS = 100;

/** Slack takes 10,000. A table longer than this would leave too little of the message to the quotations. */
export const MOST_TABLE_CHARACTERS = 3000;

/** Of a button's `accessibility_label`. */
export const MOST_LABEL = 75;

/** Of a link or a button's address. */
export const MOST_URL = 3000;

/** The longest quotation that leaves room for the figures and the sources in a message. */
export const MOST_QUOTATION = 6000;

/** The characters of a modal's blocks: a view of 250 kB is refused, and every character may take six bytes of JSON. */
export const MOST_VIEW_CHARACTERS = 30_000;

/** What holds text of a block: charts have their words in other fields than the rest. */
const TEXT_FIELDS = new Set(['text', 'url', 'accessibility_label', 'title', 'name', 'label', 'x_label', 'y_label']);

/** Of every text and address in the blocks. */
export function charactersOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + charactersOf(each), 0);
  if (typeof value !== 'object' || value === null) return 0;
  let characters = 0;
  for (const [key, each] of Object.entries(value)) {
    if (typeof each !== 'string') characters += charactersOf(each);
    else if (TEXT_FIELDS.has(key)) characters += each.length;
  }
  return characters;
}
