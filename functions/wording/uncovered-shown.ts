import type { Answer } from '../engine/answer.ts';

/**
 * Words of talk about a question rather than of what it asks. Above a good answer it would look like a fault to be told that
 * no article mentions them.
 */
const TALK = new Set(
  `actually again anybody anyone basically boss briefly cheers colleague colleagues correct curious desk editor everybody
  everyone exact exactly fact facts folks guys hello hey hi honestly info information kindly lol maybe ok okay perhaps please pls plz
  possible possibly precise precisely quick quickly question questions really roughly somebody someone sorry sure thank
  thanks thx today true truth urgent verbatim wow`.split(/\s+/u),
);
const TALKING =
  /^(?:answer|ask|assum|check|clarif|confirm|doublecheck|explain|find|help|know|look|lookup|mean|need|quot|remind|search|tell|verif|want|wonder)(?:e|y|s|es|ies|ed|ied|ing|ying)?$/u;

/**
 * The words that no article has, as far as they are worth telling: all where nothing was found; where something was, names,
 * numbers and whatever else the answer might be missing.
 */
export function uncoveredShown({
  question,
  kind,
  uncovered,
}: Pick<Answer, 'question' | 'kind' | 'uncovered'>): readonly string[] {
  const told = uncovered.filter((word) => !isDegree(word, question));
  return kind === 'not_found' ? told : told.filter((word) => !isTalk(word.toLowerCase()));
}

/** "How long", "how old": an article that says how long it was need not say "long". */
function isDegree(word: string, question: string): boolean {
  return DEGREE.test(word) && question.toLowerCase().includes(`how ${word.toLowerCase()}`);
}

const DEGREE = /^(?:big|deep|far|fast|heavy|high|large|long|often|old|soon|strong|tall|wide)$/iu;

function isTalk(word: string): boolean {
  return TALK.has(word) || TALKING.test(word);
}
