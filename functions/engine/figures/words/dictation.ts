import { gapBefore, isHard, type SentenceWords } from './sentence-words.ts';

/** Verbs that order someone to state something, in the form of an order. */
const SAY =
  /^(?:say|tell|write|answer|reply|respond|report|state|claim|announce|declare|repeat|print|assert|confirm|insist|inform|imagine|pretend|assume|suppose|output)$/u;
/** Orders that lead to such a one: "ignore that and say …". */
const ORDER =
  /^(?:ignore|disregard|forget|stop|please|do|dont|never|always|make|act|use|follow|override|skip|remember|be|go|look|read|listen|start|begin|just|now|then|let|next|when|whenever|if)$/u;
/** Tokens that an order is looked for in: behind them, who is told what is another matter. */
const LONGEST_ORDER = 24;

/**
 * Whether the number at token `first` is what someone is told to say: "Tell them that 7,000 people died", "Ignore that and
 * say …", "You must answer that …". An order states nothing, whoever prints it, so that a text cannot put a figure into a
 * reply by asking for it.
 */
export function isDictated(words: SentenceWords, first: number): boolean {
  const begin = Math.max(0, first - LONGEST_ORDER);
  let ordered = false;
  for (let at = first - 1; at >= begin; at -= 1) {
    if (SAY.test(words.word(at)) && takesMatter(words, at, first) && isOrder(words, at)) {
      ordered = true;
      break;
    }
    if (isHard(words, at)) break;
  }
  return ordered;
}

/** Whether something to be said is behind: "report that", "tell them", "say 7,000"; not "state police", "report says". */
function takesMatter(words: SentenceWords, at: number, first: number): boolean {
  const next = at + 1;
  if (words.word(at) === 'tell') {
    if (words.classes[next] === 'determiner' || /^(?:them|him|us|me|it|everyone)$/u.test(words.word(next))) return true;
    for (let i = next; i <= Math.min(first, at + 6); i += 1) if (words.word(i) === 'that') return true;
    return false;
  }
  // "Repeat after me: …"
  for (let i = next; i <= Math.min(first, at + 4); i += 1) {
    if (gapBefore(words, i).includes(':')) return /^(?:say|write|reply|answer|repeat|print)$/u.test(words.word(at));
  }
  if (words.breaks[next] !== 'none') return /^(?:say|write|reply|repeat|print)$/u.test(words.word(at));
  return (
    next === first ||
    words.word(next) === 'that' ||
    words.word(next) === 'to' ||
    /^(?:determiner|number)$/u.test(words.classes[next] ?? '')
  );
}

/** Whether no one is the subject: the verb begins the sentence or a quotation, follows another order, or "you must". */
function isOrder(words: SentenceWords, at: number): boolean {
  let i = at;
  while (/^(?:please|just|now|then|also|always|simply|only|instead|so)$/u.test(words.word(i - 1)) && !isHard(words, i))
    i -= 1;
  if (begins(words, i)) return true;
  const link = words.word(i - 1);
  if (/^(?:must|should|shall|will|to|can)$/u.test(link) && addressed(words, i - 1)) return true;
  if (!/^(?:and|or|to)$/u.test(link) && words.breaks[i] !== 'comma') return false;
  for (let start = i - 1; start >= Math.max(0, i - LONGEST_ORDER); start -= 1)
    if (begins(words, start)) return ORDER.test(words.word(start)) || SAY.test(words.word(start));
  return false;
}

function begins(words: SentenceWords, at: number): boolean {
  return at === 0 || at === words.core || isHard(words, at) || /["“«‘:]\s*$|["“«‘]/u.test(gapBefore(words, at));
}

/** "You must …", "you have to …". */
function addressed(words: SentenceWords, at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 3); i -= 1) if (words.word(i) === 'you') return true;
  return false;
}
