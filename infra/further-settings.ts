/** What a deployment sets by itself, beside what its operator names. */
export interface FurtherSettings {
  /** `name=value`. */
  readonly settings: readonly string[];
  /** A line for the operator; `null` where nothing is set. */
  readonly told: string | null;
}

export const NO_FURTHER_SETTINGS: FurtherSettings = { settings: [], told: null };
