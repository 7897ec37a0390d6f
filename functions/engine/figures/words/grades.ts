/** How badly someone was hurt: words that mean the same, under the adverb that marks a figure's modifiers. No stem is one. */
const GRADES: Readonly<Record<string, string>> = {
  critically: 'critically critical',
  seriously: 'seriously serious severely severe gravely grave badly heavily',
  slightly: 'slightly slight lightly mildly minor',
};

const byWord: ReadonlyMap<string, string> = new Map(
  Object.entries(GRADES).flatMap(([grade, words]) => words.split(' ').map((word): [string, string] => [word, grade])),
);

/** The grade that a word tells right before what became of the counted: "critically injured", "serious injuries". */
export function gradeOfWord(word: string): string | null {
  return byWord.get(word) ?? null;
}

/** The grade that a word tells behind a number: "14 of them seriously". An adjective there is another word's. */
export function gradeOfAdverb(word: string): string | null {
  return word.endsWith('ly') ? gradeOfWord(word) : null;
}

/** The grade among the modifiers of a question or a figure; `null` where there is none. */
export function gradeAmong(modifiers: readonly string[]): string | null {
  return modifiers.find((name) => Object.hasOwn(GRADES, name)) ?? null;
}
