import { afterEach, beforeEach, expect, test } from 'vitest';
import { ACTIONS } from '../../../functions/slack/views/actions.ts';
import { elementTexts } from '../../end-to-end/presses.ts';
import { article } from '../../support/articles.ts';
import { TEAM } from '../../support/slack-api.ts';
import { field } from '../../support/wire-proxy.ts';
import { AppBench } from '../app-bench.ts';

let app: AppBench;
beforeEach(async () => {
  app = await AppBench.withReports(['ada']);
});
afterEach(() => app.end());

/** Texts and buttons of the Home tab with what these words find. */
async function found(find: string): Promise<{ readonly shown: string; readonly ids: number }> {
  await app.run({ type: 'home', team: TEAM, user: app.slack.id('ada'), acceptedAt: app.time, page: 0, find });
  const view = field(app.network.of('views.publish').at(-1)?.body, 'view');
  return { shown: elementTexts(view), ids: JSON.stringify(view).split(`"${ACTIONS.withdraw}"`).length - 1 };
}

test('an admin finds articles by title, publisher, date, id and file, also misspelt', async () => {
  const dated = {
    ...article('wire/quern', 'Bread in Quern', 'It rose.'),
    publisher: 'Observer',
    published: '2019-03-07',
  };
  await app.publish([dated, article('storm', 'A storm', 'It blew.')]);
  for (const words of ['bread', 'QUERN bre', 'observr', '2019-03-07', 'wire/quern']) {
    const { shown, ids } = await found(words);
    expect(shown, words).toContain('Bread in Quern');
    expect(ids, words).toBe(1);
  }
  expect((await found('bread storm')).ids).toBe(0);
});

test('of more articles than fit on a page the best are shown, and that there are more', async () => {
  await app.publish(
    Array.from({ length: 16 }, (_, at) => article(`storm-${at}`, `Storm ${at}`, `It blew ${at} times.`)),
  );
  expect(await found('storm')).toMatchObject({ ids: 15, shown: expect.stringContaining('The best 15 of more') });
});
