import { type Box, boxOf, isWithin, type Matrix, overlap, product } from './page-geometry.ts';

/** Something that a page paints an area with; no `color`: a picture, a pattern or a shade. */
export interface Area {
  readonly box: Box;
  readonly color: string | null;
  readonly isPicture?: boolean;
}

/** What of a font says how wide its characters are: the units of its widths, and whether it is set from top to bottom. */
interface FontMeasure {
  readonly unit: number;
  readonly isVertical: boolean;
}

/** Of a font in an answer of the library, by its name there; `null` where the library does not know it. */
export type FontMeasures = (name: string) => FontMeasure | null;

const USUAL: FontMeasure = { unit: 0.001, isVertical: false };

/** What holds for whatever a page draws next. */
export interface GraphicsState {
  font: FontMeasure;
  matrix: Matrix;
  clip: Box;
  fill: string | null;
  stroke: string | null;
  alpha: number;
  isBlended: boolean;
  mode: number;
  size: number;
  spacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
}

export const PAPER = '#ffffff';

/** Of 255: what differs by less in each of the three colours cannot be read. */
const UNREADABLE = 12;

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
export const UNIT: Box = { left: 0, bottom: 0, right: 1, top: 1 };

/** Of a page of which `view` is shown, before it draws anything. */
export function firstState(view: Box): GraphicsState {
  return {
    ...{ matrix: IDENTITY, clip: view, fill: '#000000', stroke: '#000000', alpha: 1, isBlended: false, mode: 0 },
    ...{ font: USUAL, size: 0, spacing: 0, wordSpacing: 0, scale: 1, leading: 0, rise: 0 },
  };
}

export function setFont(state: GraphicsState, [name, size]: readonly unknown[], fonts: FontMeasures): void {
  state.font = fonts(String(name)) ?? USUAL;
  state.size = Number(size);
}

/** Of a dictionary of graphics parameters, what decides whether words are seen. */
export function setGraphics(state: GraphicsState, entries: readonly unknown[], fonts: FontMeasures): void {
  for (const entry of entries) {
    const [key, value] = asArray(entry);
    if (key === 'ca') state.alpha = Number(value);
    if (key === 'BM') state.isBlended = value !== 'source-over';
    if (key === 'Font') setFont(state, asArray(value), fonts);
  }
}

/** A form has its own coordinates, and shows nothing outside of its box. */
export function enterForm(state: GraphicsState, args: readonly unknown[]): void {
  const [matrix, box] = [asArray(args[0]), asArray(args[1]).map(Number)];
  if (matrix.length === 6) state.matrix = product(state.matrix, matrixOf(matrix));
  const [left = 0, bottom = 0, right = 0, top = 0] = box;
  if (box.length === 4) state.clip = overlap(state.clip, boxOf(state.matrix, { left, bottom, right, top }));
}

/** Whether what is drawn at a point has the colour of what is below it. */
export function isOfBackground(
  { mode, fill, stroke }: GraphicsState,
  areas: readonly Area[],
  x: number,
  y: number,
): boolean {
  const below = areas.findLast(({ box }) => isWithin(box, x, y));
  const ground = below === undefined ? PAPER : below.color;
  const colors = mode === 1 || mode === 5 ? [stroke] : mode === 2 || mode === 6 ? [fill, stroke] : [fill];
  return ground !== null && mode < 7 && colors.every((color) => color !== null && isAlike(color, ground));
}

/** Whether two colours, `#rrggbb`, cannot be told apart. */
export function isAlike(a: string, b: string): boolean {
  return [1, 3, 5].every(
    (at) => Math.abs(Number.parseInt(a.slice(at, at + 2), 16) - Number.parseInt(b.slice(at, at + 2), 16)) <= UNREADABLE,
  );
}

export function isUpright([a, b, c, d]: Matrix): boolean {
  return (b === 0 && c === 0) || (a === 0 && d === 0);
}

/** The library has arrays of numbers in several classes. */
export function asArray(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value instanceof Float32Array || value instanceof Float64Array ? [...value] : [];
}

export function matrixOf(values: readonly unknown[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = values.map(Number);
  return [a, b, c, d, e, f];
}
