/** The time that the played Slack and the app go by: this machine's, moved on as often as a person does so on the page. */
export class MovableClock {
  #ahead = 0;

  /** Milliseconds since 1970. */
  readonly now = (): number => Date.now() + this.#ahead;

  /** Milliseconds that it is ahead of this machine's. */
  get ahead(): number {
    return this.#ahead;
  }

  moveOn(milliseconds: number): void {
    this.#ahead += milliseconds;
  }
}

/** When the deployed app posts its weekly digest: Mondays at seven, UTC. */
const DIGEST = { weekday: 1, hour: 7 } as const;

/** The last time between two for which a digest is due; `null` where there is none. Milliseconds since 1970. */
export function digestDue(after: number, until: number): number | null {
  const day = new Date(until);
  day.setUTCHours(DIGEST.hour, 0, 0, 0);
  while (day.getUTCDay() !== DIGEST.weekday || day.getTime() > until) day.setUTCDate(day.getUTCDate() - 1);
  return day.getTime() > after ? day.getTime() : null;
}
