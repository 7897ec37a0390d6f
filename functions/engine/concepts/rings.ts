import * as v from 'valibot';
import { type Document, parseDocument } from 'yaml';
import { type Token, tokenize } from '../text/tokens.ts';

/**
 * Synonym rings (ANSI/NISO Z39.19; Lucene calls one a synonym set): words and phrases that mean the same to a news desk
 * ("died", "dead", "fatalities"). A text that holds any of them is indexed under the ring's name as well, so that a question
 * in one word finds an answer in another.
 */
export interface Rings {
  /** Ring names in the order of the file. A token's ring is an index into this list. */
  readonly names: readonly string[];
  /** The phrases as written, by their first word, longest first. */
  readonly byWord: ReadonlyMap<string, readonly RingPhrase[]>;
  /** The same without inflections, except those of two rings. */
  readonly byRoot: ReadonlyMap<string, readonly RingPhrase[]>;
}

export interface RingPhrase {
  readonly ring: number;
  /** Folded words, or their roots, in order. */
  readonly parts: readonly string[];
}

/** `rings.yaml` cannot be read or breaks a rule. The message names the file, the ring and the way out. */
export class RingsError extends Error {
  override readonly name = 'RingsError';
  readonly file: string;

  constructor(file: string, problem: string, options?: ErrorOptions) {
    super(`${file}: ${problem}`, options);
    this.file = file;
  }
}

const RingsFile = v.strictObject({
  rings: v.record(
    v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/u, 'a ring is named in lower-case letters, digits and hyphens')),
    v.pipe(v.array(v.pipe(v.string(), v.trim(), v.minLength(1))), v.minLength(2, 'a ring needs two words or more')),
  ),
});

/**
 * UTF-16 code units. The rings of a news desk take a few thousand; what is larger than this is another file, and the
 * parser's search for keys that occur twice is quadratic: a second for a file of this size.
 */
const RINGS_SIZE_LIMIT = 250_000;

/** A passage keeps the ring of each token in 16 bits. A file within its limit has fewer; acronyms may have more. */
export const MOST_RINGS = 32_767;

export const NO_RINGS: Rings = { names: [], byWord: new Map(), byRoot: new Map() };

/** Reads `rings.yaml`. Throws {@link RingsError}. */
export function parseRings(yaml: string, file: string): Rings {
  if (yaml.length > RINGS_SIZE_LIMIT) {
    throw new RingsError(file, `is larger than ${RINGS_SIZE_LIMIT} characters; is it a file of another kind?`);
  }
  const result = v.safeParse(RingsFile, parseYaml(yaml, file));
  if (!result.success) {
    const [issue] = result.issues;
    const where = issue.path?.map((step) => String(step.key)).join(' › ');
    throw new RingsError(
      file,
      where ? `${where}: ${issue.message}` : `${issue.message}; write it like corpus/rings.yaml`,
    );
  }
  return buildRings(result.output.rings, file);
}

function parseYaml(yaml: string, file: string): unknown {
  let document: Document.Parsed;
  try {
    document = parseDocument(yaml, { schema: 'core' });
  } catch (cause) {
    throw new RingsError(file, 'cannot be read as YAML; write it like corpus/rings.yaml', { cause });
  }
  const [failure] = document.errors;
  if (failure) throw new RingsError(file, `not valid YAML: ${failure.message}`, { cause: failure });
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch (cause) {
    throw new RingsError(file, 'has an alias (*name), which is not read; write the words out', { cause });
  }
}

function buildRings(rings: Readonly<Record<string, readonly string[]>>, file: string): Rings {
  const names = Object.keys(rings);
  const words = new Map<string, RingPhrase>();
  const roots = new Map<string, RingPhrase | 'ambiguous'>();
  names.forEach((name, ring) => {
    for (const entry of rings[name] ?? []) {
      const tokens = tokenize(entry);
      if (tokens.length === 0) throw new RingsError(file, `ring ${name}: ${JSON.stringify(entry)} has no word in it`);
      const asWords = { ring, parts: tokens.map((token) => token.word) };
      const other = words.get(asWords.parts.join(' '));
      if (other && other.ring !== ring) {
        const both = `${names[other.ring]} and ${name}`;
        throw new RingsError(file, `${JSON.stringify(entry)} is in two rings, ${both}; keep it in one of them`);
      }
      words.set(asWords.parts.join(' '), asWords);

      const asRoots = { ring, parts: tokens.map((token) => inflectionRoot(token.word)) };
      const key = asRoots.parts.join(' ');
      const rival = roots.get(key);
      roots.set(key, rival && (rival === 'ambiguous' || rival.ring !== ring) ? 'ambiguous' : asRoots);
    }
  });
  return { names, byWord: byFirstPart(words.values()), byRoot: byFirstPart(roots.values()) };
}

function byFirstPart(phrases: Iterable<RingPhrase | 'ambiguous'>): Map<string, RingPhrase[]> {
  const lists = new Map<string, RingPhrase[]>();
  for (const phrase of phrases) {
    if (phrase === 'ambiguous') continue;
    const first = phrase.parts[0] ?? '';
    const list = lists.get(first) ?? [];
    list.push(phrase);
    lists.set(first, list);
  }
  for (const list of lists.values()) list.sort((a, b) => b.parts.length - a.parts.length);
  return lists;
}

type RingToken = Pick<Token, 'word'>;

/**
 * For each token the index of its ring, or -1. The longest phrase wins, and among equally long ones the one that
 * is in the file in that very form; a token belongs to one ring at most.
 */
export function ringsOf(tokens: readonly RingToken[], rings: Rings): Int16Array {
  const found = new Int16Array(tokens.length).fill(-1);
  const bare = tokens.map((token) => inflectionRoot(token.word));
  for (let at = 0; at < tokens.length; ) {
    const phrase = phraseAt(tokens, bare, at, rings);
    if (phrase) found.fill(phrase.ring, at, at + phrase.parts.length);
    at += phrase?.parts.length ?? 1;
  }
  return found;
}

function phraseAt(
  tokens: readonly RingToken[],
  bare: readonly string[],
  at: number,
  rings: Rings,
): RingPhrase | undefined {
  const exact = rings.byWord
    .get(tokens[at]?.word ?? '')
    ?.find(({ parts }) => parts.every((part, offset) => tokens[at + offset]?.word === part));
  const inflected = rings.byRoot
    .get(bare[at] ?? '')
    ?.find(({ parts }) => parts.every((part, offset) => bare[at + offset] === part));
  return inflected && inflected.parts.length > (exact?.parts.length ?? 0) ? inflected : (exact ?? inflected);
}

/**
 * A word without the endings of English inflection ("officers" and "officer", "seizing" and "seized"). Not a stem: a
 * stemmer makes one word of "reporter" and "reports" and of "protester" and "protest", which mean different things.
 */
function inflectionRoot(word: string): string {
  const known = roots.get(word);
  if (known !== undefined) return known;
  const root = withoutInflection(word);
  if (roots.size >= ROOTS_LIMIT) roots.clear();
  roots.set(word, root);
  return root;
}

/** Every token of a corpus is asked for. Bounded for hostile input: about 10 MB. */
const roots = new Map<string, string>();
const ROOTS_LIMIT = 100_000;

function withoutInflection(word: string): string {
  if (word.length < 4) return word;
  const verb = word.replace(/(?:ies|ied)$/u, 'y').replace(/(?<=[^aeiou]|[aeiou]{2})(?:ing|ed)$/u, '');
  const bare = verb === word ? word.replace(/(?:(?<=s|x|z|ch|sh)es|(?<=[^su])s)$/u, '') : verb;
  const root = bare.replace(/e$/u, '');
  // English doubles the last letter of "plan" in "planned": "planed" is of "plane".
  if (SHORT.test(root) && (verb !== word || bare !== root)) return `${root}e`;
  return root.replace(/([^aeiou])\1$/u, '$1');
}

/** One vowel before one consonant, in one syllable. */
const SHORT = /^[^aeiou]*[aeiou][^aeiouwxys]$/u;
