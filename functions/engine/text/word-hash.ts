/** FNV-1a of 32 bits over UTF-16 code units (Fowler, Noll, Vo). Unsigned. */
export function wordHash(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
