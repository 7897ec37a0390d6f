import type { Output } from './output.ts';

/** Milliseconds: work that takes less needs no bar, and a bar need not be drawn more often than an eye can follow. */
const SHOW_AFTER = 1000;
const REDRAW_AFTER = 100;

const BAR_WIDTH = 30;

/**
 * One line on a terminal, drawn synchronously: indexing never yields to the event loop, so the timers of the usual
 * libraries would not fire. Silent where the stream is no terminal.
 */
export class ProgressBar {
  readonly #stream: Output;
  readonly #startedAt = performance.now();
  #drawnAt = 0;
  #drawn = false;

  constructor(stream: Output) {
    this.#stream = stream;
  }

  /** `detail` goes behind the count. */
  show(label: string, done: number, total: number, detail = ''): void {
    const now = performance.now();
    if (!this.#stream.isTTY || now - this.#startedAt < SHOW_AFTER || now - this.#drawnAt < REDRAW_AFTER) return;
    const share = total === 0 ? 1 : done / total;
    const filled = Math.round(share * BAR_WIDTH);
    const bar = '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled);
    this.#stream.write(`\r\x1b[K${label} ${bar} ${Math.floor(100 * share)}% ${done}/${total}${detail}`);
    this.#drawnAt = now;
    this.#drawn = true;
  }

  clear(): void {
    if (this.#drawn) this.#stream.write('\r\x1b[K');
  }
}
