import { type Call, field } from '../tests/support/wire-proxy.ts';

/** What went over the wires, in the units that are billed. */
export interface WireCost {
  readonly writes: number;
  readonly writeUnits: number;
  readonly reads: number;
  readonly readUnits: number;
  readonly sqsCalls: number;
  readonly slackCalls: number;
  /** Bytes of the items that are new. */
  readonly storedBytes: number;
}

const WRITE_UNIT = 1024;
const READ_UNIT = 4096;

/**
 * Counts calls in DynamoDB's own way: a write is billed by the KB of the larger of the item before and after, also one whose
 * condition does not hold; a consistent read by 4 KB of what it gives, which is taken to be all of a partition. It knows only the items that went over the wire before.
 */
export class WireMeter {
  readonly #sizes = new Map<string, number>();

  /** Every call of the functions since the last time. */
  count(calls: readonly Call[]): WireCost {
    let [writes, writeUnits, reads, readUnits, storedBytes] = [0, 0, 0, 0, 0];
    for (const { operation, body, service } of calls.filter((call) => call.service === 'dynamodb')) {
      if (operation === 'PutItem') {
        const item = field(body, 'Item');
        const key = keyOf(item);
        const before = this.#sizes.get(key) ?? 0;
        const size = sizeOf(item);
        this.#sizes.set(key, size);
        writes += 1;
        writeUnits += Math.ceil(Math.max(before, size) / WRITE_UNIT);
        storedBytes += Math.max(0, size - before);
      } else if (operation === 'GetItem') {
        reads += 1;
        readUnits += Math.max(1, Math.ceil((this.#sizes.get(keyOf(field(body, 'Key'))) ?? 0) / READ_UNIT));
      } else if (operation === 'Query') {
        reads += 1;
        readUnits += Math.max(1, Math.ceil(this.#sizeOfPartition(partitionOf(body)) / READ_UNIT));
      } else {
        throw new Error(`${service} has no price for ${operation}`);
      }
    }
    return {
      writes,
      writeUnits,
      reads,
      readUnits,
      storedBytes,
      sqsCalls: calls.filter(({ service }) => service === 'sqs').length,
      slackCalls: calls.filter(({ service }) => service === 'slack').length,
    };
  }

  #sizeOfPartition(partition: string): number {
    const sizes = [...this.#sizes].map(([key, size]) => (key.startsWith(`${partition} / `) ? size : 0));
    return sizes.reduce((sum, size) => sum + size, 0);
  }
}

function partitionOf(query: unknown): string {
  return String(field(field(field(query, 'ExpressionAttributeValues'), ':pk'), 'S'));
}

function keyOf(item: unknown): string {
  return ['pk', 'sk'].map((name) => String(field(field(item, name), 'S'))).join(' / ');
}

/** Bytes of names and values, as DynamoDB counts them. */
function sizeOf(item: unknown): number {
  return Object.entries(Object(item)).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + valueSize(value),
    0,
  );
}

function valueSize(value: unknown): number {
  const [kind = '', content] = Object.entries(Object(value))[0] ?? [];
  switch (kind) {
    case 'S':
      return Buffer.byteLength(String(content));
    case 'B':
      return Buffer.from(String(content), 'base64').length;
    // Two digits a byte, and one more.
    case 'N':
      return Math.ceil(String(content).length / 2) + 1;
    default:
      throw new Error(`no size known of a value of kind ${kind}`);
  }
}
