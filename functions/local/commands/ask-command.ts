import { createInterface } from 'node:readline';
import { type Answer, type AnswerOptions, answer } from '../../engine/answer.ts';
import { answerClaim, type ClaimAnswer } from '../../engine/claim-answer.ts';
import type { CorpusIndex } from '../../engine/search/corpus-index.ts';
import { type LoadedIndex, loadIndex } from '../corpus/load-index.ts';
import { jsonAnswer } from '../terminal/json-answer.ts';
import { formatAnswer } from '../terminal/terminal-answer.ts';
import { ASK_HELP, type AskArguments, parseAskArguments } from './arguments.ts';
import { ASKS_FOR_MORE, type Asked, Conversation } from './conversation.ts';
import type { Io } from './io.ts';
import { commandMain, EXIT, reportSkipped } from './run-command.ts';

const DEFAULT_QUOTES = { terminal: 5, json: 10 };
/** How to ask for the quotations that are not given at once, where no prompt takes another line. */
const BY_OPTION = 'add --more';
/** Columns. A terminal that says 0 does not know. */
const WIDEST = 100;
const NARROWEST = 40;

export const main = commandMain('ask', async (args, io) => {
  const options = parseAskArguments(args, io.folder);
  if (options.help) {
    io.stdout.write(ASK_HELP);
    return EXIT.done;
  }
  const loaded = await loadIndex(options.source, io.stderr);
  const code = reportSkipped(loaded.skipped, io.stderr);
  if (options.question !== undefined)
    reply({ question: options.question, more: false }, loaded, options, io, BY_OPTION);
  else await replyToLines(loaded, options, io);
  return code;
});

/** A prompt on a terminal; else one question a line. */
async function replyToLines(loaded: LoadedIndex, options: AskArguments, io: Io): Promise<void> {
  const { stdin, stdout } = io;
  const interactive = stdin.isTTY === true && stdout.isTTY === true;
  const lines = createInterface({
    input: stdin,
    ...(interactive ? { output: stdout, prompt: 'Ask: ' } : {}),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  if (interactive) {
    stdout.write(`${loaded.index.articles.length} articles. Ctrl+D leaves.\n`);
    lines.prompt();
  }
  // Lines that come from a file are questions of their own; at the prompt one leads to the next.
  const conversation = interactive ? new Conversation(loaded.index.rings, { takesFollowUps: !options.isClaim }) : null;
  for await (const line of lines) {
    const typed = line.trim();
    if (typed !== '') {
      const asked = conversation?.next(typed) ?? { question: typed, more: false };
      reply(asked, loaded, options, io, interactive ? `type ${ASKS_FOR_MORE}` : BY_OPTION);
    }
    if (interactive) lines.prompt();
    else if (typed !== '' && !options.json) stdout.write('\n');
  }
  if (interactive) stdout.write('\n');
}

function reply(
  { question, more }: Asked,
  { index }: LoadedIndex,
  options: AskArguments,
  { stdout }: Io,
  askForMore: string,
): void {
  const fallback = options.json ? DEFAULT_QUOTES.json : DEFAULT_QUOTES.terminal;
  const { after, before } = options;
  const answerText: (text: string, index: CorpusIndex, options: AnswerOptions) => Answer | ClaimAnswer = options.isClaim
    ? answerClaim
    : answer;
  const found = answerText(question, index, { limit: options.limit ?? fallback, after, before });
  if (options.json) {
    stdout.write(`${JSON.stringify(jsonAnswer(found, options.explain))}\n`);
    return;
  }
  const style = {
    width: Math.max(NARROWEST, Math.min(stdout.columns || WIDEST, WIDEST)),
    colours: stdout.isTTY === true && stdout.hasColors?.() === true,
    explain: options.explain,
    askForMore: more || options.more ? null : askForMore,
  };
  stdout.write(formatAnswer(found, index.articles, style, options));
}
