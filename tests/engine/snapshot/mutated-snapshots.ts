import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { answer } from '../../../functions/engine/answer.ts';
import { answerClaim } from '../../../functions/engine/claim-answer.ts';
import { encodeSnapshot } from '../../../functions/engine/indexing/snapshot.ts';
import { MisquotationError, type Quotation } from '../../../functions/engine/quotation.ts';
import { SnapshotError } from '../../../functions/engine/snapshot/snapshot-error.ts';
import { storedEdition } from '../../../functions/engine/snapshot/stored-edition.ts';
import { StoredIndex } from '../../../functions/engine/snapshot/stored-index.ts';
import { HARBOUR_REPORTS, indexOf } from '../../support/articles.ts';

const SNAPSHOT = Buffer.from(encodeSnapshot(indexOf(HARBOUR_REPORTS)));
const CHECKSUM = 32;
const PAYLOAD = 12 + SNAPSHOT.readUInt32LE(8);

/** What the numbers of a table are changed to, besides any. */
const EDGES = [0, 1, 0x7f, 0x80, 0xff, 0xffff, 0x7fffffff, 0xffffffff];

export interface MutationCounts {
  /** Refused when it was opened, or once it was asked. */
  refused: number;
  /** Answered from, with nothing but what the articles say. */
  answered: number;
}

/**
 * Changes a few bytes of a snapshot, so many times, each with a checksum that fits, and asks it. Whatever is not refused as a
 * snapshot, or as a misquotation, quotes the articles as they are. `below(n)`: a whole number from 0 to n - 1.
 */
export async function askMutatedSnapshots(times: number, below: (limit: number) => number): Promise<MutationCounts> {
  const counts = { refused: 0, answered: 0 };
  for (let time = 0; time < times; time += 1) {
    const mutated = mutatedSnapshot(below);
    try {
      for (const quotation of await quotationsOf(mutated)) expectQuoted(quotation);
      counts.answered += 1;
    } catch (error) {
      if (!(error instanceof SnapshotError || error instanceof MisquotationError)) throw error;
      counts.refused += 1;
    }
  }
  return counts;
}

function mutatedSnapshot(below: (limit: number) => number): Buffer {
  const bytes = Buffer.from(SNAPSHOT);
  const end = bytes.length - CHECKSUM;
  for (let changes = 1 + below(3); changes > 0; changes -= 1) {
    const at = PAYLOAD + below(end - PAYLOAD - 4);
    if (below(2) === 0) bytes[at] = below(256);
    else bytes.writeUInt32LE(EDGES[below(EDGES.length)] ?? 0, at - (at % 4));
  }
  createHash('sha256').update(bytes.subarray(0, end)).digest().copy(bytes, end);
  return bytes;
}

async function quotationsOf(bytes: Uint8Array): Promise<readonly Quotation[]> {
  const edition = storedEdition(new StoredIndex(bytes));
  const slice = await edition.slice([]);
  await edition.articles(HARBOUR_REPORTS.map(({ id }) => id));
  await edition.listed(0, 3);
  const window = { after: '2020-01-01' };
  return [
    answer('how many police died in Marlow?', slice, { limit: 10 }),
    answer('who is the mayor of Marolw?', slice, { limit: 3 }),
    answer('how many police died?', slice, { limit: 3, ...window }),
    answerClaim('Nine officers were killed in the clashes.', slice, { limit: 3 }),
  ].flatMap(({ quotes, nearest }) => [...quotes, ...nearest]);
}

function expectQuoted({ text, start, end }: Quotation): void {
  expect(HARBOUR_REPORTS.some((article) => article.text.slice(start, end) === text)).toBe(true);
}
