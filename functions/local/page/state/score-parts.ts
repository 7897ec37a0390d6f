/** What each part of a score rewards, for a reader of quotations, not of code. "Words" are those of the question. */
const WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    passageScore: 'its passage, beside the best passage',
    passageIdeal: 'its passage, beside the best possible',
    sentenceScore: 'the sentence, beside the best sentence',
    coverage: 'words in the sentence',
    coverageSquare: 'words in the sentence, squared',
    coverageBefore: 'missing words in the sentence before',
    coverageAfter: 'missing words in the sentence after',
    coverageEarlier: 'missing words further above',
    coveragePassage: 'missing words in its passage',
    context: 'names in title or heading',
    contextOnly: 'names in title or heading alone',
    exactForm: 'words in the very same form',
    exactPassage: 'words in the very same form, in its passage',
    pairs: 'neighbouring words together',
    pairsPassage: 'neighbouring words together, in its passage',
    similar: 'words spelt much alike',
    similarPassage: 'words spelt much alike, in its passage',
    names: 'names in the sentence',
    namesPassage: 'names in its passage',
    focus: 'the thing asked about',
    focusPassage: 'the thing asked about, in its passage',
    hasNumber: 'a number, if one is asked for',
    hasDate: 'a date, if one is asked for',
    hasPerson: 'a person, if one is asked for',
    hasPlace: 'a place, if one is asked for',
    hasReason: 'a reason, if one is asked for',
    figure: 'a figure that answers',
    countsNoun: 'a number right before what is counted',
    nearAnswer: 'what is asked for, near the words',
    length: 'its length',
    short: 'being very short',
    opening: 'being first of its passage',
  }),
);

export function partWords(part: string): string {
  return WORDS.get(part) ?? part;
}
