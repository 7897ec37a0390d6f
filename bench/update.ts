/**
 * What it costs to bring an index up to date when an article comes, changes or goes, beside building it again, in one run.
 *
 *     npm run bench:update
 *     npm run bench:update -- --passages 50000 --rounds 3
 *
 * The text is made up here from a seed. Every way is timed once a round, another one first each round, and the medians
 * are shown. What an update gives is compared with what building gives, byte by byte, before anything is timed. The
 * floors are printed with pass or FAIL; with `--floors` one that is missed makes the exit code 1.
 */
import type { Article } from '../functions/engine/articles/article.ts';
import { findCopies, type WordedText } from '../functions/engine/articles/near-duplicates.ts';
import { parseArticle } from '../functions/engine/articles/parse-article.ts';
import { buildIndex } from '../functions/engine/indexing/build-index.ts';
import { type IndexChange, updateIndex } from '../functions/engine/indexing/index-update.ts';
import { decodeSnapshot, encodeSnapshot } from '../functions/engine/indexing/snapshot.ts';
import type { CorpusIndex } from '../functions/engine/search/corpus-index.ts';
import { tokenize } from '../functions/engine/text/tokens.ts';
import { wordHash } from '../functions/engine/text/word-hash.ts';
import { parseOptions, UsageError } from '../functions/local/commands/arguments.ts';
import { EXIT, runCommand } from '../functions/local/commands/run-command.ts';
import { atLeast } from './bench-arguments.ts';
import { median } from './quantile.ts';
import { defaultRings } from './sample-corpus.ts';
import { syntheticCorpus } from './synthetic-corpus.ts';
import { type Floor, floorTable, machine, table } from './table.ts';

const HELP = `Measures updating an index, beside building it anew.

  --passages N     passages of the index (default: 20000)
  --rounds N       times each way is timed (default: 5)
  --floors         exit code 1 when a floor is missed
  --help           this text
`;

const WORDS_A_PASSAGE = 100;
/** Articles of the larger change. */
const MANY = 100;
/** Texts among which copies are looked for, and how many copies there are. */
const COPIES = { texts: 5000, wordsASection: 33, copies: 1000 } as const;

const collectGarbage = globalThis.gc;

await runCommand('bench:update', async (args) => {
  const { passages, rounds, floors: failing, help } = parseUpdateArguments(args);
  if (help) {
    process.stdout.write(HELP);
    return EXIT.done;
  }
  if (!collectGarbage) throw new UsageError('start it with node --expose-gc, as npm run bench:update does');
  process.stdout.write(`${machine()}\nMedians of ${rounds} rounds\n\n`);
  const floors = [...measureUpdates(passages, rounds), measureCopies(rounds)];
  process.stdout.write(`\n${floorTable(floors)}`);
  return failing && floors.some(({ holds }) => !holds) ? EXIT.failed : EXIT.done;
});

function measureUpdates(passages: number, rounds: number): Floor[] {
  const rings = defaultRings();
  const { articles: all } = syntheticCorpus(passages, WORDS_A_PASSAGE, 0);
  // One in the middle, so that what comes behind it moves, and some from everywhere.
  const step = Math.ceil(all.length / MANY);
  const many = all.filter((_, at) => at % step === Math.floor(step / 2));
  const one = many.slice(many.length >> 1).slice(0, 1);
  const whole = buildIndex(all, rings);
  const without = (left: readonly Article[]) =>
    buildIndex(
      all.filter((article) => !left.includes(article)),
      rings,
    );
  const withoutOne = without(one);
  const withoutMany = without(many);
  const stored = encodeSnapshot(withoutOne);
  const ids = one.map(({ id }) => id);
  const replacement = one.map((article) => ({ ...article, title: 'Another Title' }));
  const changes: readonly [string, CorpusIndex, IndexChange, CorpusIndex][] = [
    ['add one', withoutOne, { put: one, remove: [] }, whole],
    ['remove one', whole, { put: [], remove: ids }, withoutOne],
    ['replace one', whole, { put: replacement, remove: [] }, updateIndex(withoutOne, { put: replacement, remove: [] })],
    [`add ${many.length}`, withoutMany, { put: many, remove: [] }, whole],
  ];
  for (const [name, index, change, expected] of changes) {
    if (Buffer.compare(encodeSnapshot(updateIndex(index, change)), encodeSnapshot(expected)) !== 0) {
      throw new Error(`${name}: the updated index is another than the one that is built`);
    }
  }
  const build = 'build anew';
  const cold = 'cold: decode, add one, encode';
  const times = interleaved(rounds, {
    parse: () => all.map(({ text, file }) => parseArticle({ text, file, format: 'text' })).length,
    [build]: () => buildIndex(all, rings).passages.length,
    encode: () => encodeSnapshot(whole).length,
    decode: () => decodeSnapshot(stored).passages.length,
    [cold]: () => encodeSnapshot(updateIndex(decodeSnapshot(stored), { put: one, remove: [] })).length,
    ...Object.fromEntries(
      changes.map(([name, index, change]) => [`warm: ${name}`, () => updateIndex(index, change).passages.length]),
    ),
  });
  const rebuild = medianOf(times, build) + medianOf(times, 'encode');
  const rows = [...times.keys()].map((name) => [
    name,
    medianOf(times, name).toFixed(0),
    (medianOf(times, name) / medianOf(times, build)).toFixed(3),
    (medianOf(times, name) / rebuild).toFixed(3),
    (medianOf(times, name) / (medianOf(times, 'parse') + rebuild)).toFixed(3),
  ]);
  const size = `${whole.passages.length} passages, ${all.length} articles, ${(stored.length / 1e6).toFixed(1)} MB`;
  process.stdout.write(table([size, 'ms', '÷ build', '÷ build + encode', '÷ parse + build + encode'], rows));
  const coldShare = medianOf(times, cold) / rebuild;
  const warmShare = medianOf(times, 'warm: add one') / rebuild;
  return [
    { promise: 'cold: add one < 1/2 of build + encode', reached: coldShare.toFixed(2), holds: coldShare < 1 / 2 },
    { promise: 'warm: add one < 1/10 of build + encode', reached: warmShare.toFixed(3), holds: warmShare < 1 / 10 },
  ];
}

function measureCopies(rounds: number): Floor {
  const { articles } = syntheticCorpus(10 * COPIES.texts, COPIES.wordsASection, 0);
  const texts: WordedText[] = articles.map(({ id, text }) => ({
    id,
    words: Uint32Array.from(tokenize(text), ({ word }) => wordHash(word)),
  }));
  const copies = texts
    .slice(0, COPIES.copies)
    .map(({ id, words }) => ({ id: `copy-${id}`, words: words.filter((_, at) => at % 40 !== 7) }));
  let found = 0;
  const name = 'find copies';
  const times = interleaved(rounds, {
    [name]: () => {
      found = findCopies([...texts, ...copies]).size;
      return found;
    },
  });
  const milliseconds = medianOf(times, name);
  return {
    promise: `copies among ${texts.length + copies.length} articles ≤ 1 s`,
    reached: `${milliseconds.toFixed(0)} ms, ${found} of ${copies.length}`,
    holds: milliseconds <= 1000 && found === copies.length,
  };
}

/** Milliseconds of each way; what they return is added up, so that no work can be optimised away. */
function interleaved(rounds: number, ways: Readonly<Record<string, () => number>>): Map<string, number[]> {
  const names = Object.keys(ways);
  const times = new Map(names.map((name): [string, number[]] => [name, []]));
  let sink = 0;
  for (let round = 0; round < rounds; round += 1) {
    for (let offset = 0; offset < names.length; offset += 1) {
      const name = names[(round + offset) % names.length] ?? '';
      collectGarbage?.();
      const start = performance.now();
      const result = ways[name]?.() ?? 0;
      times.get(name)?.push(performance.now() - start);
      sink += result;
    }
  }
  if (Number.isNaN(sink)) throw new Error('nothing was measured');
  return times;
}

function medianOf(times: ReadonlyMap<string, readonly number[]>, name: string): number {
  return median(times.get(name) ?? []);
}

function parseUpdateArguments(args: readonly string[]) {
  const { values } = parseOptions(args, {
    passages: { type: 'string' },
    rounds: { type: 'string' },
    floors: { type: 'boolean' },
    help: { type: 'boolean' },
  });
  const { passages = '20000', rounds = '5', floors = false, help = false } = values;
  return { passages: atLeast(1000, '--passages', passages), rounds: atLeast(1, '--rounds', rounds), floors, help };
}
