import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TempFolder, tempFolder } from '../support/temp-folder.ts';
import { BrowserWindow } from './browser-window.ts';
import { findChromium } from './chromium.ts';
import { ask, askPrivately, cutOff, focusName, openMenu, seriousFaults, tabTo, threadOf } from './page-actions.ts';
import { type Preview, startPreview } from './preview.ts';
import { describeWatches } from './watches.ts';

/** The first choice of the menu that opens the passage around a quotation: its number and its source. */
const FIRST_QUOTATION = /^1 · /u;

/** Reports of one event that give other figures from day to day. */
const RISING = ['Eight', 'Twelve', 'Eleven', 'At least 18', 'Nineteen'].map((figure, at) => {
  const publisher = at === 1 ? 'The Marlow and Greater Northern Provinces Evening Dispatch' : `Paper ${at}`;
  const text = `${figure} police officers were killed in the riots in Marlow, the ministry said.`;
  return `---\ntitle: Report ${at}\npublisher: ${publisher}\npublished: 2022-01-1${at}\n---\n\n${text}\n`;
});

const executable = findChromium();
const NAME = executable
  ? 'the page of npm start'
  : 'the page of npm start (SKIPPED: no Chromium found; name one with CHROMIUM_PATH)';

// The reporter counts what is skipped and does not say why.
if (!executable) process.stderr.write(`${NAME}\n`);

describe.skipIf(!executable)(NAME, () => {
  let preview: Preview;
  let browser: BrowserWindow;
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await BrowserWindow.open(executable ?? '');
    preview = await startPreview();
  });

  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]();
    await preview?.[Symbol.asyncDispose]();
  });

  async function open(person = 'U0ADA'): Promise<Page> {
    const page = await browser.tab();
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(`${preview.url}?as=${person}`);
    return page;
  }

  test('answers the first question of a page that has just been opened', async () => {
    await using fresh = await startPreview();
    const page = await browser.tab();
    await page.goto(fresh.url);
    await ask(page, '@Verbatim how many police died?');
    await page.getByText('Sources differ: 8 · 12 · at least 18').first().waitFor();
    await page.close();
  });

  test('asks a suggested question with one press, in a channel where nothing has been asked', async () => {
    await using fresh = await startPreview();
    const page = await browser.tab();
    await page.goto(fresh.url);
    const suggested = page.getByRole('group', { name: /^Try asking/u });
    const question = (await suggested.getByRole('button').first().textContent()) ?? '';
    expect(await page.getByLabel('Message #newsroom').getAttribute('placeholder')).toBe(`@Verbatim ${question}`);
    await suggested.getByRole('button').first().click();
    await threadOf(page).locator('blockquote').first().waitFor();
    expect(await suggested.count()).toBe(0);
    await page.close();
  });

  test('refuses what is no command, says so, and gives the words back', async () => {
    const page = await open('U0BEN');
    await ask(page, '/nope how many police died?');
    await page.getByRole('alert').getByText('/nope is not a valid command.').waitFor();
    const composer = page.getByLabel('Message #newsroom');
    await expect.poll(() => composer.inputValue()).toBe('/nope how many police died?');
    expect(await page.locator('.message', { hasText: '/nope' }).count()).toBe(0);
    await ask(page, 'Good morning.');
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await page.close();
  });

  test('keeps what was typed where the server cannot be reached, and leaves nobody else’s draft', async () => {
    const page = await browser.tab();
    await page.goto(`${preview.url}?as=U0ADA`);
    await page.route('**/action', (route) => route.abort());
    await ask(page, 'important words');
    await page.getByRole('alert').getByText('The server does not answer.').waitFor();
    const composer = page.getByLabel('Message #newsroom');
    await expect.poll(() => composer.inputValue()).toBe('important words');
    await page.getByRole('button', { name: 'Articles' }).click();
    await page.getByRole('table').first().waitFor();
    await page.getByRole('button', { name: 'newsroom' }).click();
    expect(await composer.inputValue()).toBe('important words');
    await page.getByLabel('You are').selectOption('U0BEN');
    await expect.poll(() => composer.inputValue()).toBe('');
    await page.close();
  });

  test('answers a mention in its thread, takes a follow-up there, and tells a screen reader', async () => {
    const page = await open();
    await ask(page, '@Verbatim how many police died?');
    const thread = threadOf(page);
    await thread.getByText('Sources differ: 8 · 12 · at least 18').waitFor();
    await thread.getByRole('columnheader', { name: 'Figure' }).waitFor();
    expect(await thread.locator('blockquote').count()).toBeGreaterThanOrEqual(3);
    expect(await page.getByRole('status').textContent()).toContain('Sources differ: 8 · 12 · at least 18');
    await thread.getByLabel('Reply in this thread').fill('and protesters?');
    await thread.getByLabel('Reply in this thread').press('Enter');
    await thread.locator('[data-from=app]').nth(1).waitFor();
    await page.close();
  });

  test('answers the slash command to the asker alone, who then shares it with everybody', async () => {
    const [page, colleague] = await Promise.all([open(), open('U0BEN')]);
    const mine = await askPrivately(page, 'when was the airport seized?');
    await mine.getByText('Only visible to you').waitFor();
    await mine.getByRole('button', { name: /^Share/u }).click();
    const shared = colleague.locator('.message', { hasText: 'Shared by @Ada' });
    await shared.getByText('when was the airport seized?').waitFor();
    expect(await colleague.getByText('Only visible to you').count()).toBe(0);
    await page.locator('.message.private', { hasText: 'Shared with everybody' }).waitFor();
    await Promise.all([page.close(), colleague.close()]);
  });

  test('keeps in sight what is read while what stands above it changes', async () => {
    const page = await open('U0CLEO');
    await page.setViewportSize({ width: 375, height: 700 });
    const mine = await askPrivately(page, 'when was the airport seized?');
    await mine.getByRole('button', { name: /^Share/u }).click();
    await page.locator('.message.private', { hasText: 'Shared with everybody' }).waitFor();
    const shared = await page.locator('.message', { hasText: 'Shared by @Cleo' }).boundingBox();
    const list = await page.getByRole('list', { name: 'Messages in #newsroom' }).boundingBox();
    // As far up as what follows it allows.
    expect(shared?.y).toBeGreaterThan((list?.y ?? Number.NaN) - 4);
    expect(shared?.y).toBeLessThan((list?.y ?? Number.NaN) + (list?.height ?? Number.NaN) / 2);
    await page.close();
  });

  test.each([320, 375, 560, 1000])('has every control of the workspace in sight (%d pixels)', async (width) => {
    const page = await open('U0CLEO');
    await page.setViewportSize({ width, height: 700 });
    await page.getByRole('button', { name: '1 week' }).waitFor();
    const controls = await page.locator('.sidebar :is(button, select)').all();
    expect(controls.length).toBeGreaterThan(6);
    for (const control of controls) {
      const box = await control.boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? Number.NaN) + (box?.width ?? Number.NaN)).toBeLessThanOrEqual(width);
      expect(await control.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0);
    }
    await page.close();
  });

  test('keeps one’s own question in sight when its thread opens beside a long private reply', async () => {
    await using fresh = await startPreview();
    const page = await browser.tab();
    await page.goto(fresh.url);
    await askPrivately(page, 'was the airport seized?');
    await ask(page, '@Verbatim how many police died?');
    await threadOf(page).locator('blockquote').first().waitFor();
    const list = page.getByRole('list', { name: 'Messages in #newsroom' });
    const reply = list.getByRole('button', { name: '1 reply' });
    await reply.waitFor();
    const [inner, outer] = await Promise.all([reply.boundingBox(), list.boundingBox()]);
    expect((inner?.y ?? 9e9) + (inner?.height ?? 0)).toBeLessThanOrEqual((outer?.y ?? 0) + (outer?.height ?? 0));
    await page.close();
  });

  test('comes back to thread and draft after a reload, and to where one was with the back button', async () => {
    const page = await open('U0BEN');
    await ask(page, '@Verbatim how many police died?');
    const thread = threadOf(page);
    await thread.locator('blockquote').first().waitFor();
    await thread.getByLabel('Reply in this thread').fill('half a thought');
    await page.reload();
    await thread.locator('blockquote').first().waitFor();
    expect(await thread.getByLabel('Reply in this thread').inputValue()).toBe('half a thought');
    await page.getByRole('button', { name: 'Articles' }).click();
    await page.getByRole('row').nth(1).getByRole('button').click();
    await page.getByText('Passage 1').waitFor();
    await page.goBack();
    await page.getByText('Passage 1').waitFor({ state: 'detached' });
    await page.goBack();
    await thread.locator('blockquote').first().waitFor();
    await page.goForward();
    await page.getByRole('table').first().waitFor();
    expect(await thread.count()).toBe(0);
    await page.close();
  });

  test('says that what was said is gone when npm start is started anew, and shows nothing of it', async () => {
    const page = await browser.tab();
    const first = await startPreview();
    await page.goto(first.url);
    await ask(page, '@Verbatim how many police died?');
    const thread = threadOf(page);
    await thread.locator('blockquote').first().waitFor();
    await first[Symbol.asyncDispose]();
    await page.getByRole('alert').getByText('The server does not answer.').waitFor();
    await using _second = await startPreview('--port', new URL(first.url).port);
    await page.getByRole('alert').getByText('npm start was restarted').waitFor();
    expect(await thread.count()).toBe(0);
    await page.close();
  });

  test('edits a message where that was asked for, and gives the keyboard to where one writes', async () => {
    const page = await open();
    await ask(page, '@Verbatim how many police were injured?');
    const thread = threadOf(page);
    await thread.locator('blockquote').first().waitFor();
    const mine = page.locator('main .message', { hasText: 'how many police were injured?' }).last();
    await mine.hover();
    await mine.getByRole('button', { name: 'Edit' }).click();
    const field = page.getByLabel('Edit your message');
    expect(await field.count()).toBe(1);
    await field.fill('@Verbatim how many people were detained?');
    await field.press('Enter');
    await thread.getByText('Sources differ: 2,000 · over 3,000').waitFor();
    expect(await focusName(page)).toBe('Message #newsroom');
    await page.close();
  });

  test('says why a reply without a mention may get none', async () => {
    const page = await open();
    await ask(page, '@Verbatim how many police died?');
    const thread = threadOf(page);
    await thread.locator('blockquote').first().waitFor();
    await thread.getByLabel('Reply in this thread').fill('and firefighters?');
    await thread.getByLabel('Reply in this thread').press('Enter');
    await thread.getByText('Not in Slack: without a mention').waitFor();
    await page.close();
  });

  test('finds an article by its title or its source', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Articles' }).click();
    await page.getByLabel('Find an article').fill('lukashenko');
    await page.getByRole('heading', { name: /^2 of \d+ articles$/u }).waitFor();
    await page.getByRole('button', { name: /^BelTA/u }).click();
    await page.getByRole('heading', { name: /^1 of \d+ articles$/u }).waitFor();
    expect(await page.getByRole('row').count()).toBe(2);
    await page.close();
  });

  test('sets the figure of a message beside those of the sources', async () => {
    const page = await open();
    const claim = page.locator('.message', { hasText: '20 police officers died in the riots.' }).first();
    await claim.hover();
    await claim.getByRole('button', { name: 'Check this message' }).click();
    const checked = page.locator('.message.private', { hasText: 'The claim says: 20' });
    await checked.getByRole('columnheader', { name: 'Beside the claim' }).waitFor();
    await page.close();
  });

  test('shows the passage around a quotation, and gives the keyboard back where it was', async () => {
    const page = await open('U0BEN');
    const reply = await askPrivately(page, 'how many police died?');
    const button = reply.locator('[data-action=context]').first();
    await openMenu(reply);
    await button.dblclick();
    const modal = page.getByRole('dialog', { name: 'Read in context' });
    await modal.locator('b').first().waitFor();
    expect(await modal.count()).toBe(1);
    await page.keyboard.press('Escape');
    await modal.waitFor({ state: 'detached' });
    expect(await button.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
    await page.close();
  });

  test('goes from one quotation to another in the same modal', async () => {
    const page = await open('U0BEN');
    const reply = await askPrivately(page, 'how many police died?');
    await openMenu(reply);
    await reply.locator('[data-action=context]').first().click();
    const modal = page.getByRole('dialog', { name: 'Read in context' });
    const first = (await modal.locator('b').first().textContent()) ?? '';
    await openMenu(modal);
    await modal.locator('[data-action=context]').nth(1).click();
    await expect.poll(() => modal.locator('b').first().textContent()).not.toBe(first);
    expect(await modal.count()).toBe(1);
    await page.close();
  });

  describe('of figures that rise from day to day', () => {
    let folder: TempFolder;
    let charted: Preview;

    beforeAll(async () => {
      folder = await tempFolder(Object.fromEntries(RISING.map((text, at) => [`${at}.md`, text])));
      charted = await startPreview('--corpus', folder.path);
    });

    afterAll(async () => {
      await charted?.[Symbol.asyncDispose]();
      await folder?.[Symbol.asyncDispose]();
    });

    test.each([
      [375, 1],
      [640, 2],
    ])('draws a chart and folds quotations, all in sight (%d pixels), in light and in dark', async (width, scale) => {
      const page = await browser.tab({ width, height: 700, scale });
      await page.goto(charted.url);
      await ask(page, '@Verbatim how many police officers were killed?');
      const reply = threadOf(page).locator('[data-from=app]');
      const chart = reply.getByRole('img', { name: 'Figures by the day of the report' });
      await chart.waitFor();
      expect(await reply.getByRole('listitem').filter({ hasText: '14 Jan 2022: 19' }).count()).toBe(1);
      await reply.locator('.container > summary').click();
      await openMenu(reply);
      expect(await reply.locator('blockquote').count()).toBe(RISING.length);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await cutOff(page)).toEqual([]);
      }
      expect(await seriousFaults(page, 'chart')).toEqual([]);
      await page.close();
    });
  });

  test('takes a vote with its reason', async () => {
    const page = await open('U0BEN');
    const reply = await askPrivately(page, 'who declared the state of emergency?');
    await reply.getByRole('button', { name: 'This answer is not helpful; you may say why' }).click();
    const modal = page.getByRole('dialog', { name: 'Not helpful' });
    await modal.getByLabel('What was wrong or missing?').fill('The date is missing.');
    await modal.getByRole('button', { name: 'Send' }).click();
    await modal.waitFor({ state: 'detached' });
    const down = reply.getByRole('button', { name: /not helpful/u });
    expect(await down.getAttribute('aria-pressed')).toBe('true');
    await page.close();
  });

  test('takes a dropped article and answers from it at once', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Articles' }).click();
    await page.getByLabel('Choose files').setInputFiles({
      name: 'lighthouse.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(
        'The lighthouse of Tarn\nby Ida Holm, March 3, 2024\n\nThe lighthouse of Tarn was relit on Sunday. Its keeper counted 41 puffins below the lantern, she told the harbour board.\n',
      ),
    });
    await page.getByText('Added').first().waitFor();
    await page.getByRole('button', { name: 'The lighthouse of Tarn' }).click();
    await page.getByRole('complementary').getByText('Its keeper counted 41 puffins').waitFor();
    await page.getByRole('button', { name: 'newsroom' }).click();
    await ask(page, '@Verbatim how many puffins were counted at the lighthouse of Tarn?');
    await page
      .getByRole('complementary', { name: 'Thread' })
      .locator('blockquote', { hasText: '41 puffins' })
      .waitFor();
    await page.close();
  });

  test('keeps what became of each file, and says what is new elsewhere', async () => {
    const page = await open('U0CLEO');
    await page.getByRole('button', { name: 'Articles' }).click();
    const text = (town: string) =>
      `The well of ${town}\n\nThe well of ${town} ran dry in June, and its mayor blamed the brewery upstream.\n`;
    const file = (town: string) => ({ name: `${town}.txt`, mimeType: 'text/plain', buffer: Buffer.from(text(town)) });
    const broken = { name: 'broken.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 no more') };
    await page.getByLabel('Choose files').setInputFiles([file('Quill'), broken]);
    await page.getByLabel('Choose files').setInputFiles([file('Brask')]);
    const outcomes = page.getByRole('region', { name: 'What became of it' }).getByRole('listitem');
    await outcomes.filter({ hasText: 'Brask.txt' }).getByText('Added').waitFor();
    expect(await outcomes.allTextContents()).toEqual([
      expect.stringMatching(/^Added Brask/u),
      expect.stringMatching(/^Not added broken\.pdf/u),
      expect.stringMatching(/^Added Quill/u),
    ]);
    await page.getByRole('button', { name: 'Dismiss: broken.pdf' }).click();
    expect(await outcomes.count()).toBe(2);
    await page.getByRole('button', { name: 'Clear this list' }).click();
    expect(await outcomes.count()).toBe(0);
    await page.close();
  });

  test.each([
    [1280, 'beside'],
    [1024, 'beside'],
    [768, 'over'],
    [375, 'over'],
  ])('shows every article whole at %i pixels, also with one open %s it', async (width, place) => {
    const page = await open();
    await page.setViewportSize({ width, height: 800 });
    await page.getByRole('button', { name: 'Articles' }).click();
    const hidden = async () =>
      page
        .getByRole('region', { name: 'Articles', exact: true })
        .evaluate((region) => region.scrollWidth - region.clientWidth);
    await page.getByRole('table', { includeHidden: true }).first().waitFor();
    expect(await hidden()).toBe(0);
    await page.getByRole('row').nth(1).getByRole('button').click();
    const opened = page.getByRole('complementary');
    await opened.getByText('Passage 1').waitFor();
    expect(await hidden()).toBe(0);
    const list = await page.getByRole('region', { name: 'Articles', exact: true, includeHidden: true }).boundingBox();
    const aside = await opened.boundingBox();
    const isBeside = list !== null && aside !== null && list.x + list.width <= aside.x + 1;
    expect(isBeside ? 'beside' : 'over').toBe(place);
    await page.close();
  });

  test('lets an admin hand in a text by the form, which says what is missing', async () => {
    const page = await open('U0CLEO');
    await page.getByRole('navigation', { name: 'Workspace' }).getByRole('button', { name: 'Verbatim' }).click();
    await page.getByRole('button', { name: 'Home' }).click();
    await page.getByRole('button', { name: /^Add an article/u }).click();
    const form = page.getByRole('dialog', { name: 'Add an article' });
    await form.getByRole('button', { name: 'Add', exact: true }).click();
    await form.getByText('Give an address or a text.').waitFor();
    await form
      .getByLabel('Text')
      .fill('The ferry of Sund sank on Monday. All 17 passengers were rescued by a trawler.');
    await form.getByLabel(/^Title/u).fill('Ferry sinks off Sund');
    await form.getByLabel(/^Date/u).fill('2024-03-04');
    await form.getByRole('button', { name: 'Add', exact: true }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Messages' }).click();
    await page.locator('.message', { hasText: '“Ferry sinks off Sund” was added.' }).waitFor();
    await page.getByLabel('Message Verbatim').fill('how many passengers of the ferry were rescued?');
    await page.getByLabel('Message Verbatim').press('Enter');
    await page.locator('blockquote', { hasText: 'All 17 passengers' }).waitFor();
    await page.close();
  });

  test('explains an answer by the parts of its score', async () => {
    const page = await open('U0CLEO');
    const reply = await askPrivately(page, 'how many police died?');
    await reply.hover();
    await reply.getByRole('button', { name: 'Why this?' }).click();
    const why = page.getByRole('complementary', { name: 'Why this?' });
    await why.getByRole('rowheader', { name: 'words in the sentence', exact: true }).first().waitFor();
    await why.getByText(/of 1, that the first quotation answers/u).waitFor();
    await page.close();
  });

  test('can be used with the keyboard alone', async () => {
    const page = await open('U0CLEO');
    await page.getByLabel('Message #newsroom').waitFor();
    await tabTo(page, 'Message #newsroom');
    await page.keyboard.type('@Verbatim how many police died?');
    await page.keyboard.press('Enter');
    await threadOf(page).locator('blockquote').first().waitFor();
    await tabTo(page, 'Read in context');
    await page.keyboard.press('Enter');
    await tabTo(page, FIRST_QUOTATION);
    await page.keyboard.press('Enter');
    const modal = page.getByRole('dialog', { name: 'Read in context' });
    await modal.locator('b').first().waitFor();
    await page.keyboard.press('Escape');
    await modal.waitFor({ state: 'detached' });
    expect(await focusName(page)).toMatch(FIRST_QUOTATION);
    await tabTo(page, /^This answer is helpful/u);
    await page.keyboard.press('Space');
    await page.locator('[aria-pressed=true]').waitFor();
    await page.close();
  });

  test('has no serious fault for assistive technology, in light and in dark', async () => {
    const page = await open();
    await ask(page, '@Verbatim how many people were detained?');
    await threadOf(page).locator('blockquote').first().waitFor();
    const found = [await seriousFaults(page, 'channel and thread')];
    await page.locator('.message[data-from=app]').last().hover();
    await page.getByRole('button', { name: 'Why this?' }).last().click();
    await page.getByRole('rowheader').first().waitFor();
    found.push(await seriousFaults(page, 'why'));
    const reply = await askPrivately(page, 'how many police died?');
    await openMenu(reply);
    await reply.locator('[data-action=context]').first().click();
    await page.getByRole('dialog').locator('b').first().waitFor();
    found.push(await seriousFaults(page, 'modal'));
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Articles' }).click();
    await page.getByRole('table').first().waitFor();
    found.push(await seriousFaults(page, 'articles'));
    await page.getByRole('navigation', { name: 'Workspace' }).getByRole('button', { name: 'Verbatim' }).click();
    await page.getByRole('group', { name: 'Try asking' }).waitFor();
    found.push(await seriousFaults(page, 'direct'));
    await page.getByRole('button', { name: 'Home' }).click();
    await page.getByText('What the index holds').waitFor();
    found.push(await seriousFaults(page, 'home'));
    expect(found.flat()).toEqual([]);
    await page.close();
  });

  describeWatches(() => browser);

  test('has written no error to the console in any of this', () => {
    expect(complaints).toEqual([]);
  });
});
