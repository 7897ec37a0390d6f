import { oneLine, shortened } from '../../wording/one-line.ts';

/** Characters of an index's version, which is a short hash. */
const MOST_VERSION = 100;

/** The version of an index as part of a line of ours. */
export function versionShown(version: string): string {
  return shortened(oneLine(version), MOST_VERSION);
}
