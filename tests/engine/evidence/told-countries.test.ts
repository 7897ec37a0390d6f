import { describe, expect, it } from 'vitest';
import { countriesIn, countryTold } from '../../../functions/engine/evidence/told-countries.ts';
import { tokenize } from '../../../functions/engine/text/tokens.ts';

const told = (asked: string, sentence: string, ofArticle: string | null) =>
  countryTold(countriesIn(tokenize(asked)), countriesIn(tokenize(sentence)), ofArticle);

describe('the country that a sentence tells of', () => {
  it.each([
    ['By how much did Britain grow?', 'The British economy grew 3 per cent.', null, 'asked'],
    ['By how much did Britain grow?', 'The US economy grew 4 per cent.', 'UK', 'other'],
    ['By how much did Britain grow?', 'The economy grew 4 per cent.', 'Japan', 'elsewhere'],
    ['By how much did Britain grow?', 'The economy grew 4 per cent.', 'UK', null],
    ['By how much did Britain grow?', 'It sent turkey to us.', null, null],
    ['By how much did Orlo grow?', 'The US economy grew 4 per cent.', 'US', null],
    ['How many Germans are out of work?', 'In Germany and France 9 per cent are.', 'France', 'asked'],
  ])('%s %s (%s)', (asked, sentence, ofArticle, expected) => {
    expect(told(asked, sentence, ofArticle)).toBe(expected);
  });
});
