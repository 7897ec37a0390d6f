import { nounRun } from '../clauses/counted-phrases.ts';
import { peopleBehind } from '../clauses/event-people.ts';
import { isUnitWord, subjectBefore } from '../clauses/subjects.ts';
import type { Quantity } from '../quantities/quantities.ts';
import { isEvent, namesPersons, TALLIES } from '../words/event-nouns.ts';
import type { SentenceWords } from '../words/sentence-words.ts';
import { changesBefore } from './changes.ts';

/** "120 mph winds", "winds of 120 mph", "a deal worth $3m", "a 40 km road": what a measure measures. */
export function nounOfMeasure(words: SentenceWords, quantity: Quantity): number | null {
  if (quantity.unit.kind === 'count') return null;
  let at = quantity.first - 1;
  while (words.classes[at] === 'adverb' && words.breaks[at + 1] === 'none') at -= 1;
  if (/^(?:of|worth)$/u.test(words.word(at)) && words.classes[at - 1] === 'noun' && words.breaks[at] === 'none')
    return at - 1;
  return null;
}

/** "protesters in their tens of thousands", "a crowd 5,000-strong": the noun is before the amount. */
export function nounBefore(words: SentenceWords, { first, last }: Quantity): number | null {
  if (words.word(last + 1) === 'strong' && words.breaks[last + 1] === 'none') {
    const noun = /^(?:be|verb)$/u.test(words.classes[first - 1] ?? '') ? first - 2 : first - 1;
    return words.classes[noun] === 'noun' && words.breaks[first] !== 'stop' ? noun : null;
  }
  const at = first - 3;
  const inTheir = words.word(first - 2) === 'in' && /^(?:their|its)$/u.test(words.word(first - 1));
  return inTheir && words.classes[at] === 'noun' && words.breaks[at + 1] === 'none' ? at : null;
}

/** For a bare number: the tally it is the value of. */
export function tallyBefore(
  words: SentenceWords,
  quantity: Quantity,
): { head: number | null; modifiers: readonly number[]; trigger: number | null } | null {
  const subject = subjectBefore(words, quantity.first);
  if (!subject) return null;
  const { tokens } = subject;
  const direct = quantity.first - 2;
  if (
    words.word(quantity.first - 1) === 'of' &&
    attachedNoun(words, direct) &&
    !TALLIES.test(words.word(direct)) &&
    !isEvent(words, direct)
  ) {
    return {
      head: direct,
      modifiers: tokens.filter((token) => token < direct && words.classes[token] === 'noun').slice(-2),
      trigger: null,
    };
  }
  const tally = tokens.find((token) => TALLIES.test(words.word(token)));
  const event = tokens.find(
    (token) =>
      (isEvent(words, token) &&
        (words.classes[token] !== 'verb' || namesPeople(words, token)) &&
        !isCompounded(words, token)) ||
      (words.concept(token) !== null &&
        /^(?!tolls?$)/u.test(words.word(token + 1)) &&
        TALLIES.test(words.word(token + 1)) &&
        words.breaks[token + 1] === 'none'),
  );
  // "is now 18", "would run into the hundreds", "is spread over 683 hectares".
  let lead = quantity.first - 1;
  const skipped = quantity.bound === 'vague' ? /^(?:adverb|determiner)$/u : /^adverb$/u;
  while (skipped.test(words.classes[lead] ?? '') && words.breaks[lead + 1] === 'none') lead -= 1;
  const linked =
    words.breaks[lead + 1] === 'none' &&
    (/^(?:to|into|over|from|at|of|worth|was|is|were|are|reached|hit|topped|number|numbered|stands|passed|exceeded|totaled|totalled|by)$/u.test(
      words.word(lead),
    ) ||
      (words.classes[lead] === 'verb' && (quantity.unit.kind !== 'count' || words.concept(lead) === null)));
  const labelled = words.breaks[quantity.first] === 'stop';
  if (!linked && !labelled) return null;
  if (tally === undefined && event === undefined) {
    const copular =
      /^(?:was|is|were|are|of|worth|over|to|from|at|reached|totaled|totalled|number|numbered|exceeded)$/u.test(
        words.word(lead),
      );
    if (labelled || (quantity.unit.kind === 'count' && !copular)) return null;
    if (words.word(lead) === 'at')
      return {
        head: tokens.findLast((token) => words.classes[token] === 'noun') ?? null,
        modifiers: [],
        trigger: null,
      };
    return {
      head: subject.head,
      modifiers: tokens.filter(
        (token) => token !== subject.head && words.classes[token] === 'noun' && !isUnitWord(words.word(token)),
      ),
      trigger: null,
    };
  }
  // "The toll rose by 19": a difference, which is no toll.
  if (quantity.unit.kind === 'count' && words.word(lead) === 'by' && changesBefore(words, lead)) return null;
  if (event !== undefined) {
    const behind = peopleBehind(words, event);
    if (behind) return { ...behind, trigger: event };
    const who = tokens.find(
      (token) =>
        token !== event &&
        words.classes[token] === 'noun' &&
        !TALLIES.test(words.word(token)) &&
        words.concept(token) !== null &&
        // "the quake death toll", "the death toll from the flood"
        namesPersons(words.word(token)) &&
        words.concept(token) !== words.concept(event),
    );
    return { head: who ?? null, modifiers: [], trigger: event };
  }
  if (tally !== undefined && /^tolls?$/u.test(words.word(tally))) {
    const behind = peopleBehind(words, tally);
    return { head: behind?.head ?? null, modifiers: behind?.modifiers ?? [], trigger: tally };
  }
  // "The number of detained rose to 97": the state stands for whom it is of.
  const stateOf = tally === undefined || words.word(tally + 1) !== 'of' ? -1 : tally + 2;
  if (stateOf > 0 && /^(?:verb|predicative)$/u.test(words.classes[stateOf] ?? '') && words.concept(stateOf) !== null)
    return { ...nounRunBehind(words, stateOf), trigger: stateOf };
  const counted = tokens.find((token) => tally !== undefined && token > tally && words.classes[token] === 'noun');
  if (counted === undefined || tally === undefined) return null;
  // "the number of missing people", "the number of protesters arrested": the state beside the noun.
  const state = tokens.find((token) => {
    const wordClass = words.classes[token];
    if (wordClass === 'predicative') return token > tally;
    return (
      wordClass === 'verb' &&
      (token === counted + 1 || (token > tally && token < counted)) &&
      words.breaks[token] === 'none'
    );
  });
  const run = nounRun(words, tally + 2, false);
  return { head: run.head ?? counted, modifiers: run.modifiers, trigger: state ?? null };
}

/** "The number of dead officers": whom the state is told of. */
function nounRunBehind(words: SentenceWords, state: number): { head: number | null; modifiers: readonly number[] } {
  if (words.breaks[state + 1] !== 'none' || words.classes[state + 1] !== 'noun') return { head: null, modifiers: [] };
  const { head, modifiers } = nounRun(words, state + 1, false);
  return { head, modifiers };
}

/** "the injured", "number of wounded": the participle stands for people. */
function namesPeople(words: SentenceWords, at: number): boolean {
  return words.breaks[at] === 'stop' || words.classes[at - 1] === 'determiner' || words.word(at - 1) === 'of';
}

/** "infection rate": the event only tells which rate. */
function isCompounded(words: SentenceWords, at: number): boolean {
  return words.classes[at + 1] === 'noun' && words.breaks[at + 1] === 'none' && !TALLIES.test(words.word(at + 1));
}

function attachedNoun(words: SentenceWords, at: number): boolean {
  return words.classes[at] === 'noun' && words.breaks[at + 1] === 'none';
}
