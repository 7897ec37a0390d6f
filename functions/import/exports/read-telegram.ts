import * as v from 'valibot';
import { type Draft, type ImportedDrafts, skippedWhole } from '../imported-drafts.ts';
import { markdownFromPlain } from '../markdown-text.ts';

const Piece = v.union([v.string(), v.object({ type: v.optional(v.string()), text: v.string() })]);

const Message = v.object({
  id: v.number(),
  type: v.string(),
  date: v.string(),
  forwarded_from: v.optional(v.nullable(v.string())),
  text: v.optional(v.union([v.string(), v.array(Piece)]), ''),
});

const Chat = v.object({
  name: v.optional(v.nullable(v.string())),
  type: v.string(),
  id: v.number(),
  messages: v.array(v.unknown()),
});

const ChatExport = v.union([Chat, v.object({ chats: v.object({ list: v.array(v.unknown()) }) })]);

/** A chat of the messenger's own export, or an account's with all its chats. */
export function isTelegram(json: unknown): boolean {
  return v.is(ChatExport, json);
}

/**
 * The posts of Telegram channels, an article each. What a channel forwarded has its first sender as the author. Chats and
 * groups are left out, since they name private people. The day is that of the exporter's clock.
 */
export function* readTelegram(json: unknown, name: string): Generator<ImportedDrafts> {
  const whole = v.parse(ChatExport, json);
  for (const one of 'chats' in whole ? whole.chats.list : [whole]) {
    const chat = v.safeParse(Chat, one);
    if (!chat.success) yield skippedWhole(name, 'holds a chat that is not written as Telegram does');
    else if (/_channel$/u.test(chat.output.type)) yield* postsOf(chat.output, name);
    else {
      const who = JSON.stringify((chat.output.name ?? 'without a name').slice(0, 80));
      yield skippedWhole(name, `holds the chat ${who}, which names private people; only channels are imported`);
    }
  }
}

function* postsOf(
  { name: channel, id, messages }: v.InferOutput<typeof Chat>,
  name: string,
): Generator<ImportedDrafts> {
  let wordless = 0;
  for (const [at, one] of messages.entries()) {
    const part = `${name}#${at + 1}`;
    const message = v.safeParse(Message, one);
    if (!message.success) {
      yield skippedWhole(part, 'is a message that is not written as Telegram does');
      continue;
    }
    const { type, date, text, forwarded_from: first } = message.output;
    const words = markdownFromPlain(typeof text === 'string' ? text : text.map(wordsOf).join(''));
    if (type !== 'message' || words === '') {
      wordless += 1;
      continue;
    }
    const draft: Draft = {
      name: part,
      id: `telegram-${id}-${message.output.id}`,
      publisher: channel ?? null,
      author: first ?? null,
      published: date.slice(0, 10),
      text: words,
    };
    yield { drafts: [draft], skipped: [] };
  }
  if (wordless > 0)
    yield skippedWhole(name, `has ${wordless} messages without words (pictures, notices), which are left out`);
}

/** What is struck through is taken back. */
function wordsOf(piece: v.InferOutput<typeof Piece>): string {
  if (typeof piece === 'string') return piece;
  return piece.type === 'strikethrough' ? '' : piece.text;
}
