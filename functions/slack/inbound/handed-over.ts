import * as v from 'valibot';
import { MOST_FILES, type SharedFile } from '../jobs/shared-file.ts';

/**
 * What a message hands over besides its own words: a forwarded message, another app's blocks, a link that Slack unfurled, files.
 * Slack adds to these; unknown fields are left alone.
 */

const Text = v.nullish(v.string());

const File = v.object({
  id: Text,
  name: Text,
  title: Text,
  mimetype: Text,
  size: v.fallback(v.nullish(v.number()), null),
  url_private_download: Text,
  url_private: Text,
});

/** Of files that Slack no longer shows it says nothing but so. */
const Files = v.fallback(v.nullish(v.array(v.unknown())), null);

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
  files: Files,
});

/** The fields of a message that hold it; each is read by itself, so that one of another shape takes no other along. */
export const HANDED_OVER = {
  blocks: v.fallback(v.nullish(v.array(v.unknown())), null),
  attachments: v.fallback(v.nullish(v.array(Attachment)), null),
  files: Files,
};

const HandedOver = v.object({ ...HANDED_OVER, text: Text });

export interface HandedOver {
  /** In Slack's markup; empty where nothing is handed over in words. */
  readonly text: string;
  /** Its own and those of what it forwards; at most {@link MOST_FILES}. */
  readonly files: readonly SharedFile[];
}

/** What is handed over with a person's message, beside `text`. */
export function readHandedOver(message: v.InferInput<typeof HandedOver>): HandedOver {
  const { attachments, files } = v.parse(HandedOver, message);
  const all = [files, ...(attachments ?? []).map((attached) => attached.files)];
  return {
    text: (attachments ?? []).map(attachedText).filter(Boolean).join('\n'),
    files: all.flatMap((some) => (some ?? []).flatMap((file) => sharedFile(file) ?? [])).slice(0, MOST_FILES),
  };
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

/** Characters of a file's name, of its address, and of its kind. */
const MOST_NAME = 200;
const MOST_ADDRESS = 2000;
const MOST_KIND = 100;

/** In the place of an id or a name. */
const UNNAMED = 'file';

/** `null` for what is no file of which something could be said. */
function sharedFile(file: unknown): SharedFile | null {
  const parsed = v.safeParse(File, file);
  if (!parsed.success) return null;
  const { name, title, mimetype, size, url_private_download, url_private } = parsed.output;
  const id = parsed.output.id || UNNAMED;
  const url = url_private_download || url_private || null;
  return {
    id: id.slice(0, MOST_KIND),
    name: (name || title || id).toWellFormed().slice(0, MOST_NAME),
    mimetype: (mimetype ?? '').slice(0, MOST_KIND),
    size: size != null && Number.isSafeInteger(size) && size >= 0 ? size : null,
    url: url !== null && url.length <= MOST_ADDRESS ? url : null,
  };
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
