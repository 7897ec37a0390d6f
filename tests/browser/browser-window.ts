import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';

/** How a page is looked at. Sizes are in CSS pixels, `scale` in device pixels to one of them. */
export interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly scale?: number;
  readonly colorScheme?: 'light' | 'dark';
}

/** Milliseconds: nothing is judged by it. */
const HANGS_AFTER_MS = 120_000;

/**
 * One window of a Chromium. Its pages are tabs that share a renderer: a context of its own would give each page another one,
 * which takes longer to start than most tests do. What a page keeps for its session is a tab's own all the same.
 */
export class BrowserWindow implements AsyncDisposable {
  readonly #browser: Browser;
  readonly #context: BrowserContext;

  /** `executable`: the path of a Chromium. Rejects where it does not start. */
  static async open(executable: string): Promise<BrowserWindow> {
    const browser = await launchChromium(executable);
    const context = await browser.newContext();
    context.setDefaultTimeout(HANGS_AFTER_MS);
    // Stays open, and the renderer with it.
    await context.newPage();
    return new BrowserWindow(browser, context);
  }

  private constructor(browser: Browser, context: BrowserContext) {
    this.#browser = browser;
    this.#context = context;
  }

  /** A new tab, as large as a desktop's where `look` does not say otherwise. */
  async tab({ width = 1280, height = 800, scale = 1, colorScheme = 'light' }: Look = {}): Promise<Page> {
    const page = await this.#context.newPage();
    await page.setViewportSize({ width, height });
    if (colorScheme !== 'light') await page.emulateMedia({ colorScheme });
    if (scale !== 1) {
      const session: CDPSession = await this.#context.newCDPSession(page);
      const metrics = { width, height, deviceScaleFactor: scale, mobile: false };
      await session.send('Emulation.setDeviceMetricsOverride', metrics);
    }
    return page;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#browser.close();
  }
}
