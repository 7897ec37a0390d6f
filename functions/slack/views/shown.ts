import type { ReplyBlock } from './message.ts';

/** A part of a message: its blocks, and the same as lines of text that are not escaped. */
export interface Shown<Part extends ReplyBlock = ReplyBlock> {
  readonly blocks: Part[];
  readonly lines: string[];
}

export const NOTHING: Shown<never> = { blocks: [], lines: [] };
