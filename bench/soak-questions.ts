import { Deployment, type Put } from '../tests/end-to-end/deployment.ts';
import { type Edition, edition, OTHER_WORDS, SWAP_MS, WORDS } from '../tests/end-to-end/editions.ts';
import { slackAnswer } from '../tests/support/slack-answer.ts';
import type { PersonName } from '../tests/support/slack-api.ts';
import { field } from '../tests/support/wire-proxy.ts';
import { median, quantile } from './quantile.ts';
import { sampleCorpus } from './sample-corpus.ts';

/** Questions that wait in the queue at once; each batch has a channel of its own. */
const BATCH = 50;

/** Batches from one index to the next, and from one line of the table to the next. */
const SWAP_EVERY = 4;
const LEVEL_EVERY = 40;

const ASKERS: readonly PersonName[] = ['ada', 'ben', 'cleo', 'dora', 'edith', 'felix', 'gus', 'hana'];

/** What was so after so many questions. */
interface Level {
  readonly asked: number;
  readonly swaps: number;
  /** Questions without a reply. */
  readonly lost: number;
  /** Questions with more than one. */
  readonly doubled: number;
  /** Replies that differ from the first one to that question of that index. */
  readonly otherWords: number;
  readonly starts: number;
  /** `null` where the system does not tell. */
  readonly workerBytes: number | null;
  readonly ingressBytes: number | null;
}

/** Milliseconds of the worker, and the levels in order. */
interface QuestionSoak {
  readonly levels: readonly Level[];
  readonly p50: number;
  readonly p99: number;
}

/** `count` questions of the sample corpus, in turn, by people in turn, over two editions of the index in turn. */
export async function soakQuestions(count: number, tell: (line: string) => void): Promise<QuestionSoak> {
  const { questions } = await sampleCorpus();
  const editions: readonly Edition[] = [await edition(WORDS), await edition(OTHER_WORDS)];
  await using app = await Deployment.start({ index: editions[0]?.index ?? null });
  const posts = new Map<string, string[]>();
  using _ = takePosts(app, posts);
  const firstReplies = new Map<string, string>();
  const levels: Level[] = [];
  const sum = { asked: 0, swaps: 0, lost: 0, doubled: 0, otherWords: 0 };
  for (let batch = 0; sum.asked < count; batch += 1) {
    const current = Math.floor(batch / SWAP_EVERY) % editions.length;
    const swapped = editions[current];
    if (batch > 0 && batch % SWAP_EVERY === 0 && swapped) {
      await app.publish(swapped.index);
      await app.services.passTime(SWAP_MS);
      sum.swaps += 1;
    }
    const asker = ASKERS[batch % ASKERS.length] ?? 'ada';
    const channel = await app.slack.channel(asker);
    const put: { readonly question: string; readonly at: Put }[] = [];
    for (let n = 0; n < BATCH && sum.asked < count; n += 1) {
      const question = questions[sum.asked % questions.length]?.question ?? '';
      put.push({ question, at: await app.mention(asker, question, { channel }) });
      sum.asked += 1;
    }
    await app.settle();
    for (const { question, at } of put) {
      const [reply, ...more] = posts.get(at.ts) ?? [];
      if (reply === undefined) sum.lost += 1;
      if (more.length > 0) sum.doubled += 1;
      const key = `${current} ${question}`;
      const first = firstReplies.get(key);
      if (first === undefined && reply !== undefined) firstReplies.set(key, reply);
      else if (reply !== undefined && reply !== first) sum.otherWords += 1;
    }
    posts.clear();
    // What the lines and the deployment remember is the test's own memory.
    app.network.calls.length = 0;
    app.asked.length = 0;
    if ((batch + 1) % LEVEL_EVERY === 0 || sum.asked >= count) {
      const { worker, ingress } = app.functions;
      const [workerBytes, ingressBytes] = [await worker.residentBytes(), await ingress.residentBytes()];
      levels.push({ ...sum, starts: worker.starts.length, workerBytes, ingressBytes });
      tell(JSON.stringify(levels.at(-1)));
    }
  }
  const { runs } = app.functions.worker;
  return { levels, p50: median(runs), p99: quantile(runs, 0.99) };
}

/** Keeps the texts of posts by the thread they are for: emulate 0.12.2 takes 5,000 calls an hour of one token, and no more. */
function takePosts(app: Deployment, posts: Map<string, string[]>): Disposable {
  let taken = 0;
  return app.network.intercept(({ operation, body }) => {
    if (operation !== 'chat.postMessage') return null;
    const thread = String(field(body, 'thread_ts'));
    posts.set(thread, [...(posts.get(thread) ?? []), String(field(body, 'text'))]);
    taken += 1;
    const ts = `1800000000.${String(taken).padStart(6, '0')}`;
    return { kind: 'answer', ...slackAnswer({ ok: true, channel: field(body, 'channel'), ts, message: { ts } }) };
  });
}
