import type { Answer } from '../../engine/answer.ts';
import type { Rings } from '../../engine/concepts/rings.ts';
import { followUp } from '../../engine/search/follow-up.ts';

/** What a line at the prompt asks for. */
export interface Asked {
  readonly question: string;
  /** Also the quotations that would be no answer alone. */
  readonly more: boolean;
  /** Number of the one event that it is asked of, from 1; `undefined` for all. */
  readonly event?: number;
}

/** What a person types to see the rest of the last answer. */
export const ASKS_FOR_MORE = 'more';

/** Questions that are asked in a row: what one leaves out is taken from the one before, as in a thread of Slack. */
export class Conversation {
  readonly #rings: Rings;
  /** Claims that are typed in a row are claims of their own. */
  readonly #takesFollowUps: boolean;
  #previous: string | null = null;
  /** Events that the last answer told apart. */
  #events = 0;

  constructor(rings: Rings, { takesFollowUps }: { readonly takesFollowUps: boolean }) {
    this.#rings = rings;
    this.#takesFollowUps = takesFollowUps;
  }

  /** "more" asks the last question again; any other line asks a question of its own, or goes on from the last one. */
  next(typed: string): Asked {
    const previous = this.#previous;
    if (previous !== null && typed.toLowerCase() === ASKS_FOR_MORE) return { question: previous, more: true };
    const event = /^\d{1,2}$/u.test(typed) ? Number(typed) : 0;
    if (previous !== null && event >= 1 && event <= this.#events) return { question: previous, more: false, event };
    const question =
      previous === null || !this.#takesFollowUps ? typed : (followUp(typed, previous, this.#rings) ?? typed);
    this.#previous = question;
    this.#events = 0;
    return { question, more: false };
  }

  /** What was answered to it: a number that is typed then asks for one of its events. */
  answered({ events = [] }: Pick<Answer, 'events'>): void {
    this.#events = Math.max(this.#events, events.length);
  }
}
