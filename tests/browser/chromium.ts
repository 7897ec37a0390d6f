import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** `undefined` where none is installed: then these tests say so and are skipped. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  return named === undefined || named === '' ? USUAL_PLACES.find((place) => existsSync(place)) : named;
}

/** Without what a browser does on its own: no updates, no calls home. Its profile is new each time. */
export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // One renderer for all pages: to start one takes longer than most tests.
      '--process-per-site',
      '--renderer-process-limit=1',
      // Else a renderer that has shown a site is never given to a new tab, whatever the limit.
      '--disable-site-isolation-trials',
    ],
  });
}
