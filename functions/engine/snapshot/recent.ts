/** What was made last, to be given again: at most so many, the longest unused goes first. */
export class Recent<Value> {
  readonly #most: number;
  readonly #make: (key: number) => Value;
  readonly #kept = new Map<number, Value>();

  constructor(most: number, make: (key: number) => Value) {
    this.#most = most;
    this.#make = make;
  }

  get(key: number): Value {
    const kept = this.#kept.get(key);
    const value = kept ?? this.#make(key);
    if (kept !== undefined) this.#kept.delete(key);
    else if (this.#kept.size >= this.#most) this.#forgetOne();
    this.#kept.set(key, value);
    return value;
  }

  #forgetOne(): void {
    for (const key of this.#kept.keys()) {
      this.#kept.delete(key);
      return;
    }
  }
}
