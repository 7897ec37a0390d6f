import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { type Answer, answer } from '../functions/engine/answer.ts';
import type { Edition } from '../functions/engine/edition.ts';
import { clusterStore } from '../functions/local/corpus/search-cluster.ts';
import { quantile } from './quantile.ts';

/** Quotations of an answer. */
const LIMIT = 5;
/** Milliseconds between two questions. */
const ASKED_EVERY = 1000;

/** Asks one question after the other until it is stopped: an edition answers as it did at first for as long as it is the current one. */
export class Asker {
  readonly #running: Promise<void>;
  readonly #ms: number[] = [];
  readonly #counts = { before: 0, same: 0, after: 0, failed: 0 };
  #isOver = false;

  constructor(node: string, questions: readonly string[], first: Edition) {
    this.#running = this.#run(node, questions, first);
  }

  async #run(node: string, questions: readonly string[], first: Edition): Promise<void> {
    const store = clusterStore(node);
    const ask = async (question: string, edition: Edition): Promise<Answer> =>
      answer(question, await edition.slice([question]), { limit: LIMIT });
    const expected = new Map<string, Answer>();
    for (const question of questions) expected.set(question, await ask(question, first));
    for (let at = 0; !this.#isOver; at += 1) {
      const question = questions[at % questions.length] ?? '';
      const begun = performance.now();
      try {
        const edition = await store.current();
        const given = edition && (await ask(question, edition));
        this.#ms.push(performance.now() - begun);
        if (given?.indexVersion !== first.version) this.#counts.after += 1;
        else {
          this.#counts.before += 1;
          if (isDeepStrictEqual(given, expected.get(question))) this.#counts.same += 1;
        }
      } catch {
        this.#counts.failed += 1;
      }
      await sleep(ASKED_EVERY);
    }
  }

  async stop(tell: (line: string) => void): Promise<void> {
    this.#isOver = true;
    await this.#running;
    const { before, same, after, failed } = this.#counts;
    const [half, most] = [quantile(this.#ms, 0.5), quantile(this.#ms, 0.95)].map(Math.round);
    tell(
      `asked meanwhile: ${before} answers of the edition before, ${same} of them as at first, ${after} of the new one, ${failed} failed; ${half} ms at the median, ${most} ms at the 95th percentile`,
    );
  }
}
