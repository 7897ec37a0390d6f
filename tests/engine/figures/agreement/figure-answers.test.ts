import { describe, expect, it } from 'vitest';
import { matchFigure } from '../../../../functions/engine/figures/agreement/figure-answers.ts';
import { leadingFigure, type RankedSentence } from '../../../../functions/engine/figures/agreement/leading-figure.ts';
import type { QuantityAsk } from '../../../../functions/engine/figures/asks/quantity-ask.ts';
import { askOf } from '../../../../functions/engine/figures/asks/quantity-question.ts';
import { type Figure, figuresOf } from '../../../../functions/engine/figures/figures.ts';
import { FIGURE_RINGS } from '../figure-rings.ts';

const rings = FIGURE_RINGS;

function ask(question: string): QuantityAsk {
  const asked = askOf(question, rings);
  if (!asked) throw new Error(`asks for no figure: ${question}`);
  return asked;
}

function matches(question: string, sentence: string): number[] {
  return figuresOf(sentence, rings).map((figure) => matchFigure(ask(question), figure));
}

describe('how well a figure answers', () => {
  it('fully, when who and what are those asked for', () => {
    expect(matches('how many police died?', 'Fourteen officers were killed.')).toEqual([1]);
  });

  it.each([
    ['what share of the vote did Berg win?', 'Berg won 52 percent on Sunday.'],
    ['What percentage of its herd did the farm lose?', 'The farm lost 12 percent of it.'],
    ['What proportion of the fund did the union spend?', 'The union spent 40 percent.'],
  ])('fully, when a share has the verb in another form and leaves unsaid what it is of: %s', (question, sentence) => {
    expect(matches(question, sentence)).toEqual([1]);
  });

  it.each([
    ['another fate', 'how many police died?', 'Fourteen officers were wounded.'],
    ['other people', 'how many police died?', 'Fourteen rioters were killed.'],
    ['people in general', 'how many police died?', 'Fourteen people were killed.'],
    ['those who did it', 'how many police died?', 'Fourteen officers killed a gunman.'],
    ['killed or injured together', 'how many police died?', 'Fourteen officers were killed or injured.'],
    ['a share instead of a number', 'how much did the tunnel cost?', 'The tunnel carries 14 trains.'],
    ['another unit', 'How many miles long is the tunnel?', 'The tunnel is 14 kilometres long.'],
    ['people, when miles are asked for', 'how many miles of road were built?', 'Fourteen people built it.'],
    ['any death, when one manner is asked for', 'how many officers were beheaded?', 'Fourteen officers were killed.'],
  ])('not at all: %s', (_, question, sentence) => {
    expect(matches(question, sentence)).toEqual([0]);
  });

  it.each([
    ['The toll rose by 12 to 31.', [0, 1]],
    ['Deaths increased by another 12 on Sunday.', [0]],
    ['Twelve people were killed by 3 bombs.', [1, 0]],
  ])('not at all, when it says by how much the number changed: %s', (sentence, expected) => {
    expect(matches('how many people died?', sentence).map((match) => (match > 0 ? 1 : 0))).toEqual(expected);
  });

  it('less, when it is foreseen, denied or past', () => {
    const plain = matches('how many police died?', 'Fourteen officers were killed.')[0] ?? 0;
    for (const sentence of [
      'Fourteen officers could be killed.',
      'If 14 officers were killed, the minister must go.',
      'A decade ago, 14 officers were killed.',
      'The ministry denied that 14 officers were killed.',
    ]) {
      const [weaker] = matches('how many police died?', sentence);
      expect(weaker).toBeGreaterThan(0);
      expect(weaker).toBeLessThan(plain);
    }
  });

  it('finds a general question answered in part by a special figure', () => {
    const [officers] = matches('how many people died?', 'Fourteen officers were killed.');
    expect(officers).toBeGreaterThan(0);
    expect(officers).toBeLessThan(1);
  });
});

describe('the leading figure', () => {
  function lead(question: string, sentences: readonly string[]): string | null {
    const ranked: RankedSentence[] = sentences.map((text) => ({ text, figures: figuresOf(text, rings), score: 1 }));
    const leading = leadingFigure(ask(question), ranked);
    const sentence = ranked[leading?.sentence ?? -1];
    const figure: Figure | undefined = sentence?.figures[leading?.figure ?? -1];
    return sentence && figure ? sentence.text.slice(figure.start, figure.end) : null;
  }

  it('is that of the asked, not the nearest number', () => {
    expect(lead('How many officers were killed?', ['The blast injured 60 officers and killed 12 officers.'])).toBe(
      '12',
    );
    expect(lead('How many bridges does the city have?', ['The city has 340 parks, 28 bridges and 4 stadiums.'])).toBe(
      '28',
    );
  });

  it('has the unit asked for', () => {
    expect(lead('How much did the stadium cost?', ['The stadium with 40,000 seats cost $310 million in 1998.'])).toBe(
      '$310 million',
    );
    expect(lead('What percentage of seats were sold?', ['Of 40,000 seats 85% were sold.'])).toBe('85%');
  });

  it('is no length of time where an amount is asked for', () => {
    expect(
      lead('How much of the valley was flooded?', ['For three days about half of the valley was flooded, they said.']),
    ).toBe('about half');
  });

  it('is that of the sentence the ranking trusts, other things equal', () => {
    const figures = (text: string) => ({ text, figures: figuresOf(text, rings) });
    const ranked = [
      { ...figures('The park has 12 lakes.'), score: 20 },
      { ...figures('The park has 31 lakes.'), score: 12 },
    ];
    expect(leadingFigure(ask('How many lakes does the park have?'), ranked)).toMatchObject({ sentence: 0, figure: 0 });
  });

  it('is that of the part whose words the question has, not the nearest whole', () => {
    const text = 'The network has 142 stations, of which 35 are underground.';
    expect(lead('How many of the stations are underground?', [text])).toBe('35');
  });

  it('is that of the part to whom it happened, not of the whole', () => {
    expect(lead('How many defendants were acquitted?', ['Three of the nine defendants were acquitted.'])).toBe('Three');
    expect(lead('How many defendants were there?', ['Three of the nine defendants were acquitted.'])).toBe('nine');
  });

  it('is the value, not the step to it, unless the question asks for the change', () => {
    const text = 'The child benefit went up by 200 crowns to 1,450 crowns.';
    expect(lead('How much is the child benefit?', [text])).toBe('1,450 crowns');
    expect(lead('By how much did the child benefit rise?', [text])).toBe('200 crowns');
    expect(lead('How much is the child benefit?', ['The child benefit went up by 200 crowns.'])).toBe('200 crowns');
  });

  it('is the sum, not what is paid a day, unless the question asks for that', () => {
    const text = 'The strike costs the company 2 million euros a day and has cost it 19 million euros so far.';
    expect(lead('How much has the strike cost?', [text])).toBe('19 million euros');
    expect(lead('How much does the strike cost per day?', [text])).toBe('2 million euros');
    const daily = 'The strike costs 2 million euros daily and has cost 19 million euros so far.';
    expect(lead('How much has the strike cost?', [daily])).toBe('19 million euros');
    expect(lead('How much does a guide cost?', ['A guide costs 40 dollars an hour.'])).toBe('40 dollars');
  });

  it('is of the year asked for', () => {
    const text = 'The park drew 2 million visitors in 2011, 3 million in 2012 and 4 million in 2013.';
    expect(lead('How many visitors came in 2012?', [text])).toBe('3 million');
  });

  it('is no number that the question gives', () => {
    expect(lead('Of the 20 players, how many were fined?', ['Nine of the 20 players were fined.'])).toBe('Nine');
  });

  it('is none where no sentence has a figure of the kind', () => {
    expect(lead('How much did it cost?', ['Twelve people came.', 'Nobody knows.'])).toBeNull();
  });
});
