import { createInterface } from 'node:readline';
import { type Answer, type AnswerOptions, answer } from '../../engine/answer.ts';
import { answerClaim, type ClaimAnswer } from '../../engine/claim-answer.ts';
import type { CorpusIndex } from '../../engine/search/corpus-index.ts';
import { type LoadedIndex, loadIndex } from '../corpus/load-index.ts';
import { jsonAnswer } from '../terminal/json-answer.ts';
import { formatAnswer } from '../terminal/terminal-answer.ts';
import { ASK_HELP, type AskArguments, parseAskArguments } from './arguments.ts';
import { Conversation } from './conversation.ts';
import { commandFolder, EXIT, reportSkipped, runCommand } from './run-command.ts';

const DEFAULT_QUOTES = { terminal: 5, json: 10 };
/** Columns. A terminal that says 0 does not know. */
const WIDEST = 100;
const NARROWEST = 40;

await runCommand('ask', async (args) => {
  const options = parseAskArguments(args, commandFolder());
  if (options.help) {
    process.stdout.write(ASK_HELP);
    return EXIT.done;
  }
  const loaded = await loadIndex(options.source, process.stderr);
  const code = reportSkipped(loaded.skipped);
  if (options.question !== undefined) reply(options.question, loaded, options);
  else await replyToLines(loaded, options);
  return code;
});

/** A prompt on a terminal; else one question a line. */
async function replyToLines(loaded: LoadedIndex, options: AskArguments): Promise<void> {
  const interactive = process.stdin.isTTY === true && process.stdout.isTTY === true;
  const lines = createInterface({
    input: process.stdin,
    ...(interactive ? { output: process.stdout, prompt: 'Ask: ' } : {}),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  if (interactive) {
    process.stdout.write(`${loaded.index.articles.length} articles. Ctrl+D leaves.\n`);
    lines.prompt();
  }
  // Lines that come from a file are questions of their own; at the prompt one leads to the next.
  const conversation = interactive && !options.isClaim ? new Conversation(loaded.index.rings) : null;
  for await (const line of lines) {
    const typed = line.trim();
    if (typed !== '') reply(conversation?.next(typed) ?? typed, loaded, options);
    if (interactive) lines.prompt();
    else if (line.trim() !== '' && !options.json) process.stdout.write('\n');
  }
  if (interactive) process.stdout.write('\n');
}

function reply(question: string, { index }: LoadedIndex, options: AskArguments): void {
  const fallback = options.json ? DEFAULT_QUOTES.json : DEFAULT_QUOTES.terminal;
  const { after, before } = options;
  const answerText: (text: string, index: CorpusIndex, options: AnswerOptions) => Answer | ClaimAnswer = options.isClaim
    ? answerClaim
    : answer;
  const found = answerText(question, index, { limit: options.limit ?? fallback, after, before });
  if (options.json) {
    process.stdout.write(`${JSON.stringify(jsonAnswer(found, options.explain))}\n`);
    return;
  }
  const style = {
    width: Math.max(NARROWEST, Math.min(process.stdout.columns || WIDEST, WIDEST)),
    colours: process.stdout.isTTY === true && process.stdout.hasColors(),
    explain: options.explain,
  };
  process.stdout.write(formatAnswer(found, index.articles, style, options));
}
