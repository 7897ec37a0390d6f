import type { Added } from '../../server/protocol.ts';
import { ServerError } from './server-error.ts';

/** A file or an address that is being put into the index, or has been. */
export interface Addition {
  readonly id: number;
  /** The file's name, or the address. */
  readonly name: string;
  readonly stage:
    | { readonly kind: 'waiting' | 'reading' }
    | { readonly kind: 'read'; readonly entries: Added['entries'] }
    | { readonly kind: 'failed'; readonly problem: string };
}

/** Additions whose outcome is kept in sight; what waits is kept beyond it. */
const MOST_KEPT = 20;

/** Adds one after another, in the order in which they were given; the list has the newest first. */
export class Additions {
  readonly #onChange: (list: readonly Addition[]) => void;
  #list: readonly Addition[] = [];
  #last: Promise<unknown> = Promise.resolve();
  #given = 0;

  constructor(onChange: (list: readonly Addition[]) => void) {
    this.#onChange = onChange;
  }

  /** Resolves to whether the server has read it, whatever became of it. Rejects with what is no {@link ServerError}. */
  add(name: string, work: () => Promise<Added>): Promise<boolean> {
    this.#given += 1;
    const id = this.#given;
    this.#set([{ id, name, stage: { kind: 'waiting' } }, ...this.#list]);
    const done = this.#last.then(() => this.#carryOut(id, work));
    this.#last = done.catch(() => {}); // the caller is told
    return done;
  }

  /** Takes the outcome out of the list, or all outcomes. What has none yet stays. */
  dismiss(id: number | 'all'): void {
    this.#set(this.#list.filter((addition) => isOpen(addition) || (id !== 'all' && addition.id !== id)));
  }

  async #carryOut(id: number, work: () => Promise<Added>): Promise<boolean> {
    this.#move(id, { kind: 'reading' });
    try {
      const { entries } = await work();
      this.#move(id, { kind: 'read', entries });
      return true;
    } catch (error) {
      const problem = error instanceof ServerError ? error.message : 'The page failed to add it.';
      this.#move(id, { kind: 'failed', problem });
      if (!(error instanceof ServerError)) throw error;
      return false;
    }
  }

  #move(id: number, stage: Addition['stage']): void {
    const moved = this.#list.map((addition) => (addition.id === id ? { ...addition, stage } : addition));
    const settled = moved.filter((addition) => !isOpen(addition));
    const forgotten = new Set(settled.slice(MOST_KEPT));
    this.#set(moved.filter((addition) => !forgotten.has(addition)));
  }

  #set(list: readonly Addition[]): void {
    this.#list = list;
    this.#onChange(list);
  }
}

function isOpen({ stage: { kind } }: Addition): boolean {
  return kind === 'waiting' || kind === 'reading';
}
