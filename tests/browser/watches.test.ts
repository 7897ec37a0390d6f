import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium, launchChromium } from './chromium.ts';
import { type Preview, startPreview } from './preview.ts';

const article = (title: string, publisher: string, published: string, text: string) =>
  `---\ntitle: ${title}\npublisher: ${publisher}\npublished: ${published}\n---\n\n${text}\n`;
const COURIER = article(
  'Almaty counts its dead',
  'The Courier',
  '2026-03-05',
  'Fourteen police officers were killed in the unrest in Almaty, the interior ministry said on Thursday.',
);
const GAZETTE = article(
  'A minister corrects himself',
  'The Gazette',
  '2026-03-06',
  'The minister told parliament that twenty-one police officers had been killed in the unrest in Kazakhstan.',
);
const DAM = article(
  'The dam of Quern',
  'The Post',
  '2026-03-07',
  'The dam above Quern was built by Ilse Brandt, an engineer from Northey.',
);

/** Milliseconds: nothing is judged by it. */
const HANGS_AFTER_MS = 120_000;

const executable = findChromium();
const NAME = executable ? 'a desk’s day on the page' : 'a desk’s day on the page (SKIPPED: no Chromium found)';
if (!executable) process.stderr.write(`${NAME}\n`);

describe.skipIf(!executable)(NAME, () => {
  let preview: Preview;
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium(executable ?? '');
    preview = await startPreview();
  });

  afterAll(async () => {
    await browser?.close();
    await preview?.[Symbol.asyncDispose]();
  });

  async function open(person: string): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(HANGS_AFTER_MS);
    await page.goto(`${preview.url}?as=${person}`);
    return page;
  }

  async function ask(page: Page, words: string): Promise<void> {
    await page.getByLabel('Message #newsroom').fill(words);
    await page.getByLabel('Message #newsroom').press('Enter');
  }

  /** As if it were dropped on the page. */
  async function add(page: Page, name: string, text: string): Promise<void> {
    const post = `fetch('/library/file?name=${name}', { method: 'POST', body: ${JSON.stringify(text)} }).then((r) => r.status)`;
    expect(await page.evaluate(post)).toBe(200);
  }

  const thread = (page: Page) => page.getByRole('complementary', { name: 'Thread' });

  /** Where a picture is asked for: to be looked at. */
  async function shoot(page: Page, name: string): Promise<void> {
    const folder = process.env.SCREENSHOTS;
    if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
  }

  test('a watched reply’s thread is told of new figures, at once and then within the hour that is moved on', async () => {
    const page = await open('U0ADA');
    await ask(page, '@Verbatim how many police died?');
    await thread(page)
      .getByRole('button', { name: /^Tell me when this changes/u })
      .click();
    await thread(page).getByText('I will say so in the thread').waitFor();
    await add(page, 'courier.md', COURIER);
    await thread(page).getByText('(new: The Courier, 5 March 2026)').waitFor();
    await add(page, 'gazette.md', GAZETTE);
    await page
      .getByRole('group', { name: /^Move time on/u })
      .getByRole('button', { name: '1 hour' })
      .click();
    await thread(page).getByText('(new: The Gazette, 6 March 2026)').waitFor();
    await page.getByText('Move time on (1 h ahead)').waitFor();
    await shoot(page, 'watch');
    await thread(page)
      .getByRole('button', { name: /^Quotations/u })
      .last()
      .click();
    await page.getByRole('dialog').getByText('twenty-one police officers').waitFor();
    await page.close();
  });

  test('a question that found nothing is taken, and answered in its thread when an article answers it', async () => {
    const [asker, admin] = [await open('U0BEN'), await open('U0CLEO')];
    await ask(asker, '@Verbatim who built the dam of Quern?');
    await thread(asker).getByText('No article answers this.').waitFor();
    await admin.getByRole('navigation', { name: 'Workspace' }).getByRole('button', { name: 'Verbatim' }).click();
    await admin
      .getByRole('tab', { name: 'Home' })
      .or(admin.getByRole('button', { name: 'Home' }))
      .first()
      .click();
    await admin.getByRole('button', { name: /^Take it: who built the dam/u }).click();
    await thread(asker).getByText('Now it is with').waitFor();
    await admin.getByText('taken by').waitFor();
    await shoot(admin, 'taken');
    await add(admin, 'dam.md', DAM);
    await thread(asker).getByText('An article answers this now.').waitFor();
    await thread(asker).locator('blockquote', { hasText: 'built by Ilse Brandt' }).waitFor();
    await shoot(asker, 'answered');
    await asker
      .getByRole('group', { name: /^Move time on/u })
      .getByRole('button', { name: '1 week' })
      .click();
    await asker
      .getByText(/^What was asked: /u)
      .first()
      .waitFor();
    await shoot(asker, 'digest');
    await Promise.all([asker.close(), admin.close()]);
  });
});
