/** The time that functions see: the machine's, put forward by `offset` milliseconds. */
export class TestClock {
  offset = 0;
  readonly #followers: ((ms: number) => Promise<void>)[] = [];
  #passing: Promise<void> = Promise.resolve();

  now(): number {
    return Date.now() + this.offset;
  }

  /** Called for all time that passes. */
  onPass(follow: (ms: number) => Promise<void>): void {
    this.#followers.push(follow);
  }

  /** Lets time pass at once until then, if that is still to come. */
  passUntil(time: number): Promise<void> {
    this.#passing = this.#passing.then(async () => {
      const ms = time - this.now();
      if (ms <= 0) return;
      this.offset += ms;
      for (const follow of this.#followers) await follow(ms);
    });
    return this.#passing;
  }
}
