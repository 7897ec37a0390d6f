import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { BoundedParser } from '../../functions/import/bounded-parser.ts';

const DEPTH = 30_000;

/** What the parser tells of a document: each opened element, text and closed element. */
function told(markup: string, xmlMode: boolean, Kind: typeof Parser = BoundedParser): string[] {
  const events: string[] = [];
  const parser = new Kind(
    {
      onopentag: (name) => events.push(`<${name}>`),
      ontext: (text) => events.push(text),
      onclosetag: (name) => events.push(`</${name}>`),
    },
    { xmlMode },
  );
  parser.write(markup);
  parser.end();
  return events;
}

describe.each([
  ['XML', true],
  ['HTML', false],
])('%s', (_, xmlMode) => {
  test('that is shallow is told as it is', () => {
    expect(told('<a><b>Six</b> died<c/></a> today', xmlMode).slice(0, 5)).toEqual([
      '<a>',
      '<b>',
      'Six',
      '</b>',
      ' died',
    ]);
    expect(told('<p>Six<br>died</p>', false)).toEqual(['<p>', 'Six', '<br>', '</br>', 'died', '</p>']);
  });

  test('keeps its text however deep it lies, and opens each element as often as it closes one', () => {
    const events = told(`${'<b>'.repeat(DEPTH)}Six died${'</b>'.repeat(DEPTH)} today`, xmlMode);
    expect(events.filter((event) => !event.startsWith('<'))).toEqual(['Six died', ' today']);
    expect(events.filter((event) => event === '<b>')).toHaveLength(DEPTH);
    expect(events.filter((event) => event === '</b>')).toHaveLength(DEPTH);
  });

  test('passes over the end of what is not open', () => {
    expect(told('<a>Six</b> died</a>', xmlMode).join('')).toBe('<a>Six died</a>');
  });

  test('goes on as before behind what lay too deep', () => {
    const events = told(`<a>${'<b>'.repeat(DEPTH)}${'</b>'.repeat(DEPTH)}</a><i>Six</i>`, xmlMode);
    expect(events.slice(-4)).toEqual(['</a>', '<i>', 'Six', '</i>']);
  });
});

test('the end of a paragraph that is not open is an empty one in HTML', () => {
  expect(told('<a>Six</p></a>', false).join('')).toBe('<a>Six<p></p></a>');
});

/** More is opened than is closed, so that thousands are open. */
const TAGS =
  '<b> <head> <head> <body> <i> <i> <p> </p> </b> </i> <li> <tr> <td> <table> <svg> <svg> </svg> <title> </title> <br> <g/>'.split(
    ' ',
  );

test.each([true, false])('tells of any markup what htmlparser2 tells (XML: %s)', (xmlMode) => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...TAGS), fc.nat({ max: 700 })), { maxLength: 40 }),
      fc.array(fc.constantFrom(...TAGS, '</table>'), { maxLength: 40 }),
      (repeated, single) => {
        const markup = [...repeated.map(([tag, times]) => tag.repeat(times)), ...single, 'Six'].join('');
        expect(told(markup, xmlMode)).toEqual(told(markup, xmlMode, Parser));
      },
    ),
    { numRuns: 60, seed: 20_261_201 },
  );
});

test('a tag may end more elements than are at hand', () => {
  const markup = `<i>${'<head>'.repeat(2000)}<body>Six</body>`;
  expect(told(markup, false)).toEqual(told(markup, false, Parser));
});
