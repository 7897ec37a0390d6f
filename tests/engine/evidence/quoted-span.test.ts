import { describe, expect, test } from 'vitest';
import { article, ask, indexOf } from '../../support/articles.ts';

const OTHERS = 'Bakers of Marlow blame the weather for the price of bread.';

const firstQuotation = (question: string, text: string) =>
  ask(question, indexOf([article('a', null, text), article('b', null, OTHERS)])).quotes[0];

describe('two sentences are quoted where the answer needs both', () => {
  test.each([
    [
      'the name in one, the figure in the next',
      'how many people does Orlo Steel employ?',
      'Orlo Steel is based in Estwick. It employs 6,500 people.',
      'Orlo Steel is based in Estwick. It employs 6,500 people.',
    ],
    [
      'the name in one, the person in the next',
      'who will succeed Petra Kolm?',
      'The rain in Northey did not stop. Mayor Petra Kolm resigned on Monday. She will be succeeded by Hugo Brandt.',
      'Mayor Petra Kolm resigned on Monday. She will be succeeded by Hugo Brandt.',
    ],
    [
      'what is asked about in one, the person in the next',
      'who designed the Northey lighthouse?',
      'The Northey lighthouse was designed and built within a year. Its designer, Ada Quill, lived on the island.',
      'The Northey lighthouse was designed and built within a year. Its designer, Ada Quill, lived on the island.',
    ],
    [
      'what kind of thing is asked for in one, what it did in the next',
      'what committee asked Northey for a new boiler?',
      'The bakers formed a committee, the Oven Circle. The group asked Northey for a new boiler.',
      'The bakers formed a committee, the Oven Circle. The group asked Northey for a new boiler.',
    ],
    [
      'what kind of place is asked for in one, what is held on it in the next',
      'on which boulevard is the Northey harvest parade held?',
      'Quarry Row is the oldest boulevard of the town. The Northey harvest parade is held on it in May.',
      'Quarry Row is the oldest boulevard of the town. The Northey harvest parade is held on it in May.',
    ],
  ])('%s', (_, question, text, quoted) => {
    expect(firstQuotation(question, text)?.text).toBe(quoted);
  });

  test('and a figure is marked where it is', () => {
    const text = 'Orlo Steel is based in Estwick. It employs 6,500 people.';
    const index = indexOf([article('a', null, text), article('b', null, OTHERS)]);
    const { quotes, figures } = ask('how many people does Orlo Steel employ?', index);
    const marked = figures.flatMap(({ spans }) =>
      spans.map(({ quote, start, end }) => quotes[quote]?.text.slice(start, end)),
    );
    expect(marked).toEqual(['6,500']);
  });
});

describe('one sentence is quoted', () => {
  test.each([
    [
      'where it says all that is asked',
      'who is the mayor of Northey?',
      'Bread is dear in Northey. The mayor of Northey is Ada Quill. She keeps two dogs.',
      'The mayor of Northey is Ada Quill.',
    ],
    [
      'where the one beside it goes on about something else',
      'who designed the Northey lighthouse?',
      'The Northey lighthouse was built within a year. Tomas Reed sells bread in Marlow.',
      'The Northey lighthouse was built within a year.',
    ],
  ])('%s', (_, question, text, quoted) => {
    const index = indexOf([article('a', null, text), article('b', null, OTHERS)]);
    const { quotes, nearest } = ask(question, index);
    expect([...quotes, ...nearest][0]?.text).toBe(quoted);
  });

  test.each([
    [450, true],
    [451, false],
  ])('only where the two together are short: %i units', (units, isTogether) => {
    const [start, end, next] = ['Orlo Steel is based in Estwick, ', ' and old.', ' It employs 6,500 people.'];
    const between = 'a town of many bridges, '.repeat(20).slice(0, units - start.length - end.length - next.length);
    const text = `${start}${between.trimEnd().padEnd(between.length, 's')}${end}${next}`;
    expect(text).toHaveLength(units);
    const found = firstQuotation('how many people does Orlo Steel employ?', text)?.text;
    expect(found).toBe(isTogether ? text : next.trimStart());
  });

  test('where the two together are long', () => {
    const long = `Orlo Steel is based in Estwick, ${'a town of many bridges, '.repeat(20)}and old.`;
    expect(firstQuotation('how many people does Orlo Steel employ?', `${long} It employs 6,500 people.`)?.text).toBe(
      'It employs 6,500 people.',
    );
  });
});

test('a sentence that a quotation holds already is not quoted again', () => {
  const text = 'Orlo Steel is based in Estwick. It employs 6,500 people.';
  const index = indexOf([article('a', null, text), article('b', null, OTHERS)]);
  expect(ask('how many people does Orlo Steel employ in Estwick?', index).quotes.map((quote) => quote.text)).toEqual([
    text,
  ]);
});
