import { isNumeric } from './words.ts';

const list = (words: string) => new Set(words.split(' '));

const NUMBER_WORDS = list(
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions trillion trillions dozen dozens half third quarter twice once scores several',
);
const CALENDAR_WORDS = list(
  'january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday',
);

/** `year` is also a number to a reader who asks for one: "2,022 people" and "2022" look alike. */
export type TokenClass = 'number' | 'year' | 'calendar' | 'word';

export function classOf(word: string, capitalised: boolean): TokenClass {
  if (isNumeric(word)) return /^(?:1\d{3}|20\d{2})s?$/u.test(word) ? 'year' : 'number';
  if (NUMBER_WORDS.has(word)) return 'number';
  if (capitalised && CALENDAR_WORDS.has(word)) return 'calendar';
  return 'word';
}
