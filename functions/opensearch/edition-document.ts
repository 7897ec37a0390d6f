import * as v from 'valibot';
import { StoredRings } from '../engine/snapshot/stored-rings.ts';
import type { Cluster } from './cluster.ts';
import type { IndexNames } from './mapping.ts';

/** How often passages have a term; zeros where none has it. */
export interface TermFrequency {
  readonly text: number;
  /** In a title, heading or lead-in. */
  readonly above: number;
  readonly capital: number;
  readonly small: number;
}

/** All of an edition but its articles. */
const StoredEdition = v.object({
  number: v.number(),
  version: v.string(),
  summary: v.object({
    articles: v.number(),
    publishers: v.array(v.object({ name: v.string(), articles: v.number() })),
    undisclosed: v.number(),
    from: v.nullable(v.string()),
    to: v.nullable(v.string()),
    undated: v.number(),
    version: v.string(),
  }),
  passages: v.number(),
  sentences: v.number(),
  meanSentenceLength: v.number(),
  meanPassageLength: v.number(),
  /** Different terms. */
  meanText: v.number(),
  meanAbove: v.number(),
  rings: StoredRings,
  /** Edited copies, each with the first of them. */
  origins: v.array(v.tuple([v.string(), v.string()])),
  suggestions: v.array(v.string()),
  /** The commonest terms: the term, then its counts in the order of {@link TermFrequency}. */
  common: v.array(v.tuple([v.string(), v.number(), v.number(), v.number(), v.number()])),
});

export type StoredEdition = v.InferOutput<typeof StoredEdition>;

/** Which edition is current, and the number of the last one that was begun. */
const CurrentDocument = v.object({
  number: v.number(),
  version: v.nullable(v.string()),
  begun: v.number(),
});

export type CurrentDocument = v.InferOutput<typeof CurrentDocument>;

/** The document with what a conditional write of it needs. */
export interface SeenCurrent {
  readonly current: CurrentDocument;
  readonly seen: { readonly sequence: number; readonly term: number } | null;
}

const CURRENT = 'current';

const NOTHING: CurrentDocument = { number: 0, version: null, begun: 0 };

export async function readCurrent(cluster: Cluster, { editions }: IndexNames): Promise<SeenCurrent> {
  const path = `/${editions}/_doc/${CURRENT}`;
  const Found = v.object({ _seq_no: v.number(), _primary_term: v.number(), _source: CurrentDocument });
  const found = await cluster.find({ method: 'GET', path }, Found);
  if (!found) return { current: NOTHING, seen: null };
  return { current: found._source, seen: { sequence: found._seq_no, term: found._primary_term } };
}

/** Rejects with a conflict, see `isConflict`, where another writer has written since it was seen. */
export async function writeCurrent(
  cluster: Cluster,
  { editions }: IndexNames,
  document: CurrentDocument,
  { seen }: SeenCurrent,
): Promise<SeenCurrent> {
  const condition = seen ? `if_seq_no=${seen.sequence}&if_primary_term=${seen.term}` : 'op_type=create';
  const path = `/${editions}/_doc/${CURRENT}?${condition}&refresh=false`;
  const Written = v.object({ _seq_no: v.number(), _primary_term: v.number() });
  // A second try after one that was lost would find its own write and take it for another writer's.
  const written = await cluster.ask({ method: 'PUT', path, body: JSON.stringify(document) }, Written, { once: true });
  return { current: document, seen: { sequence: written._seq_no, term: written._primary_term } };
}

export async function readEdition(
  cluster: Cluster,
  { editions }: IndexNames,
  number: number,
): Promise<StoredEdition | null> {
  const found = await cluster.find(
    { method: 'GET', path: `/${editions}/_doc/${number}` },
    v.object({ _source: StoredEdition }),
  );
  return found?._source ?? null;
}

export async function writeEdition(cluster: Cluster, { editions }: IndexNames, edition: StoredEdition): Promise<void> {
  const path = `/${editions}/_doc/${edition.number}`;
  await cluster.ask({ method: 'PUT', path, body: JSON.stringify(edition) }, v.unknown());
}
