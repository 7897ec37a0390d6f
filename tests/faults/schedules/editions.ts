import { FRESH_MS } from '../../../functions/aws/indexing/index-cache.ts';
import { jobMessage } from '../../../functions/aws/platform/job-message.ts';
import type { Edition } from '../../../functions/engine/edition.ts';
import { editionOf } from '../../../functions/engine/embedded-edition.ts';
import type { CorpusIndex } from '../../../functions/engine/search/corpus-index.ts';
import type { Store } from '../../../functions/slack/store/store.ts';
import { BUSY_MS, type Invocation, type World } from './world.ts';

/** Articles of which some are otherwise, or gone, in each edition. */
export interface OtherEdition {
  readonly index: CorpusIndex;
  /** Ids of the articles that are not as in the first edition. */
  readonly changed: readonly string[];
}

interface Published {
  readonly at: number;
  readonly index: CorpusIndex;
}

/** Milliseconds after an edition is current at which an indexer that was killed right then tells of it. */
const TOLD_LATE_MS = 300_000;

/** The articles, as an indexer that does nothing wrong publishes them, and as each worker has looked at them last. */
export class Editions {
  readonly #world: World;
  readonly #published: Published[];
  readonly #held = new WeakMap<Invocation, { checkedAt: number; edition: Edition }>();

  constructor(world: World, first: CorpusIndex) {
    this.#world = world;
    this.#published = [{ at: Number.NEGATIVE_INFINITY, index: first }];
  }

  /** Oldest first. */
  get published(): readonly CorpusIndex[] {
    return this.#published.map(({ index }) => index);
  }

  /** One or two of these come while people ask, or some minutes later; `send` takes a message of the queue of jobs. */
  async plan(
    others: readonly OtherEdition[],
    store: Pick<Store, 'moveIndex'>,
    send: (body: string, options: { readonly delayMs: number }) => void,
  ): Promise<void> {
    const { chances, timeline } = this.#world;
    const [first] = this.published;
    const pointer = ({ version, articles }: CorpusIndex, builtAt: number) => ({
      version,
      object: version,
      articles: articles.length,
      builtAt,
    });
    if (first) await store.moveIndex(pointer(first, timeline.now), null);
    let at = timeline.now;
    for (let left = chances.between(1, 2); left > 0; left -= 1) {
      at += chances.between(5000, chances.pick([BUSY_MS, 6 * BUSY_MS]));
      timeline.at(at, () => {
        const before = this.#published.at(-1);
        const next = others[chances.between(0, others.length - 1)];
        if (!before || !next || before.index === next.index) return;
        const { now } = timeline;
        void store.moveIndex(pointer(next.index, now), before.index.version);
        this.#published.push({ at: now, index: next.index });
        const { changed: articles, index } = next;
        const job = { type: 'changed' as const, acceptedAt: now, articles: [...articles], index: index.version };
        const { MessageBody, DelaySeconds = 0 } = jobMessage(job);
        const late = chances.happens(0.2) ? TOLD_LATE_MS : 0;
        for (let copies = chances.pick([1, 1, 2]); copies > 0; copies -= 1) {
          timeline.in(late, () => send(MessageBody, { delayMs: DelaySeconds * 1000 }));
        }
      });
    }
  }

  /** As a function sees it that looks every {@link FRESH_MS}. */
  heldBy(invocation: Invocation): Edition {
    const { chances, timeline } = this.#world;
    const held = this.#held.get(invocation) ?? this.#lookedAt(timeline.now - chances.between(0, FRESH_MS));
    const fresh = timeline.now - held.checkedAt < FRESH_MS ? held : this.#lookedAt(timeline.now);
    this.#held.set(invocation, fresh);
    return fresh.edition;
  }

  #lookedAt(checkedAt: number) {
    const index = this.#published.findLast(({ at }) => at <= checkedAt)?.index;
    if (!index) throw new Error('nothing was published');
    return { checkedAt, edition: editionOf(index) };
  }
}
