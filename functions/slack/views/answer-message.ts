import type { KnownBlock } from '@slack/types';
import type { ClaimAnswer } from '../../engine/claim-answer.ts';
import { isNumberMissing } from '../../engine/missing-number.ts';
import { claimLines, claimNotFoundLine } from '../../wording/claim-line.ts';
import { listed, oneLine, shortened } from '../../wording/one-line.ts';
import { reportedFigureLines } from '../../wording/reported-figures.ts';
import { texts } from '../../wording/texts.ts';
import { uncoveredShown } from '../../wording/uncovered-shown.ts';
import { dayOf } from '../store/day.ts';
import type { AnswerRecord } from '../store/store.ts';
import { figuresHeadline, showFigures } from './figures-table.ts';
import { foldedQuotations } from './folded-quotations.ts';
import { versionShown } from './index-version.ts';
import { BLOCK_COST, charactersOf, MOST_BLOCK_CHARACTERS, MOST_MESSAGE_BLOCKS, MOST_TOP_TEXT } from './limits.ts';
import { mentionsOf, withMentions } from './mentions.ts';
import { escaped, type Message, messageOf } from './message.ts';
import { messageActions } from './message-actions.ts';
import { replacedFigures } from './notices.ts';
import { fewerQuotations, readingOrder, showQuotation } from './quotes.ts';
import { paragraph, smallPrint, words } from './rich-text.ts';
import { NOTHING, type Shown } from './shown.ts';

export interface AnswerMessageOptions {
  /** `private`: only the asker sees it, and may share it. */
  readonly audience: 'channel' | 'private';
  /** The question on top, where it is not above the reply already. */
  readonly restate?: boolean;
  /** The question was edited, and this answers its last wording. */
  readonly edited?: boolean;
  /** Answers of one message: each has its share of the room. */
  readonly ofMessage?: number;
  /** User id of who shares it. */
  readonly sharedBy?: string;
  /** User ids of those whom a first answer to a question that found nothing is told to. */
  readonly toldTo?: readonly string[];
}

/** Characters of a question or claim that is restated: enough to know it again. */
const MOST_QUESTION = 600;

/** Characters of an article's title where it says what has changed, and of all of them. */
const MOST_SOURCE = 60;
const MOST_CHANGES = 500;

/** Characters of the words that no article has. */
const MOST_UNCOVERED = 500;

/** Characters of a claim's figure. */
const MOST_FIGURE = 600;

/** Characters of one of the sources' figures in the sentence about a claim. */
const MOST_LABEL = 80;

/**
 * The answer for everybody or for the asker alone, within Slack's limits. One line says what was found; then the best quotation,
 * the figures beside one another, at most two more quotations, and the others folded. What is too much for one message is
 * left out from the end and counted; no quotation is cut, and no source is.
 */
export function answerMessage(record: AnswerRecord, options: AnswerMessageOptions): Message {
  const [all = [], ...fewer] = fewerQuotations(record.answer);
  let message = messageWith(record, all, 0, options);
  for (const shown of fewer) {
    if (isWithinLimits(message, options.ofMessage ?? 1)) break;
    message = messageWith(record, shown, all.length - shown.length, options);
  }
  return message;
}

/** `leftOut`: quotations that the message has no room for. */
function messageWith(
  record: AnswerRecord,
  shown: readonly number[],
  leftOut: number,
  options: AnswerMessageOptions,
): Message {
  const { answer, articles } = record;
  const articlesOf = (places: readonly number[]) =>
    new Set(places.flatMap((at) => answer.quotes[at]?.article.id ?? [])).size;
  const quoted = articlesOf(shown);
  const footer = texts.footer(quoted, articles, versionShown(answer.indexVersion));
  const order = readingOrder(answer);
  const [best, ...others] = order.inSight.filter((at) => shown.includes(at));
  const parts: Shown[] = [
    showOccasion(record, options),
    options.edited ? noted(texts.edited) : NOTHING,
    showCorrections(record),
    ...(record.unread ?? []).map(noted),
    showFindings(record, articlesOf(shown.filter((at) => at < answer.given))),
    ...(best === undefined ? [] : [showQuotation(answer, best)]),
    apart(showFigures(answer, { areOfOneThing: isOfOneThing(answer) })),
    ...others.map((at) => showQuotation(answer, at)),
    foldedQuotations(
      answer,
      order.folded.filter((at) => shown.includes(at)),
    ),
    leftOut > 0 ? apart(noted(texts.leftOut(leftOut))) : NOTHING,
    { blocks: messageActions(record, shown, options.audience), lines: [] },
    { blocks: [smallPrint(footer)], lines: ['', footer] },
  ];
  const lines = parts.flatMap((part) => part.lines);
  return messageOf(
    escapedLines(lines, options),
    parts.flatMap(({ blocks }) => blocks),
  );
}

/** After an empty line. */
function apart({ blocks, lines }: Shown): Shown {
  return { blocks, lines: lines.length > 0 ? ['', ...lines] : [] };
}

/** A claim of several statements compares figures of several things. */
function isOfOneThing(answer: AnswerRecord['answer']): boolean {
  return !('claim' in answer) || answer.claim.checks.length === 1;
}

/** Who shares it is named by a mention, the one thing in the text that is meant to be one. */
function escapedLines(lines: readonly string[], { sharedBy, toldTo }: AnswerMessageOptions): string {
  const text = lines.map(escaped).join('\n').trim();
  if (toldTo !== undefined) return `${withMentions(texts.firstAnswer, toldTo)}\n${text}`;
  return sharedBy === undefined ? text : `${texts.sharedBy}<@${sharedBy}>\n${text}`;
}

function showOccasion(
  { answer, kind }: AnswerRecord,
  { restate = false, sharedBy, toldTo }: AnswerMessageOptions,
): Shown {
  const blocks: KnownBlock[] = [];
  if (toldTo !== undefined) blocks.push(paragraph([...words(texts.firstAnswer), ...mentionsOf(toldTo)]));
  if (sharedBy !== undefined) blocks.push(paragraph([...words(texts.sharedBy), { type: 'user', user_id: sharedBy }]));
  const question = shortened(oneLine(answer.question), MOST_QUESTION);
  if (!restate || question === '') return { blocks, lines: [] };
  const text = kind === 'claim' ? texts.quoted(question) : question;
  return { blocks: [...blocks, paragraph(words(text, { bold: true }))], lines: [text] };
}

/** That the reply is another one than it was, and why: the last change first. */
function showCorrections({ corrections }: AnswerRecord): Shown {
  const shown = corrections.toReversed().map(({ at, sources, figures }) => {
    const corrected = sources.map(({ name, changed }) =>
      texts.sourceChanged({ name: shortened(oneLine(name), MOST_SOURCE), changed }),
    );
    const changes = [...(figures ? [replacedFigures(figures)] : []), ...corrected];
    const date = texts.date(dayOf(at));
    return noted(texts.updated(date, listed(changes, ' · ', MOST_CHANGES, texts.andMore)));
  });
  return { blocks: shown.flatMap(({ blocks }) => blocks), lines: shown.flatMap(({ lines }) => lines) };
}

/** What was found, or that nothing was, before the quotations. `given`: the articles whose quotations are given at once. */
function showFindings({ answer }: AnswerRecord, given: number): Shown {
  const parts: Shown[] = [];
  const isFound = answer.kind !== 'not_found';
  const uncovered = uncoveredShown(answer);
  if (!isFound) parts.push(bold('claim' in answer ? claimNotFoundLine(answer) : texts.notFound));
  if (uncovered.length > 0) {
    parts.push(noted(texts.uncovered(listed(uncovered, ', ', MOST_UNCOVERED, texts.andMore))));
  }
  if (answer.answeredAs !== null)
    parts.push(noted(texts.answeredAs(shortened(oneLine(answer.answeredAs), MOST_QUESTION))));
  if (answer.didYouMean !== null) {
    parts.push(bold(texts.didYouMean(shortened(oneLine(answer.didYouMean), MOST_QUESTION))));
  }
  if (!isFound && answer.uncovered.length === 0 && answer.nearest.length === 0) parts.push(noted(texts.nameSomething));
  const headline = figuresHeadline(answer);
  if (isNumberMissing(answer)) parts.push(bold(texts.numberMissing));
  else if (isFound && !('claim' in answer) && headline === null && given > 0)
    parts.push(bold(texts.whatTheySay(given)));
  if ('claim' in answer) parts.push(showClaim(answer));
  if (headline !== null && isOfOneThing(answer)) parts.push(bold(headline));
  parts.push(...reportedFigureLines(answer, (said) => shortened(oneLine(said), MOST_LABEL)).map(noted));
  const lines = parts.flatMap((part) => part.lines);
  return { blocks: parts.flatMap(({ blocks }) => blocks), lines: lines.length > 0 ? ['', ...lines] : [] };
}

/** What is claimed beside the sources, without a verdict: a line for each figure or statement. */
function showClaim(answer: ClaimAnswer): Shown {
  const { checks } = answer.claim;
  const labels = checks.flatMap(({ label }) => label ?? []);
  const claimed = listed(
    labels.map((label) => shortened(oneLine(label), MOST_LABEL)),
    ' · ',
    MOST_FIGURE,
    texts.andMore,
  );
  const found = claimLines(answer, (said) => shortened(oneLine(said), MOST_LABEL));
  const lines = [...(labels.length === 0 ? [] : [texts.claimFigure(claimed)]), ...found];
  return lines.length === 0 ? NOTHING : { blocks: [paragraph(words(lines.join('\n'), { bold: true }))], lines };
}

function bold(text: string): Shown {
  return { blocks: [paragraph(words(text, { bold: true }))], lines: [text] };
}

function noted(text: string): Shown {
  return { blocks: [paragraph(words(text, { italic: true }))], lines: [text] };
}

function isWithinLimits({ text, blocks }: Message, answers: number): boolean {
  const count = blocks.reduce(
    (sum, block) => sum + 1 + (block.type === 'container' ? block.child_blocks.length : 0),
    0,
  );
  return (
    count <= MOST_MESSAGE_BLOCKS / answers &&
    text.length <= MOST_TOP_TEXT / answers - 1 &&
    charactersOf(blocks) + count * BLOCK_COST <= MOST_BLOCK_CHARACTERS / answers
  );
}
