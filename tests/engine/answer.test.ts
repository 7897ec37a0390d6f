import { describe, expect, test } from 'vitest';
import { parseArticle } from '../../functions/engine/articles/parse-article.ts';
import { article, ask, HARBOUR_REPORTS, indexOf, texts } from '../support/articles.ts';
import { expectLinear } from '../support/growth.ts';

const index = indexOf(HARBOUR_REPORTS);

describe('an answer quotes the sentences that answer', () => {
  test('in other words than the question, through the rings', () => {
    const { kind, quotes } = ask('how many police died?', index);
    expect(kind).not.toBe('not_found');
    // Policemen who were killed, officers who died, fatalities among law enforcement officers.
    expect(new Set(texts(quotes.slice(0, 3)))).toEqual(
      new Set([
        'Six policemen were killed in the clashes, the interior ministry said.',
        'Nine officers died, according to the chief of the harbour guard, and eleven are missing.',
        'Fatalities among law enforcement officers stood at seven, the union said on Wednesday.',
      ]),
    );
  });

  test.each([
    ['who is the mayor of Marlow?', 'The mayor, Ada Quill, called for calm and closed the schools until Thursday.'],
    ['when did the harbour open again?', 'The harbour of Marlow opened again on Friday.'],
    ['how old is Marta Lind?', 'The oldest of them, Marta Lind, is ninety-one and has sung since 1948.'],
    ['why did the dockers walk out?', 'The dockers of Marlow walked out on Monday over unpaid wages.'],
    ['how many people were taken to hospital?', 'Another forty people were taken to the city hospital with wounds.'],
  ])('first: %s', (question, sentence) => {
    const found = ask(question, index);
    expect(found.kind).not.toBe('not_found');
    expect(found.quotes[0]?.text).toBe(sentence);
    expect(found.nearest).toEqual([]);
    expect(found.uncovered).toEqual([]);
  });

  test('with everything a reader needs to check them', () => {
    const [quotation] = ask('who is the mayor of Marlow?', index).quotes;
    const [courier] = HARBOUR_REPORTS;
    expect(quotation?.article).toEqual({
      id: 'courier',
      title: 'Clashes in the harbour of Marlow',
      publisher: null,
      author: null,
      published: null,
      url: null,
      kind: 'article',
      of: null,
      file: 'courier.txt',
      sha256: courier?.sha256,
    });
    expect(courier?.text.slice(quotation?.start, quotation?.end)).toBe(quotation?.text);
  });
});

describe('an answer gives at once', () => {
  test('behind the first only what would be an answer alone, and what states one of its figures', () => {
    const mayor = ask('who is the mayor of Marlow?', index);
    expect(mayor.given).toBe(1);
    expect(mayor.quotes.length).toBeGreaterThan(1);
    for (const further of mayor.quotes.slice(mayor.given)) {
      const alone = indexOf([article('alone', null, further.text), ...HARBOUR_REPORTS.slice(3)]);
      expect(ask('who is the mayor of Marlow?', alone).kind).toBe('not_found');
    }
    const police = ask('how many police died?', index);
    expect(new Set(police.figures.flatMap(({ quotes }) => quotes))).toEqual(new Set([0, 1, 2]));
    expect(police.given).toBeGreaterThanOrEqual(3);
  });

  test('nothing where it abstains', () => {
    expect(ask('how many elephants escaped?', index)).toMatchObject({ kind: 'not_found', given: 0 });
  });
});

describe('an answer has its sources in a useful order', () => {
  const repeated = [
    ...HARBOUR_REPORTS,
    article(
      'weekly',
      null,
      'Ten police officers died in Marlow, the guard said. Ten police officers died in the harbour of Marlow.\n\nTen police officers died in Marlow, the guard said. Did ten police officers die?',
    ),
  ];
  const { quotes, figures } = ask('how many police died in the harbour of Marlow?', indexOf(repeated));

  test('those that give the figure asked for before those that do not', () => {
    const giving = new Set(figures.flatMap((figure) => figure.quotes));
    expect(giving.size).toBeGreaterThan(1);
    expect([...giving].sort((a, b) => a - b)).toEqual([...giving.keys()].map((_, at) => at));
  });

  test('each source once, before any of them again', () => {
    const { quotes: all, given } = ask('was there a riot in the harbour of Marlow?', indexOf(repeated));
    for (const part of [all.slice(0, given), all.slice(given)]) {
      const sources = part.map((quotation) => quotation.article.id);
      const distinct = new Set(sources).size;
      expect(new Set(sources.slice(0, distinct)).size).toBe(distinct);
    }
    const sources = new Set(all.map((quotation) => quotation.article.id)).size;
    expect(sources).toBeGreaterThan(1);
    expect(all.length).toBeGreaterThan(sources);
  });

  test('and no sentence of an article twice', () => {
    const said = quotes.map((quotation) => `${quotation.article.id}: ${quotation.text}`);
    expect(said).toContain('weekly: Ten police officers died in Marlow, the guard said.');
    expect(new Set(said).size).toBe(said.length);
  });

  test('with as many quotations as are asked for, the first ones of the longer answer', () => {
    const question = 'police';
    const all = ask(question, index, { limit: 50 }).quotes;
    expect(all.length).toBeGreaterThan(2);
    for (const limit of [1, 2]) expect(ask(question, index, { limit }).quotes).toEqual(all.slice(0, limit));
  });
});

describe('an answer abstains', () => {
  test('when no article has a word of the question, and names the words as they were typed', () => {
    const found = ask('How many ELEPHANTS escaped from the Zoo?', index);
    expect(found).toMatchObject({
      kind: 'not_found',
      quotes: [],
      nearest: [],
      uncovered: ['ELEPHANTS', 'escaped', 'Zoo'],
    });
    expect(found.confidence).toBe(0);
  });

  test.each(['who is the mayor of Belarus?', 'who called for calm in Belarus?', 'how old is Marta from Belarus?'])(
    'when a name is nowhere: %s',
    (question) => {
      const found = ask(question, index);
      expect(found).toMatchObject({ kind: 'not_found', quotes: [], uncovered: ['Belarus'] });
      expect(found.nearest.length).toBeGreaterThan(0);
    },
  );

  test('when the name and the event are both known, but not together', () => {
    // Quern has its festival, and officers died in Marlow.
    const found = ask('how many police died in Quern?', index);
    expect(found).toMatchObject({ kind: 'not_found', quotes: [], uncovered: [] });
    expect(found.nearest.length).toBeGreaterThan(0);
  });

  test('with three nearest mentions at most, each an exact slice like any quotation', () => {
    const { nearest } = ask('how many police died in Quern?', index, { limit: 50 });
    expect(nearest.length).toBeLessThanOrEqual(3);
    for (const { text, start, end, article: source } of nearest) {
      expect(HARBOUR_REPORTS.find(({ id }) => id === source.id)?.text.slice(start, end)).toBe(text);
    }
  });

  test.each([
    ['nothing', ''],
    ['white space', ' \t\n '],
    ['one stop word', 'the'],
    ['question words', 'who was it and what did they do?'],
    ['emoji', '🎉🚒👩‍🚒'],
    ['punctuation', '?!… <!channel>'.replace('channel', '')],
    ['half a surrogate pair', '\ud83d'],
  ])('on %s, with nothing to name', (_, question) => {
    expect(ask(question, index)).toMatchObject({ question, kind: 'not_found', quotes: [], nearest: [], uncovered: [] });
  });

  test('on Russian, whose words it names', () => {
    expect(ask('Сколько полицейских погибло?', index)).toMatchObject({
      kind: 'not_found',
      quotes: [],
      nearest: [],
      uncovered: ['Сколько', 'полицейских', 'погибло'],
    });
  });

  test('on an index without articles', () => {
    expect(ask('how many police died?', indexOf([]))).toMatchObject({
      kind: 'not_found',
      quotes: [],
      nearest: [],
      uncovered: ['police', 'died'],
    });
  });
});

describe('an answer to a question for a share', () => {
  const votes = indexOf([
    article(
      'post',
      null,
      'Anna Berg won 52.3 percent in Sundvik on Sunday. Her rival Nils Holm got 45.1 percent of the votes.',
    ),
    article('times', null, 'Berg won 52.3 per cent of votes cast in Sundvik. Turnout was 61 per cent.'),
    article('trade', null, 'The dairy lost 12 percent of its customers. The union spent 40 percent of its fund.'),
  ]);

  test.each([
    ['What share of the vote did Anna Berg win?', '52.3%'],
    ['what percentage of the votes did Berg win in Sundvik?', '52.3%'],
    ['How big a share of the vote did Berg win?', '52.3%'],
    ['What proportion of the votes did Nils Holm get?', '45.1%'],
    ['What percentage of voters turned out?', '61%'],
    ['What share of the electorate turned out?', '61%'],
    ['What was the turnout?', '61%'],
    ['How high was the turnout?', '61%'],
    ['What proportion of its customers did the dairy lose?', '12%'],
    ['How large a share of its fund did the union spend?', '40%'],
  ])('is found though the source does not say "share": %s', (question, label) => {
    const { kind, figures, uncovered } = ask(question, votes);
    expect(kind).not.toBe('not_found');
    expect(figures[0]?.label).toBe(label);
    expect(uncovered.filter((word) => /share|percent|proportion|big|large|high|win|lose|spend/u.test(word))).toEqual(
      [],
    );
  });

  test.each([
    'What share of the vote did Karin Ek win?',
    'What percentage of nurses turned out?',
    'What share of the seats did the dairy win?',
  ])('is not that of somebody else: %s', (question) => {
    expect(ask(question, votes).kind).toBe('not_found');
  });
});

describe('an answer has the figure that an article gives now', () => {
  test.each([
    [
      'how many people were killed in the Halden dam burst?',
      'Twelve people were killed when the dam of Halden burst. Divers searched all night.\n\nThe death toll rose from 12 to 31 on Friday.',
      'At least 48 people were killed in the Halden dam burst.',
      ['31', 'at least 48'],
    ],
    [
      'how many people were injured in Ostby?',
      'In Ostby 200 people were injured by hail. Roofs fell in.\n\nThe number of injured climbed to 260, up from 200.',
      'More than 300 people were hurt by the hail in Ostby.',
      ['260', 'over 300'],
    ],
    [
      'how many homes were flooded in Torvik?',
      'The number of homes flooded in Torvik rose from 90 to 140.',
      'In Torvik 200 homes were flooded.',
      ['140', '200'],
    ],
  ])('though hardly a word of the question is beside it: %s', (question, changed, other, expected) => {
    const one = article('one', null, changed);
    const labels = (found: ReturnType<typeof ask>) => found.figures.map(({ label }) => label).toSorted();
    expect(labels(ask(question, indexOf([one, article('two', null, other)])))).toEqual(expected.toSorted());
    expect(labels(ask(question, indexOf([one])))).toEqual(expected.slice(0, 1));
  });
});

describe('an answer limited to days', () => {
  const reports = indexOf(
    [
      ['one', '2023-02-03', 'In Halden 31 people died.'],
      ['two', '2023-02-05', 'Rain is ahead for Torvik, said a trawler captain.'],
    ].map(([id = '', published = '', text = '']) =>
      parseArticle({ text: `---\npublished: ${published}\n---\n${text}\n`, file: `${id}.md`, format: 'markdown' }),
    ),
  );
  const uncovered = (window: { after?: string; before?: string }) =>
    ask('how many people died in Halden Zoo?', reports, { limit: 5, ...window }).uncovered;

  test('names the words that none of their articles has', () => {
    expect(uncovered({ after: '2023-02-04' })).toEqual(['people', 'died', 'Halden', 'Zoo']);
    expect(uncovered({ before: '2023-02-04' })).toEqual(['Zoo']);
    expect(uncovered({})).toEqual(['Zoo']);
  });

  test('names every word where no article is of these days', () => {
    expect(uncovered({ after: '2024-01-01' })).toEqual(['people', 'died', 'Halden', 'Zoo']);
  });
});

describe('a question of 10,000 characters', () => {
  test.each([
    ['one word over and over', 'police '],
    ['one long word', 'police'],
    ['a pasted article', HARBOUR_REPORTS[1]?.text ?? ''],
    ['emoji', '🎉'],
    ['apostrophes', "'"],
    ['digits', '1,'],
  ])('of %s is answered, in time that grows with its length alone', (_, unit) => {
    expectLinear(
      10_000,
      (size) => unit.repeat(Math.ceil(size / unit.length)).slice(0, size),
      (question) => {
        const found = ask(question, index);
        expect(found.question).toBe(question);
        expect(['answered', 'disputed', 'not_found']).toContain(found.kind);
      },
    );
  });
});

describe('a hostile article', () => {
  const sentence =
    'Officer <b onclick="alert(1)">Zed</b> & <!channel> <@U123|x> *died* in `Marlow`\u0007 \u001b[31mred\u001b[0m \u202eback {{x}} %s.';
  const hostile = indexOf([...HARBOUR_REPORTS, article('hostile', '<script>alert(1)</script>', sentence)]);

  test('is quoted exactly, control characters and all', () => {
    const { quotes } = ask('did officer Zed die?', hostile);
    expect(quotes[0]?.text).toBe(sentence);
    expect(quotes[0]?.article.title).toBe('<script>alert(1)</script>');
  });

  test('cannot answer as a word of the language it is written in', () => {
    for (const question of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      expect(ask(question, hostile).kind).toBe('not_found');
    }
  });
});

test('an article about "constructor" and "prototype" is found by them', () => {
  const code = article('code', null, 'The constructor of the prototype is called hasOwnProperty by its maker.');
  const { quotes } = ask('what is the constructor of the prototype called?', indexOf([...HARBOUR_REPORTS, code]));
  expect(quotes[0]?.article.id).toBe('code');
});
