import { describe, expect, it } from 'vitest';
import { NO_RINGS } from '../../../../functions/engine/concepts/rings.ts';
import { isDay, isYear } from '../../../../functions/engine/figures/quantities/calendar.ts';
import { numeralAt } from '../../../../functions/engine/figures/quantities/read-numeral.ts';
import { sentenceWords } from '../../../../functions/engine/figures/words/sentence-words.ts';

/** Of each number of a sentence, what it reads as. */
function readings(sentence: string): string {
  const words = sentenceWords(sentence, NO_RINGS);
  return words.tokens
    .flatMap((_, at) => {
      const numeral = numeralAt(words, at);
      if (numeral?.first !== at) return [];
      const reading = isYear(words, numeral, false) ? 'year' : isDay(words, numeral) ? 'day' : 'number';
      return [`${sentence.slice(words.tokens[at]?.start, words.tokens[numeral.last]?.end)} ${reading}`];
    })
    .join(', ');
}

describe('a year', () => {
  it.each([
    ['It sank in 1850.', '1850 year'],
    ['It sank in 1000.', '1000 year'],
    ['It sank in 2100.', '2100 year'],
    ['It was built by 1850.', '1850 year'],
    ['The year 1850 was wet.', '1850 year'],
    ['The class of 1850 met.', '1850 year'],
    ['His 1850 book sold.', '1850 year'],
    ['2019 was dry.', '2019 year'],
    ['In 2000, dockers struck.', '2000 year'],
    ['In 2017 dockers struck.', '2017 year'],
    ['Since 2000 ships have come.', '2000 year'],
    ['It fell from 1850 to 1700.', '1850 year, 1700 year'],
    ['Between 1850 and 1900 it grew.', '1850 year, 1900 year'],
    ['The Annual (1850) says so.', '1850 year'],
    ['September 1687 was wet.', '1687 year'],
    ['It was 26 September 1687.', '26 day, 1687 year'],
    ['In the 3rd May 1850 issue.', '3rd day, 1850 year'],
    ['Carthage fell in 146 BC.', '146 year'],
    ['It was AD 70.', '70 year'],
  ])('“%s”: %s', (sentence, expected) => {
    expect(readings(sentence)).toBe(expected);
  });

  it.each([
    ['It sank in 999.', '999 number'],
    ['It sank in 2101.', '2101 number'],
    ['It sank in 2,000.', '2,000 number'],
    ['It sold 1850 tickets.', '1850 number'],
    ['It had 1900 seats.', '1900 number'],
    ['It had 1987 seats.', '1987 number'],
    ['Some 2019 people came.', '2019 number'],
    ['It cost 2019 dollars.', '2019 number'],
    ['In 2000 dockers struck.', '2000 number'],
    ['About 1850 came.', '1850 number'],
    ['The Annual (1850 ships) says so.', '1850 number'],
    ['It weighed 1,850 tons.', '1,850 number'],
    ['Sales were 2019m.', '2019m number'],
    ['They built an ad 70 times.', '70 number'],
  ])('is not the number of “%s”: %s', (sentence, expected) => {
    expect(readings(sentence)).toBe(expected);
  });
});

describe('a day', () => {
  it.each([
    ['On 7 January 12 people died.', '7 day, 12 number'],
    ['He was born on 5 January.', '5 day'],
    ['He was born on January 5.', '5 day'],
    ['The 5th of May was dry.', '5th day'],
    ['It rained on 31 January.', '31 day'],
    ['It rained on 1 January.', '1 day'],
    ['From January 5 to 7 it rained.', '5 day, 7 day'],
    ['On January 5 and 6 it rained.', '5 day, 6 day'],
    ['It rained on January 5–7.', '5 day, 7 day'],
    ['It rained January 5 through 7.', '5 day, 7 day'],
  ])('“%s”: %s', (sentence, expected) => {
    expect(readings(sentence)).toBe(expected);
  });

  it.each([
    ['It rained on 32 January.', '32 number'],
    ['It rained on 0 January.', '0 number'],
    ['If 5 may come, they do.', '5 number'],
    ['Whether may 5 come?', '5 number'],
  ])('is not the number of “%s”: %s', (sentence, expected) => {
    expect(readings(sentence)).toBe(expected);
  });
});
