/** A piece of an RTF document. */
export type RtfToken =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  /** A control word, or a control symbol such as `~` or `*`. */
  | { readonly kind: 'control'; readonly word: string; readonly value: number | null }
  /** A byte in the encoding of the open font. */
  | { readonly kind: 'byte'; readonly value: number }
  | { readonly kind: 'text'; readonly text: string };

/** The tokens of an RTF document that is given with a character for each byte. What `\bin` announces is left out. */
export function* rtfTokens(rtf: string): Generator<RtfToken> {
  const token = /[{}]|\\(?:'([0-9a-fA-F]{2})|([a-zA-Z]{1,32})(-?\d{1,10})? ?|([\s\S]))|[^{}\\\r\n]+/gu;
  for (let match = token.exec(rtf); match !== null; match = token.exec(rtf)) {
    const [whole, hex, word, number, symbol] = match;
    if (whole === '{') yield { kind: 'open' };
    else if (whole === '}') yield { kind: 'close' };
    else if (hex !== undefined) yield { kind: 'byte', value: Number.parseInt(hex, 16) };
    else if (word !== undefined) {
      const value = number === undefined ? null : Number(number);
      if (word === 'bin') token.lastIndex += Math.max(0, value ?? 0);
      else yield { kind: 'control', word, value };
    } else if (symbol !== undefined) yield { kind: 'control', word: symbol, value: null };
    else yield { kind: 'text', text: whole };
  }
}
