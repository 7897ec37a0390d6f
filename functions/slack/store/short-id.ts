import { createHash } from 'node:crypto';

/** 22 characters of `A-Za-z0-9_-`, 132 bits: safe in a button's value and in a file's name, and say nothing of `text`. */
export function shortId(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
