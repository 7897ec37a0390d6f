/** `[a b c d e f]` of ISO 32000-1, 8.3.4. */
export type Matrix = readonly [number, number, number, number, number, number];

/** Points; `bottom` is below `top`. */
export interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** What `inner` does, and then `outer`. */
export function product(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** The upright box around a box that a matrix turns. */
export function boxOf([a, b, c, d, e, f]: Matrix, { left, bottom, right, top }: Box): Box {
  const corners = [left, right].flatMap((x) => [bottom, top].map((y) => [a * x + c * y + e, b * x + d * y + f]));
  const [xs, ys] = [corners.map(([x = 0]) => x), corners.map(([, y = 0]) => y)];
  return { left: Math.min(...xs), bottom: Math.min(...ys), right: Math.max(...xs), top: Math.max(...ys) };
}

export function overlap(one: Box, other: Box): Box {
  return {
    left: Math.max(one.left, other.left),
    bottom: Math.max(one.bottom, other.bottom),
    right: Math.min(one.right, other.right),
    top: Math.min(one.top, other.top),
  };
}

export function isWithin({ left, bottom, right, top }: Box, x: number, y: number): boolean {
  return x >= left && x <= right && y >= bottom && y <= top;
}

/** Numbers behind each step of a path: move, line, curve, quadratic curve, close. */
const STEPS = [2, 2, 6, 4, 0];

/** Whether a path goes along the edges of its limits and nowhere else. */
export function rectangleOf(path: readonly number[], { left, bottom, right, top }: Box): boolean {
  let corners = 0;
  for (let at = 0; at < path.length; ) {
    const step = path[at] ?? 0;
    const [x, y] = [path[at + 1], path[at + 2]];
    if (step === 2 || step === 3) return false;
    if (step < 2) {
      corners += 1;
      if ((x !== left && x !== right) || (y !== bottom && y !== top)) return false;
    }
    at += 1 + (STEPS[step] ?? 0);
  }
  return corners === 4 || corners === 5;
}
