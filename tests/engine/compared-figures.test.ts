import { describe, expect, test } from 'vitest';
import { parseArticle } from '../../functions/engine/articles/parse-article.ts';
import { article, ask, indexOf } from '../support/articles.ts';

/** Articles of one paragraph each. */
const corpus = (...sentences: readonly string[]) => indexOf(sentences.map((text, at) => article(`a${at}`, null, text)));

const labels = (question: string, ...sentences: readonly string[]) =>
  ask(question, corpus(...sentences)).figures.map(({ label }) => label);

describe('figures that can be one are no disagreement', () => {
  test.each([
    [
      'how many people were injured in Orlo?',
      'The fire in Orlo injured dozens of people.',
      'The fire in Orlo injured 29 people.',
    ],
    [
      'how many people were injured in Orlo?',
      'More than 6,000 people were injured in Orlo.',
      'The quake in Orlo injured 6,500 people.',
    ],
    [
      'how many people were injured in Orlo?',
      'About 5.2 million people were injured in Orlo.',
      'In Orlo 5,216,000 people were injured.',
    ],
  ])('%s %s %s', (question, one, other) => {
    const found = ask(question, corpus(one, other));
    expect(found.kind).toBe('answered');
    expect(found.figures).toHaveLength(2);
  });

  test('and figures that cannot are', () => {
    const found = ask(
      'how many people were injured in Orlo?',
      corpus('The fire in Orlo injured 12 people.', 'The fire in Orlo injured 29 people.'),
    );
    expect(found.kind).toBe('disputed');
    expect(found.figures.map(({ label }) => label)).toEqual(['12', '29']);
  });
});

test('a sum that is given again in brackets is one row, as it is printed', () => {
  expect(labels('how much did Orlo pay for Brin?', 'Orlo paid £14bn ($27bn) for Brin.')).toEqual(['£14bn']);
  expect(labels('how much did Orlo pay for Brin?', 'Orlo paid about £14bn ($27bn) for Brin.')).toEqual(['about £14bn']);
});

describe('a group that is asked for', () => {
  const question = 'how many police died in the ferry accident?';
  const found = (...texts: readonly string[]) => ask(question, corpus(...texts));

  test.each([
    [
      'the article names it for something else',
      'The ferry accident killed 38 people. Later police counted the cars at the port.',
    ],
    ['the sentence names it as who says so', 'The ferry accident killed 38 people, police said.'],
    ['the sentence cites it', 'According to police, 38 died in the ferry accident.'],
  ])('has no part in a toll of people where %s', (_, text) => {
    expect(found(text).figures).toEqual([]);
  });

  test('may be who died where the sentence before the toll names it', () => {
    const text = 'Several police were on board in the ferry accident. At least 38 died in the ferry accident.';
    expect(found(text).figures.map(({ label }) => label)).toContain('at least 38');
  });
});

describe('a group that is asked for and a figure of what became of nobody', () => {
  const died = (who: string, text: string) =>
    ask(`how many ${who} died?`, corpus(`${text} The storm killed 38 people.`)).figures.map(({ label }) => label);

  test.each([
    ['police', 'Two officers who joined the search were treated for frostbite.'],
    ['police', 'Some 3,000 workers marched in Brin; police said there were 1,800.'],
    ['rescuers', 'Sixty rescuers found a boy alive after two days.'],
    ['doctors', 'Doctors at the clinic of Brin said they had received 33 bodies.'],
    ['soldiers', 'Four traders died, and later soldiers closed the road.'],
  ])('are no answer to how many %s died: %s', (who, text) => {
    expect(died(who, text)).toEqual([]);
  });

  test.each([
    ['police', 'Among the dead were two police officers and a nurse.', '2'],
    ['soldiers', 'The storm killed many in Brin, seven soldiers among them.', '7'],
  ])('are told apart from what became of the %s: %s', (who, text, label) => {
    expect(died(who, text)).toContain(label);
  });
});

describe('an earlier event that only the background names', () => {
  const report = (title: string, text: string) =>
    parseArticle({ text: `---\ntitle: ${title}\n---\n${text}\n`, file: `${title}.txt`, format: 'text' });
  const index = indexOf([
    report(
      'Gunmen kill 22 in Darsa',
      `Gunmen attacked the market of Darsa on Friday, killing at least 22 people. Two guards also died.

In January, an attack on the village of Kelo left 47 people dead.`,
    ),
    report(
      'Toll in Darsa climbs',
      `The number of people killed in Darsa rose to 38 on Saturday. Three women and four guards were killed.

The January raid on Kelo killed 51 people, officials said.`,
    ),
    report('Bus crash kills nine', 'Nine people were killed when a bus left the road near Brin.'),
  ]);

  test('has the figures of its own, and those of the event above it are none of its', () => {
    const found = ask('how many people were killed in Kelo?', index);
    expect(found.figures.filter(({ scope }) => scope === 'asked').map(({ label }) => label)).toEqual(['47', '51']);
  });

  test('has none in the table of the event above it', () => {
    const found = ask('how many people were killed in Darsa?', index);
    expect(found.figures.filter(({ scope }) => scope === 'asked').map(({ label }) => label)).toEqual([
      'at least 22',
      '38',
    ]);
  });
});

describe('of a ferry that sank', () => {
  const index = indexOf(
    [
      `At least 34 people were killed when the ferry Oria capsized in heavy seas off Tarn on Monday morning, the coastguard said.

Another 61 were taken to hospital. Twelve people were still missing on Monday night.

It is the worst accident since 2011, when 52 people died in the sinking of the Marit.`,
      `The number of people killed in the Oria disaster rose to 38 on Tuesday. The company employs about 1,400 people.`,
      `Forty-one people died when the ferry Oria went down on 11 March. The ministry said 189 people were rescued.

Some 3,000 people gathered in Tarn for a memorial on Wednesday.`,
    ].map((text, at) =>
      parseArticle({
        text: `---\ntitle: ${['Ferry Oria sinks off Tarn', 'Toll of the ferry rises', 'What is known of the Oria'][at]}\ndate: 2024-03-1${at + 1}\n---\n${text}\n`,
        file: `a${at}.txt`,
        format: 'text',
      }),
    ),
  );
  const labels = (question: string) => ask(question, index).figures.map(({ label }) => label);

  test('an earlier one that is asked for by name leads before the one that its article is about', () => {
    expect(labels('how many died in the Marit?')).toEqual(['52']);
    expect(labels('how many died on the Oria?')).toEqual(['at least 34', '38', '41']);
  });

  test('no toll is of a group that no article names', () => {
    expect(ask('how many nuns died on the Oria?', index)).toMatchObject({ uncovered: ['nuns'], figures: [] });
  });

  test('nothing is counted for a question of which the articles have no word but that it asks for people', () => {
    expect(ask('how many people were aboard?', index)).toMatchObject({ kind: 'not_found', figures: [] });
    expect(labels('how many people were rescued?')).toEqual(['189']);
  });
});

describe('beside the leading figure', () => {
  test('stands what another source gives, whatever year it says', () => {
    const found = ask(
      'How big was the hole in the accounts of Lenta?',
      corpus(
        'The court said that Lenta went bankrupt in 2003 after a $14bn hole was found in its accounts.',
        'The firm applied for protection after it disclosed a $9bn hole in the accounts of Lenta, the court said.',
      ),
    );
    expect(found.kind).toBe('disputed');
    expect(found.figures.map(({ label }) => label)).toEqual(['$9bn', '$14bn']);
  });

  test('stands nothing of another whom its clause names', () => {
    const bid = (name: string, sum: string) => `The ministry said that ${name} has bid ${sum} for Brin.`;
    const question = 'How much did Lenta bid for Brin?';
    expect(labels(question, bid('Lenta', '$6.3bn'), bid('Orlo', '$6.8bn'))).toEqual(['$6.3bn']);
    expect(labels(question, bid('Lenta', '$6.3bn'), bid('Lenta', '$6.8bn'))).toEqual(['$6.3bn', '$6.8bn']);
  });

  test('stands no other place’s figure, though the asked one is named before it', () => {
    const found = labels(
      'how many people were killed in the camp of Brin?',
      'The ministry said that 1,100 people were killed in the camp of Brin.',
      'The camp of Brin was freed in May. The ministry said that 6,000 people were killed in the war of Tolbrek.',
      'The church in Tolbrek is old.',
    );
    expect(found).toEqual(['1,100']);
  });

  test('stands what is foreseen in other words', () => {
    const found = labels(
      'What will rates in Norland be in June?',
      'The bank will raise rates in Norland to 2.25% in June, it said.',
      'Rates in Norland were put at 2% for June.',
    );
    expect(found).toEqual(['2.25%', '2%']);
  });
});

describe('what is told of something else stands beside no leading figure', () => {
  test('of several figures in one sentence only the likeliest does', () => {
    const found = labels(
      'How many cases of fever were found in tests at Orlo and Brin harbours?',
      'From the tests at Orlo and Brin harbours, 90 cases of fever were found.',
      'Last year 61,000 people were tested for fever at Orlo and Brin harbours, and 210 cases of fever were found in the tests.',
    );
    expect(found).toEqual(['90', '210']);
  });

  test('nor one that was only expected, asked what was', () => {
    const found = labels(
      'How much was offered for Orlo Mines?',
      'Lenta offered £1.3bn for Orlo Mines.',
      'A bid of £1.4bn was offered for Orlo Mines.',
      'The sum that is offered for Orlo Mines is expected to rise to £1.9bn.',
    );
    expect(found).not.toContain('£1.9bn');
  });

  test('nor one of the same sentence that counts another part', () => {
    const found = ask(
      'How many children drowned in harbours between 1990 and 2004?',
      corpus('Between 1990 and 2004, 27 children drowned in harbours and three drowned in lakes.'),
    );
    expect(found.figures.map(({ label }) => label)).toEqual(['27']);
    expect(found.kind).toBe('answered');
  });

  test.each([
    [
      'another share, whose name stands before it',
      'How much did Oslund shares rise after the vote?',
      ['The vote sent Tolbrek shares up 3% and Oslund shares up 7%.', 'Oslund shares rose 6.2% after the vote.'],
      ['6.2%', '7%'],
    ],
    [
      'what was in the year before',
      'What was the deficit of Norland in the year to September 2014?',
      [
        'The deficit of Norland was $61bn in the year to September 2014, and it had come to $54bn in the previous fiscal year.',
      ],
      ['$61bn'],
    ],
    [
      'a number whose unit is misspelt',
      'How many Tolbreks fleeing the war has Norland let in?',
      ['Norland has let in 7,000 Tolbreks so far, of some 3.2 milion Tolbreks who are fleeing the war.'],
      ['7,000'],
    ],
    [
      'what is told for the year, where a month is asked',
      'By how much did sales in Orlo rise in December?',
      ['Sales in Orlo rose 5% in December.', 'Sales in Orlo rose 8% for the year.'],
      ['5%'],
    ],
    [
      'what will be, where it is asked what was planned',
      'How many engineers did Lenta originally plan to send?',
      ['Lenta had originally planned to send 40 engineers.', 'Lenta is sending eight engineers.'],
      ['40'],
    ],
    [
      'a time, where something large is asked for',
      'How large was the fraud at Lenta?',
      ['The fraud at Lenta ran over a two-year period.', 'He was accused of an $11bn fraud at Lenta.'],
      ['$11bn'],
    ],
    [
      'another’s age in words of the same clause',
      'How old was the girl from Brin who died in the fall of a wall?',
      ['An 8-year-old girl has died in Brin.', 'A 4-year-old girl has died in Velden.'],
      ['8 years old'],
    ],
  ])('%s', (_, question, sentences, expected) => {
    expect(labels(question, ...sentences)).toEqual(expected);
  });

  test('what is told under the title of another night', () => {
    const reports = [
      ['Officers hurt in Brin', 'Stones hurt 12 police officers in Brin on the first night of unrest.'],
      ['Shots in Brin on second night of unrest', 'Five police officers were hurt in Brin, the mayor said.'],
    ].map(([title = '', text = '']) =>
      parseArticle({ text: `---\ntitle: ${title}\n---\n${text}\n`, file: `${title}.md`, format: 'markdown' }),
    );
    const found = ask('How many police officers were hurt on the first night of unrest in Brin?', indexOf(reports));
    expect(found.figures.map(({ label }) => label)).toEqual(['12']);
  });
});

describe('what is told alike stands beside the leading figure', () => {
  test('although it is what something else was less than, when it is told for the time that is asked', () => {
    const found = labels(
      'How much did mortgage lending rise in May?',
      'Mortgage lending rose by £6.1bn in May, the bank said.',
      'Mortgage lending rose far less in June, the lenders said, than the £4.1bn rise of mortgage lending seen in May.',
    );
    expect(found).toEqual(['£4.1bn', '£6.1bn']);
  });

  test('in another article, for the quarter that is asked for', () => {
    const found = ask(
      'How much did consumer spending in Norland grow in the third quarter?',
      corpus(
        'Consumer spending in Norland grew 2.4% in the third quarter, the ministry said.',
        'The bank puts the growth of consumer spending in Norland at 3.3% for the third quarter.',
      ),
    );
    expect(found.figures.map(({ label }) => label)).toEqual(['2.4%', '3.3%']);
    expect(found.kind).toBe('disputed');
  });

  test('the age of one whom two articles name', () => {
    const found = ask(
      'how old is Tomas Brandt?',
      corpus('Tomas Brandt, 32, teaches in Oran.', 'The court in Velden heard that Mr Brandt, 29, had left.'),
    );
    expect(found.figures.map(({ value }) => value).toSorted()).toEqual([29, 32]);
  });

  test('the figure of a town in the place that another names alone', () => {
    const found = ask(
      'how many people were stabbed at the Velden mall?',
      corpus(
        'Nine people were stabbed at a mall in Velden, the court heard.',
        'The knife with which he stabbed eight people at a mall in Prask, Velden, was found.',
      ),
    );
    expect(found.kind).toBe('disputed');
  });
});

test('some that are larger or smaller than others are a part', () => {
  const found = ask(
    'how many ships were found at the quay of Brin?',
    corpus('Divers found five ships at the quay of Brin.', 'Divers found two larger ships at the quay of Brin.'),
  );
  expect(found.kind).toBe('answered');
});

test('sums that are a fiftieth apart are shown and called no disagreement', () => {
  const paid = (sum: string) =>
    ask(
      'How much did Lenta pay for Brin?',
      corpus('Lenta paid $1.55bn for Brin.', `Lenta paid ${sum} for Brin, it said.`),
    );
  expect(paid('$1.53bn').figures).toHaveLength(2);
  expect(paid('$1.53bn').kind).toBe('answered');
  expect(paid('$1.85bn').kind).toBe('disputed');
});

test('what answers for a year may leave the year to the sentence beside it', () => {
  const found = labels(
    'What audience did the first Brandt-Holm debate get in 2012?',
    'In 2012 the first Brandt-Holm debate averaged 67 million viewers.',
    'The first debate between Brandt and Holm attracted about 80 million viewers.',
  );
  expect(found.toSorted()).toEqual(['67 million viewers', 'about 80 million viewers']);
});

test('"it" hides no second source', () => {
  const found = ask(
    'how many people does Lenta Steel employ?',
    corpus('Lenta Steel employs 4,000 people.', 'Lenta Steel is based in Brno. It employs 6,500 people.'),
  );
  expect(found.figures.map(({ label }) => label).toSorted()).toEqual(['4,000', '6,500']);
  expect(found.kind).toBe('disputed');
});

describe('a question for the figure of somebody', () => {
  const march = [
    'Organisers of the march in Oran put the crowd at 120,000, police at 60,000.',
    'About 120,000 people marched through Oran, the organisers said, while police said 58,000 people had marched.',
  ];
  const fire = [
    'At least 14 people were killed in the fire in Prask, the interior ministry said.',
    'The opposition says 25 people were killed in the fire in Prask.',
  ];

  test.each([
    ['how many people marched in Oran according to the organisers?', march, ['about 120,000']],
    ['how many people did the police say marched in Oran?', march, ['58,000', '60,000']],
    ["what was the opposition's toll of the fire in Prask?", fire, ['25']],
    ['how many people died in the fire in Prask according to the ministry?', fire, ['at least 14']],
    ['how many people died in the fire in Prask?', fire, ['at least 14', '25']],
  ])('%s', (question, sentences, expected) => {
    expect(labels(question, ...sentences)).toEqual(expected);
  });

  test('is not answered with what is given as another’s', () => {
    expect(labels('how many people died in the fire in Prask according to doctors?', ...fire)).toEqual([]);
  });
});

describe('a question that fits several events', () => {
  const report = (id: string, published: string, title: string, text: string) =>
    parseArticle({
      text: `---\ntitle: ${title}\npublished: ${published}\n---\n${text}\n`,
      file: `${id}.md`,
      format: 'markdown',
    });
  const events = indexOf([
    report(
      'ferry',
      '2021-03-02',
      'Ferry sinks off Halden',
      'Seven people died when a ferry sank off Halden, said Captain Berit Solvang of the Halden Coast Guard in Vestby.',
    ),
    report(
      'mine',
      '2023-06-11',
      'Mine collapse at Torvik',
      'Fifteen people died when a mine collapsed at Torvik, said Inspector Ola Grindheim of the Norrland Mining Office.',
    ),
  ]);

  test('gives the figures of each, newest first, and is no disagreement', () => {
    const found = ask('how many people died?', events);
    expect(found.kind).toBe('answered');
    expect(found.events?.map(({ article: { title }, figures }) => [title, figures.map(({ label }) => label)])).toEqual([
      ['Mine collapse at Torvik', ['15']],
      ['Ferry sinks off Halden', ['7']],
    ]);
  });

  test('and one that names its event gets that one only', () => {
    const found = ask('how many people died when the ferry sank off Halden?', events);
    expect(found.events).toBeUndefined();
    expect(found.figures.map(({ label }) => label)).toEqual(['7']);
  });

  const attacks = indexOf([
    report(
      'station',
      '2022-03-22',
      'Bombs at the station of Velden',
      'Bombs at the station of Velden killed 14 people on Tuesday, prosecutor Ines Hallström said. Nordline and Ostrail stopped their trains.',
    ),
    report(
      'museum',
      '2019-05-24',
      'Shooting at the museum in Velden',
      'A gunman killed four people at the museum in Velden on Friday. Police searched the Sandhof quarter for Emil Kostka.',
    ),
    report(
      'later',
      '2022-03-25',
      'Velden mourns',
      'At the station of Velden the bombs killed 16 people, prosecutor Ines Hallström said. Nordline trains run again.',
    ),
  ]);
  const told = ({ events }: ReturnType<typeof ask>) =>
    events?.map(({ article: { title }, figures }) => [title, figures.map(({ label }) => label)]);

  test('gives those of each also where it names something that fits two', () => {
    const found = ask('how many people were killed in the attack in Velden?', attacks);
    expect(found.kind).toBe('answered');
    // Of the reports of one event the one with the leading figure names it.
    expect(told(found)?.map(([title]) => title)).toEqual(['Velden mourns', 'Shooting at the museum in Velden']);
    expect(told(found)?.[0]?.[1]).toEqual(
      expect.arrayContaining([expect.stringMatching(/^14/u), expect.stringMatching(/^16/u)]),
    );
  });

  test('can be asked of one of them, whose sources may differ', () => {
    const question = 'how many people were killed in the attack in Velden?';
    const [station] = ask(question, attacks).events ?? [];
    const found = ask(question, attacks, { limit: 5, articles: station?.articles });
    expect(found.events).toBeUndefined();
    expect(found.kind).toBe('disputed');
    expect(new Set(found.quotes.map(({ article }) => article.id))).toEqual(new Set(['station', 'later']));
  });

  test('and what a report tells of years before is no event of its own', () => {
    const looking = indexOf([
      report(
        'mine',
        '2023-06-11',
        'Mine collapse at Torvik',
        'Fifteen people died when a mine collapsed at Torvik, said Inspector Ola Grindheim. In 2004, 40 people died in a mine at Halden, where Berit Solvang worked.',
      ),
    ]);
    expect(ask('how many people died?', looking).events).toBeUndefined();
  });
});

describe('the time that a figure is told for', () => {
  const slide = indexOf(
    [
      [
        'Slide buries homes at Torvik',
        '2024-03-02',
        'A landslide killed dozens of people at Torvik on Saturday, the mayor said.',
      ],
      [
        'Toll at Torvik rises',
        '2024-03-03',
        'The landslide at Torvik killed 29 people. On the second night, 4 people died at Torvik when a roof fell.',
      ],
      [
        'Torvik counts its dead',
        '2024-03-04',
        'A year earlier, a landslide at Torvik killed 7 people. In December, 15 people died at Torvik in a flood.',
      ],
    ].map(([title = '', published = '', text = '']) =>
      parseArticle({
        text: `---\ntitle: ${title}\npublished: ${published}\n---\n${text}\n`,
        file: `${title}.md`,
        format: 'markdown',
      }),
    ),
  );

  test.each([
    ['how many people died at Torvik?', ['dozens', '29']],
    ['how many people died at Torvik on the second night?', ['4']],
    ['how many people died at Torvik in December?', ['15']],
    ['how many people died at Torvik a year earlier?', ['7']],
    ['how many people died at Torvik the year before?', ['7']],
  ])('%s', (question, expected) => {
    const found = ask(question, slide);
    expect(found.figures.map(({ label }) => label)).toEqual(expected);
    expect(found.kind).toBe('answered');
  });
});

describe('where it is open which way something moved', () => {
  const fell = 'House prices in Orlo fell 0.7% in May, the bureau said.';

  test('a figure says so', () => {
    const found = ask(
      'By how much did house prices in Orlo change in May?',
      corpus(fell, 'House prices in Orlo rose 1.1% in May, the Lenta bank said.'),
    );
    expect(found.kind).toBe('disputed');
    expect(found.figures.map(({ label, value }) => [label, value])).toEqual([
      ['down 0.7%', -0.7],
      ['up 1.1%', 1.1],
    ]);
  });

  test('a rise and a fall by as much are two figures, and sources differ', () => {
    const found = ask(
      'By how much did house prices in Orlo change in May?',
      corpus(fell, 'House prices in Orlo rose 0.7% in May, the Lenta bank said.'),
    );
    expect(found.kind).toBe('disputed');
    expect(found.figures.map(({ label }) => label)).toEqual(['down 0.7%', 'up 0.7%']);
  });

  test('and is left alone where the question says it', () => {
    const found = ask('By how much did house prices in Orlo fall in May?', corpus(fell));
    expect(found.figures.map(({ label, value }) => [label, value])).toEqual([['0.7%', 0.7]]);
  });

  test('but not where the question says the other way', () => {
    const found = ask('By how much did house prices in Orlo rise in May?', corpus(fell));
    expect(found.figures.map(({ label, value }) => [label, value])).toEqual([['down 0.7%', -0.7]]);
  });

  test('one that says no way is of the same figure as a rise', () => {
    const found = ask(
      'By how much did house prices in Orlo rise in May?',
      corpus(
        'House prices in Orlo rose 0.7% in May, the bureau said.',
        'The rise of house prices in Orlo came to 0.7% in May.',
      ),
    );
    expect(found.figures.map(({ label }) => label)).toEqual(['0.7%']);
  });

  test('and is said of a figure that any of its sources gives a way', () => {
    const found = labels(
      'By how much did house prices in Orlo change in May?',
      'The change of house prices in Orlo was 0.7% in May, the bureau said.',
      'House prices in Orlo rose 0.7% in May, said the Lenta bank.',
    );
    expect(found).toEqual(['up 0.7%']);
  });

  test('what a level came to has no way', () => {
    expect(
      labels('How much did the jobless rate in Orlo change in May?', 'The jobless rate in Orlo fell to 4.7% in May.'),
    ).toEqual(['4.7%']);
  });
});

test('a month that something is the lowest since is not the month of its figure', () => {
  const found = ask(
    'How many new home loans were there in Orlo in November?',
    corpus(
      'New home loans in Orlo fell to 61,000 in November, the bank said.',
      'New home loans in Orlo fell to 68,000, the lowest total since February 2003, the council of lenders said of November.',
    ),
  );
  expect(found.kind).toBe('disputed');
  expect(found.figures.map(({ label }) => label)).toEqual(['61,000', '68,000']);
});

test('things that stand for the people who are asked for are no part of them', () => {
  const found = ask(
    'How many people got a new loan in November?',
    corpus(
      'In November new loans in Orlo fell to 61,000, the bank said.',
      'New loans in Orlo fell to 68,000, the council of lenders said on its figures for November.',
    ),
  );
  expect(found.kind).toBe('disputed');
  expect(found.figures.map(({ label }) => label)).toEqual(['61,000', '68,000']);
});

test('what something fell from is what is asked where it alone is of the month that is asked for', () => {
  const january =
    'New home loans in Orlo in January fell to 49,000 from 55,000 in December, the council of lenders said.';
  expect(labels('How many new home loans were there in Orlo in December?', january)).toEqual(['55,000']);
  expect(labels('How many new home loans were there in Orlo in January?', january)).toEqual(['49,000']);
});

test('two reports on one event give the age of its only boy', () => {
  const found = ask(
    'how old was the boy killed in the Brin Falls murder?',
    corpus(
      'The boy killed in the Brin Falls murder was a 3-year-old boy, Chief Holm said.',
      'In Brin Falls they found a 6-year-old girl and a boy, about 4, Chief Holm said.',
    ),
  );
  expect(found.kind).toBe('disputed');
  expect(found.figures.map(({ label }) => label)).toEqual(['3 years old', '4 years old']);
});

test('of two boys in one report neither has the age of the other report’s', () => {
  const found = ask(
    'how old was the boy killed in the Brin Falls murder?',
    corpus(
      'The boy killed in the Brin Falls murder was a 3-year-old boy, Chief Holm said.',
      'In Brin Falls they found a 6-year-old boy and a boy, about 4, Chief Holm said.',
    ),
  );
  expect(found.kind).toBe('answered');
});

describe('no rival of the leading figure is', () => {
  test('a step towards it', () => {
    const found = labels(
      'How many people were hurt in Brin?',
      'The number of people hurt in Brin rose by 12 to 31.',
      'In Brin 40 people were hurt, the mayor said.',
    );
    expect(found).toEqual(['31', '40']);
  });

  test('a price for each of them beside the sum, nor the sum beside it', () => {
    const wood = ['Lenta pays $40m for the wood of Brin.', 'Lenta pays $90 a tonne for the wood of Brin.'] as const;
    expect(labels('How much does Lenta pay a tonne for the wood of Brin?', ...wood)).toEqual(['$90']);
    const mines = ['Lenta paid $3bn for Brin Mines.', 'Lenta paid $42 a share for Brin Mines.'] as const;
    expect(labels('How much did Lenta pay for Brin Mines?', ...mines)).toEqual(['$3bn']);
  });

  test('as many dollars of another country', () => {
    const canadian = 'Lenta paid C$3bn for Brin Mines.';
    const question = 'How much did Lenta pay for Brin Mines?';
    const again = ask(question, corpus(canadian, 'Lenta paid 3bn Canadian dollars for Brin Mines, its board said.'));
    expect(again.figures.map(({ unit, articles }) => [unit, articles])).toEqual([
      [{ kind: 'money', currency: 'CAD' }, ['a1', 'a0']],
    ]);
    const other = ask(question, corpus(canadian, 'Lenta paid $3bn for Brin Mines, its board said.'));
    expect(other.kind).toBe('answered');
    expect(other.figures.map(({ articles }) => articles)).toEqual([['a1']]);
  });
});
