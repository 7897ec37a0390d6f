import type { DrawnGlyph } from './drawn-glyphs.ts';
import type { PrintedPiece } from './page-lines.ts';

/** Share of a page's characters in render mode 3 from which they are the recognized text of a scan. */
const SCAN_SHARE = 0.5;

/** Share of the font's size by which a character is drawn again to look bold, or to throw a shadow. */
const OVERPRINT = 0.12;

/** Whether a page has characters that no one sees, other than the recognized text of a scan. */
export function hidesText(glyphs: readonly DrawnGlyph[], hasPictures: boolean): boolean {
  const isScan = hasPictures && isRecognized(glyphs);
  return glyphs.some((glyph) => isMarked(glyph) && (glyph.isUnseen || (glyph.isUnpainted && !isScan)));
}

function isMarked({ text }: DrawnGlyph): boolean {
  return text.trim() !== '';
}

function isRecognized(glyphs: readonly DrawnGlyph[]): boolean {
  const marked = glyphs.filter(isMarked);
  return marked.filter(({ isUnpainted }) => isUnpainted).length >= marked.length * SCAN_SHARE;
}

/** The pieces without the characters that no one sees, and without those that are drawn a second time for their weight. */
export function visiblePieces(
  pieces: readonly PrintedPiece[],
  glyphs: readonly DrawnGlyph[],
  hasPictures: boolean,
): PrintedPiece[] {
  const marked = glyphs.filter(isMarked);
  const isScan = hasPictures && isRecognized(marked);
  const again = overprinted(marked);
  const isLeftOut = marked.map((glyph) => glyph.isUnseen || (glyph.isUnpainted && !isScan) || again.has(glyph));
  if (!isLeftOut.includes(true)) return [...pieces];
  return inStep(pieces, marked, isLeftOut) ?? withoutHiddenOnes(pieces, marked, isLeftOut);
}

function overprinted(glyphs: readonly DrawnGlyph[]): ReadonlySet<DrawnGlyph> {
  const again = new Set<DrawnGlyph>();
  const drawn = new Map<string, DrawnGlyph[]>();
  for (const glyph of glyphs) {
    if (glyph.isUnseen) continue;
    const row = Math.round(glyph.baseline);
    const near = [row - 1, row, row + 1].flatMap((at) => drawn.get(`${glyph.text} ${at}`) ?? []);
    const isAgain = near.some(
      ({ left, baseline, size }) => Math.hypot(left - glyph.left, baseline - glyph.baseline) < size * OVERPRINT,
    );
    if (isAgain) again.add(glyph);
    else drawn.set(`${glyph.text} ${row}`, [...(drawn.get(`${glyph.text} ${row}`) ?? []), glyph]);
  }
  return again;
}

/** What stands for words under a bar: without it, those on both its sides would be a sentence that no one wrote. */
const BAR = '█';
const BARS = /█(?:\s*█)+/gu;

/** Both the pieces and the characters follow the page's own order; `null` where the library has changed it. */
function inStep(
  pieces: readonly PrintedPiece[],
  glyphs: readonly DrawnGlyph[],
  isLeftOut: readonly boolean[],
): PrintedPiece[] | null {
  const letters: string[] = [];
  const shown: (string | null)[] = [];
  for (const [at, { text, isBarred }] of glyphs.entries()) {
    for (const letter of plain(text)) {
      letters.push(letter);
      shown.push(isLeftOut[at] ? (isBarred ? BAR : '') : null);
    }
  }
  let next = 0;
  const visible: PrintedPiece[] = [];
  for (const piece of pieces) {
    let text = '';
    for (const character of piece.text) {
      const expected = [...plain(character)];
      if (expected.some((letter, at) => letters[next + at] !== letter)) return null;
      text += (expected.length === 0 ? null : shown[next]) ?? character;
      next += expected.length;
    }
    const isEmpty = text.trim() === '' && piece.text.trim() !== '';
    visible.push({ ...piece, text: isEmpty ? '' : text.replace(BARS, BAR) });
  }
  return next === letters.length ? visible : null;
}

/** Without the forms that ligatures and wide letters have, and without blanks. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Cf}\p{Cc}]+/gu, '');
}

function withoutHiddenOnes(
  pieces: readonly PrintedPiece[],
  glyphs: readonly DrawnGlyph[],
  isLeftOut: readonly boolean[],
): PrintedPiece[] {
  return pieces.map((piece) => {
    const inside = glyphs.flatMap((glyph, at) => (isOf(piece, glyph) ? [isLeftOut[at]] : []));
    return inside.length > 0 && !inside.includes(false) ? { ...piece, text: '' } : piece;
  });
}

function isOf({ left, width, baseline, height }: PrintedPiece, glyph: DrawnGlyph): boolean {
  return glyph.x >= left && glyph.x <= left + width && Math.abs(glyph.baseline - baseline) < Math.max(1, height * 0.1);
}
