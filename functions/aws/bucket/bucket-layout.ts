/** The keys of the corpus bucket. A folder ends in a slash. */
export const FOLDERS = {
  /** The corpus. */
  articles: 'articles/',
  /** What is to become articles, or to be withdrawn. */
  inbox: 'inbox/',
  /** What could not be taken, and why. */
  setAside: 'set-aside/',
  /** What is still to be told of a run. */
  outbox: 'outbox/',
  /** Snapshots of the index, each under its own version, and beside each the catalogue of what it was built from. */
  index: 'index/',
} as const;

/** The operator's rings, at the root of the bucket. */
export const RINGS_OBJECT = 'rings.yaml';

export function snapshotObject(version: string): string {
  return `${FOLDERS.index}${version}.verbatim`;
}

export function catalogueObject(version: string): string {
  return `${FOLDERS.index}${version}.catalogue.json`;
}
