import * as v from 'valibot';
import { ANALYSIS_FINGERPRINT } from '../engine/indexing/fingerprints.ts';

/** Raised when a catalogue's form changes. */
const FORMAT = 1;

const SkippedSchema = v.object({
  file: v.string(),
  reason: v.string(),
  severity: v.picklist(['ignored', 'duplicate', 'defect']),
});

const FileSchema = v.object({
  name: v.string(),
  /** Of the content that was read. */
  tag: v.string(),
  /** Ids of those of its articles that are in the corpus. */
  articles: v.array(v.string()),
  /** What of it is no article, which nothing but the file itself can change. */
  skipped: v.array(SkippedSchema),
  /** Articles of it that others hide: the same prose, or the same id. */
  outdone: v.array(SkippedSchema),
});

const CatalogueSchema = v.object({
  format: v.literal(FORMAT),
  /** What reads differently makes other articles of the same file. */
  analysis: v.literal(ANALYSIS_FINGERPRINT),
  files: v.array(FileSchema),
});

export type CatalogueFile = v.InferOutput<typeof FileSchema>;

/** What became of each file of a library, by name. Beside the articles themselves it is all that reading on needs. */
export interface Catalogue {
  readonly files: readonly CatalogueFile[];
}

export function encodeCatalogue({ files }: Catalogue): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ format: FORMAT, analysis: ANALYSIS_FINGERPRINT, files }));
}

/** `null` for what is no catalogue of this version: then everything has to be read. */
export function decodeCatalogue(bytes: Uint8Array): Catalogue | null {
  const result = v.safeParse(CatalogueSchema, parseJson(new TextDecoder().decode(bytes)));
  return result.success ? { files: result.output.files } : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
