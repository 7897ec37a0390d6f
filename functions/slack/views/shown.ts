import type { KnownBlock } from '@slack/types';

/** A part of a message: its blocks, and the same as lines of text that are not escaped. */
export interface Shown {
  readonly blocks: KnownBlock[];
  readonly lines: string[];
}

export const NOTHING: Shown = { blocks: [], lines: [] };
