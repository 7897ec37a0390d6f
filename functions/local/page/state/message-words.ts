import { type Child, h } from '../render/elements.ts';

/** Mentions and addresses, as Slack writes them into a text. */
const MARKED = /<@([UW][A-Z0-9]+)>|<(https?:\/\/[^<>|\s]+)(?:\|([^<>]*))?>/gu;

/** A message that has no blocks: what its author typed. */
export function messageWords(text: string, nameOf: (user: string) => string): Child[] {
  const words: Child[] = [];
  let done = 0;
  for (const found of text.matchAll(MARKED)) {
    const [whole, user, url, label] = found;
    if (found.index > done) words.push(decoded(text.slice(done, found.index)));
    if (user !== undefined) words.push(h('span', { class: 'mention' }, `@${nameOf(user)}`));
    else if (url !== undefined)
      words.push(h('a', { href: decoded(url), target: '_blank', rel: 'noreferrer noopener' }, decoded(label ?? url)));
    done = found.index + whole.length;
  }
  if (done < text.length) words.push(decoded(text.slice(done)));
  return words;
}

/** As one line, for the ear and for editing. */
export function plainWords(text: string, nameOf: (user: string) => string): string {
  return decoded(
    text.replace(MARKED, (_, user: string | undefined, url: string | undefined, label: string | undefined) =>
      user === undefined ? (label ?? url ?? '') : `@${nameOf(user)}`,
    ),
  );
}

function decoded(text: string): string {
  return text.replace(/&lt;/gu, '<').replace(/&gt;/gu, '>').replace(/&amp;/gu, '&');
}
