import type { OPS } from 'unpdf/pdfjs';
import {
  type Area,
  asArray,
  enterForm,
  type FontMeasures,
  firstState,
  type GraphicsState,
  IDENTITY,
  isAlike,
  isOfBackground,
  isUpright,
  matrixOf,
  PAPER,
  setFont,
  setGraphics,
  UNIT,
} from './graphics-state.ts';
import { type Box, boxOf, isWithin, type Matrix, overlap, product, rectangleOf } from './page-geometry.ts';

/** A character as a page draws it. */
export interface DrawnGlyph {
  readonly text: string;
  /** Points; the middle of the character, and where it begins. */
  readonly x: number;
  readonly y: number;
  readonly left: number;
  readonly baseline: number;
  readonly size: number;
  /** Drawn in render mode 3 and not over a picture, of which it would be the recognized text. */
  isUnpainted: boolean;
  /** The colour is that of what is below it, or it is wholly transparent, off the page, or outside of what is shown. */
  isUnseen: boolean;
  /** Painted over with a bar that itself is seen. */
  isBarred: boolean;
}

/** What the library says that a page does, in order. */
export interface PageOperators {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** The characters of a page in the order in which they are drawn. `view` is what of the page is shown. */
export function drawnGlyphs(
  operators: PageOperators,
  view: Box,
  codes: typeof OPS,
  fonts: FontMeasures = () => null,
): DrawnGlyph[] {
  const page = new PageReader(view, codes, fonts);
  for (const [at, code] of operators.fnArray.entries()) page.run(code, asArray(operators.argsArray[at]));
  return page.glyphs;
}

class PageReader {
  readonly glyphs: DrawnGlyph[] = [];
  readonly #codes: typeof OPS;
  readonly #areas: Area[] = [];
  readonly #saved: GraphicsState[] = [];
  readonly #view: Box;
  readonly #fonts: FontMeasures;
  #state: GraphicsState;
  #text: Matrix = IDENTITY;
  #line: Matrix = IDENTITY;
  #isClipNext = false;

  constructor(view: Box, codes: typeof OPS, fonts: FontMeasures) {
    this.#fonts = fonts;
    this.#view = view;
    this.#codes = codes;
    this.#state = firstState(view);
  }

  run(code: number, args: readonly unknown[]): void {
    const ops = this.#codes;
    const state = this.#state;
    switch (code) {
      case ops.save:
      case ops.beginGroup:
        this.#saved.push({ ...state });
        return;
      case ops.restore:
      case ops.endGroup:
      case ops.paintFormXObjectEnd:
        this.#state = this.#saved.pop() ?? state;
        return;
      case ops.transform:
        state.matrix = product(state.matrix, matrixOf(args));
        return;
      case ops.paintFormXObjectBegin:
        this.#saved.push({ ...state });
        enterForm(state, args);
        return;
      case ops.setGState:
        setGraphics(state, asArray(args[0]), this.#fonts);
        return;
      case ops.setFillRGBColor:
        state.fill = typeof args[0] === 'string' ? args[0] : null;
        return;
      case ops.setFillColorN:
        state.fill = null;
        return;
      case ops.setStrokeRGBColor:
        state.stroke = typeof args[0] === 'string' ? args[0] : null;
        return;
      case ops.setStrokeColorN:
        state.stroke = null;
        return;
      case ops.clip:
      case ops.eoClip:
        this.#isClipNext = true;
        return;
      case ops.constructPath:
        this.#path(args);
        return;
      case ops.shadingFill:
        this.#areas.push({ box: state.clip, color: null });
        return;
      case ops.paintImageXObject:
      case ops.paintInlineImageXObject:
      case ops.paintImageMaskXObject:
      case ops.paintSolidColorImageMask:
        this.#paintPicture(overlap(boxOf(state.matrix, UNIT), state.clip));
        return;
      default:
        this.#runText(code, args);
    }
  }

  #runText(code: number, args: readonly unknown[]): void {
    const ops = this.#codes;
    const state = this.#state;
    const [x = 0, y = 0] = args.map(Number);
    switch (code) {
      case ops.beginText:
        this.#setLine(IDENTITY);
        return;
      case ops.setTextMatrix:
        this.#setLine(matrixOf(asArray(args[0])));
        return;
      case ops.moveText:
        this.#setLine(product(this.#line, [1, 0, 0, 1, x, y]));
        return;
      case ops.setLeadingMoveText:
        state.leading = -y;
        this.#setLine(product(this.#line, [1, 0, 0, 1, x, y]));
        return;
      case ops.setLeading:
        state.leading = x;
        return;
      case ops.nextLine:
        this.#setLine(product(this.#line, [1, 0, 0, 1, 0, -state.leading]));
        return;
      case ops.setFont:
        setFont(state, args, this.#fonts);
        return;
      case ops.setCharSpacing:
        state.spacing = x;
        return;
      case ops.setWordSpacing:
        state.wordSpacing = x;
        return;
      case ops.setHScale:
        state.scale = x / 100;
        return;
      case ops.setTextRise:
        state.rise = x;
        return;
      case ops.setTextRenderingMode:
        state.mode = x;
        return;
      case ops.showText:
        this.#show(asArray(args[0]));
    }
  }

  #setLine(matrix: Matrix): void {
    this.#line = matrix;
    this.#text = matrix;
  }

  #path(args: readonly unknown[]): void {
    const state = this.#state;
    const ops = this.#codes;
    const limits = asArray(args[2]).map(Number);
    const [left = 0, bottom = 0, right = 0, top = 0] = limits;
    const box = overlap(state.clip, boxOf(state.matrix, { left, bottom, right, top }));
    const isEmpty = limits.length < 4;
    const isPaint =
      args[0] === ops.fill || args[0] === ops.eoFill || args[0] === ops.fillStroke || args[0] === ops.eoFillStroke;
    if (isPaint && !isEmpty) {
      const data = asArray(asArray(args[1])[0]).map(Number);
      const isRectangle = rectangleOf(data, { left, bottom, right, top }) && isUpright(state.matrix);
      const color = isRectangle && state.alpha === 1 && !state.isBlended ? state.fill : null;
      this.#areas.push({ box, color });
      if (color !== null) this.#cover(box, color);
    }
    if (this.#isClipNext && !isEmpty) state.clip = box;
    this.#isClipNext = false;
  }

  /** What an opaque rectangle is painted over is not seen. */
  #cover(box: Box, color: string): void {
    for (const glyph of this.glyphs) {
      if (!isWithin(box, glyph.x, glyph.y)) continue;
      glyph.isBarred ||= !glyph.isUnseen && !glyph.isUnpainted && !isAlike(color, PAPER);
      glyph.isUnseen = true;
    }
  }

  #paintPicture(box: Box): void {
    this.#areas.push({ box, color: null, isPicture: true });
    for (const glyph of this.glyphs) if (isWithin(box, glyph.x, glyph.y)) glyph.isUnpainted = false;
  }

  #show(glyphs: readonly unknown[]): void {
    const { font, size, spacing, wordSpacing, scale, rise } = this.#state;
    let at = 0;
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') at -= (glyph / 1000) * size * scale;
      if (typeof glyph !== 'object' || glyph === null) continue;
      const width = ('width' in glyph ? Number(glyph.width) : 0) * font.unit * size;
      const isSpace = 'isSpace' in glyph && glyph.isSpace === true;
      const text = 'unicode' in glyph && typeof glyph.unicode === 'string' ? glyph.unicode : '';
      this.#draw(text, at, rise, width * scale);
      at += (width + spacing + (isSpace ? wordSpacing : 0)) * scale;
    }
    this.#text = product(this.#text, [1, 0, 0, 1, at, 0]);
  }

  #draw(text: string, at: number, rise: number, width: number): void {
    const state = this.#state;
    const matrix = product(state.matrix, this.#text);
    const point = (x: number, y: number): [number, number] => [
      matrix[0] * x + matrix[2] * y + matrix[4],
      matrix[1] * x + matrix[3] * y + matrix[5],
    ];
    const [left, baseline] = point(at, rise);
    const [x, y] = point(at + width / 2, rise + state.size * MIDDLE);
    const size = Math.hypot(matrix[2], matrix[3]) * Math.abs(state.size);
    // Where a character that is set from top to bottom is drawn is not worked out.
    const isShown = state.font.isVertical || (isWithin(this.#view, x, y) && isWithin(state.clip, x, y));
    const isUnpainted = state.mode === 3 && !this.#areas.some(({ isPicture, box }) => isPicture && isWithin(box, x, y));
    const isUnseen =
      !isShown ||
      state.alpha === 0 ||
      (state.mode !== 3 && !state.font.isVertical && isOfBackground(state, this.#areas, x, y));
    this.glyphs.push({ text, x, y, left, baseline, size, isUnpainted, isUnseen, isBarred: false });
  }
}

/** Share of the font's size at which the middle of a small letter is. */
const MIDDLE = 0.25;
