import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  EmptyArticleError,
  FrontMatterError,
  NothingQuotableError,
  RecordError,
} from '../../../functions/engine/articles/input-errors.ts';
import { parseArticle, parseRecord } from '../../../functions/engine/articles/parse-article.ts';

const BODY = 'Eight officers were hurt on Monday, the police said.\n';
const parse = (text: string, file = 'wire/a.md') =>
  parseArticle({ text, file, format: file.endsWith('.md') ? 'markdown' : 'text' });
const withFrontMatter = (yaml: string): string => `---\n${yaml}\n---\n${BODY}`;

describe('front matter', () => {
  test('states everything about an article, and is not quotable', () => {
    const text = `---
id: harbour-fire
title: Fire in the harbour
publisher: The Valley Post
author: [Ana Petrova, Per Holm]
published: 2022-01-07
url: https://example.org/fire
kind: summary
of: "Valley Post, report of 7 January"
layout: post
tags: [fire, harbour]
---

${BODY}`;
    const { text: whole, blocks, ...stated } = parse(text);
    expect(whole).toBe(text);
    expect(blocks.map(({ start, end }) => text.slice(start, end))).toEqual([BODY.trim()]);
    expect(stated).toEqual({
      id: 'harbour-fire',
      title: 'Fire in the harbour',
      publisher: 'The Valley Post',
      author: 'Ana Petrova, Per Holm',
      published: '2022-01-07',
      url: 'https://example.org/fire',
      kind: 'summary',
      of: 'Valley Post, report of 7 January',
      file: 'wire/a.md',
      sha256: createHash('sha256').update(text, 'utf8').digest('hex'),
    });
  });

  test.each([
    ['date: 2024-03-05T10:00:00+01:00\nauthors: [Ana Petrova]', { published: '2024-03-05', author: 'Ana Petrova' }],
    ['publishDate: 2024-03-06\ndate: 2024-03-05', { published: '2024-03-06' }],
    [
      'source: "https://post.example/fire"\nauthor:\n  - "[[Ana Petrova]]"\n  - "[[people/holm|Per Holm]]"',
      { url: 'https://post.example/fire', publisher: null, author: 'Ana Petrova, Per Holm' },
    ],
    [
      'source: The Valley Post\nlink: https://post.example/fire',
      { publisher: 'The Valley Post', url: 'https://post.example/fire' },
    ],
    ['published: 2022-01-07\ndate: 2024-03-05', { published: '2022-01-07' }],
    ['date: last Monday\nsource: [1, 2]', { published: null, publisher: null }],
  ])('counts by the keys of other tools, where they state the same: %s', (yaml, stated) => {
    expect(parse(withFrontMatter(yaml))).toMatchObject(stated);
  });

  test('says whether a line of the body is words alone', () => {
    const text = (yaml: string) => parse(`---\n${yaml}\n---\nThe f*** dam *had* held.\n\n${BODY}`);
    const quotable = (yaml: string) => text(yaml).blocks.map(({ start, end }) => text(yaml).text.slice(start, end));
    expect(quotable('inlines: literal')).toEqual(['The f*** dam *had* held.', BODY.trim()]);
    expect(quotable('title: Dam')).toEqual([BODY.trim()]);
    expect(() => text('inlines: none')).toThrow(/inlines: must be "literal"/u);
  });

  test('goes before what the text says, and the text fills in the rest', () => {
    const article = parse(
      '---\npublisher: The Valley Post\n---\n# Fire in the harbour | Wire\n\nBy Ana Petrova, 7 January 2022\n\nIt is out.\n',
    );
    expect(article).toMatchObject({
      publisher: 'The Valley Post',
      author: 'Ana Petrova',
      published: '2022-01-07',
      title: 'Fire in the harbour',
    });
  });

  test.each([
    ['2022-01-07', '2022-01-07'],
    ['"2022-01-07"', '2022-01-07'],
    ['2022-01-07T23:30:00-05:00', '2022-01-07'],
    ['2022-01-07 23:30:00 +0600', '2022-01-07'],
    ['2024-02-29', '2024-02-29'],
    ['', null],
    ['null', null],
  ])('published: %s is the day %s, in the publisher’s own time zone', (written, expected) => {
    expect(parse(withFrontMatter(`published: ${written}`)).published).toBe(expected);
  });

  test('with Windows line ends and an end mark of dots is read too', () => {
    expect(parse(`---\r\ntitle: Fire\r\n...\r\n${BODY}`)).toMatchObject({ title: 'Fire', id: 'wire/a' });
  });

  test.each([
    [
      'an impossible date',
      withFrontMatter('published: 2022-02-30'),
      /published: "2022-02-30" is not a calendar date; write it as/u,
    ],
    ['a date in words', withFrontMatter('published: last Monday'), /published: "last Monday" is not/u],
    ['a year for a date', withFrontMatter('published: 2022'), /published: must be a date/u],
    [
      'an address that is not http',
      withFrontMatter('url: "javascript:alert(1)"'),
      /url: "javascript:alert\(1\)" is not a web address/u,
    ],
    ['a file address', withFrontMatter('url: file:///etc/passwd'), /url: .* must begin with http/u],
    ['a number for a title', withFrontMatter('title: 42'), /title: must be text; put it in quotes/u],
    ['a list for a publisher', withFrontMatter('publisher: [a, b]'), /publisher: must be text/u],
    ['an unknown kind', withFrontMatter('kind: opinion'), /kind: must be "article", "summary" or "fact-check"/u],
    ['an empty id', withFrontMatter('id: ""'), /id: must not be empty/u],
    ['numbers for authors', withFrontMatter('author: [1, 2]'), /author.*: /u],
    ['broken YAML', withFrontMatter('title: Fire\nauthor: [Ana\npublisher: Post'), /not valid YAML in line \d/u],
    ['a tab where YAML wants spaces', withFrontMatter('title: Fire\nnested:\n\t- a'), /not valid YAML in line 4/u],
    ['the same key twice', withFrontMatter('title: Fire\ntitle: Flood'), /not valid YAML in line 3: .*unique/u],
    ['an alias', withFrontMatter('title: &a Fire\npublisher: *a'), /must not use YAML aliases/u],
    ['a sentence instead of keys', withFrontMatter('Nobody was hurt'), /must be a list of "key: value" lines/u],
    ['no end', '---\ntitle: Fire\n\nNobody was hurt.\n', /opens in line 1 and never ends; close it/u],
    [
      'JavaScript',
      `---js\n{ title: (globalThis.ran = true) && 'x' }\n---\n${BODY}`,
      /front matter in "js" is not read, and never run; write it as YAML/u,
    ],
    ['JavaScript behind a space', `--- javascript\n({})\n---\n${BODY}`, /front matter in "javascript"/u],
    ['JSON', `---json\n{}\n---\n${BODY}`, /front matter in "json"/u],
    ['TOML', `+++\ntitle = "Fire"\n+++\n${BODY}`, /front matter in "toml"/u],
  ])('with %s is refused', (_name, text, message) => {
    expect(() => parse(text)).toThrow(FrontMatterError);
    expect(() => parse(text)).toThrow(message);
    expect(() => parse(text)).toThrow(/^wire\/a\.md: /u);
    expect(globalThis).not.toHaveProperty('ran');
  });

  test('of nested aliases cannot fill the memory', () => {
    const levels = Array.from({ length: 30 }, (_, level) => `l${level + 1}: &l${level + 1} [*l${level}, *l${level}]`);
    expect(() => parse(withFrontMatter(['l0: &l0 [a, a]', ...levels].join('\n')))).toThrow(FrontMatterError);
  });

  test('cannot reach the prototype of objects', () => {
    expect(parse(withFrontMatter('__proto__: { polluted: true }\nconstructor: x')).title).toBeNull();
    expect({}).not.toHaveProperty('polluted');
  });
});

describe('a fact check', () => {
  const one = { claim: 'Ninety boats sank', claimant: 'A. Poster', claimed: '2023-03-14', verdict: 'Mostly false' };

  test('keeps the claim, the claimant and the verdict apart from the checker and its date', () => {
    const stated = Object.entries({ publisher: 'Fact Desk', published: '2023-04-02', ...one });
    const article = parse(withFrontMatter(stated.map(([key, value]) => `${key}: ${value}`).join('\n')));
    expect(article).toMatchObject({ kind: 'fact-check', publisher: 'Fact Desk', published: '2023-04-02' });
    expect(article.claims).toEqual([one]);
  });

  test('reviews several claims, each with what is stated of it', () => {
    const article = parse(
      withFrontMatter('claims:\n  - { claim: Ninety boats sank, verdict: Wrong }\n  - claim: None sank'),
    );
    expect(article.claims).toEqual([
      { claim: 'Ninety boats sank', claimant: null, claimed: null, verdict: 'Wrong' },
      { claim: 'None sank', claimant: null, claimed: null, verdict: null },
    ]);
  });

  test('is a summary of one where the operator says so', () => {
    const article = parse(withFrontMatter('kind: summary\nclaim: Ninety boats sank'));
    expect([article.kind, article.claims?.length]).toEqual(['summary', 1]);
  });

  test('has no claims where it states none', () => {
    expect(parse(withFrontMatter('kind: fact-check'))).not.toHaveProperty('claims');
  });
});

describe('an article that states nothing', () => {
  test('is named after its path and says so for the rest', () => {
    expect(parse(BODY, 'wire/2022.01/a.b.txt')).toMatchObject({
      id: 'wire/2022.01/a.b',
      title: null,
      publisher: null,
      author: null,
      published: null,
      url: null,
      kind: 'article',
      of: null,
    });
  });

  test('takes no date from its sentences or its posts', () => {
    const text =
      'On January 5, 2022 the port was closed.\n\nIt is open again. pic.twitter.com/Ab1\n— Rosa (@rosa) January 6, 2022\n';
    expect(parse(text, 'a.txt').published).toBeNull();
  });
});

describe('what the text states', () => {
  test.each([
    ['Fire in the harbour\nBy JANE DOE and JOHN SMITH\n', { author: 'JANE DOE and JOHN SMITH' }],
    [
      'Fire in the harbour\nBy Jane Doe, Staff Writer | January 7th, 2022 | 5 min read\n',
      { author: 'Jane Doe', published: '2022-01-07' },
    ],
    ['Fire in the harbour\nJan. 7, 2022, 10:11 a.m. GMT\n', { published: '2022-01-07' }],
    [
      'Fire in the harbour\nPublished: Friday, 7 January 2022 at 10:11 | Updated: 9 January 2022\n',
      { published: '2022-01-07' },
    ],
    ['Fire in the harbour\nUpdated 9 January 2022\n', { published: null }],
    ['Fire in the harbour\nPublished 3 hours ago\n', { published: null }],
    ['Fire in the harbour\n01/07/2022\n', { published: null }],
    ['Fire in the harbour\n31 February 2022\n', { published: null }],
    [
      'Title: Fire in the harbour\nAuthor: Jane Doe\nDate: 2022-01-07\nPublisher: The Valley Post\nURL: https://example.org/f\n',
      {
        title: 'Fire in the harbour',
        author: 'Jane Doe',
        published: '2022-01-07',
        publisher: 'The Valley Post',
        url: 'https://example.org/f',
      },
    ],
    [
      'Fire in the harbour - police blame cables\n',
      { title: 'Fire in the harbour - police blame cables', publisher: null },
    ],
    ['Fire in the harbour – The Valley Post\n', { title: 'Fire in the harbour', publisher: 'The Valley Post' }],
    [
      'Fire in the harbour :: valleypost.example.com\n',
      { title: 'Fire in the harbour', publisher: 'valleypost.example.com' },
    ],
    [
      'Title: Fire in the harbour\n\nURL Source: https://example.org/f\n\nPublished Time: 2022-01-07T07:15:00Z\n\nMarkdown Content:\n',
      { title: 'Fire in the harbour', published: '2022-01-07', url: 'https://example.org/f' },
    ],
    ['Thursday, 9 January 2022\nFire in the harbour\n', { title: 'Fire in the harbour', published: null }],
    ['By Thursday, nobody had called\n', { author: null }],
  ])('%j', (head, stated) => {
    expect(parse(`${head}\n${BODY}`, 'a.txt')).toMatchObject(stated);
  });

  test.each([
    ['ORLO, Freedonia (Reuters) — ', 'Reuters', null],
    ['ORLO, 6 January (AP) - ', 'AP', null],
    ['ORLO, January 6, 2022 (AFP) – ', 'AFP', '2022-01-06'],
    ['Orlo (dpa) - ', 'dpa', null],
    ['ORLO — ', null, null],
    ['ORLO, January 6. /TASS/. ', 'TASS', null],
    ['(ValleyWire.com)- ', 'ValleyWire.com', null],
    ['(CNN) -- ', 'CNN', null],
  ])('the dateline %j is not part of the first sentence', (dateline, publisher, published) => {
    const article = parse(`${dateline}${BODY}`, 'a.txt');
    expect(article).toMatchObject({ publisher, published });
    expect(article.blocks).toEqual([
      { start: dateline.length, end: dateline.length + BODY.trim().length, kind: 'prose' },
    ]);
  });

  test.each([
    'NATO — the alliance of the north — is meeting.',
    'The port (Reuters) is closed.',
    'On Monday - a holiday - it rained.',
  ])('the beginning of %j is no dateline', (sentence) => {
    expect(parse(sentence, 'a.txt')).toMatchObject({ publisher: null, blocks: [{ start: 0, end: sentence.length }] });
  });
});

describe('posts', () => {
  const slices = (text: string) =>
    parse(text, 'a.txt').blocks.map(({ start, end, kind, postedBy }) => [
      kind,
      text.slice(start, end),
      postedBy?.author ?? null,
      postedBy?.published ?? null,
    ]);

  test('carry their author and date, and leave links, list marks and the signature out', () => {
    const text = `The port was closed.
A witness wrote:
🚢 Port news:
• 12 ships waiting
• 3 cranes down pic.twitter.com/Ab1
— Rosa M. (@rosa_rides) 6 January 2022
It opened again on Friday.`;
    const by = ['Rosa M. (@rosa_rides)', '2022-01-06'];
    expect(slices(text)).toEqual([
      ['prose', 'The port was closed.', null, null],
      ['lead-in', 'A witness wrote:', null, null],
      ['lead-in', '🚢 Port news:', ...by],
      ['post', '12 ships waiting', ...by],
      ['post', '3 cranes down', ...by],
      ['prose', 'It opened again on Friday.', null, null],
    ]);
  });

  test('whose signature is glued to them are told from it', () => {
    expect(
      slices('The port was closed.\n\nShips are waiting. pic.twitter.com/Ab1— Rosa (@rosa) January 6, 2022'),
    ).toEqual([
      ['prose', 'The port was closed.', null, null],
      ['post', 'Ships are waiting.', 'Rosa (@rosa)', '2022-01-06'],
    ]);
  });

  test('take no paragraph of the article above them', () => {
    expect(slices('The port was closed.\n\nShips are waiting in the bay.\n\n— Rosa (@rosa) January 6, 2022')).toEqual([
      ['prose', 'The port was closed.', null, null],
      ['post', 'Ships are waiting in the bay.', 'Rosa (@rosa)', '2022-01-06'],
    ]);
  });

  test('in a Markdown quotation end where it ends', () => {
    const text = `The port was closed.

> Ships are waiting.
> Cranes are down.
>
> — Rosa (@rosa) [January 6, 2022](https://twitter.com/rosa/status/1)
`;
    const article = parse(text);
    expect(article.blocks.map(({ kind, postedBy }) => [kind, postedBy?.published])).toEqual([
      ['prose', undefined],
      ['post', '2022-01-06'],
      ['post', '2022-01-06'],
    ]);
    // The mark of the quotation's second line is in neither.
    expect(article.blocks.slice(1).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Ships are waiting.',
      'Cranes are down.',
    ]);
  });
});

describe('nothing to quote', () => {
  test.each([
    ['', EmptyArticleError, /^a\.txt: is empty; remove it or put text in it$/u],
    [' \n\u200b\t\r\n', EmptyArticleError, /is empty/u],
    ['---\ntitle: Fire\n---\n\n', EmptyArticleError, /is empty below its front matter; remove it/u],
    ['Home\nNews\nContact\nShare\n', NothingQuotableError, /^a\.txt: has no sentence that could be quoted/u],
    ['😀 😀 😀', NothingQuotableError, /put the text in it$/u],
  ])('%j is refused', (text, error, message) => {
    expect(() => parse(text, 'a.txt')).toThrow(error);
    expect(() => parse(text, 'a.txt')).toThrow(message);
  });

  test.each([
    'There are casualties.',
    'Eight policemen were killed in the port on Wednesday',
    'Пострадали 5 человек',
    '有十二人受伤。',
  ])('but a note of one line is quotable: %j', (text) => {
    expect(parse(text, 'a.txt').blocks).toEqual([{ start: 0, end: text.length, kind: 'prose' }]);
  });
});

describe('records', () => {
  const record = (value: unknown) => parseRecord({ json: JSON.stringify(value), file: 'wire.jsonl#3' });

  test('are articles of their text', () => {
    const text = `Fire in the harbour\n\n${BODY}`;
    const article = record({
      id: 'r1',
      title: 'Fire in the harbour',
      text,
      publisher: 'Post',
      published: '2022-01-07T10:00:00Z',
      url: 'http://example.org',
      author: 'Ana',
      kind: 'summary',
      of: 'x',
      extra: 1,
    });
    expect(article).toMatchObject({
      id: 'r1',
      title: 'Fire in the harbour',
      publisher: 'Post',
      published: '2022-01-07',
      url: 'http://example.org',
      author: 'Ana',
      kind: 'summary',
      of: 'x',
      file: 'wire.jsonl#3',
      text,
    });
    expect(article.sha256).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
    expect(article.blocks.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
      ['title', 'Fire in the harbour'],
      ['prose', BODY.trim()],
    ]);
  });

  test('may have no title', () => {
    expect(record({ id: 'r1', title: null, text: BODY }).title).toBeNull();
  });

  test('with half a surrogate pair keep their offsets', () => {
    const { text } = record({ id: 'r1', title: null, text: 'Nobody was hurt. \ud83d' });
    expect(text).toBe('Nobody was hurt. \ufffd');
  });

  test.each([
    [
      '{"id": "r1", "title": "x", "te',
      RecordError,
      /^wire\.jsonl#3: is not a JSON object on one line, or was cut short; correct/u,
    ],
    ['[]', RecordError, /wire\.jsonl#3: /u],
    ['"text"', RecordError, /wire\.jsonl#3: /u],
    ['{"title": "x", "text": "It is out."}', RecordError, /id is missing; state it/u],
    ['{"id": "r1", "text": "It is out."}', RecordError, /title is missing/u],
    ['{"id": "r1", "title": "x"}', RecordError, /text is missing/u],
    ['{"id": 1, "title": "x", "text": "It is out."}', RecordError, /id: must be text/u],
    ['{"id": "r1", "title": "x", "text": 5}', RecordError, /text: must be text/u],
    [
      '{"id": "r1", "title": "x", "text": "It is out.", "published": "2022-13-01"}',
      RecordError,
      /published: "2022-13-01" is not a calendar date/u,
    ],
    ['{"id": "r1", "title": "x", "text": "It is out.", "url": "ftp://x.org"}', RecordError, /url: "ftp:/u],
    ['{"id": "r1", "title": "x", "text": "It is\\u0000 out."}', RecordError, /NUL character/u],
    ['{"id": "r1", "title": "x", "text": " "}', EmptyArticleError, /is empty/u],
    ['{"id": "r1", "title": "x", "text": "Home"}', NothingQuotableError, /no sentence/u],
  ])('such as %s are refused', (json, error, message) => {
    expect(() => parseRecord({ json, file: 'wire.jsonl#3' })).toThrow(error);
    expect(() => parseRecord({ json, file: 'wire.jsonl#3' })).toThrow(message);
  });
});
