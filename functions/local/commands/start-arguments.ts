import { resolve } from 'node:path';
import { DEFAULT_RINGS, parseOptions, parseStore, SAMPLE_CORPUS, STORE_OPTIONS, UsageError } from './arguments.ts';

export interface StartArguments {
  readonly help: boolean;
  readonly corpus: string;
  readonly rings: string;
  /** Of a search cluster that is asked; `null`: the index in memory. */
  readonly node: string | null;
  /** `null`: the usual one, or any that is free. */
  readonly port: number | null;
  /** Whether to open a browser. */
  readonly open: boolean;
  /** Against a real workspace instead of the page. */
  readonly socket: boolean;
  /** Print the manifest of an app for `--socket`, and nothing more. */
  readonly manifest: boolean;
  /** User ids, for `--socket`. */
  readonly admins: readonly string[];
}

export const START_HELP = `Opens the app on this machine: a page that shows what Slack would show.

  npm start                          the page, over the sample corpus
  npm start -- --corpus PATH         over your own articles
  npm start -- --socket              in a real workspace, over Socket Mode

  --corpus PATH   a folder of articles, or one .txt, .md or .jsonl file (default: the sample corpus)
  --rings FILE    words that mean the same (default: corpus/rings.yaml)
  --store opensearch --node URL
                  asks a search cluster, with --corpus: its articles take the place of those in the cluster,
                  and whatever is added goes there too
  --port N        of the page (default: 7070, or any that is free when that is taken)
  --no-open       do not open a browser
  --socket        needs SLACK_APP_TOKEN (xapp-…) and SLACK_BOT_TOKEN (xoxb-…) in the environment
  --manifest      prints the manifest of a Slack app for --socket, as JSON
  --admins IDS    with --socket: user ids, with commas, who may add and withdraw articles
  --help          this text

Articles that are added while it runs are gone when it stops; the corpus itself is never changed.
`;

/** `folder` is where the command was given: paths are relative to it. Throws {@link UsageError}. */
export function parseStartArguments(args: readonly string[], folder: string): StartArguments {
  const { values, positionals } = parseOptions(args, {
    corpus: { type: 'string' },
    rings: { type: 'string' },
    ...STORE_OPTIONS,
    port: { type: 'string' },
    'no-open': { type: 'boolean' },
    socket: { type: 'boolean' },
    manifest: { type: 'boolean' },
    admins: { type: 'string' },
    help: { type: 'boolean' },
  });
  if (positionals.length > 0) {
    const odd = JSON.stringify(positionals[0]);
    throw new UsageError(`unexpected argument ${odd}. Pass options after two hyphens: npm start -- --corpus PATH`);
  }
  const { corpus, rings, port, socket = false, admins } = values;
  const node = parseStore(values);
  if (node !== null && corpus === undefined && !values.help) {
    throw new UsageError('--store requires --corpus PATH: its articles take the place of those in the cluster');
  }
  if (socket && port !== undefined) throw new UsageError('--port cannot be used with --socket, which opens no page');
  if (!socket && admins !== undefined)
    throw new UsageError('--admins can only be used with --socket; the page has an admin of its own');
  return {
    help: values.help ?? false,
    corpus: corpus === undefined ? SAMPLE_CORPUS : pathOf('--corpus', corpus, folder),
    rings: rings === undefined ? DEFAULT_RINGS : pathOf('--rings', rings, folder),
    node,
    port: port === undefined ? null : parsePort(port),
    open: !(values['no-open'] ?? false),
    socket,
    manifest: values.manifest ?? false,
    admins: (admins ?? '').split(/[\s,]+/u).filter((id) => id !== ''),
  };
}

function pathOf(option: string, value: string, folder: string): string {
  if (value.trim() === '') throw new UsageError(`${option} requires a path`);
  return resolve(folder, value);
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/u.test(text) || port > 65_535) {
    throw new UsageError(`invalid --port ${JSON.stringify(text)}: must be a number from 0 to 65535`);
  }
  return port;
}
