import { segmentSentences } from '../text/sentences.ts';
import { wordsOf } from '../text/words.ts';

export const AUXILIARY =
  /^(?:is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must|isnt|arent|wasnt|werent|dont|doesnt|didnt|hasnt|havent|hadnt|wont)$/u;

/** UTF-16 code units. What is longer is no follow-up, and none can follow it. */
export const LONGEST_TEXT = 500;

/** Longer messages are talk. */
const LONGEST_QUESTION = 30;
const PERSONAL =
  /^(?:i|im|ive|ill|id|you|youre|your|yours|we|were we|us|our|ours|me|my|mine|anyone|anybody|someone|somebody|everyone|guys|folks|lets)$/u;
const NO_QUESTION =
  /^(?:thanks|thank|thx|ty|cheers|ok|okay|right|really|seriously|sure|yes|yeah|yep|no|nope|huh|eh|hm+|what|sorry|pardon|so|and|wow|oh|ah|lol|hello|hi|hey|ping|bump|correct|true|agreed|done|ready|see|nice|good|great|cool|interesting|haha|wtf|how so|why not|who knows|who cares|what else|what now|what then|so what|now what|no way|for real|is it|are they|was it|is that so|isnt it)$/u;
const TAG =
  /[,–—-]\s*(?:right|no|yes|yeah|ok|okay|huh|eh|correct|really|(?:is|are|was|were|do|does|did|has|have|ca|wo|would|could|should)(?:n['’]?t)? (?:it|he|she|they|there|that))\s*\?+$/iu;
/** "What a mess", "how sad", "when they arrive": they begin like questions. */
const EXCLAIMS =
  /^(?:what (?:an?|the) |how (?!many|much|long|far|old|often|tall|big|large|high|deep|is|are|was|were|did|do|does|has|have|had|can|could|will|would|come|about)\w+)/iu;

/**
 * Whether a message that mentions no one is surely a question to a fact-checker, so that it may be answered without having
 * been asked for. Talk among people ("can you send it?", "right?", several sentences) is not.
 */
export function isQuestion(text: string): boolean {
  if (text.length > LONGEST_TEXT || /<@/u.test(text)) return false;
  const message = text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^(?:ok(?:ay)?|thanks|thank you|great|hm+)[!.,]+ /iu, '');
  const words = wordsOf(message).map(({ word }) => word);
  const [first = '', second = ''] = words;
  if (words.length === 0 || words.length > LONGEST_QUESTION || words.some((word) => PERSONAL.test(word))) return false;
  if (segmentSentences(message, 0, message.length).length > 1 || TAG.test(message)) return false;
  if (NO_QUESTION.test(words.join(' ').replace(/^(?:and|but|so|oh) (?=.)/u, ''))) return false;
  if (/\?[\s?!]*$/u.test(message)) return true;
  if (/[.!…]$/u.test(message) || EXCLAIMS.test(message)) return false;
  if (/^(?:and |but |or )?(?:what|how) about \S/iu.test(message)) return true;
  const asks = first === 'and' ? second : first;
  const next = first === 'and' ? (words[2] ?? '') : second;
  if (/^(?:how|what|which)$/u.test(asks)) return words.length >= 3 && !/^(?:they|he|she|it)$/u.test(next);
  if (/^(?:who|whom|when|where|why)$/u.test(asks)) return asks === 'who' ? words.length >= 3 : AUXILIARY.test(next);
  return (
    /^(?:is|are|was|were|did|does|has|have)$/u.test(asks) && words.length >= 3 && !/^(?:a|an|to|been|not)$/u.test(next)
  );
}
