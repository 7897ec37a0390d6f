import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { findChromium, launchChromium } from '../tests/browser/chromium.ts';
import { startPreview } from '../tests/browser/preview.ts';

/**
 * The README's pictures, taken of the real page over the sample corpus: `npm run screenshots`. They look best where the font
 * Lato is installed, which is Slack's own.
 */

/** Bytes: more would make the README slow to read. */
const MOST_BYTES = 300_000;

/** Each picture begins with an empty conversation. */
const PEOPLE_WHO_HAVE_NOT_ASKED = ['U0BEN', 'U0ADA'];

/** Pixels below the table, above what follows it. */
const BELOW = 8;

const executable = findChromium();
if (executable === undefined) throw new Error('No Chromium found; name one with CHROMIUM_PATH');
const browser = await launchChromium(executable);
await using preview = await startPreview();
try {
  await shoot('answer', { width: 1040, height: 682 }, async (page) => {
    await askDirectly(page);
    return null;
  });
  await shoot('figures', { width: 1000, height: 860 }, async (page) => {
    await askDirectly(page);
    const reply = await page.locator('.message[data-from=app]').boundingBox();
    const table = await page.locator('.message .table').boundingBox();
    if (!reply || !table) throw new Error('the table is not in the page');
    return { x: reply.x, y: reply.y, width: reply.width, height: table.y + table.height + BELOW - reply.y };
  });
} finally {
  await browser.close();
}

type Clip = { x: number; y: number; width: number; height: number };

async function shoot(
  name: string,
  viewport: { width: number; height: number },
  prepare: (page: Page) => Promise<Clip | null>,
): Promise<void> {
  const page = await browser.newPage({ viewport, deviceScaleFactor: 2, colorScheme: 'light' });
  await page.goto(`${preview.url}?as=${PEOPLE_WHO_HAVE_NOT_ASKED.pop()}`);
  const clip = await prepare(page);
  await page.evaluate('document.activeElement?.blur()');
  await page.mouse.move(0, 0);
  const path = fileURLToPath(new URL(`../docs/images/${name}.png`, import.meta.url));
  await page.screenshot({ path, ...(clip ? { clip } : {}) });
  await page.close();
  const { size } = await stat(path);
  if (size > MOST_BYTES) throw new Error(`${name}.png has ${size} bytes, more than ${MOST_BYTES}`);
  process.stdout.write(`docs/images/${name}.png: ${Math.round(size / 1000)} KB\n`);
}

async function askDirectly(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Workspace' }).getByRole('button', { name: 'Verbatim' }).click();
  await page.getByLabel('Message Verbatim').fill('How many police died?');
  await page.getByLabel('Message Verbatim').press('Enter');
  await page.locator('.message blockquote').first().waitFor();
}
