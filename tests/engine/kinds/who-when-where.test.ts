import { describe, expect, test } from 'vitest';
import { article, ask, indexOf } from '../../support/articles.ts';

describe('who was killed in a place', () => {
  test('is answered where the headline or the sentence before names the place', () => {
    const index = indexOf([
      article(
        'a',
        'Explosion in Brin',
        'Ada Brandt, 43, was killed when the boiler of the laundry burst. Two others were hurt.',
      ),
      article(
        'b',
        'Fire',
        'The fire broke out in Ostby at noon. A cook, Tomas Reed, was killed and four waiters were hurt.',
      ),
    ]);
    expect(ask('who was killed in Brin?', index).quotes[0]?.text).toContain('Ada Brandt');
    expect(ask('who was killed in Ostby?', index).quotes[0]?.text).toContain('Tomas Reed');
  });

  test.each([
    [
      'names nobody there',
      'Aktau, on the coast, was spared. Three people were killed in the storm in Velka. Trains to Aktau were late.',
    ],
    [
      'tells of another town',
      'Trains to Aktau were late. The captain, Nils Holm, was killed in Velka. Shops in Brin stayed open.',
    ],
  ])('is not found where what stands beside the place %s', (_, text) => {
    const index = indexOf([
      article('a', 'Storm', text),
      article('b', 'Bread', 'A loaf costs a third more than it did in spring.'),
    ]);
    expect(ask('who was killed in Aktau?', index).kind).toBe('not_found');
  });
});

describe('a name and the fact in two sentences', () => {
  const index = indexOf([
    article('a', 'Steel', 'Lenta Steel is based in Brno. It employs 6,500 people.'),
    article('b', 'Steel prices', 'Lenta Steel employs 4,000 people, the ministry said.'),
    article('c', 'Cars', 'Corvan Motors was founded by Ilse Maar in 1921. The company sold 90,000 cars last year.'),
    article('d', 'A life', 'Ilse Maar was born in Velka. She moved to Brin in 1910.'),
    article('e', 'Prison', 'Nils Holm was jailed for smuggling cigars. He was arrested at Norby airport in June 2019.'),
    article('f', 'Bridge', 'Tomas Reed opened the bridge of Torvik on Monday. The bridge cost 84 million euros.'),
  ]);

  test.each([
    [
      'how many cars did Corvan Motors sell last year?',
      'Corvan Motors was founded by Ilse Maar in 1921. The company sold',
    ],
    ['when did Ilse Maar move to Brin?', 'Ilse Maar was born in Velka. She moved to Brin in 1910.'],
    ['where was Nils Holm arrested?', 'Nils Holm was jailed for smuggling cigars. He was arrested at Norby airport'],
    ['how much did the bridge of Torvik cost?', 'Tomas Reed opened the bridge of Torvik on Monday. The bridge cost'],
  ])('are quoted together: %s', (question, opening) => {
    expect(ask(question, index).quotes[0]?.text.startsWith(opening)).toBe(true);
  });

  test('and "it" is a second source, which differs', () => {
    const found = ask('how many people does Lenta Steel employ?', index);
    expect(found.kind).toBe('disputed');
    expect(found.figures.map(({ label }) => label).toSorted()).toEqual(['4,000', '6,500']);
  });
});

describe('a question for a value', () => {
  const index = indexOf([
    article('a', 'Deal', 'Orlo Beverages is paying $3.2bn for Brinfelt Foods, it said on Monday.'),
    article(
      'b',
      'Budget',
      'The budget deficit of Norland reached 4.1 billion crowns. The mayor of Brin holds a 12% stake in the yard.',
    ),
    article(
      'c',
      'Show',
      'The final drew an audience of 14 million in Norland. The trial of its winner, Ada Brandt, 43, lasted 11 weeks.',
    ),
    article(
      'd',
      'Travel',
      'The flight between Brin and Torvik takes 55 minutes. Shares in Torvik Airways fell 6.7% to close at $172.55.',
    ),
    article('e', 'Prison', 'Nils Holm was jailed for six years for smuggling cigars.'),
  ]);

  test.each([
    ['what is Orlo paying for Brinfelt?', '$3.2bn'],
    ['how big is the deficit of Norland?', '4.1 billion crowns'],
    ['what stake does the mayor of Brin hold in the yard?', '12%'],
    ["how big is the mayor of Brin's stake?", '12%'],
    ['what was the audience of the final in Norland?', '14 million audience'],
    ['how old is Ada Brandt?', '43 years old'],
    ['how long did the trial of Ada Brandt last?', '11 weeks'],
    ['how long does the flight between Brin and Torvik take?', '55 minutes'],
    ['how long was Nils Holm jailed for?', '6 years'],
    ['what is the share price of Torvik Airways?', '$172.55'],
  ])('%s', (question, label) => {
    expect(ask(question, index).figures[0]?.label).toBe(label);
  });
});

describe('what happened and the time, place or person of it', () => {
  const index = indexOf([
    article('a', 'Stake', 'Jailed banker Nils Holm has passed his stake in Orlo Oil to a partner of his.'),
    article(
      'b',
      'Trial',
      'Mr Holm of Orlo Oil is on trial for fraud following his arrest in October 2013. The trial of Nils Holm goes on.',
    ),
    article(
      'c',
      'Rally',
      '"You are a coward," Ada Brandt said in March. The senator Ada Brandt spoke in Velka on Friday.',
    ),
    article(
      'd',
      'Search',
      'Tomas Reed, head of search at Corvan Web, spoke on Monday. Corvan Web found a fault in its maps in 2004.',
    ),
    article('e', 'Ferry', 'The ferry firm Velka Lines has sold the shares that it had in Norby Docks to a fund.'),
    article('f', 'Offices', 'Velka Lines sold its offices in May. Velka Lines has 40 ships.'),
  ]);

  test('are quoted first where another sentence only has the names', () => {
    expect(ask('when was Nils Holm arrested?', index).quotes[0]?.text).toContain('October 2013');
  });

  test.each([
    'when did Ada Brandt die?',
    'where was Ada Brandt born?',
    'who founded Corvan Web?',
    'when was Corvan Web founded?',
    'who succeeded Ada Brandt as senator?',
  ])('are not found in a sentence that has the names and tells of something else: %s', (question) => {
    expect(ask(question, index).kind).toBe('not_found');
  });

  test('are of the same matter: a word of the question that the best sentence has is not given up for a date', () => {
    const { quotes, nearest } = ask('when did Velka Lines sell its shares?', index);
    expect([...quotes, ...nearest][0]?.text).toContain('shares');
  });

  test('"founded" is what a founder did, and "found" is not', () => {
    const firms = indexOf([
      article(
        'a',
        'Firm',
        'Tomas Reed, the founder of Orlo Beverages, sold his shares. Orlo Beverages found a leak in 2004.',
      ),
    ]);
    expect(ask('who founded Orlo Beverages?', firms).quotes[0]?.text).toContain('Tomas Reed');
  });
});

describe('a time at which something ends', () => {
  const index = indexOf([
    article(
      'a',
      'Collapse',
      'Nils Holm of Orlo was kept under house arrest until last September. Nils Holm had 40 ships.',
    ),
  ]);

  test('is no time at which it happened, and is one where "until" is asked', () => {
    expect(ask('on what date was Nils Holm arrested?', index).kind).toBe('not_found');
    expect(ask('until when was Nils Holm kept under arrest?', index).quotes[0]?.text).toContain('last September');
  });
});

describe('a reason', () => {
  const index = indexOf([
    article('a', 'Prices', 'Orlo was fined for fixing prices of beer in Norland, the regulator said. Orlo sells beer.'),
    article('b', 'Car', 'Ada Brandt walked home after her car broke down in Velka. The car is old.'),
    article(
      'c',
      'Mayor',
      'The events around the resignation of mayor Tomas Reed have to be looked into, the Greens said.',
    ),
    article('d', 'Vote', 'Mayor Tomas Reed resigned in December after a report linked him to a sale of land.'),
  ]);

  test.each(['why did Orlo fix prices of beer?', "why did Ada Brandt's car break down?"])(
    'is not what it was the reason of: %s',
    (question) => {
      expect(ask(question, index).kind).toBe('not_found');
    },
  );

  test('is quoted first where it stands behind what happened', () => {
    expect(ask('why did mayor Tomas Reed resign?', index).quotes[0]?.text).toContain('after a report');
  });
});

test('when something happened to someone is not answered by when it happened to others', () => {
  const index = indexOf([
    article(
      'a',
      'Raid',
      'President Nils Holm of Norland spoke on Monday. The capital was calm. Dozens of raiders died on Wednesday at the gates.',
    ),
  ]);
  expect(ask('when did Nils Holm die?', index).kind).toBe('not_found');
});
