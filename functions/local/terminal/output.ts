/** Standard output or error: a terminal, a pipe, or whatever a test reads. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  /** Width of the terminal; 0 or `undefined` when it is not known. */
  readonly columns?: number;
  hasColors?(): boolean;
}
