import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { NO_RINGS, parseRings, type Rings, RingsError, ringsOf } from '../../../functions/engine/concepts/rings.ts';
import { tokenize } from '../../../functions/engine/text/tokens.ts';

/** Each word of the text that belongs to a ring, as `word:ring`. */
function ringed(text: string, rings: Rings): string[] {
  const tokens = tokenize(text);
  const found = ringsOf(tokens, rings);
  return tokens.flatMap(({ word }, at) => {
    const name = rings.names[found[at] ?? -1];
    return name === undefined ? [] : [`${word}:${name}`];
  });
}

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

const RINGS = parseRings(
  `rings:
  death: [kill, dead, lost their lives]
  police: [police, officer, law enforcement officer]
  patrol: [policing, patrol]
  post: [office, post office]
  protester: [protester, protesters]
  protest: [protest, protests, protested, protesting]
  law: [law, act]
`,
  'rings.yaml',
);

describe('a ring', () => {
  test('holds the inflected forms of its entries', () => {
    expect(ringed('He kills; two were killed', RINGS)).toEqual(['kills:death', 'killed:death']);
    expect(ringed('An officer’s officers', RINGS)).toEqual(['officer:police', 'officers:police']);
  });

  test('tells a word with a doubled letter from one that ends in "e"', () => {
    const rings = parseRings('rings:\n  scheme: [plan, scheme]\n  aircraft: [plane, aircraft]\n', 'rings.yaml');
    expect(ringed('plan, plans, planned, planning', rings).map((one) => one.split(':')[1])).toEqual(
      Array.from({ length: 4 }, () => 'scheme'),
    );
    expect(ringed('plane, planes', rings)).toEqual(['plane:aircraft', 'planes:aircraft']);
  });

  test('may hold phrases, across case and hyphens', () => {
    expect(ringed('Many Lost Their Lives', RINGS)).toEqual(['lost:death', 'their:death', 'lives:death']);
    expect(ringed('law-enforcement officers', RINGS)).toEqual(['law:police', 'enforcement:police', 'officers:police']);
  });

  test('claims the longest phrase, whole or not at all', () => {
    expect(ringed('the law enforcement officer', RINGS)).toHaveLength(3);
    expect(ringed('the law enforcement budget', RINGS)).toEqual(['law:law']);
    expect(ringed('law enforcement', RINGS)).toEqual(['law:law']);
  });

  test('keeps people apart from what they do', () => {
    expect(ringed('a protester, protesters, a protest, protests, protested, protesting', RINGS)).toEqual([
      'protester:protester',
      'protesters:protester',
      'protest:protest',
      'protests:protest',
      'protested:protest',
      'protesting:protest',
    ]);
    expect(ringed('an officer in an office', RINGS)).toEqual(['officer:police', 'office:post']);
  });

  test('claims only the forms that are written out where another ring has one of the same root', () => {
    expect(ringed('the police, policing', RINGS)).toEqual(['police:police', 'policing:patrol']);
    expect(ringed('the streets were policed', RINGS)).toEqual([]);
  });

  test('is of no word when there are no rings', () => {
    expect([...ringsOf(tokenize('police died'), NO_RINGS)]).toEqual([-1, -1]);
    expect([...ringsOf([], RINGS)]).toEqual([]);
  });
});

describe('a file of rings that breaks a rule is refused with the file, the place and the rule', () => {
  test.each([
    ['is no YAML', 'rings: [', /not valid YAML/u],
    ['is empty', '', /Expected Object/u],
    ['has no rings', 'words:\n  a: [b, c]', /rings/u],
    ['has another key beside them', 'rings:\n  a: [b, c]\nring: 1', /ring/u],
    ['has two rings of one name', 'rings:\n  a: [b, c]\n  a: [d, e]', /not valid YAML.*unique/su],
    ['names a ring badly', 'rings:\n  Loud Noise: [bang, boom]', /Loud Noise.*lower-case/u],
    ['has a ring of one word', 'rings:\n  noise: [bang]', /noise.*two words or more/u],
    ['has a ring that is no list', 'rings:\n  noise: bang', /noise.*Expected Array/u],
    ['has a number for a word', 'rings:\n  noise: [bang, 3]', /noise › 1.*Expected string/u],
    ['has an empty entry', 'rings:\n  noise: [bang, "  "]', /noise › 1/u],
    ['has an entry without a letter', 'rings:\n  noise: [bang, "?!"]', /noise.*"\?!".*no word/u],
    [
      'has a phrase in two rings',
      'rings:\n  noise: [bang, loud bang]\n  explosion: [blast, Loud-Bang]',
      /two rings, noise and explosion/u,
    ],
    ['has an alias', 'rings:\n  a: &x [b, c]\n  d: *x\n', /alias.*write the words out/u],
    ['has a name of an alias alone', '*x', /YAML|alias/u],
    ['has two keys of one name', 'rings:\n  a: [b, c]\nrings:\n  d: [e, f]', /not valid YAML.*unique/su],
    ['is a list', '- a\n- b', /rings: Invalid key/u],
    ['is a word', 'rings', /Expected Object.*corpus\/rings\.yaml/u],
    ['is two documents', 'rings:\n  a: [b, c]\n---\nrings:\n  d: [e, f]', /not valid YAML/u],
    ['nests without end', `rings: ${'['.repeat(100_000)}`, /YAML/u],
    ['is huge', `rings:\n  a: [b, c]\n${'#'.repeat(250_000)}`, /larger than/u],
    ['holds NUL bytes', '\0\0', /Expected Object|not valid YAML/u],
  ])('%s', (_, yaml, message) => {
    const refusal = thrownBy(() => parseRings(yaml, 'desk/rings.yaml'));
    expect(refusal).toBeInstanceOf(RingsError);
    expect(refusal).toHaveProperty('message', expect.stringMatching(message));
    expect(refusal).toHaveProperty('message', expect.stringMatching(/^desk\/rings\.yaml: /u));
  });

  test('a phrase may stand twice in its own ring', () => {
    expect(parseRings('rings:\n  noise: [bang, Bang, boom]', 'r.yaml').names).toEqual(['noise']);
  });
});

describe('the rings of the sample corpus', () => {
  const file = path.resolve(import.meta.dirname, '../../../corpus/rings.yaml');
  const rings = parseRings(readFileSync(file, 'utf8'), file);

  test.each([
    ['death', 'died', 'dead', 'killed', 'slain', 'fatalities', 'deaths', 'beheaded', 'lost their lives'],
    ['police', 'police', 'policemen', 'officers', 'cops', 'law enforcement officers', 'security officers'],
    ['injury', 'injured', 'wounded', 'hurt'],
    ['detention', 'arrested', 'detained', 'jailed'],
    ['protester', 'protesters', 'demonstrators', 'rioters'],
    ['protest', 'protests', 'unrest', 'riots'],
  ])('%s: %s, %s …', (name, ...phrases) => {
    for (const phrase of phrases) {
      const found = ringsOf(tokenize(phrase), rings);
      expect(
        [...found].map((ring) => rings.names[ring]),
        phrase,
      ).toEqual([...found].map(() => name));
    }
  });

  test('keep ordinary words out', () => {
    expect(ringed('The airport, the office and the president of Kazakhstan', rings)).toEqual([]);
  });
});
