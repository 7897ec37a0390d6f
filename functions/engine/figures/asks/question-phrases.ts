import { nounRun } from '../clauses/counted-phrases.ts';
import { finiteVerb } from '../clauses/subject-verbs.ts';
import { currencyNamed, measureNamed, speedBehind } from '../quantities/measures.ts';
import type { SentenceWords } from '../words/sentence-words.ts';

/**
 * The question in the words that sources have for it: "what share of voters turned out" asks for the turnout, of which it need
 * not be said that it is one of voters.
 */
export function reworded(question: string): string {
  return question
    .replace(TURNED_OUT, '$<share> turnout')
    .replace(FORECAST, 'what is the $<value>$<named>')
    .replace(ABOUT_VALUE, 'what is the $<value>')
    .replace(DOES, 'how much is $<value>')
    .replace(EXPECTED, 'how much is $<value>$<named>')
    .replace(LONGEST, 'how long ')
    .replace(BOUNDED, '$<rest>')
    .replace(BILL, '$<rest>cost$<behind>')
    .replace(WHAT_PAID, 'how much$<rest>')
    .replace(SAYS_COSTS, 'how much $<rest>');
}

const VALUE = '(?:growth|inflation|unemployment|sales|exports|imports|prices?|output|gdp|economy|profits?|turnover)';

/** "What are forecasters saying about growth in Norland?", "what did the first estimate say about Norland's growth?" */
const ABOUT_VALUE = new RegExp(
  `^what (?:is|are|was|were|do|does|did|has|have) [^?]{2,60}? (?:say|says|said|saying|predict|predicts|predicted|predicting|forecast|expect|expects|expected|expecting|show|shows|showed) (?:about|of|for|on) (?<value>[^?]*?\\b${VALUE}\\b)`,
  'iu',
);

/** "What was the bank's earlier forecast for Norland's growth?", "what is Norland's growth forecast for 2005?" */
const FORECAST = new RegExp(
  `^what (?:is|are|was|were) (?:[^?]{0,40}?\\b(?:forecasts?|estimates?|projections?|predictions?|outlook) (?:for|of|on) (?<value>[^?]*?\\b${VALUE}\\b)|(?<named>[^?]*?\\b${VALUE}\\b) (?:forecasts?|estimates?|projections?|predictions?|outlook))`,
  'iu',
);

/** "How did Norland's shop sales do in May?", "how strongly did its economy expand?" */
const DOES = new RegExp(
  `^how (?:(?:strongly|quickly|rapidly|sharply|steeply|badly|well) )?(?:did|does|do|has|have|is|are|will) (?<value>[^?]*?\\b${VALUE}\\b) (?:do|does|doing|done|fare|fared|faring|perform|performed|performing|change|changed|move|moved|grow|grown|growing|expand|expanded|expanding|shrink|shrunk|contract|rise|risen|fall|fallen|develop|developed)\\b`,
  'iu',
);

/** "What is Norland's economy expected to do next year?", "what happened to house prices in May?" */
const EXPECTED = new RegExp(
  `^what (?:(?:is|are|was|were) (?<value>[^?]*?\\b${VALUE}\\b) (?:expected|forecast|predicted|projected|likely|set|due) to (?:do|grow|rise|fall|shrink|be)\\b|happened to (?<named>[^?]*?\\b${VALUE}\\b)(?=$|[?:,]| (?:in|on|after|since|during|last|this|between|when|over|from)\\b))`,
  'iu',
);

/** "What is the longest that a patient should wait?" */
const LONGEST =
  /^what (?:is|was) the longest (?:time )?(?:that )?(?=[^?]*\b(?:should|can|may|must|will|could|has to|have to)\b)/iu;

/** "Up to what price is no duty due?" */
const BOUNDED = /^(?:up to|at|for|from|above|below|over|under|until|by) (?<rest>what\b)/iu;

/** "What is the bill for insurers?": a bill for something is no draft of a law. */
const BILL =
  /^(?<rest>(?:what|how) (?:big|large|high)?(?: ?(?:is|was|will be))? ?the [^?]{0,30}?)bill(?<behind> for\b)/iu;

/** "What is Orlo paying for Brin?", "what did the yard cost?", "what is it worth?" */
const WHAT_PAID =
  /\bwhat(?<rest>(?:['’]s|s| is| was| are| were| did| does| do| will| would| has| have| had)\b(?: [^\s?!.,;:]+){1,8}? (?:paying|pay|paid|spend|spending|spent|cost|costing|earn|earning|earned|owe|owed|worth|fetch|fetched|charge|charging|sell for|sold for|sells for|bid for|bidding for|offer for|offered for|offering for)\b(?! (?:attention|tribute|respect|heed)))/iu;

/** "What does the council say a ticket costs?" */
const SAYS_COSTS = /^what (?<rest>(?:does|do|did) [^?]{1,80} (?:costs?|pays?|earns?|owes?|is worth|was worth))\b/iu;

const TURNED_OUT =
  /\b(?<share>share|percentage|per ?cent|proportion|fraction|how much)(?: of)?(?: the| all| its| their)?(?: (?:registered|eligible|entitled))? (?:voters|electors|electorate|voting population)(?: (?:who|that|actually|have|had|has|did))* (?:turned|turn|turns) out\b/iu;

/** The words of an "of" phrase behind the noun: "how many members of parliament". */
export function ofBehind(words: SentenceWords, last: number): readonly number[] {
  if (words.word(last + 1) !== 'of') return [];
  const from = words.classes[last + 2] === 'determiner' ? last + 3 : last + 2;
  const run = nounRun(words, from, false);
  return run.head === null ? [] : [...run.modifiers, run.head];
}

/** The head of an "among" or "of" phrase behind the noun: "deaths among civilians". */
export function amongBehind(words: SentenceWords, last: number): number | null {
  if (!/^(?:among|amongst|of|to)$/u.test(words.word(last + 1))) return null;
  const from = words.classes[last + 2] === 'determiner' ? last + 3 : last + 2;
  return nounRun(words, from, false).head;
}

/** The unit or currency that is named at token `at`: "how many square miles". */
export function unitAt(
  words: SentenceWords,
  at: number,
): { unit: 'measure' | 'money' | 'percent'; unitName: string | null; last: number } | null {
  const word = words.word(at);
  const power = /^(?:square|sq)$/u.test(word) ? 'square ' : /^(?:cubic|cu)$/u.test(word) ? 'cubic ' : '';
  const measure = measureNamed(words.word(power === '' ? at : at + 1));
  const speed = speedBehind(words, at);
  if (speed) return { unit: 'measure', unitName: speed.unit, last: speed.last };
  if (measure !== null && (power !== '' || measure !== 'second')) {
    return { unit: 'measure', unitName: power + measure, last: power === '' ? at : at + 1 };
  }
  if (word === 'percent' || word === 'percentage') return { unit: 'percent', unitName: null, last: at };
  const national = /^(?:us|u\.s|american|british|canadian|australian)$/u.test(word) ? at + 1 : at;
  const currency = currencyNamed(words.tokens[national]?.stem ?? '');
  return currency === null ? null : { unit: 'money', unitName: currency, last: national };
}

/** What the question says of the counted: behind them, or, turned round by an auxiliary, at the end. */
export function verbOf(words: SentenceWords, last: number): { at: number; doer: boolean } | null {
  const next = words.classes[last + 1];
  const turned =
    next === 'modal' ||
    (next === 'have' && words.classes[last + 2] !== 'verb' && words.classes[last + 2] !== 'be') ||
    (next === 'be' && /^(?:there|the|a|in|on|at)$/u.test(words.word(last + 2)));
  if (!turned) {
    const verb = finiteVerb(words, last);
    if (verb) return { at: verb.at, doer: verb.doer };
    // "how many police killed", "how many people live there".
    const bare = last + 1;
    return words.classes[bare] === 'noun' && words.breaks[bare] === 'none' ? { at: bare, doer: false } : null;
  }
  let found: number | null = null;
  for (let at = last + 2; at < words.tokens.length; at += 1) {
    const wordClass = words.classes[at];
    const isVerb =
      wordClass === 'verb' ||
      wordClass === 'gerund' ||
      (wordClass === 'noun' &&
        at > last + 2 &&
        words.concept(at) !== null &&
        words.classes[at - 1] !== 'preposition' &&
        words.classes[at - 1] !== 'determiner');
    if (isVerb && found === null) found = at;
    if (wordClass === 'preposition' && found !== null) break;
  }
  if (found === null && words.word(last + 1) !== 'has' && words.word(last + 1) !== 'have' && next === 'modal') {
    const bare = words.tokens.findLastIndex(
      (_, i) => i > last + 2 && words.classes[i] === 'noun' && words.classes[i - 1] === 'noun',
    );
    if (bare > 0) found = bare;
  }
  return found === null ? null : { at: found, doer: false };
}

/** "how much did the bridge cost": the bridge. */
export function subjectOf(words: SentenceWords, at: number): number | null {
  let from = at + 1;
  while (
    words.classes[from] === 'modal' ||
    words.classes[from] === 'be' ||
    words.classes[from] === 'have' ||
    words.classes[from] === 'determiner'
  )
    from += 1;
  return nounRun(words, from, true).head;
}
