import { expect } from 'vitest';
import { MOST_RUNS } from '../../functions/slack/jobs/backoff.ts';
import { texts } from '../../functions/wording/texts.ts';
import { type Call, type Fault, field } from '../support/wire-proxy.ts';
import type { Deployment } from './deployment.ts';
import { deadLettersOf, failing, isPost, isPostTo, POLICE, putBack } from './posts.ts';
import { onlyReply } from './replies.ts';

/** The waits between five runs, each with the longest spread, and a minute: the runbook says six to eight minutes. */
const MOST_UNTIL_APOLOGY_MS = ((2 + 15 + 60 + 300) * 1.25 + 60) * 1000;

const REFUSED: Fault = { kind: 'answer', status: 500, body: '' };

function isPassedOn({ caller, operation, body }: Call): boolean {
  return caller === 'worker' && operation === 'SendMessage' && String(field(body, 'QueueUrl')).includes('Failed');
}

/** What becomes of a job that fails for good, by what else goes wrong: of which each must end in one apology. */
export const FAILED_JOBS: Readonly<Record<string, (app: Deployment) => Promise<void>>> = {
  'ends in the dead letters, once, and the asker gets one apology': async (app) => {
    const put = await app.mention('ben', POLICE);
    using _fault = failing(app, put, REFUSED, 5);
    await app.settle();
    expect((await onlyReply(app, put)).text).toBe(texts.apology);
    expect(deadLettersOf(app, put)).toMatchObject([{ type: 'question', channel: put.channel, ts: put.ts }]);
  },

  'because it kills its worker time after time ends there too, and costs a job beside it no run': async (app) => {
    const put = await app.mention('ada', POLICE);
    const other = await app.mention('ben', POLICE);
    let kills = 0;
    const killsBefore: number[] = [];
    using _fault = app.network.intercept((call) => {
      if (call.caller !== 'worker') return null;
      if (isPostTo(call, other.channel)) killsBefore.push(kills);
      if (!isPostTo(call, put.channel)) return null;
      kills += 1;
      return { kind: 'cut before', strike: () => app.functions.worker.kill() };
    });
    await app.settle();
    expect((await onlyReply(app, put)).text).toBe(texts.apology);
    expect(deadLettersOf(app, put)).toHaveLength(1);
    expect((await onlyReply(app, other)).text).toContain(texts.sourcesDiffer);
    expect(killsBefore).toHaveLength(1);
    expect(killsBefore[0]).toBeLessThan(2);
    expect(kills).toBe(MOST_RUNS);
  },

  'is in the dead letters once where its worker is killed just after it has passed it on': async (app) => {
    const put = await app.mention('ben', POLICE);
    using _fault = failing(app, put, REFUSED, 5);
    let cuts = 0;
    using _cut = app.network.intercept((call) =>
      isPassedOn(call) && cuts++ === 0 ? { kind: 'cut after', strike: () => app.functions.worker.kill() } : null,
    );
    await app.settle();
    expect(cuts).toBe(1);
    expect((await onlyReply(app, put)).text).toBe(texts.apology);
    expect(deadLettersOf(app, put)).toHaveLength(1);
  },

  'and that its worker cannot pass on is moved by the queue': async (app) => {
    const put = await app.mention('ben', POLICE);
    using _fault = failing(app, put, REFUSED, 5);
    using _deaf = app.network.intercept((call) =>
      isPassedOn(call) ? { kind: 'answer', status: 500, body: '{}' } : null,
    );
    const before = app.clock.offset;
    await app.settle();
    expect((await onlyReply(app, put)).text).toBe(texts.apology);
    expect(deadLettersOf(app, put)).toHaveLength(1);
    expect(app.clock.offset - before).toBeLessThan(MOST_UNTIL_APOLOGY_MS);
  },

  'is apologised for once when the apology itself is cut off': async (app) => {
    const put = await app.mention('ben', POLICE);
    using _fault = failing(app, put, REFUSED, 5);
    let cuts = 1;
    using _cut = app.network.intercept((call) =>
      call.caller === 'apology' && isPostTo(call, put.channel) && cuts-- > 0
        ? { kind: 'cut after', strike: () => app.functions.apology.kill() }
        : null,
    );
    await app.settle();
    expect((await onlyReply(app, put)).text).toBe(texts.apology);
    expect(deadLettersOf(app, put)).toHaveLength(1);
  },

  'and is put back by the operator is answered in place of its apology': async (app) => {
    const put = await app.mention('ben', POLICE);
    using _fault = failing(app, put, REFUSED, 5);
    await app.settle();
    await putBack(app, put);
    await app.settle();
    expect((await onlyReply(app, put)).text).toContain(texts.sourcesDiffer);
  },

  'is apologised for in the fifth run of the apology where four fail': async (app) => {
    const put = await app.mention('ben', POLICE);
    let left = 4;
    using _fault = app.network.intercept((call) => {
      const fails =
        call.caller === 'worker'
          ? isPostTo(call, put.channel)
          : call.caller === 'apology' && isPost(call) && left-- > 0;
      return fails ? REFUSED : null;
    });
    await app.settle();
    expect((await onlyReply(app, put)).text).toBe(texts.apology);
    expect(deadLettersOf(app, put)).toHaveLength(1);
  },
};
