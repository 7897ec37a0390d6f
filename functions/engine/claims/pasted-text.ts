import { segmentSentences } from '../text/sentences.ts';
import { isStopWord } from '../text/stop-words.ts';
import { tokenize } from '../text/tokens.ts';
import { isNumeric } from '../text/words.ts';

/** Statements of one pasted text that are checked: a longer text is an article, and is read one claim at a time. */
export const MOST_STATEMENTS = 6;

/** What a pasted text states. */
export interface PastedText {
  /** Sentences that state something, in order, without what only surrounds them; never empty. */
  readonly statements: readonly string[];
  /** Further statements, beyond {@link MOST_STATEMENTS}: they are counted and not checked. */
  readonly unchecked: number;
}

/**
 * The statements of a message as people paste it: links, mentions, hashtags, emoji, cries for attention and calls to share
 * state nothing. Where nothing else is left, the text is taken as it is.
 */
export function readPasted(pasted: string): PastedText {
  const text = withoutMarks(pasted);
  const sentences = segmentSentences(text, 0, text.length)
    .map(({ start, end }) => withoutFrame(withoutCalls(lowered(text.slice(start, end)))))
    .filter(isStatement);
  const statements = [...new Set(sentences)];
  if (statements.length === 0) return { statements: [lowered(text) || pasted.trim()], unchecked: 0 };
  return {
    statements: statements.slice(0, MOST_STATEMENTS),
    unchecked: Math.max(0, statements.length - MOST_STATEMENTS),
  };
}

const LINKS = /\b(?:https?:\/\/|www\.)\S+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+/giu;
const MENTIONS = /(?<![\p{L}\p{N}])@[\p{L}\p{N}_.]+/gu;
/** Hashtags at either end are labels; inside a sentence they are words of it. */
const HASHTAGS_AT_END = /(?:\s*(?<![\p{L}\p{N}&])#[\p{L}\p{N}_]+)+\s*(?=$|\n)/gu;
const HASHTAGS = /(?:#[\p{L}\p{N}_]{1,60}\s{0,3}){1,30}/gu;
const CALLS_TO_SHARE = /^(?:pls|plz|please|rt|retweet|share|fwd|forward)\b/iu;
const HASHTAGS_AT_START = /(?<=^|\n)\s*(?:#[\p{L}\p{N}_]+\s*){2,}/gu;
const HASH = /(?<![\p{L}\p{N}&])#(?=\p{L})/gu;
/** Digits are emoji to Unicode. */
const EMOJI =
  /(?:(?![\p{N}#*])[\p{Extended_Pictographic}\u{1F1E6}-\u{1F1FF}\u{1F3FB}-\u{1F3FF}]|\u{FE0F}|\u{200D}|\u{20E3})+/gu;

function withoutMarks(pasted: string): string {
  return (
    pasted
      .replace(LINKS, ' ')
      .replace(MENTIONS, ' ')
      .replace(HASHTAGS_AT_END, ' ')
      .replace(HASHTAGS_AT_START, ' ')
      .replace(HASHTAGS, withoutLabels)
      .replace(HASH, '')
      // Behind an emoji another thought begins, and people leave out the full stop.
      .replace(
        /(?<=[\p{L}\p{N}%)"”’])\s*(?:(?![\p{N}#*])\p{Extended_Pictographic}[\u{FE0F}\u{200D}]?\s*)+(?=\S)/gu,
        '. ',
      )
      .replace(EMOJI, ' ')
      .replace(/(?<![!?])[!?]*![!?]*/gu, '. ')
      .replace(/(?<=[^\s.,:;!?])[^\S\n]*\n+/gu, '. ')
      .replace(/(?<!\s)\s+(?=[.,;:])/gu, '')
      .replace(/([.,;:])\1+(?!\.)/gu, '$1')
      .replace(/\s+/gu, ' ')
      .trim()
  );
}

/** Several hashtags behind a sentence are labels as well, and so are any before a call to share. */
function withoutLabels(run: string, at: number, text: string): string {
  const before = text.slice(Math.max(0, at - 4), at).trimEnd();
  if (/[\p{L}\p{N}&]$/u.test(text.slice(0, at).slice(-1))) return run;
  const isBehind = /[.!?…]$/u.test(before) && run.split('#').length > 2;
  return isBehind || CALLS_TO_SHARE.test(text.slice(at + run.length, at + run.length + 12)) ? ' ' : run;
}

/** Letters from which a word in capitals is no acronym but shouted. */
const SHOUTED = 5;

/** Shouted words in small letters: capitals would make names of them. */
function lowered(text: string): string {
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  const isAllShouted = words.length > 3 && words.every((word) => word === word.toUpperCase());
  return text.replace(/(?<![\p{L}\p{N}])\p{Lu}{2,}(?![\p{L}\p{N}])/gu, (word) =>
    isAllShouted || word.length >= SHOUTED ? word.toLowerCase() : word,
  );
}

/** Cries that need no stop behind them, and words that are cries only before one. */
const CRY =
  'breaking(?: news)?|news ?flash|omf?g|wow|wtf|lol|smh|urgent|exclusive|just in|must (?:read|see|watch)|rt|fwd';
const CRY_BEFORE_STOP = `${CRY}|alert|unbelievable|incredible|shocking|disgusting|disgrace(?:ful)?|(?:so )?sad|fact|truth|fw|forwarded(?: many times| message)?|update|attention|warning|so|oh|hey|hi(?: all)?|hello|guys|folks|people|everyone|all|team|fyi|ok(?:ay)?`;
const CRIES = new RegExp(`^["“'‘\\s]*(?:(?:${CRY_BEFORE_STOP})(?:\\s*[.:;,–—-]+\\s*|\\s*$)|(?:${CRY})\\s+)`, 'iu');
/** Who passes a claim on says so first. */
const FRAMES =
  /^(?:(?:is|was) it (?:really )?true(?: that)?|(?:is|are) (?:you|we) aware that|did you (?:know|hear|see)(?: that)?|have you (?:heard|seen)(?: that)?|can (?:anyone|anybody|somebody|someone|you) (?:confirm|check|verify)(?: (?:that|whether|if))?|(?:i|we) (?:just |have |have just |'ve |’ve )?(?:heard|read|saw|was told|were told|learned|learnt)(?: somewhere)?(?: that)?|(?:my|a|some) (?:friend|friends|cousin|neighbour|neighbor|colleague|uncle|aunt|mum|mom|dad)s? (?:says|said|say|told me|tells me|heard)(?: that)?|(?:people|they|everyone|everybody|somebody|someone)(?: are| is)? (?:say|says|saying|said|claims?|tells? me|told me)(?: that)?|apparently|allegedly|reportedly|supposedly|turns out(?: that)?|it turns out(?: that)?|(?:please )?(?:check|verify)(?: (?:this|that|whether|if))?\s*:)[\s,:]+/iu;

function withoutFrame(sentence: string): string {
  let bare = sentence;
  for (let before = ''; before !== bare; ) {
    before = bare;
    bare = bare.replace(CRIES, '').replace(FRAMES, '').trim();
  }
  return bare;
}

/** "Share it before it is gone", "RT if you agree", at the end of what is said before it or alone. */
const CALL =
  /(?:^|[\s.,;:–—-]+)(?:(?:pls|plz|please|kindly)\s+)?(?:(?:share|repost|re-post|retweet|rt|forward|like|pass|spread|send|copy)(?:\s+(?:and|&)\s+(?:share|like|retweet|rt|repost|follow|subscribe))?(?:\s+(?:this|it|if|before|now|widely|everywhere|far|the|with|to|on|as|pls|plz|please|asap|around)\b[^.?]*)?|(?:wake up|don['’]?t (?:let|believe|trust)|do not (?:let|believe|trust)|watch (?:this|the|before|till)|click|follow|subscribe|see (?:the )?(?:link|video|picture|below)|read (?:this|more|on|the)|link in)\b[^.?]*)[\s.?]*$/iu;

function withoutCalls(sentence: string): string {
  return sentence.replace(CALL, (call, at: number) => {
    // "Share prices", "Like most …": the word opens a sentence that states something.
    const isWholeSentence = at === 0;
    return isWholeSentence &&
      !/^\s*(?:pls|plz|please|kindly|wake|don|do not|watch|click|follow|subscribe|see|read|link)/iu.test(call) &&
      !CALLS.test(call)
      ? call
      : '';
  });
}
const CALLS =
  /^\s*(?:share|repost|re-post|retweet|rt|forward|like|pass|spread|send|copy)(?:\s+(?:and|&)\s+\w+)?(?:\s+(?:this|it|if|before|now|widely|everywhere|far|with|around|pls|plz|please|asap)\b|[\s.?]*$)/iu;

/** A sentence states something when it has a figure, or says something of something. */
function isStatement(sentence: string): boolean {
  const tokens = tokenize(sentence);
  const content = tokens.filter(({ word }) => !isStopWord(word));
  if (
    /^(?:can|could|would|why|how|what|who|when|where|isn['’]t|aren['’]t|right|true or false|is (?:this|that|it)|are (?:they|you|we))\b[^.]*\?$/iu.test(
      sentence,
    )
  )
    return false;
  if (
    /^(?:i|we)(?:['’]m|['’]ve| am| are| can['’]?t| cannot| don['’]?t| hate| love| think| feel)\b/iu.test(sentence) &&
    !tokens.some(({ word }) => isNumeric(word))
  )
    return false;
  return content.length >= 2;
}
