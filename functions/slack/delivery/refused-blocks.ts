import type { WebClient } from '@slack/web-api';
import { platformError } from '../jobs/retries.ts';
import { type NewBlock, newBlocksIn, withoutBlocks } from '../views/known-blocks.ts';
import type { Message } from '../views/message.ts';

/** Milliseconds for which a workspace that refused a kind of block is not offered it again. */
const REMEMBERED_MS = 60 * 60 * 1000;

/** Slack's words for blocks that it does not take. */
const INVALID = new Set(['invalid_blocks', 'invalid_blocks_format']);

/** When each kind was refused, by workspace: a client has the token of one. As long as the function stays warm. */
const refusals = new WeakMap<WebClient, Map<NewBlock, number>>();

/** A response URL answered that it does not take the blocks. */
export class RefusedBlocksError extends Error {
  override readonly name = 'RefusedBlocksError';
  readonly answer: string;

  constructor(answer: string) {
    super('Slack does not take these blocks');
    this.answer = answer;
  }
}

/** Whether the body of a response says so. */
export function saysInvalidBlocks(body: string): boolean {
  return [...INVALID].some((code) => body.includes(code));
}

/**
 * Sends a message, and where Slack refuses a new kind of block in it, the same message without: a refused message is nowhere, so
 * that one is posted. A kind is known as refused once a message without it was taken, and then left out at once for an hour.
 * Throws what `send` throws, for every other reason and where there is no new kind of block to blame.
 */
export async function sendKnownBlocks<Result>(
  slack: WebClient,
  message: Message,
  send: (message: Message) => Promise<Result>,
  now: () => number = Date.now,
): Promise<Result> {
  const remembered = refusals.get(slack) ?? new Map<NewBlock, number>();
  const known = [...remembered].flatMap(([kind, at]) => (now() - at < REMEMBERED_MS ? [kind] : []));
  const refused: NewBlock[] = [];
  for (let next = withoutBlocks(message, known); ; next = withoutBlocks(message, [...known, ...refused])) {
    try {
      const result = await send(next);
      for (const kind of refused) remembered.set(kind, now());
      if (refused.length > 0) refusals.set(slack, remembered);
      return result;
    } catch (error) {
      const blamed = blamedFor(error, next);
      if (blamed.length === 0) throw error;
      refused.push(...blamed);
    }
  }
}

/** The kinds that Slack names in what it says of the error, else every new kind that the message has. */
function blamedFor(error: unknown, message: Message): readonly NewBlock[] {
  const said = wordsOf(error);
  if (said === null) return [];
  const present = newBlocksIn(message);
  const pointed = new Set([...said.matchAll(/\/blocks\/(\d+)/gu)].map(([, at]) => message.blocks[Number(at)]?.type));
  const named = present.filter((kind) => pointed.has(kind) || said.includes(kind));
  return named.length > 0 ? named : present;
}

/** `null` for an error that is not about blocks. */
function wordsOf(error: unknown): string | null {
  if (error instanceof RefusedBlocksError) return error.answer;
  if (!INVALID.has(platformError(error) ?? '')) return null;
  return JSON.stringify(Reflect.get(Object(error), 'data') ?? '');
}
