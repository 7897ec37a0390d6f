import { codePoint } from 'dingbat-to-unicode';

/** The private characters F020 to F0FF are those of a symbol font, as its 32 to 255. */
const PRIVATE_PAGE = 0xf000;

/** What stands for a character that no one can tell: a gap that is seen. */
const UNKNOWN = '\ufffd';

/** The character that `w:sym` names by its font and a hexadecimal number. */
export function symbol(font: string, hexadecimal: string): string {
  const value = Number.parseInt(hexadecimal, 16);
  if (Number.isNaN(value) || value < 0x20 || value > 0xffff) return UNKNOWN;
  const isPrivate = value >= 0xe000 && value <= 0xf8ff;
  const known = codePoint(font, isPrivate ? value - PRIVATE_PAGE : value)?.string;
  return known ?? (isPrivate ? UNKNOWN : String.fromCharCode(value));
}

/** A run's text, in which older files have a symbol font's characters in the private area. */
export function withoutPrivateUse(text: string, font: string): string {
  return text.replace(
    /[\uf020-\uf0ff]/gu,
    (private_) => codePoint(font, private_.charCodeAt(0) - PRIVATE_PAGE)?.string ?? private_,
  );
}
