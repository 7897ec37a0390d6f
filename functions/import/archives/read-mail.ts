import PostalMime, { type Attachment, type Email } from 'postal-mime';
import type { Read } from '../format.ts';
import { CUT_OFF, type ImportedDrafts, type ImportSkip, skippedWhole } from '../imported-drafts.ts';
import { markdownFromPlain, visibleLine } from '../markdown-text.ts';
import { markdownFromHtml } from '../pages/html-fragment.ts';
import { quotableWords } from '../quotable-words.ts';
import { textFormat, textSample } from '../recognition.ts';
import { ownWords } from './mail-body.ts';

/** Mails within mails that are opened: a forwarded forward. */
const FORWARDS = 3;

/** Parts in parts, and mails in them, beyond which no mail program goes. */
const PARTS_DEPTH = 50;

/**
 * The article of one mail: its subject, its sender's name as the publisher, and the day of its Date header as the sender's
 * clock had it. A forwarded mail is a document of its own, by its first sender; other attachments are named, not read.
 */
export async function readMail(bytes: Uint8Array, name: string, now: Date, depth = 0): Promise<ImportedDrafts> {
  const mail = await parsed(bytes);
  if (typeof mail === 'string') return skippedWhole(name, mail);
  if (isCutOff(mail, bytes)) return skippedWhole(name, CUT_OFF);
  const own = await bodyOf(mail, name, now);
  const parts: ImportedDrafts[] = [own];
  for (const [at, attachment] of mail.attachments.entries()) {
    const part = `${name}#${at + 1}`;
    if (attachment.mimeType === 'message/rfc822' && depth < FORWARDS) {
      parts.push(await readMail(contentOf(attachment), part, now, depth + 1));
    } else {
      const told = attachmentReason(attachment);
      if (told !== null) parts.push(skippedWhole(part, told));
    }
  }
  return { drafts: parts.flatMap(({ drafts }) => drafts), skipped: parts.flatMap(({ skipped }) => skipped) };
}

/** The mail, or the reason why it is none. */
async function parsed(bytes: Uint8Array): Promise<Email | string> {
  try {
    return await PostalMime.parse(withoutBlankStart(bytes), {
      // Read as part of the text, a forwarded mail would be the forwarder's words.
      forceRfc822Attachments: true,
      maxNestingDepth: PARTS_DEPTH,
    });
  } catch (error) {
    if (error instanceof Error && /nesting|headers? size/iu.test(error.message)) {
      return 'nests more parts than any mail does; import its text';
    }
    throw error;
  }
}

/** A mail of several parts ends with its closing delimiter (RFC 2046, section 5.1.1). */
function isCutOff({ headers }: Email, bytes: Uint8Array): boolean {
  const type = headers.findLast(({ key }) => key === 'content-type')?.value ?? '';
  const boundary = /^\s*multipart\/[^;]+;(?:.*;)?\s*boundary=(?:"(?<quoted>[^"]+)"|(?<bare>[^\s;]+))/isu.exec(
    type,
  )?.groups;
  const delimiter = boundary?.quoted ?? boundary?.bare;
  return delimiter !== undefined && !Buffer.from(bytes).includes(`\n--${delimiter}--`);
}

/** Some exports begin with an empty line, behind which no header would be seen. */
function withoutBlankStart(bytes: Uint8Array): Uint8Array {
  let at = 0;
  while (bytes[at] === 0x0a || bytes[at] === 0x0d || bytes[at] === 0x20) at += 1;
  return bytes.subarray(at);
}

async function bodyOf(mail: Email, name: string, now: Date): Promise<ImportedDrafts> {
  const { text = '', html = '' } = mail;
  const plain = markdownFromPlain(ownWords(text));
  if (html !== '') {
    const sample = textSample(html, { name: 'body.html' }, now);
    const format = textFormat(sample);
    // Databases send their exports by mail.
    if (format !== null && format.id !== 'page') return await gathered(await format.read(sample), name);
  }
  const body = plain === '' || quotableWords(plain) === 0 ? (markdownFromHtml(html) ?? '') : plain;
  if (body === '') return skippedWhole(name, 'is a mail without a text of its own; import what is attached to it');
  const draft = {
    name,
    title: visibleLine(mail.subject ?? '') || null,
    publisher: mail.from && !/@/u.test(mail.from.name) ? visibleLine(mail.from.name) || null : null,
    published: mail.headers.findLast(({ key }) => key === 'date')?.value.trim() ?? null,
    text: body,
  };
  return { drafts: [draft], skipped: [] };
}

async function gathered(read: Read, name: string): Promise<ImportedDrafts> {
  const parts: ImportedDrafts[] = [];
  if (Symbol.asyncIterator in read || Symbol.iterator in read) for await (const part of read) parts.push(part);
  else parts.push(read);
  const renamed = <Part extends { readonly name: string }>(part: Part): Part => ({
    ...part,
    name: part.name.replace(/^body\.html/u, name),
  });
  return {
    drafts: parts.flatMap(({ drafts }) => drafts.map(renamed)),
    skipped: parts.flatMap(({ skipped }) => skipped.map(renamed)),
  };
}

function contentOf({ content }: Attachment): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
}

/** `null` for what only decorates the mail. */
function attachmentReason({ filename, mimeType, disposition, related }: Attachment): ImportSkip['reason'] | null {
  if (mimeType.startsWith('image/') && (related === true || disposition !== 'attachment')) return null;
  if (/^(?:application\/pkcs7|application\/pgp|text\/calendar|application\/ics)/u.test(mimeType)) return null;
  const what = JSON.stringify(visibleLine(filename ?? mimeType).slice(0, 80));
  return `is an attachment (${what}), which is not read from the mail; save it and add the file`;
}
