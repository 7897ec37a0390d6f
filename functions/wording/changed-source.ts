/** An article that a reply quoted, and what of it has changed since, as far as a reader could see it. */
export interface ChangedSource {
  /** Its title, or else its file, as it was quoted. */
  readonly name: string;
  /** Empty when the article was withdrawn. */
  readonly changed: readonly SourcePart[];
}

export type SourcePart = 'words' | 'title' | 'publisher' | 'author' | 'date' | 'address' | 'kind';
