import { expect } from 'vitest';
import { importSafely } from '../../functions/import/import-safely.ts';
import { bytesOf } from '../support/import-samples.ts';
import { warcRecord } from '../support/warc-record.ts';

/** Containers of so many records that are next to nothing each. */
const TINY = {
  'many.warc': (many) => {
    const record = warcRecord({ type: 'request', url: 'https://a.example/', body: 'x' });
    return Buffer.concat(Array.from({ length: many }, () => record));
  },
  'many.mbox': (many) => bytesOf('From a@b.example Thu Mar 16 09:20:00 2023\nSubject: a\n\n\n'.repeat(many)),
  'many.csv': (many) => bytesOf(`title,text\n${'a,\n'.repeat(many)}`),
  'many.jsonl': (many) => bytesOf('{"title":"a"}\n'.repeat(many)),
  'many.json': (many) => bytesOf(`{"articles":[${'{"title":"a"},'.repeat(many)}{"title":"a"}]}`),
  'many.xml': (many) =>
    bytesOf(
      `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>${'<newsItem guid="a"/>'.repeat(many)}</itemSet></newsMessage>`,
    ),
  'many.srt': (many) => bytesOf('1\n00:00:01,000 --> 00:00:02,000\n-\n\n'.repeat(many)),
} as const satisfies Record<string, (many: number) => Uint8Array>;

export type TinyRecords = keyof typeof TINY;

export const TINY_RECORDS = Object.keys(TINY) as TinyRecords[];

/** Expects that a container of `many` tiny records ends within the limits that users have, and gives no endless list. */
export async function expectReasonsOnly(name: TinyRecords, many: number, worker: URL): Promise<void> {
  const { articles, skipped } = await importSafely({ name, bytes: TINY[name](many) }, { worker });
  expect(articles).toEqual([]);
  expect(skipped.length).toBeGreaterThan(0);
  expect(skipped.length).toBeLessThan(1100);
  for (const { reason } of skipped) expect(reason).not.toMatch(/^(?:took |takes too much memory)/u);
}
