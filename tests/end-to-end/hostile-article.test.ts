import { beforeAll, expect, test } from 'vitest';
import { article, indexOf } from '../support/articles.ts';
import { texts as allTexts, shownQuotations } from '../support/shown-blocks.ts';
import { field } from '../support/wire-proxy.ts';
import { Deployment, START_MS } from './deployment.ts';
import { endCleanly, onlyReply } from './replies.ts';
import { sendCommand } from './send-command.ts';

/** Each sentence answers the question of its name, and none is what it looks like. */
const SENTENCES = {
  broadcast: 'The <!channel> of <@U123> and <!here> was closed by the ferrymen of Quahog.',
  markup: 'The *bold* _mayor_ of ~Quern~ kept `rm -rf` and ```code``` in his drawer.',
  entities: 'The firm of Reed & Lind <lind@example.org> wrote &amp; and 3 < 4 > 2 on its gate in Northey.',
  link: 'The harbour of <https://example.org|Marlow> sank, said <#C123|general> on Monday.',
  rightToLeft: 'The captain \u202Edrawrof\u202C of Brindle said שלום עולם and مرحبا to the dockers.',
  long: `The chronicle of Tarn ${'went on and on, '.repeat(260)}until it ended.`,
} as const;

let app: Deployment;
beforeAll(async () => {
  const text = Object.values(SENTENCES).join('\n\n');
  app = await Deployment.start({ index: indexOf([article('hostile', 'A *title* <!everyone> & `more`', text)]) });
  return () => endCleanly(app);
}, START_MS);

test.each([
  ['broadcast', 'who closed the channel in Quahog?'],
  ['markup', 'what did the mayor of Quern keep in his drawer?'],
  ['entities', 'what did the firm of Reed write on its gate in Northey?'],
  ['link', 'when did the harbour of Marlow sink?'],
  ['rightToLeft', 'what did the captain of Brindle say to the dockers?'],
  ['long', 'did the chronicle of Tarn end?'],
] as const)('an article with %s is quoted exactly and pings nobody', async (name, question) => {
  const put = await app.mention('ada', question);
  await app.settle();
  const reply = await onlyReply(app, put);
  expect(shownQuotations(reply.blocks)).toContain(SENTENCES[name]);
  // The top-level text is all that is ever parsed: nothing of the article is left in it to be.
  expect(reply.text).not.toMatch(/<[!@#]/u);
  expect(unescaped(reply.text)).toContain(SENTENCES[name]);
  const [sent] = app.network.of('chat.postMessage', { channel: put.channel });
  expect(sent?.body).toMatchObject({ parse: 'none', link_names: false, unfurl_links: false, mrkdwn: false });
  expect(JSON.stringify(field(sent?.body, 'blocks'))).not.toMatch(/"type":"(?:mrkdwn|broadcast|user|usergroup)"/u);
});

test('a hostile question is repeated as it was typed and pings nobody', async () => {
  const text = 'who is &lt;!channel&gt; &amp; *bold* of Quahog?';
  const { responses } = await sendCommand(app, 'ada', text);
  await app.settle();
  const [reply] = responses.shown;
  expect(String(reply?.text)).toMatch(/^who is &lt;!channel&gt; &amp; /u);
  expect(allTexts(reply?.blocks).join(' ')).toContain('who is <!channel> & ');
});

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
