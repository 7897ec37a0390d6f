import { describe, expect, test } from 'vitest';
import { FunctionProcess } from '../support/function-process.ts';
import type { LivingCorpus } from './living-corpus.ts';
import { onlyReply } from './replies.ts';

const MILL = '---\ntitle: Fire in the mill\n---\nEight people were hurt when the mill of Quern burned on Monday.\n';
const PORT = '---\ntitle: The port opens\n---\nNine ships left the port of Marlow on Tuesday morning.\n';

const PAGE = `<html><head><title>The port</title></head><body><article><h1>The port opens</h1>
${'<p>Nine ships left the port of Marlow on Tuesday, and a tenth lay at the quay with its grain until the evening.</p>'.repeat(4)}
<p>The harbour master said that the cranes would work through the night.</p></article></body></html>`;

const SHIPS = 'How many ships left the port of Marlow?';

/** Milliseconds: a little longer than a worker takes its index for the current one. */
const FRESH_MS = 31_000;

/** What an indexer and a worker do together, wherever the index is. `start`: a corpus of its own. */
export function describeLivingCorpus(name: string, start: () => Promise<LivingCorpus>): void {
  describe.concurrent(`the living corpus ${name}`, () => {
    test('an article that is put into the bucket answers the next question, without a deployment', async () => {
      await using corpus = await start();
      const { app } = corpus;
      await corpus.upload({ 'articles/mill.md': MILL });
      await corpus.settle();
      const before = await app.mention('ada', SHIPS);
      await app.settle();
      expect((await onlyReply(app, before)).text).not.toContain('Nine ships');

      await corpus.upload({ 'articles/port.md': PORT });
      await corpus.settle();
      await app.services.passTime(FRESH_MS);
      const after = await app.mention('ada', SHIPS);
      await app.settle();
      expect((await onlyReply(app, after)).text).toContain('“Nine ships left the port of Marlow on Tuesday morning.”');

      await corpus.remove('articles/port.md');
      await corpus.settle();
      await app.services.passTime(FRESH_MS);
      const gone = await app.mention('ada', SHIPS);
      await app.settle();
      expect((await onlyReply(app, gone)).text).not.toContain('Nine ships');
    });

    test('two uploads at the same moment, which wake two indexers, lose neither', async () => {
      await using corpus = await start();
      const second = new FunctionProcess(corpus.indexer.spec, corpus.app.clock);
      await Promise.all([corpus.indexer.start(), second.start()]);
      for (let at = 0; at < 5; at += 1) {
        const uploads = [`articles/${at}-a.md`, `articles/${at}-b.md`].map((key) =>
          corpus.upload({ [key]: `The clerk of ${key} counted ${at + 2} votes on Monday.` }),
        );
        await Promise.all([...uploads, corpus.poll(1), corpus.poll(1, second)]);
        await Promise.all([corpus.poll(1), corpus.poll(1, second)]);
        await corpus.settle();
        expect(await corpus.articles()).toHaveLength(2 * (at + 1));
      }
      await second.kill();
    });

    test('a bad article is set aside with its reason and holds up nothing; files of other formats are imported', async () => {
      await using corpus = await start();
      await corpus.upload({
        'articles/bad.md': '---\ntitle: [\n---\n',
        'articles/mill.md': MILL,
        'inbox/picture.png': Buffer.from('\u0089PNG\r\n', 'latin1'),
        'inbox/port.html': PAGE,
      });
      await corpus.settle();
      expect(await corpus.articles()).toEqual(['mill', 'port']);
      expect(await corpus.names('set-aside/')).toEqual([
        'articles/bad.md.reason.txt',
        'inbox/picture.png',
        'inbox/picture.png.reason.txt',
      ]);
      expect(await corpus.names('inbox/')).toEqual([]);
    });
  });
}
