import { describe, expect, test } from 'vitest';
import { assertVerbatim, MisquotationError, quote } from '../../functions/engine/quotation.ts';
import { passagesOf } from '../../functions/engine/search/passages.ts';
import { article } from '../support/articles.ts';

const source = article('a', 'Night in Marlow', 'Café 🎉 burned. Two officers died there.');
const [first] = passagesOf(source)[0]?.sentences ?? [];
if (!first) throw new Error('the article has a sentence');
const quoted = quote(source, first);

describe('a quotation', () => {
  test('is a slice of its article, with its source and without its text', () => {
    expect(quoted.text).toBe('Café 🎉 burned.');
    expect(source.text.slice(quoted.start, quoted.end)).toBe(quoted.text);
    expect(Object.keys(quoted.article)).not.toContain('text');
    expect(Object.keys(quoted.article)).not.toContain('blocks');
    expect(() => assertVerbatim([quoted], new Map([['a', source]]))).not.toThrow();
  });

  test.each([
    ['a word is different', { ...quoted, text: 'Cafe 🎉 burned.' }, source],
    ['it is one character longer', { ...quoted, end: quoted.end + 1 }, source],
    ['it is moved', { ...quoted, start: quoted.start + 1, end: quoted.end + 1 }, source],
    ['the article has changed elsewhere', quoted, { ...source, text: `${source.text} ` }],
    ['it is of another article', quoted, article('b', null, 'Nothing of the kind happened.')],
  ])('is refused when %s', (_, quotation, given) => {
    const check = () => assertVerbatim([quoted, quotation], new Map([[given.id, given]]));
    expect(check).toThrow(MisquotationError);
    expect(check).toThrow(/^Refused to quote [ab]: .* Build the index again/u);
  });
});
