import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Agreement, agree } from '../../../../functions/engine/figures/agreement/agreement.ts';
import { readClaims } from '../../../../functions/engine/figures/asks/claims.ts';
import { askOf } from '../../../../functions/engine/figures/asks/quantity-question.ts';
import { attributionOf } from '../../../../functions/engine/figures/clauses/attribution.ts';
import { anyCharacter } from '../../../support/any-character.ts';
import { FIGURE_RINGS } from '../figure-rings.ts';
import { agreement, outline, type Quote, sourcesOf } from './agreements.ts';

const rings = FIGURE_RINGS;

const POLICE: readonly Quote[] = [
  ['a', 'The interior ministry said that nine police officers had been killed.'],
  ['b', 'According to the Interior Ministry, about nine officers were killed and over 200 people were hurt.'],
  ['c', 'The clashes left 340 officers wounded and 15 policemen dead, three of whom were beheaded.'],
  ['d', 'The mob beheaded 3 policemen.'],
  ['d', 'At least 21 security officers were killed.'],
  ['d', '40 armed rioters were killed.'],
];

it('reads any question, source and claim without throwing', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter, maxLength: 80 }), (noise) => {
      const ask = askOf(`how many ${noise}`, rings);
      const sources = sourcesOf([
        ['a', `12 officers died ${noise}`],
        ['b', noise],
      ]);
      if (ask) agree(ask, sources);
      readClaims(`${noise} 12 officers were killed ${noise}`, rings);
      askOf(noise, rings);
      attributionOf(noise);
    }),
    { numRuns: 500 },
  );
});

describe('agreement of sources', () => {
  it('keeps the badly hurt apart from the hurt', () => {
    const quotes: readonly Quote[] = [
      ['a', 'The blast wounded nine people.'],
      ['b', 'Eleven people were injured, three of them critically.'],
      ['c', 'Four people were seriously hurt.'],
      ['d', 'Six people suffered minor injuries.'],
    ];
    expect(outline(agreement('how many people were injured?', quotes))).toEqual([
      '9 [0]',
      '11 [1]',
      '3 injured ⊂ 1 [1]',
      '4 people (part) [2]',
      '6 people (part) [3]',
    ]);
    expect(outline(agreement('how many people were critically injured?', quotes))).toEqual(['3 [1]']);
    expect(outline(agreement('how many people were severely wounded?', quotes))).toEqual(['4 [2]']);
    expect(outline(agreement('how many people were heavily injured?', quotes))).toEqual(['4 [2]']);
    expect(outline(agreement('how many people suffered slight injuries?', quotes))).toEqual(['6 [3]']);
    const light: readonly Quote[] = [['a', 'The storm damaged 12 light boats.']];
    expect(outline(agreement('how many boats were damaged?', light))).toEqual(['12 [0]']);
  });

  it('shows every figure of the asked with its quotations, parts under their whole', () => {
    const found = agreement('how many police died?', POLICE);
    expect(found.verdict).toBe('disputed');
    expect(outline(found)).toEqual([
      '9 [0 1]',
      '15 [2]',
      '3 beheaded ⊂ 1 [2]',
      'at least 21 [4]',
      '3 beheaded ⊂ 3 [3]',
    ]);
  });

  it('counts an origin once when two articles cite the same ministry', () => {
    const [nine] = agreement('how many police died?', POLICE).groups;
    expect(nine?.articles).toEqual(['a', 'b']);
    expect(nine?.origins).toHaveLength(1);
  });

  it('counts two articles that cite nobody as two origins', () => {
    const [nine] = agreement('how many police died?', [
      ['a', 'Nine officers were killed.'],
      ['b', 'Nine policemen died.'],
    ]).groups;
    expect(nine?.origins).toEqual(['a', 'b']);
  });

  it('keeps other fates and other people apart', () => {
    const found = agreement('how many people were injured?', [
      ['a', 'Over 300 people were injured.'],
      ['b', '900 people injured, 350 hospitalized'],
      ['c', 'More than 900 people were hurt, with nearly 350 of them hospitalised.'],
      ['c', 'The clashes left 120 police officers injured and 12 dead.'],
    ]);
    expect(outline(found)).toEqual([
      'over 300 [0]',
      '900 [1]',
      '350 hospitalized ⊂ 1 [1]',
      'over 900 [2]',
      '120 police officers ⊂ 3 [3]',
      'nearly 350 hospitalised ⊂ 3 [2]',
    ]);
  });

  it('takes the police among the dead for all of the police asked for, and for a part of the dead', () => {
    const quotes: readonly Quote[] = [
      ['a', 'The ministry put the number of dead at 44, including 13 police officers.'],
      ['b', 'Seven of the dead were police.'],
    ];
    expect(outline(agreement('how many police died?', quotes))).toEqual(['7 [1]', '13 [0]']);
    expect(outline(agreement('how many people died?', quotes))).toEqual([
      '44 [0]',
      '13 dead ⊂ 0 [0]',
      '7 dead (part) [1]',
    ]);
  });

  it('never takes the whole that a part is named of for a figure of what became of the part', () => {
    const quotes: readonly Quote[] = [['a', 'Nine of the 60 patients died.']];
    expect(outline(agreement('how many patients died?', quotes))).toEqual(['9 [0]']);
  });

  it('takes no other fate for what a question without a concept asks', () => {
    const found = agreement('how many people joined the protests?', [
      ['a', 'Over 300 people were injured and eight officers killed.'],
      ['b', 'Thousands of people were protesting in the capital.'],
      ['c', 'Protesters in their tens of thousands had come out.'],
    ]);
    expect(outline(found)).toEqual(['thousands [1]', 'tens of thousands [2]']);
  });

  it('takes an amount whose noun only a list lends for one of people at large', () => {
    const found = agreement('how many people were arrested?', [
      ['a', 'Dozens of strikers were shot dead, hundreds hospitalised and thousands arrested.'],
      ['b', 'Police arrested 2,000 people.'],
    ]);
    expect(outline(found)).toEqual(['2,000 [1]', 'thousands [0]']);
  });

  it('knows that who was beheaded was decapitated', () => {
    expect(outline(agreement('how many officers were decapitated?', POLICE))).toEqual(['3 [2 3]']);
  });

  it('counts those who are named as further ones for a part', () => {
    const found = agreement('how many officers were killed?', [
      ['a', 'Two officers died on Monday and five others were killed on Friday.'],
    ]);
    expect(outline(found)).toEqual(['2 [0]', '5 officers (part) [0]']);
  });

  it('is answered when all say the same', () => {
    const found = agreement('how many police died?', [
      ['a', 'Nine officers were killed.'],
      ['b', 'Some 9 policemen died in the riots.'],
    ]);
    expect(found.verdict).toBe('answered');
    expect(outline(found)).toEqual(['9 [0 1]']);
  });

  it('tells "more than 300" and "over 300" as one, 300 and "at least 18" beside 18 as two', () => {
    const over = agreement('how many people were injured?', [
      ['a', 'Over 300 people were injured.'],
      ['b', 'More than 300 people were hurt.'],
    ]);
    expect(outline(over)).toEqual(['over 300 [0 1]']);
    const least = agreement('how many people were injured?', [
      ['a', 'At least 18 people were injured.'],
      ['b', '18 people were injured.'],
    ]);
    expect(outline(least)).toEqual(['18 [1]', 'at least 18 [0]']);
    expect(least.verdict).toBe('answered');
  });

  it('leaves what is foreseen, conditional or denied out beside stated facts', () => {
    const found = agreement('how many officers died?', [
      ['a', 'Nine officers were killed.'],
      ['b', 'Up to 40 officers could be killed.'],
      ['c', 'The ministry denied that 18 officers were killed.'],
      ['d', 'If 30 officers were killed, he would resign.'],
    ]);
    expect(outline(found)).toEqual(['9 [0]']);
    expect(found.verdict).toBe('answered');
  });

  it('never shows a denied figure as one that a source gives', () => {
    expect(
      agreement('how many officers died?', [['c', 'The ministry denied that 18 officers were killed.']]).groups,
    ).toEqual([]);
  });

  it('leaves figures of other years out, unless they are asked for', () => {
    const quotes: readonly Quote[] = [
      ['a', 'Nine officers were killed.', '2022-01-06'],
      ['a', 'In 2011, 14 officers were killed in riots.', '2022-01-06'],
    ];
    expect(outline(agreement('how many officers died?', quotes))).toEqual(['9 [0]']);
    expect(outline(agreement('how many officers died in 2011?', quotes))).toEqual(['14 [1]']);
  });

  it('takes a year alone for a look back where no article is dated, and for the present in an article of that year', () => {
    const old: Quote = ['a', 'In 2011, 14 officers were killed in riots.'];
    expect(outline(agreement('how many officers died?', [['a', 'Nine officers were killed.'], old]))).toEqual([
      '9 [0]',
    ]);
    const now: Quote = ['b', 'Fourteen officers were killed in 2022.', '2022-01-06'];
    expect(outline(agreement('how many officers died?', [['a', 'Nine officers were killed.'], now]))).toEqual([
      '9 [0]',
      '14 [1]',
    ]);
  });

  it('takes a figure of a wider group for no answer', () => {
    expect(agreement('how many armed rioters were killed?', [['a', '40 rioters were killed.']]).groups).toEqual([]);
  });

  it('finds nothing where nobody gives a figure', () => {
    const found = agreement('how many journalists died?', POLICE);
    expect(found).toEqual({ groups: [], verdict: 'none' });
  });

  it('never lets a group carry a quotation without its figure, whatever the order of the sources', () => {
    const ask = askOf('how many police died?', rings);
    if (!ask) throw new Error('asks for a figure');
    const plain = (found: Agreement): string[] =>
      found.groups.map(({ label, quotes }) => `${label} ${quotes.join(' ')}`).sort();
    const expected = plain(agree(ask, sourcesOf(POLICE)));
    fc.assert(
      fc.property(fc.shuffledSubarray(sourcesOf(POLICE), { minLength: POLICE.length }), (shuffled) => {
        expect(plain(agree(ask, shuffled))).toEqual(expected);
      }),
    );
  });
});

describe('a figure that its own article replaced', () => {
  it.each([
    [
      'how many people died?',
      'The toll in the mine rose from 12 to 31 on Friday.',
      'At least 48 people were killed.',
      ['31 [0]', 'at least 48 [1]'],
    ],
    [
      'how many people were injured?',
      'The number of injured had grown from 200 to 260 by noon.',
      'More than 300 people were hurt.',
      ['260 [0]', 'over 300 [1]'],
    ],
    [
      'how many schools closed?',
      'The number of schools closed fell from 90 to 70.',
      'Eighty schools closed.',
      ['70 [0]', '80 [1]'],
    ],
    ['what is unemployment?', 'Unemployment fell from 9 per cent to 7 per cent.', '', ['7% [0]']],
    ['how many people died?', 'The toll climbed to 31, up from 12.', 'Forty people died.', ['31 [0]', '40 [1]']],
  ])('is not shown, and the one that replaced it is: %s %s', (question, change, other, expected) => {
    const quotes: Quote[] = [
      ['a', change],
      ['b', other],
    ];
    expect(outline(agreement(question, quotes))).toEqual(expected);
  });

  it('is left out whatever year the sentence gives both, where the article is of that year', () => {
    const found = agreement('how many people died?', [
      ['a', 'Deaths on the river rose from 12 to 31 in 2023.', '2023-02-03'],
      ['b', 'At least 48 people were killed.', '2023-02-05'],
    ]);
    expect(outline(found)).toEqual(['31 [0]', 'at least 48 [1]']);
  });

  it('lends the one that replaced it what it counts, where only the first says so', () => {
    const found = agreement('how many people died?', [
      ['a', 'The toll jumped from at least 12 to at least 31 people.'],
    ]);
    expect(outline(found)).toEqual(['at least 31 [0]']);
  });

  it('is left out where the same article reported it earlier, and stays where another article did', () => {
    const change: Quote = ['a', 'The ministry then raised the toll from 12 to 31.'];
    expect(outline(agreement('how many people died?', [['a', 'Twelve people died.'], change]))).toEqual(['31 [1]']);
    expect(outline(agreement('how many people died?', [['b', 'Twelve people died.'], change]))).toEqual([
      '12 [0]',
      '31 [1]',
    ]);
  });

  it('is not a place of departure', () => {
    const found = agreement('how many nurses were sent?', [['a', 'Forty nurses from 3 towns were sent to 5 camps.']]);
    expect(outline(found)).toEqual(['40 [0]']);
  });
});

describe('without a concept, sources differ', () => {
  const HALLS: Quote = ['a', 'The city has 14 halls. '];

  it('when two articles share no figure', () => {
    expect(agreement('how many halls does the city have?', [HALLS, ['b', 'The city has 16 halls.']]).verdict).toBe(
      'disputed',
    );
  });

  it('when one article cites two who say different things', () => {
    const quotes: Quote[] = [
      ['a', 'The mayor said the storm damaged 40 boats.'],
      ['a', 'The coastguard said the storm damaged 60 boats.'],
    ];
    expect(agreement('how many boats were damaged?', quotes).verdict).toBe('disputed');
  });

  it.each([
    ['how many halls does the city have?', 'The city has 14 halls.', 'The city has 3 concert halls.'],
    ['how many schools are in the county?', 'The county has 120 schools.', 'Nine special schools are in the county.'],
    ['how many boats does the island have?', 'The island has 30 boats.', 'Six boats of the island are for rescue.'],
  ])('but not when one article gives two figures, both of which are shown: %s', (question, one, two) => {
    const found = agreement(question, [
      ['a', one],
      ['a', two],
    ]);
    expect(found.groups.length).toBe(2);
    expect(found.verdict).toBe('answered');
  });

  it('nor when another article shares one of its figures', () => {
    const quotes: Quote[] = [HALLS, ['a', 'The city has 3 concert halls.'], ['b', 'The city has 14 halls.']];
    expect(agreement('how many halls does the city have?', quotes).verdict).toBe('answered');
  });
});

describe('figures that only look like rivals', () => {
  it.each<readonly [string, readonly Quote[], readonly string[]]>([
    [
      'how many cases were confirmed?',
      [
        ['a', 'Doctors have confirmed 140 cases.'],
        ['b', 'Confirmed cases rose to 312.'],
      ],
      ['140 [0]', '312 [1]'],
    ],
    [
      'how many jobs will be cut?',
      [
        ['a', 'The mill has cut 70 jobs.'],
        ['b', 'The mill will cut 200 jobs.'],
      ],
      ['200 [1]'],
    ],
    [
      'how many people died?',
      [
        ['a', 'There were 12 deaths per 100,000 people.'],
        ['b', 'The fever killed 31 people.'],
      ],
      ['31 [1]'],
    ],
    [
      'how many acres of parks are there?',
      [
        ['a', 'The city has 900 acres of parks.'],
        ['b', 'Among the parks is a 28-acre school.'],
      ],
      ['900 acres [0]'],
    ],
    [
      'how many people were injured?',
      [['a', 'The storm killed at least 6 people, including two children, and injured dozens.']],
      ['dozens [0]'],
    ],
    [
      'how many people were detained?',
      [['a', 'The number of detained rose from 52 to 97, the ministry said.']],
      ['97 [0]'],
    ],
  ])('are told apart: %s', (question, quotes, groups) => {
    expect(outline(agreement(question, quotes))).toEqual(groups);
  });
});
