/**
 * Words that carry no topic: function words, and the words a question is built with. They are neither indexed nor
 * searched. About 110 of them: enough to drop what every article has, few enough to keep "first", "all" and "more".
 */
const STOP_WORDS: ReadonlySet<string> = new Set(
  [
    'a an the this that these those there here such',
    'i me my we us our you your he him his she her it its they them their',
    'what which who whom whose when where why how',
    'is am are was were be been being do does did done has have had having',
    'can could will would shall should may might must',
    'and or but if then than so as also',
    'of in on at by for from to into with about up out over under between during after before s t',
    'not no please tell many much get gets got',
  ].flatMap((line) => line.split(' ')),
);

export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}
