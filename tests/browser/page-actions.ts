import axe from 'axe-core';
import type { Locator, Page } from 'playwright-core';

/** What a person does on the page, and what of it can be seen. */

export async function ask(page: Page, text: string): Promise<void> {
  const composer = page.getByLabel('Message #newsroom');
  await composer.fill(text);
  await composer.press('Enter');
}

/** The reply that only the asker sees, by its id: another may come below it. */
export async function askPrivately(page: Page, question: string): Promise<Locator> {
  const replies = page.locator('main .message.private');
  await page.getByLabel('Message #newsroom').waitFor();
  const before = await replies.count();
  await ask(page, `/factcheck ${question}`);
  await replies.nth(before).waitFor();
  return page.locator(`[data-message="${await replies.nth(before).getAttribute('data-message')}"]`);
}

export function threadOf(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Thread' });
}

export async function openMenu(within: Locator): Promise<void> {
  await within.locator('.menu > summary').first().click();
}

/** Presses Tab until the focus is on what is called `name`. Rejects where that cannot be reached. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const isIt = (shown: string) => (typeof name === 'string' ? shown === name : name.test(shown));
  for (let presses = 0; presses < 80; presses += 1) {
    if (isIt(await focusName(page))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`nothing called ${name} can be reached with Tab`);
}

export function focusName(page: Page): Promise<string> {
  return page.evaluate(
    'document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? ""',
  );
}

/** Code that the browser runs. */
const CUT_OFF = `[...document.querySelectorAll('.message *')]
  .filter((one) => one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1 && !one.closest('.visually-hidden'))
  .filter((one) => getComputedStyle(one).display !== 'inline')
  .map((one) => one.tagName + '.' + one.className)`;

/** What of a reply is wider than what it stands in. */
export function cutOff(page: Page): Promise<unknown> {
  return page.evaluate(CUT_OFF);
}

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}

/** Rules of axe that judge colours. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** What axe finds to be serious or critical, in light and in dark: there only of the colours, for nothing else is different. */
export async function seriousFaults(page: Page, where: string): Promise<string[]> {
  // Stays in a page until it is loaded again.
  if (await page.evaluate("typeof axe === 'undefined'")) await page.evaluate(axe.source);
  const light = await violations(page, `${where} in light`, {});
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await violations(page, `${where} in dark`, { runOnly: OF_COLOURS });
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light, ...dark];
}

async function violations(page: Page, where: string, options: object): Promise<string[]> {
  const asked = JSON.stringify({ resultTypes: ['violations'], ...options });
  const found: readonly Violation[] = await page.evaluate(
    `axe.run(document, ${asked}).then(({ violations }) => violations)`,
  );
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${where}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
