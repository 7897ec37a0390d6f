/** `'wakes nobody'`: no code of the app goes on by it, and the next event need not wait for any. */
// biome-ignore lint/suspicious/noConfusingVoidType: most acts return nothing
export type Act = () => 'wakes nobody' | void;

/** Time that passes only when nothing is left to do: events in the order of their times, and of two at once the earlier planned. */
export class Timeline {
  now: number;
  #planned = 0;
  readonly #events: { readonly at: number; readonly order: number; readonly act: Act }[] = [];

  /** Milliseconds since 1970. */
  constructor(start: number) {
    this.now = start;
  }

  /** What is planned for the past happens next. */
  at(time: number, act: Act): void {
    this.#planned += 1;
    this.#events.push({ at: Math.ceil(Math.max(time, this.now)), order: this.#planned, act });
  }

  in(milliseconds: number, act: Act): void {
    this.at(this.now + milliseconds, act);
  }

  /** Until nothing is planned any more, or until `end`. Resolves to whether nothing was left. Rejects after too many events. */
  async run(end: number, mostEvents: number): Promise<boolean> {
    for (let events = 0; this.#events.length > 0; events += 1) {
      if (events > mostEvents) throw new Error(`more than ${mostEvents} events`);
      const next = this.#takeFirst();
      if (next.at > end) return false;
      this.now = next.at;
      if (next.act() !== 'wakes nobody') await settled();
    }
    return true;
  }

  #takeFirst() {
    let first = 0;
    for (let at = 1; at < this.#events.length; at += 1) if (this.#isBefore(at, first)) first = at;
    const [taken] = this.#events.splice(first, 1);
    if (!taken) throw new Error('nothing is planned');
    return taken;
  }

  #isBefore(a: number, b: number): boolean {
    const [one, other] = [this.#events[a], this.#events[b]];
    if (!one || !other) return false;
    return one.at < other.at || (one.at === other.at && one.order < other.order);
  }
}

/** Everything has run that waits for nothing but other code: the body of a response takes two turns of the loop. */
async function settled(): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve));
  await new Promise<void>((resolve) => setImmediate(resolve));
}
