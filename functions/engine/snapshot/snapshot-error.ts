/** Bytes that are no index, or not one that this version can answer from. The message says what to do. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';

  constructor(problem: string, options?: ErrorOptions) {
    super(`${problem}; build it again with: npm run index -- --corpus FOLDER --out FILE`, options);
  }
}
