import type { Rings } from '../../engine/concepts/rings.ts';
import { followUp } from '../../engine/search/follow-up.ts';

/** Questions that are asked in a row: what one leaves out is taken from the one before, as in a thread of Slack. */
export class Conversation {
  readonly #rings: Rings;
  #previous: string | null = null;

  constructor(rings: Rings) {
    this.#rings = rings;
  }

  /** The question that `typed` asks here. */
  next(typed: string): string {
    const question = this.#previous === null ? typed : (followUp(typed, this.#previous, this.#rings) ?? typed);
    this.#previous = question;
    return question;
  }
}
