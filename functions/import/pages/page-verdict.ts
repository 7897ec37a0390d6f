import { quotableWords } from '../quotable-words.ts';
import { ASKS_FOR_CONSENT } from './consent.ts';

/** Words below which no page is an article, and below which one that asks to subscribe, consent or wait is none. */
const LEAST_WORDS = 20;
const LEAST_WORDS_BESIDE_NOTICE = 100;

/** Words of an `<article>` with a headline: a report in one sentence is one. */
const LEAST_WORDS_MARKED = 8;

/** Paragraphs of a notice in what was found: a banner has one, a page that asks for consent several. */
const NOTICE_LINES = 2;

const NOTICES: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  {
    what: 'a check for robots',
    pattern:
      /\b(?:checking (?:if the site|your browser)|verify (?:that )?you are (?:a )?human|are you a robot|enable javascript and cookies to continue|unusual traffic|captcha|ddos protection by)\b/iu,
  },
  {
    what: 'a question for consent',
    pattern: ASKS_FOR_CONSENT,
  },
  {
    what: 'an error page',
    pattern:
      /\b(?:page (?:was |could )?not (?:be )?found|404 (?:error|not found)|error 404|access denied|403 forbidden|service unavailable|internal server error)\b/iu,
  },
];

const FOR_SUBSCRIBERS =
  /\b(?:subscribe (?:now )?(?:to|and) (?:continue|keep|read|unlock)|(?:to continue|keep|continue) reading\b.{0,60}\b(?:subscri|sign|log|register|account)|already (?:a|an) subscriber|subscribers? only|(?:for|exclusive to) (?:our )?subscribers|unlock (?:this|the full|full|unlimited)|(?:sign|log) in to (?:continue|read|keep)|register to (?:continue|read)|you(?:['’]ve| have) (?:reached|read|used) (?:your|all|the)\b.{0,40}\b(?:limit|free)|become a (?:member|subscriber) to|premium content|create a free account to)/iu;

/** What was found for the article of a page. */
interface Candidate {
  readonly text: string;
  /** Everything that the page shows. */
  readonly pageText: string;
  /** `false` where the page says that its text is for subscribers. */
  readonly free: boolean | null;
  /** Its markup calls it an article. */
  readonly isMarked: boolean;
}

/**
 * `null` where the text may be an article, else the reason why it is none. Many a page has a notice beside a short article, so
 * one line of it does not count while the other lines make an article; the one for subscribers is also below the few
 * sentences that are free.
 */
export function pageProblem({ text, pageText, free, isMarked }: Candidate): string | null {
  const least = isMarked ? LEAST_WORDS_MARKED : LEAST_WORDS;
  const lines = text.split('\n');
  const others = lines.filter((line) => noticeIn(line) === undefined);
  const words = quotableWords(others.join('\n'));
  const short = words < LEAST_WORDS_BESIDE_NOTICE;
  const all = short && lines.length - others.length >= NOTICE_LINES;
  const notice = words < least || all ? noticeIn(pageText) : undefined;
  const stub = short && (free === false || FOR_SUBSCRIBERS.test(pageText));
  const only = notice ?? (stub ? 'the start of an article for subscribers' : undefined);
  if (only !== undefined) return `has no article text, only ${only}; save the page with its article open`;
  if (words >= least) return null;
  return pageText.trim() === ''
    ? 'has no article text: what it shows is made by scripts; save it from a browser, or as text'
    : `has no article text, only ${words} words that could be quoted; save the article itself`;
}

function noticeIn(text: string): string | undefined {
  return NOTICES.find(({ pattern }) => pattern.test(text))?.what;
}
