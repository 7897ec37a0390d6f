import type { ImportedDrafts } from './imported-drafts.ts';
import type { InputSample } from './input-sample.ts';
import type { TextSample } from './text-sample.ts';

/** What the project knows of one format: one row of the table in `formats.ts`. */
interface FormatFacts {
  /** Unique within the table. */
  readonly id: string;
  /** For messages, with its article: "a web page". */
  readonly name: string;
  /** What a folder is searched for, in lower case and without the dot. */
  readonly extensions: readonly string[];
  /** What is fetched from an address, in lower case. */
  readonly mediaTypes: readonly string[];
  /** Bytes of one input. */
  readonly sizeLimit: number;
  /** It has a thread of its own: its library keeps memory, or unpacks more than anything here can limit. */
  readonly isIsolated?: true;
}

/**
 * What a reader makes of an input: all at once or, of a container, one part after another, so that a thousand documents
 * are never in memory together.
 */
export type Read = ImportedDrafts | Iterable<ImportedDrafts> | AsyncIterable<ImportedDrafts>;

/** A format whose bytes are no text, or whose reader decodes them itself. */
export interface BinaryFormat extends FormatFacts {
  readonly reads: 'bytes';
  /** Whether the content is of this format, whatever its name says. May throw `ArchiveError`. */
  readonly matches: (sample: InputSample) => boolean;
  /** Loads the reader's libraries when they are needed. */
  readonly read: (sample: InputSample) => Promise<Read>;
}

export interface TextFormat extends FormatFacts {
  readonly reads: 'text';
  readonly matches: (sample: TextSample) => boolean;
  readonly read: (sample: TextSample) => Promise<Read>;
}

export type Format = BinaryFormat | TextFormat;
