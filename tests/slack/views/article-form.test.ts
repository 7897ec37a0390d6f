import { describe, expect, test } from 'vitest';
import { draftOfCommand } from '../../../functions/slack/inbound/submission-requests.ts';
import { FIELDS, readArticleForm } from '../../../functions/slack/views/article-form.ts';
import { FIRST_PART, MOST_PART } from '../../../functions/slack/views/text-parts.ts';
import { texts } from '../../../functions/wording/texts.ts';

const NOW = Date.UTC(2026, 10, 22, 12);

function read(inputs: Readonly<Record<string, string>>) {
  return readArticleForm(new Map(Object.entries(inputs)), NOW);
}

describe('the form for an article', () => {
  test('gives an address with what is stated of it', () => {
    const inputs = {
      url: ' https://example.org/a?b=ü ',
      title: ' Clashes\u00a0in  Marlow ',
      publisher: 'Courier',
      author: 'Ada Quill',
      published: '2026-11-21',
    };
    expect(read(inputs)).toEqual({
      kind: 'complete',
      content: {
        kind: 'url',
        url: 'https://example.org/a?b=ü',
        title: 'Clashes in Marlow',
        publisher: 'Courier',
        author: 'Ada Quill',
        published: '2026-11-21',
      },
    });
  });

  test('gives a text, with what is not stated left open', () => {
    expect(read({ [FIRST_PART]: 'Six died.', title: '  ' })).toEqual({
      kind: 'complete',
      content: { kind: 'text', text: 'Six died.', title: null, publisher: null, author: null, published: null },
    });
  });

  test.each([
    ['nothing', {}, { [FIRST_PART]: texts.addNothing }],
    ['only a title', { title: 'A title' }, { [FIRST_PART]: texts.addNothing }],
    ['both', { url: 'https://example.org', [FIRST_PART]: 'Six died.' }, { [FIELDS.url]: texts.addBoth }],
    ['no web address', { url: 'example.org' }, { [FIELDS.url]: texts.addNoUrl }],
    ['a script', { url: 'javascript:alert(1)' }, { [FIELDS.url]: texts.addNoUrl }],
    ['a file', { url: 'file:///etc/passwd' }, { [FIELDS.url]: texts.addNoUrl }],
    ['half an address', { url: 'https://' }, { [FIELDS.url]: texts.addNoUrl }],
    ['an endless address', { url: `https://example.org/${'x'.repeat(3000)}` }, { [FIELDS.url]: texts.addNoUrl }],
    ['a day to come', { [FIRST_PART]: 'a', published: '2026-11-24' }, { [FIELDS.published]: texts.addFuture }],
    [
      'no address and a day to come',
      { url: 'x', published: '2027-01-01' },
      { [FIELDS.url]: texts.addNoUrl, [FIELDS.published]: texts.addFuture },
    ],
  ])('says at the input what is wrong with %s', (_, inputs, errors) => {
    expect(read(inputs)).toEqual({ kind: 'wrong', errors });
  });

  test('takes today wherever on earth it is sent from', () => {
    expect(read({ [FIRST_PART]: 'a', published: '2026-11-23' })).toMatchObject({ kind: 'complete' });
    const earlier = new Map([
      [FIRST_PART, 'a'],
      ['published', '2026-11-23'],
    ]);
    expect(readArticleForm(earlier, Date.UTC(2026, 10, 22, 9))).toMatchObject({ kind: 'wrong' });
  });

  test('takes sixty thousand characters and no more', () => {
    const inputs = Array.from({ length: 20 }, (_, at) => [
      `text.${at}.${at ? 'none' : 'start'}`,
      'x'.repeat(MOST_PART),
    ]);
    expect(read(Object.fromEntries(inputs))).toMatchObject({ kind: 'complete' });
    expect(read(Object.fromEntries([...inputs, ['text.20.none', 'x']]))).toEqual({
      kind: 'wrong',
      errors: { [FIRST_PART]: texts.addTooLong(60_001, 60_000) },
    });
  });
});

describe('/factcheck add', () => {
  test.each([
    ['add', null],
    ['  ADD ', null],
    ['add https://example.org/a?b#c', 'https://example.org/a?b#c'],
    ['add <https://example.org/a>', 'https://example.org/a'],
    ['add <https://example.org/a|example.org/a>', 'https://example.org/a'],
  ])('opens the form: %s', (text, url) => {
    expect(draftOfCommand(text)).toEqual({ kind: 'new', url });
  });

  test.each(['', 'how many?', 'add up the deaths', 'addis ababa', 'add example.org', 'did they add https://a.test?'])(
    'is a question like any other: %j',
    (text) => {
      expect(draftOfCommand(text)).toBeNull();
    },
  );
});
