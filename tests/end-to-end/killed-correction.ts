import { expect } from 'vitest';
import { Deployment } from './deployment.ts';
import { edition, OTHER_WORDS, publish, SWAP_MS, said, WORDS } from './editions.ts';
import { type Scenario, settleKilling } from './kills.ts';
import { expectCleanRecord } from './replies.ts';

/** Milliseconds: longer than a reply counts as new. */
const HISTORY_MS = 31 * 24 * 60 * 60 * 1000;

/** A reply whose article is corrected, with a cold worker, a new question each time. */
export async function killedCorrection(): Promise<Scenario> {
  const app = await Deployment.start();
  const [original, other] = [await edition(WORDS), await edition(OTHER_WORDS)];
  return {
    async strike(kind, at) {
      const put = await app.mention('ada', 'how many police died?');
      await app.settle();
      await app.functions.worker.kill();
      await publish(app, other);
      const strike = await settleKilling(app, kind, at);
      const errors = app.functions.worker.log.split('\n').filter((line) => line.includes('"level":"ERROR"'));
      const where = [`${kind} ${strike.struck} (call ${at})`, ...errors.slice(-10)].join('\n');
      const { reply, notes } = await said(app, put);
      expect(reply.text, where).toContain(OTHER_WORDS);
      expect(notes, where).toHaveLength(1);
      expect(app.services.size(app.deadLetters), where).toBe(0);
      expectCleanRecord(app);
      // The next one starts from the first words, with nothing left to correct.
      await app.services.passTime(HISTORY_MS);
      await app.publish(original.index);
      await app.services.passTime(SWAP_MS);
      return strike;
    },
    [Symbol.asyncDispose]: () => app[Symbol.asyncDispose](),
  };
}
