import * as v from 'valibot';
import type { RingPhrase, Rings } from '../concepts/rings.ts';

const StoredPhrases = v.array(
  v.tuple([v.string(), v.array(v.strictObject({ ring: v.number(), parts: v.array(v.string()) }))]),
);

/** Rings as JSON, in a snapshot and on a server. */
export const StoredRings = v.strictObject({ names: v.array(v.string()), byWord: StoredPhrases, byRoot: StoredPhrases });

type StoredRings = v.InferOutput<typeof StoredRings>;

export function storedRings({ names, byWord, byRoot }: Rings): StoredRings {
  return { names: [...names], byWord: storedPhrases(byWord), byRoot: storedPhrases(byRoot) };
}

function storedPhrases(phrases: Rings['byWord']): StoredRings['byWord'] {
  return [...phrases].map(([word, list]) => [word, list.map(({ ring, parts }) => ({ ring, parts: [...parts] }))]);
}

export function ringsFrom({ names, byWord, byRoot }: StoredRings): Rings {
  return {
    names,
    byWord: new Map<string, readonly RingPhrase[]>(byWord),
    byRoot: new Map<string, readonly RingPhrase[]>(byRoot),
  };
}
