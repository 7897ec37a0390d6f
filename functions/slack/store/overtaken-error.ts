/** The question has gone over to another run: it was edited since, or forgotten. What this run has must not be posted. */
export class OvertakenError extends Error {
  override readonly name = 'OvertakenError';

  constructor(key: string, revision: string) {
    super(`The run of ${key}${revision === '' ? '' : ` in its edit of ${revision}`} has been overtaken`);
  }
}
