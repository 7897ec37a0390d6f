import { CUT_OFF, type ImportedDrafts, skippedWhole } from '../imported-drafts.ts';
import { readMail } from './read-mail.ts';

/** The line above each mail: "From sender day time year", which no header looks like. */
const FROM_LINE = /^From \S[^\n]{0,200}\d{4}[^\n]{0,20}\r?\n/u;

const NEWLINE = 0x0a;

/** Bytes that are looked at for it. */
const LINE_LIMIT = 300;

/**
 * Each mail of a mailbox file. A line of a text that begins "From " was written with a ">" before it. An empty line ends every
 * mail (RFC 4155, appendix A), so that a file whose last line has no end is cut off in its last mail.
 */
export async function* readMbox(bytes: Uint8Array, name: string, now: Date): AsyncGenerator<ImportedDrafts> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let number = 0;
  for (let start = 0; start < buffer.length; ) {
    const line = FROM_LINE.exec(lineAt(buffer, start))?.[0].length ?? 0;
    const end = nextMail(buffer, start + line);
    number += 1;
    const part = `${name}#${number}`;
    const mail = unescaped(buffer.subarray(start + line, end));
    yield mail.at(-1) === NEWLINE ? await readMail(mail, part, now) : skippedWhole(part, CUT_OFF);
    start = end;
  }
}

function nextMail(buffer: Buffer, from: number): number {
  for (let at = buffer.indexOf('\nFrom ', from); at >= 0; at = buffer.indexOf('\nFrom ', at + 1)) {
    if (FROM_LINE.test(lineAt(buffer, at + 1))) return at + 1;
  }
  return buffer.length;
}

function lineAt(buffer: Buffer, at: number): string {
  return buffer.subarray(at, at + LINE_LIMIT).toString('latin1');
}

function unescaped(mail: Buffer): Buffer {
  if (!mail.includes('\n>From ')) return mail;
  return Buffer.from(mail.toString('latin1').replace(/^>(>*From )/gmu, '$1'), 'latin1');
}
