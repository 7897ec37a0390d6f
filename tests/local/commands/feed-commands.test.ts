import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseOptions } from '../../../functions/local/commands/arguments.ts';
import { CORPUS_OPTIONS, parseCorpusCommand } from '../../../functions/local/commands/corpus-arguments.ts';
import { runInFolder } from '../../../functions/local/commands/corpus-in-folder.ts';
import { type CommandResult, runCorpus, runMain, TestIo } from '../../support/command.ts';
import { FeedSite, LOOPBACK, storyHtml } from '../../support/feed-site.ts';
import { tempFolder } from '../../support/temp-folder.ts';

let site: FeedSite;

beforeAll(async () => {
  site = await FeedSite.start();
});

afterAll(async () => {
  await site[Symbol.asyncDispose]();
});

const FIRE = { link: '/fire', title: 'Fire in the mill', text: storyHtml('Fire in the mill') };
const PORT = { link: '/port', title: 'The port opens', text: storyHtml('The port opens') };

function commandOf(args: readonly string[]): Parameters<typeof runInFolder>[0] {
  const { values, positionals } = parseOptions(args, CORPUS_OPTIONS);
  const command = parseCorpusCommand(values, positionals);
  if (command.kind === 'help') throw new Error('no command');
  return command;
}

function corpus(folder: string, ...args: string[]): Promise<CommandResult> {
  return runMain((_, io) => runInFolder(commandOf(args), folder, io, LOOPBACK), []);
}

describe('npm run corpus -- watch', () => {
  test('brings what a feed has, lists it, and stops; the articles stay', async () => {
    await using folder = await tempFolder();
    const news = folder.at('news');
    site.feed([FIRE, { link: '/lost', title: 'Lost' }]);
    const url = site.url('/feed');
    const watched = await corpus(news, 'watch', url, '--every', '1h', '--once');
    expect(watched.out).toBe(`watched: ${url} every hour\n${url}: 1 article, 1 left out\n`);
    expect([watched.err, watched.code]).toEqual(['', 0]);
    const feeds = await corpus(news, 'feeds');
    expect(feeds.out).toMatch(
      /^http:\S+\/feed\n {2}every hour · asked \S+ \d\d:\d\d · brought 1 article; last 1 article at /u,
    );
    expect(feeds.out).toContain('  1 item left out\n  “Lost” does not exist (status 404)');
    expect(JSON.parse((await corpus(news, 'feeds', '--json')).out)).toMatchObject({
      feeds: [{ url, every: 60, added: 1, leftOut: 1, reasons: [{ item: 'Lost' }] }],
    });
    expect((await corpus(news, 'list')).out).toContain('1 article in');
    expect((await corpus(news, 'unwatch', url)).out).toBe(`stopped: ${url}; its articles stay\n`);
    expect((await corpus(news, 'unwatch', url)).code).toBe(1);
    expect((await corpus(news, 'feeds')).out).toMatch(/^0 feeds in /u);
    expect((await corpus(news, 'list')).out).toContain('1 article in');
  });

  test('without an address goes on with those before, and stays until it is stopped', async () => {
    await using folder = await tempFolder();
    const news = folder.at('news');
    site.feed([PORT], { path: '/stay' });
    const io = new TestIo();
    const running = runInFolder(commandOf(['watch', site.url('/stay')]), news, io, LOOPBACK);
    await expect.poll(async () => (await io.written()).out).toContain('/stay: 1 article');
    io.signals.emit('SIGINT');
    expect(await running).toBe(0);
    site.answer('/stay', 503);
    const again = await corpus(news, 'watch', '--once');
    expect([again.out, again.err, again.code]).toEqual(['', '', 0]);
  });

  test('tells of a feed that fails, by its exit code too', async () => {
    await using folder = await tempFolder();
    site.answer('/gone', 410);
    const { code, err } = await corpus(folder.path, 'watch', site.url('/gone'), '--once');
    expect(err).toBe(`gone: ${site.url('/gone')} does not exist (status 410); check the address\n`);
    expect(code).toBe(3);
    const feeds = await corpus(folder.path, 'feeds');
    expect(feeds.out).toContain('  is gone, and asked no more: does not exist (status 410)');
    expect(feeds.code).toBe(3);
  });

  test('where nothing is watched says so', async () => {
    await using folder = await tempFolder();
    const { code, err } = await corpus(folder.path, 'watch', '--once');
    expect(err).toMatch(/^corpus: no feed is watched in /u);
    expect(code).toBe(1);
  });

  test.each([
    [['watch', 'http://127.0.0.1/feed'], 'is no address of the public internet'],
    [['watch', 'feed.xml'], 'is no address of the public internet'],
    [['watch', 'https://a.example/', '--every', '1m'], '--every wants a time from 5m to 7d'],
    [['watch', 'https://a.example/', '--every', '8d'], '--every wants a time from 5m to 7d'],
    [['list', '--every', '10m'], '--every can only be used with watch'],
    [['feeds', '--once'], '--once can only be used with watch'],
    [['feeds', 'x'], 'feeds takes none'],
    [['unwatch'], 'unwatch requires a URL'],
  ])('%j is no usage', async (args, problem) => {
    const { code, err } = await runCorpus(args);
    expect(err).toContain(problem);
    expect(code).toBe(2);
  });
});
