/** Years, the least and the most, of those whom a word names; what is left open is not judged. */
const USUAL_AGES: readonly (readonly [least: number, most: number, words: string])[] = [
  [0, 2, 'baby infant newborn'],
  [0, 4, 'toddler'],
  [0, 17, 'child kid boy girl schoolboy schoolgirl minor'],
  [13, 19, 'teen teenager adolescent'],
  [15, 130, 'man woman mother father husband wife driver gunman suspect'],
  [18, 130, 'officer policeman policewoman soldier judge minister teacher doctor nurse priest professor'],
  [35, 130, 'grandmother grandfather grandparent'],
  [50, 130, 'pensioner great-grandmother great-grandfather'],
];

const BY_WORD: ReadonlyMap<string, readonly [number, number]> = new Map(
  USUAL_AGES.flatMap(([least, most, words]) => words.split(' ').map((word) => [word, [least, most]] as const)),
);

/** Whether someone whom the word names can be so many years old; `null` where the word says nothing about it. */
export function canBeOfAge(word: string, years: number): boolean | null {
  const usual = BY_WORD.get(word) ?? BY_WORD.get(word.replace(/s$/u, '')) ?? null;
  return usual === null ? null : usual[0] <= years && years <= usual[1];
}
