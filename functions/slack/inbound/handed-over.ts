import * as v from 'valibot';

/**
 * What a message hands over besides its own words: a forwarded message, another app's blocks, a link that Slack unfurled, files.
 * Slack adds to these; unknown fields are left alone.
 */

const Text = v.nullish(v.string());

const Attachment = v.object({
  /** Forwarded, or a link to a message that Slack shows. */
  is_share: v.nullish(v.boolean()),
  is_msg_unfurl: v.nullish(v.boolean()),
  title: Text,
  text: Text,
  fallback: Text,
  blocks: v.nullish(v.array(v.unknown())),
  message_blocks: v.nullish(
    v.array(v.object({ message: v.nullish(v.object({ blocks: v.nullish(v.array(v.unknown())) })) })),
  ),
});

const File = v.object({ mimetype: Text, filetype: Text });

/** The fields of a message that hold it; each is read by itself, so that one of another shape takes no other along. */
export const HANDED_OVER = {
  blocks: v.fallback(v.nullish(v.array(v.unknown())), null),
  attachments: v.fallback(v.nullish(v.array(Attachment)), null),
  files: v.fallback(v.nullish(v.array(File)), null),
};

const HandedOver = v.object({ ...HANDED_OVER, text: Text });

export interface HandedOver {
  /** In Slack's markup; empty where nothing is handed over in words. */
  readonly text: string;
  /** What came along that is not read. */
  readonly unread: 'image' | 'file' | null;
}

/** What is handed over with a person's message, beside `text`. */
export function readHandedOver(message: v.InferInput<typeof HandedOver>): HandedOver {
  const { attachments, files } = v.parse(HandedOver, message);
  return { text: (attachments ?? []).map(attachedText).filter(Boolean).join('\n'), unread: unreadIn(files ?? []) };
}

/** All words of a message, whoever wrote it: an app may say in its `text` less than in its blocks, or nothing. */
export function wholeText(message: v.InferInput<typeof HandedOver>): string {
  const { text, blocks } = v.parse(HandedOver, message);
  const own = longer(text ?? '', blockText(blocks ?? []));
  return [own, readHandedOver(message).text].filter((part) => part.trim() !== '').join('\n');
}

/** A forwarded message says all in its blocks and most in its text; of an unfurled page there is a title and a summary. */
function attachedText({ title, text, fallback, blocks, message_blocks }: v.InferOutput<typeof Attachment>): string {
  const forwarded = (message_blocks ?? []).flatMap(({ message }) => message?.blocks ?? []);
  const said = longer(text ?? '', blockText([...(blocks ?? []), ...forwarded]));
  if (said !== '') return title && !said.includes(title) ? `${title}\n${said}` : said;
  return title || fallback || '';
}

function longer(text: string, inBlocks: string): string {
  return text.length >= inBlocks.length ? text : inBlocks;
}

function unreadIn(files: readonly v.InferOutput<typeof File>[]): HandedOver['unread'] {
  if (files.length === 0) return null;
  return files.every(({ mimetype }) => mimetype?.startsWith('image/')) ? 'image' : 'file';
}

/** What may be read in a block or an element of one: its words, or what holds them. Buttons and menus say nothing. */
const Node = v.object({
  type: Text,
  text: v.fallback(v.nullish(v.union([v.string(), v.object({ text: Text })])), null),
  url: Text,
  user_id: Text,
  elements: v.fallback(v.nullish(v.array(v.unknown())), null),
  fields: v.fallback(v.nullish(v.array(v.unknown())), null),
});

const SILENT: ReadonlySet<string> = new Set(['actions', 'button', 'image', 'input', 'divider']);
/** Their elements are one line; those of all others are lines of their own. */
const INLINE: ReadonlySet<string> = new Set([
  'rich_text_section',
  'rich_text_quote',
  'rich_text_preformatted',
  'context',
]);

function blockText(nodes: readonly unknown[], separator = '\n'): string {
  return nodes
    .map(nodeText)
    .filter((text) => text !== '')
    .join(separator);
}

function nodeText(node: unknown): string {
  const parsed = v.safeParse(Node, node);
  if (!parsed.success) return '';
  const { type, text, url, user_id, elements, fields } = parsed.output;
  if (SILENT.has(type ?? '')) return '';
  if (type === 'user' && user_id) return `<@${user_id}>`;
  const own = typeof text === 'string' ? text : (text?.text ?? url ?? '');
  const inline = INLINE.has(type ?? '');
  return [own, blockText(elements ?? [], inline ? '' : '\n'), blockText(fields ?? [])].filter(Boolean).join('\n');
}
