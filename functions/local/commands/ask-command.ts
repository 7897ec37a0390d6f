import { createInterface } from 'node:readline';
import { type Answer, answer } from '../../engine/answer.ts';
import { answerClaim, type ClaimAnswer } from '../../engine/claim-answer.ts';
import type { Edition } from '../../engine/edition.ts';
import { editionOf } from '../../engine/embedded-edition.ts';
import { explainFigures } from '../../engine/explain-figures.ts';
import type { Window } from '../../engine/search/window.ts';
import { texts } from '../../wording/texts.ts';
import { openIndexFile } from '../corpus/index-file.ts';
import { loadIndex } from '../corpus/load-index.ts';
import { clusterEdition } from '../corpus/search-cluster.ts';
import { explainedFigureLines } from '../terminal/explained-figures.ts';
import { jsonAnswer } from '../terminal/json-answer.ts';
import type { Output } from '../terminal/output.ts';
import { formatAnswer } from '../terminal/terminal-answer.ts';
import { ASK_HELP, type AskArguments, parseAskArguments } from './arguments.ts';
import { ASKS_FOR_MORE, type Asked, Conversation } from './conversation.ts';
import type { Io } from './io.ts';
import { commandMain, EXIT, reportSkipped } from './run-command.ts';

const DEFAULT_QUOTES = { terminal: 5, json: 10 };
/** How to ask for the quotations that are not given at once, and for one of several events. */
const BY_OPTION = { askForMore: 'add --more', askForEvent: texts.oneEventByOption };
const AT_PROMPT = { askForMore: `type ${ASKS_FOR_MORE}`, askForEvent: texts.oneEvent };
/** Columns. A terminal that says 0 does not know. */
const WIDEST = 100;
const NARROWEST = 40;

export const main = commandMain('ask', async (args, io) => {
  const options = parseAskArguments(args, io.folder);
  if (options.help) {
    io.stdout.write(ASK_HELP);
    return EXIT.done;
  }
  const { edition, skipped } = await openEdition(options.source, io.stderr);
  const code = reportSkipped(skipped, io.stderr);
  if (options.question !== undefined)
    await reply({ question: options.question, more: false }, edition, options, io, BY_OPTION);
  else await replyToLines(edition, options, io);
  return code;
});

async function openEdition(source: AskArguments['source'], stderr: Output) {
  if (source.kind === 'cluster') return { edition: await clusterEdition(source.node), skipped: [] };
  if (source.kind === 'file') return { edition: await openIndexFile(source.file), skipped: [] };
  const { index, skipped } = await loadIndex(source, stderr);
  return { edition: editionOf(index), skipped };
}

/** A prompt on a terminal; else one question a line. */
async function replyToLines(edition: Edition, options: AskArguments, io: Io): Promise<void> {
  const { stdin, stdout } = io;
  const interactive = stdin.isTTY === true && stdout.isTTY === true;
  const lines = createInterface({
    input: stdin,
    ...(interactive ? { output: stdout, prompt: 'Ask: ' } : {}),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  if (interactive) {
    stdout.write(`${edition.summary.articles} articles. Ctrl+D leaves.\n`);
    lines.prompt();
  }
  // Lines that come from a file are questions of their own; at the prompt one leads to the next.
  const conversation = interactive ? new Conversation(edition.rings, { takesFollowUps: !options.isClaim }) : null;
  for await (const line of lines) {
    const typed = line.trim();
    if (typed !== '') {
      const asked = conversation?.next(typed) ?? { question: typed, more: false };
      const found = await reply(asked, edition, options, io, interactive ? AT_PROMPT : BY_OPTION);
      conversation?.answered(found);
    }
    if (interactive) lines.prompt();
    else if (typed !== '' && !options.json) stdout.write('\n');
  }
  if (interactive) stdout.write('\n');
}

async function reply(
  { question, more, event = undefined }: Asked,
  edition: Edition,
  options: AskArguments,
  { stdout }: Io,
  { askForMore, askForEvent }: typeof BY_OPTION,
): Promise<Answer | ClaimAnswer> {
  const fallback = options.json ? DEFAULT_QUOTES.json : DEFAULT_QUOTES.terminal;
  const { after, before } = options;
  const limit = options.limit ?? fallback;
  const answerIn = async (within: Window): Promise<Answer | ClaimAnswer> =>
    (options.isClaim ? answerClaim : answer)(question, await edition.slice([question], within), { limit, ...within });
  const window = { after, before };
  const all = await answerIn(window);
  const articles = all.events?.[(event ?? options.event ?? 0) - 1]?.articles;
  const asked = articles === undefined ? window : { ...window, articles };
  const found = articles === undefined ? all : await answerIn(asked);
  const explains = options.explain && !options.isClaim;
  const searched = found.answeredAs ?? question;
  const explained = explains ? explainFigures(searched, await edition.slice([searched], asked), asked) : [];
  if (options.json) {
    const explaining = explained.length > 0 ? { explainedFigures: explained } : {};
    stdout.write(`${JSON.stringify({ ...jsonAnswer(found, options.explain), ...explaining })}\n`);
    return found;
  }
  const isOutside = !(await edition.hasArticleIn(window));
  const corpus = { articles: edition.summary.articles, isOutside };
  const style = {
    width: Math.max(NARROWEST, Math.min(stdout.columns || WIDEST, WIDEST)),
    colours: stdout.isTTY === true && stdout.hasColors?.() === true,
    explain: options.explain,
    askForMore: more || options.more ? null : askForMore,
    askForEvent,
  };
  stdout.write(formatAnswer(found, corpus, style, options));
  for (const line of explainedFigureLines(explained)) stdout.write(`${line}\n`);
  return found;
}
