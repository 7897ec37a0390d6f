import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { IndexSource } from '../corpus/load-index.ts';

/** The command line was not understood. The message says what is allowed. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const ROOT = join(import.meta.dirname, '../../..');
export const SAMPLE_CORPUS = join(ROOT, 'corpus/articles');
export const DEFAULT_RINGS = join(ROOT, 'corpus/rings.yaml');

/** An index in a search cluster. */
interface ClusterSource {
  readonly kind: 'cluster';
  /** The address of one of its nodes. */
  readonly node: string;
}

export interface AskArguments {
  readonly help: boolean;
  /** `undefined`: the questions come from standard input. */
  readonly question: string | undefined;
  /** The question is a claim, to be set beside what the sources give. */
  readonly isClaim: boolean;
  /** Calendar dates, `YYYY-MM-DD`. */
  readonly after: string | undefined;
  readonly before: string | undefined;
  readonly source: IndexSource | ClusterSource;
  /** Quotations; `undefined` when not given. */
  readonly limit: number | undefined;
  /** Number of one of the events that the question fits, from 1; `undefined` for all of them. */
  readonly event: number | undefined;
  /** Also the quotations that would be no answer alone. */
  readonly more: boolean;
  readonly json: boolean;
  readonly explain: boolean;
}

export const ASK_HELP = `Asks the articles a question and prints the passages that answer it, word for word.

  npm run ask -- "how many police died?"     one question
  npm run ask                                 a prompt, to ask in a row
  npm run -s ask -- --json < questions.txt    one question a line, one JSON object a line

  --corpus PATH   a folder of articles, or one .txt, .md or .jsonl file (default: the sample corpus)
  --rings FILE    words that mean the same (default: corpus/rings.yaml)
  --index FILE    an index built ahead with: npm run index -- --corpus PATH --out FILE
  --store opensearch --node URL
                  an index in a search cluster: npm run index -- --corpus PATH --store opensearch --node URL
  --claim TEXT    a claim instead of a question: its figure beside those of the sources
  --after DATE    only articles published on that day or later; undated ones are left out
  --before DATE   only articles published on that day or earlier; likewise
  --limit N       most quotations, 1 to 50 (default: 5, with --json 10); each different figure keeps one
  --event N       where several events fit the question: that one alone; at the prompt: its number
  --more          also the quotations that would be no answer alone; at the prompt: more
  --json          one JSON object, which has them all and says how many are given without --more
  --explain       the parts of each quotation's score, and of how likely each figure is to answer
  --help          this text

Exit codes: 0 answered or not found · 1 could not answer · 2 wrong usage · 3 done, but some files were left out
`;

const MOST_QUOTES = 50;

/** `folder` is where the command was given: paths are relative to it. Throws {@link UsageError}. */
export function parseAskArguments(args: readonly string[], folder: string): AskArguments {
  const { values, positionals } = parseOptions(args, {
    corpus: { type: 'string' },
    rings: { type: 'string' },
    index: { type: 'string' },
    ...STORE_OPTIONS,
    claim: { type: 'string' },
    after: { type: 'string' },
    before: { type: 'string' },
    limit: { type: 'string' },
    event: { type: 'string' },
    more: { type: 'boolean' },
    json: { type: 'boolean' },
    explain: { type: 'boolean' },
    help: { type: 'boolean' },
  });
  const { corpus, rings, index } = values;
  if (index !== undefined && (corpus !== undefined || rings !== undefined)) {
    throw new UsageError('--index cannot be used with --corpus or --rings: an index has its own articles and rings');
  }
  const node = parseStore(values);
  if (node !== null && [corpus, rings, index].some((given) => given !== undefined)) {
    throw new UsageError('--store cannot be used with --corpus, --rings or --index: a cluster has its own index');
  }
  if (values.claim !== undefined && positionals.length > 0) {
    throw new UsageError('specify a question or --claim, not both');
  }
  const question = values.claim ?? (positionals.length === 0 ? undefined : positionals.join(' '));
  if (question?.trim() === '') throw new UsageError('the question is empty: npm run ask -- "how many police died?"');
  const after = parseDate('--after', values.after);
  const before = parseDate('--before', values.before);
  if (after !== undefined && before !== undefined && after > before) {
    throw new UsageError(`--after ${after} is later than --before ${before}`);
  }
  return {
    help: values.help ?? false,
    question,
    isClaim: values.claim !== undefined,
    after,
    before,
    source:
      node !== null
        ? { kind: 'cluster', node }
        : index === undefined
          ? corpusSource(corpus, rings, folder)
          : { kind: 'file', file: resolve(folder, notEmpty('--index', index)) },
    limit: values.limit === undefined ? undefined : parseLimit(values.limit),
    event: values.event === undefined ? undefined : parseEvent(values.event),
    more: values.more ?? false,
    json: values.json ?? false,
    explain: values.explain ?? false,
  };
}

export interface BuildArguments {
  readonly help: boolean;
  readonly source: Extract<IndexSource, { kind: 'corpus' }>;
  /** A file, or a search cluster in which it becomes the current one. */
  readonly target: { readonly kind: 'file'; readonly out: string } | (ClusterSource & { readonly shards: number });
}

export const BUILD_HELP = `Builds an index ahead, so that asking need not.

  npm run index -- --corpus PATH --out FILE
  npm run index -- --corpus PATH --store opensearch --node URL

  --corpus PATH   a folder of articles, or one .txt, .md or .jsonl file (default: the sample corpus)
  --rings FILE    words that mean the same (default: corpus/rings.yaml)
  --out FILE      where to write the index; it is replaced in one step, or not at all
  --store opensearch --node URL
                  into a search cluster: only what it does not have, beside what is asked meanwhile; what was cut off
                  is taken up by the same command, given again
  --shards N      the first time: parts of that index, 1 to 64 (default: 1)
  --help          this text

Exit codes: 0 built · 1 could not build, nothing written · 2 wrong usage · 3 built, but some files were left out
`;

/** Throws {@link UsageError}. */
export function parseBuildArguments(args: readonly string[], folder: string): BuildArguments {
  const { values, positionals } = parseOptions(args, {
    corpus: { type: 'string' },
    rings: { type: 'string' },
    out: { type: 'string' },
    ...STORE_OPTIONS,
    shards: { type: 'string' },
    help: { type: 'boolean' },
  });
  if (positionals.length > 0) throw new UsageError(`unexpected argument ${JSON.stringify(positionals[0])}`);
  const help = values.help ?? false;
  const node = parseStore(values);
  const { out, shards } = values;
  if (node === null && out === undefined && !help) throw new UsageError('--out FILE or --store opensearch is required');
  if (node !== null && out !== undefined) throw new UsageError('specify --out or --store, not both');
  if (node === null && shards !== undefined) throw new UsageError('--shards can only be used with --store');
  return {
    help,
    source: corpusSource(values.corpus, values.rings, folder),
    target:
      node === null
        ? { kind: 'file', out: resolve(folder, out === undefined ? '' : notEmpty('--out', out)) }
        : { kind: 'cluster', node, shards: shards === undefined ? 1 : parseShards(shards) },
  };
}

export const STORE_OPTIONS = { store: { type: 'string' }, node: { type: 'string' } } as const;

/** The node of `--store opensearch --node URL`; `null` where neither is given. Throws {@link UsageError}. */
export function parseStore({ store, node }: { store?: string | undefined; node?: string | undefined }): string | null {
  if (store === undefined && node === undefined) return null;
  if (store !== undefined && store !== 'opensearch') {
    throw new UsageError(`invalid --store ${JSON.stringify(store)}: must be opensearch`);
  }
  if (store === undefined) throw new UsageError('--node can only be used with --store opensearch');
  if (node === undefined) throw new UsageError('--store opensearch requires --node URL');
  const url = URL.parse(node);
  const isNode = url !== null && /^https?:$/u.test(url.protocol) && url.pathname === '/' && url.search === '';
  if (!isNode) throw new UsageError(`invalid --node ${JSON.stringify(node)}: must be such as http://127.0.0.1:9200`);
  return url.href;
}

const MOST_SHARDS = 64;

function parseShards(text: string): number {
  const shards = Number(text);
  if (Number.isInteger(shards) && shards >= 1 && shards <= MOST_SHARDS) return shards;
  throw new UsageError(`invalid --shards ${JSON.stringify(text)}: must be a whole number from 1 to ${MOST_SHARDS}`);
}

function corpusSource(corpus: string | undefined, rings: string | undefined, folder: string) {
  return {
    kind: 'corpus' as const,
    corpus: corpus === undefined ? SAMPLE_CORPUS : resolve(folder, notEmpty('--corpus', corpus)),
    rings: rings === undefined ? DEFAULT_RINGS : resolve(folder, notEmpty('--rings', rings)),
  };
}

function notEmpty(option: string, value: string): string {
  if (value.trim() === '') throw new UsageError(`${option} requires a path`);
  return value;
}

function parseLimit(text: string): number {
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_QUOTES) {
    throw new UsageError(`invalid --limit ${JSON.stringify(text)}: must be a whole number from 1 to ${MOST_QUOTES}`);
  }
  return limit;
}

function parseEvent(text: string): number {
  const event = Number(text);
  if (Number.isInteger(event) && event >= 1) return event;
  throw new UsageError(`invalid --event ${JSON.stringify(text)}: must be the number of an event, from 1`);
}

function parseDate(option: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const date = new Date(`${text}T00:00:00Z`);
  const isDate =
    /^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  if (!isDate) throw new UsageError(`invalid ${option} ${JSON.stringify(text)}: must be a date such as 2022-01-06`);
  return text;
}

export type OptionSpecs = Record<string, { type: 'string'; multiple?: boolean } | { type: 'boolean' }>;

/** The options of a command line, `multiple` ones as lists. Throws {@link UsageError} for what is not among them. */
export function parseOptions<const Options extends OptionSpecs>(args: readonly string[], options: Options) {
  const { tokens } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true });
  for (const token of tokens) {
    const problem = token.kind === 'option' ? problemOf(token, options) : null;
    if (problem !== null) throw new UsageError(problem);
  }
  return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
}

interface GivenOption {
  readonly name: string;
  /** As it was typed, with its hyphens. */
  readonly rawName: string;
  readonly value?: string | undefined;
  /** Whether the value follows an equals sign. */
  readonly inlineValue?: boolean | undefined;
}

/** In our own words, since Node's tell of its API; `null` for an option that is well given. */
function problemOf({ name, rawName, value, inlineValue }: GivenOption, options: OptionSpecs): string | null {
  const spec = Object.hasOwn(options, name) && rawName.startsWith('--') ? options[name] : undefined;
  if (!spec) {
    const names = Object.keys(options).map((option) => `--${option}`);
    return `unknown option ${JSON.stringify(rawName)}. Options: ${names.join(', ')}`;
  }
  if (spec.type === 'boolean') return value === undefined ? null : `${rawName} does not take a value`;
  if (value === undefined) return `${rawName} requires a value`;
  return value.startsWith('-') && value !== '-' && !inlineValue
    ? `${rawName} requires a value. To pass ${JSON.stringify(value)}, write ${rawName}=${value}`
    : null;
}
