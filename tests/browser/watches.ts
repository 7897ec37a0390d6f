import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { play } from '../local/server/preview.ts';
import { FeedSite, LOOPBACK, storyHtml } from '../support/feed-site.ts';
import type { BrowserWindow } from './browser-window.ts';
import { ask, threadOf } from './page-actions.ts';
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

/** What a desk sees over hours and days, in the window that it is given. */
export function describeWatches(browser: () => BrowserWindow): void {
  describe('over a desk’s day', () => {
    let preview: Preview;

    beforeAll(async () => {
      preview = await startPreview();
    });

    afterAll(() => preview?.[Symbol.asyncDispose]());

    async function open(person: string): Promise<Page> {
      const page = await browser().tab({ height: 900 });
      await page.goto(`${preview.url}?as=${person}`);
      return page;
    }

    /** As if it were dropped on the page. */
    async function add(page: Page, name: string, text: string): Promise<void> {
      const post = `fetch('/library/file?name=${name}', { method: 'POST', body: ${JSON.stringify(text)} }).then((r) => r.status)`;
      expect(await page.evaluate(post)).toBe(200);
    }

    async function openHome(page: Page): Promise<void> {
      await page.getByRole('navigation', { name: 'Workspace' }).getByRole('button', { name: 'Verbatim' }).click();
      await page
        .getByRole('tab', { name: 'Home' })
        .or(page.getByRole('button', { name: 'Home' }))
        .first()
        .click();
    }

    /** Where a picture is asked for: to be looked at. */
    async function shoot(page: Page, name: string): Promise<void> {
      const folder = process.env.SCREENSHOTS;
      if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
    }

    test('a watched reply’s thread is told of new figures, at once and then within the hour that is moved on', async () => {
      const page = await open('U0ADA');
      await ask(page, '@Verbatim how many police died?');
      await threadOf(page)
        .getByRole('button', { name: /^Tell me when this changes/u })
        .click();
      await threadOf(page).getByText('I will say so in the thread').waitFor();
      await add(page, 'courier.md', COURIER);
      await threadOf(page).getByText('(new: The Courier, 5 March 2026)').waitFor();
      await add(page, 'gazette.md', GAZETTE);
      await page
        .getByRole('group', { name: /^Move time on/u })
        .getByRole('button', { name: '1 hour' })
        .click();
      await threadOf(page).getByText('(new: The Gazette, 6 March 2026; no longer set beside them: 14)').waitFor();
      await page.getByText('Move time on (1 h ahead)').waitFor();
      await shoot(page, 'watch');
      await threadOf(page)
        .getByRole('button', { name: /^Quotations/u })
        .last()
        .click();
      await page.getByRole('dialog').getByText('twenty-one police officers').waitFor();
      await page.close();
    });

    test('a feed that an admin has watched brings an article, whose figure the thread is told of, and so of its edit', async () => {
      await using site = await FeedSite.start();
      await using played = await play(undefined, LOOPBACK);
      const report = (figure: string) => ({
        link: '/toll',
        title: 'Marlow counts its dead',
        text: `<p>${figure} policemen were killed in the clashes in the harbour of Marlow, the interior ministry said.</p>`,
        published: 'Thu, 05 Mar 2026 08:00:00 GMT',
      });
      const eels = { link: '/eels', title: 'The eels of Quern', text: storyHtml('The eels of Quern') };
      site.feed([eels]);
      const [asker, admin] = [await browser().tab({ height: 900 }), await browser().tab({ height: 900 })];
      await asker.goto(`${played.server.origin}?as=U0ADA`);
      await admin.goto(`${played.server.origin}?as=U0CLEO`);
      await ask(asker, '@Verbatim how many police officers were killed?');
      await threadOf(asker)
        .getByRole('button', { name: /^Tell me when this changes/u })
        .click();
      await threadOf(asker).getByText('I will say so in the thread').waitFor();
      await openHome(admin);
      await admin
        .getByRole('button', { name: /^Watch an RSS/u })
        .first()
        .click();
      const form = admin.getByRole('dialog');
      await form.getByLabel('Address').fill('feed.xml');
      await form.getByRole('button', { name: 'Watch' }).click();
      await form.getByText('That is no address of the public internet.').waitFor();
      await form.getByLabel('Address').fill(site.url('/feed'));
      await form.getByRole('button', { name: 'Watch' }).click();
      await admin.getByText(/every 10 minutes · asked .* brought 1 article/u).waitFor();
      await shoot(admin, 'feed');
      const hour = async (): Promise<void> => {
        await asker
          .getByRole('group', { name: /^Move time on/u })
          .getByRole('button', { name: '1 hour' })
          .click();
      };
      site.feed([report('Fourteen'), eels]);
      await hour();
      await threadOf(asker).getByText('(new: The Marlow Courier, 5 March 2026)').waitFor();
      site.feed([report('Twenty'), eels]);
      await hour();
      await threadOf(asker).getByText('no longer in the articles: 14 in The Marlow Courier, 5 March 2026').waitFor();
      await shoot(asker, 'told');
      await Promise.all([asker.close(), admin.close()]);
    });

    test('a question that found nothing is taken, and answered in its thread when an article answers it', async () => {
      const [asker, admin] = [await open('U0BEN'), await open('U0CLEO')];
      await ask(asker, '@Verbatim who built the dam of Quern?');
      await threadOf(asker).getByText('No article answers this.').waitFor();
      await openHome(admin);
      await admin.getByRole('button', { name: /^Take it: who built the dam/u }).click();
      await threadOf(asker).getByText('Now it is with').waitFor();
      await admin.getByText('taken by').waitFor();
      await shoot(admin, 'taken');
      await add(admin, 'dam.md', DAM);
      await threadOf(asker).getByText('An article answers this now.').waitFor();
      await threadOf(asker).locator('blockquote', { hasText: 'built by Ilse Brandt' }).waitFor();
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
}
