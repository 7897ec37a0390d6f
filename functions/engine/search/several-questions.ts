import { segmentSentences } from '../text/sentences.ts';
import { isStopWord } from '../text/stop-words.ts';
import { tokenize } from '../text/tokens.ts';
import { withoutFiller } from './filler.ts';
import { isQuestion } from './is-question.ts';

/** "… and how many were injured": a second question in one sentence, of things that it names itself. */
const JOINED = /,? and (?=(?:how (?:many|much|long|far|old|often)|who|whom|whose|when|where|why|what|which) )/iu;
const POINTS_BACK = /\b(?:it|its|he|him|his|she|her|they|them|their|that|this|these|those)\b/iu;

/** "Was it 8 or 12?" goes on with the question before. */
const GOES_ON =
  /^(?:and |or |so |but )?(?:is|are|was|were|do|does|did|has|have|had) (?:it|that|this|these|those|he|she|they)\b(?! true\b)/iu;

/**
 * The questions of a message, in order: the message itself where it asks one, none that is told apart, or more than `most`, which is
 * a list. What is no question stays with the question behind it, or before it at the end.
 */
export function questionsIn(text: string, most: number): string[] {
  const questions: string[] = [];
  let told = '';
  for (const { start, end } of segmentSentences(text, 0, text.length)) {
    for (const part of halves(text.slice(start, end))) {
      const whole = told === '' ? part : `${told} ${part}`;
      const isNext = asks(part) && !(questions.length > 0 && GOES_ON.test(part));
      if (isNext) questions.push(whole);
      told = isNext ? '' : whole;
    }
  }
  if (questions.length < 2 || questions.length > most) return [text];
  return told === '' ? questions : [...questions.slice(0, -1), `${questions.at(-1)} ${told}`];
}

/** Both halves, where each is a question of its own; else the sentence. */
function halves(sentence: string): string[] {
  const [first = '', second, ...rest] = sentence.split(JOINED);
  if (second === undefined || rest.length > 0 || POINTS_BACK.test(second)) return [sentence];
  return [`${first}?`, second].every((half) => asks(half) && content(half) > 1) ? [`${first}?`, second] : [sentence];
}

function asks(part: string): boolean {
  const asked = withoutFiller(part);
  const isAsked = ['?', '?!', '!?'].some((mark) => asked.endsWith(mark));
  return isAsked && content(asked) > 0 && isQuestion(asked);
}

/** Words that say what is asked about. */
function content(text: string): number {
  return tokenize(text).filter(({ word }) => !isStopWord(word)).length;
}
