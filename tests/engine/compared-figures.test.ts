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
