import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Log, LogFields } from '../../slack/jobs/job-context.ts';
import { systemCode } from '../corpus/corpus-tree.ts';
import { LocalCorpus } from '../server/corpus/local-corpus.ts';
import { LocalServer, type LocalServerOptions } from '../server/http/local-server.ts';
import { PEOPLE } from '../server/workspace/people.ts';
import { socketModeManifest, startSocketMode } from '../socket-mode/socket-mode.ts';
import { SocketModeError } from '../socket-mode/socket-mode-error.ts';
import { ProgressBar } from '../terminal/progress-bar.ts';
import { visible } from '../terminal/visible.ts';
import { SAMPLE_CORPUS, UsageError } from './arguments.ts';
import type { Io } from './io.ts';
import { commandMain, EXIT, reportSkipped } from './run-command.ts';
import { readSocketTokens } from './socket-tokens.ts';
import { parseStartArguments, START_HELP, type StartArguments } from './start-arguments.ts';

const USUAL_PORT = 7070;

/** A person in the channel states something that the sample corpus has figures on, so that there is a message to check. */
const SAID = [{ user: PEOPLE[1]?.id ?? '', text: '20 police officers died in the riots.' }];

export const main = commandMain('start', async (args, io) => {
  const options = parseStartArguments(args, io.folder);
  if (options.help) {
    io.stdout.write(START_HELP);
    return EXIT.done;
  }
  if (options.manifest) {
    io.stdout.write(`${JSON.stringify(socketModeManifest(), null, 2)}\n`);
    return EXIT.done;
  }
  // Before anything takes time.
  const tokens = options.socket ? readSocketTokens(io.env) : null;
  await using corpus = await openCorpus(options, io);
  reportSkipped(corpus.skipped, io.stderr);
  const log = logTo(io);
  if (tokens) {
    try {
      const tell = (message: string) => void io.stderr.write(`${visible(message)}\n`);
      await using connection = await startSocketMode({ ...tokens, admins: options.admins, corpus, log, tell });
      io.stdout.write(`${holding(corpus)}\nConnected to ${visible(connection.workspace)}. Ctrl+C stops.\n`);
      const refused = await Promise.race([stopped(io), connection.refused]);
      if (refused) throw refused;
    } catch (error) {
      if (!(error instanceof SocketModeError)) throw error;
      io.stderr.write(`start: ${visible(error.message)}\n`);
      return EXIT.failed;
    }
    return EXIT.done;
  }
  await using server = await startServer({ corpus, log, said: isSample(options) ? SAID : [] }, options.port, io);
  io.stdout.write(`${holding(corpus)}\n${server.origin}/\nCtrl+C stops.\n`);
  if (options.open) openBrowser(`${server.origin}/`);
  await stopped(io);
  return EXIT.done;
});

async function openCorpus({ corpus, rings, node }: StartArguments, { stderr }: Io): Promise<LocalCorpus> {
  const bar = new ProgressBar(stderr);
  try {
    return await LocalCorpus.open({
      corpus,
      rings,
      node,
      onProgress: ({ done, total }) => bar.show('Reading', done, total),
    });
  } finally {
    bar.clear();
  }
}

function isSample({ corpus }: StartArguments): boolean {
  return corpus === SAMPLE_CORPUS;
}

function holding({ index }: LocalCorpus): string {
  const { length } = index.articles;
  return `${length} ${length === 1 ? 'article' : 'articles'} · index ${index.version}`;
}

/** At the port that was asked for; else at the usual one, or at any, which is said, when that cannot be had. */
async function startServer(
  options: Omit<LocalServerOptions, 'port'>,
  port: number | null,
  { stderr }: Io,
): Promise<LocalServer> {
  try {
    return await LocalServer.start({ ...options, port: port ?? USUAL_PORT });
  } catch (cause) {
    const problem = portProblem(port ?? USUAL_PORT, systemCode(cause));
    if (problem === null) throw cause;
    if (port !== null) throw new UsageError(`${problem}: choose another with --port N, or leave it out`, { cause });
    stderr.write(`${problem}: using one that is free. --port N chooses another.\n`);
    return LocalServer.start({ ...options, port: 0 });
  }
}

/** `null` for an error that is not of the port. */
function portProblem(port: number, code: string): string | null {
  switch (code) {
    case 'EADDRINUSE':
      return `port ${port} is in use`;
    case 'EACCES':
      return `port ${port} may not be used by you`;
    default:
      return null;
  }
}

/** Resolves at Ctrl+C, or when the system asks the process to end; a second one ends it at once. */
async function stopped({ signals }: Io): Promise<void> {
  const stop = new AbortController();
  await Promise.race([
    once(signals, 'SIGINT', { signal: stop.signal }),
    once(signals, 'SIGTERM', { signal: stop.signal }),
  ]);
  stop.abort();
}

/** Whether it opens or not: the address is printed. */
function openBrowser(url: string): void {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['explorer.exe', url]
        : ['xdg-open', url];
  if (command === undefined) return;
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}

/** What the app logs, as lines in the terminal. */
function logTo({ stderr }: Io): Log {
  const print = (level: string, message: string, fields: LogFields) => {
    const told = Object.entries(fields).map(([name, value]) => `${name}=${value}`);
    stderr.write(`${level}: ${visible([message, ...told].join(' '))}\n`);
  };
  return {
    info() {},
    warn: (message, fields) => print('warning', message, fields),
    error: (message, fields) => print('error', message, fields),
  };
}
