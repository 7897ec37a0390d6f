import { type Message, messageOf, type ReplyBlock } from './message.ts';
import { paragraph, words } from './rich-text.ts';

/** Kinds of block that came to Slack in 2026: a workspace, or a proxy before it, may refuse them. */
export const NEW_BLOCKS = ['data_visualization', 'container'] as const;
export type NewBlock = (typeof NEW_BLOCKS)[number];

/** Which of them the message has. */
export function newBlocksIn({ blocks }: Pick<Message, 'blocks'>): NewBlock[] {
  return NEW_BLOCKS.filter((kind) => blocks.some(({ type }) => type === kind));
}

/**
 * The same message without these kinds of block. Nothing is lost: what a chart shows is in the table, and what a container folds
 * is open below its title.
 */
export function withoutBlocks(message: Message, refused: readonly NewBlock[]): Message {
  if (!newBlocksIn(message).some((kind) => refused.includes(kind))) return message;
  const blocks = message.blocks.flatMap((block): ReplyBlock[] => {
    if (block.type === 'data_visualization') return refused.includes(block.type) ? [] : [block];
    if (block.type !== 'container' || !refused.includes(block.type)) return [block];
    const title = block.title?.text ?? '';
    return [...(title === '' ? [] : [paragraph(words(title, { bold: true }))]), ...block.child_blocks];
  });
  return messageOf(message.text, blocks);
}
