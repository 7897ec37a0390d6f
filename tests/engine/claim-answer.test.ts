import { describe, expect, test } from 'vitest';
import { parseArticle } from '../../functions/engine/articles/parse-article.ts';
import { answerClaim } from '../../functions/engine/claim-answer.ts';
import type { CorpusIndex } from '../../functions/engine/search/corpus-index.ts';
import { article, indexOf } from '../support/articles.ts';
import { FIGURE_RINGS } from './figures/figure-rings.ts';

const torvik = indexOf([
  article('post', 'Landslide at Torvik', 'The landslide at Torvik killed 31 people on Friday, the police said.'),
  article('times', 'Torvik', 'At least 48 people were killed in the landslide at Torvik, said the governor.'),
  article('trade', 'Court', 'The quarry of Torvik was fined 2.5 million euros. The mayor of Torvik spoke.'),
]);

const check = (text: string, index: CorpusIndex = torvik) => answerClaim(text, index, { limit: 10 });
const first = (text: string, index: CorpusIndex = torvik) => check(text, index).claim.checks[0];
const results = (text: string, index: CorpusIndex) => {
  const { result, checks } = check(text, index).claim;
  return [result, ...checks.map((one) => `${one.label ?? one.statement}: ${one.result}`)];
};
const relations = (text: string) => check(text).figures.map(({ label, relation }) => [label, relation]);

describe('a claim beside the sources', () => {
  test('tells how each figure stands to it', () => {
    expect(relations('At least 40 people were killed in the landslide at Torvik')).toEqual([
      ['31', 'other'],
      ['at least 48', 'within'],
    ]);
    expect(relations('31 people were killed in the landslide at Torvik')).toEqual([
      ['31', 'same'],
      ['at least 48', 'other'],
    ]);
    expect(first('At least 60 people were killed in the landslide at Torvik')).toMatchObject({
      result: 'differs',
      reason: null,
      matching: 0,
      compatible: 1,
      sources: 2,
    });
  });

  test('gives at once what states a figure for it or bears on it, and folds the rest', () => {
    const found = check('31 people were killed in the landslide at Torvik');
    expect(found.quotes.slice(0, found.given).map(({ article }) => article.id)).toEqual(['post', 'times']);
    expect(check('The weather in Lisbon was fine')).toMatchObject({ kind: 'not_found', given: 0 });
  });

  test('is disputed only where the sources say something else', () => {
    const agreed = indexOf([article('post', 'Torvik', 'The landslide at Torvik killed 31 people, the police said.')]);
    expect(check('31 people were killed in the landslide at Torvik', agreed)).toMatchObject({ kind: 'answered' });
    expect(check('31 people were killed in the landslide at Torvik')).toMatchObject({ kind: 'disputed' });
  });

  test('without a figure is given what bears on it', () => {
    const found = check('The mayor of Torvik spoke');
    expect(found.claim.result).toBe('quoted');
    expect(found.quotes.slice(0, found.given).map(({ text }) => text)).toEqual(['The mayor of Torvik spoke.']);
  });

  test('is shown with as many quotations as are asked for, and with three at most that are no answer', () => {
    const reports = ['Ask', 'Bern', 'Cole', 'Dahl', 'Ekre', 'Fon'].map((name) =>
      article(name, 'Torvik', `The quarry of Torvik was closed, said the teacher ${name}.`),
    );
    const many = indexOf(reports);
    expect(check('The quarry of Torvik was closed', many).quotes).toHaveLength(reports.length);
    const unknown = check('The quarry of Torvik was sold to Lisbon for a song', many);
    expect([unknown.kind, unknown.quotes, unknown.nearest.length]).toEqual(['not_found', [], 3]);
  });

  test('that is found is offered no other spelling', () => {
    expect(check('31 people were killed in the landslide at Torvik, said the polise')).toMatchObject({
      claim: { result: 'matches' },
      didYouMean: null,
    });
  });

  test.each([
    'A landslide at Torvik killed 90 people',
    'The landslide at Torvik killed 90 people',
    '90 people died in the landslide at Torvik',
    '90 people were killed by a landslide at Torvik',
  ])('is compared whoever does it or suffers it: %s', (claim) => {
    expect(first(claim)).toMatchObject({ result: 'differs', matching: 0, sources: 2 });
    expect(first(claim.replace('90', '31'))).toMatchObject({ result: 'matches' });
  });

  test('that says what need not have been is not compared', () => {
    expect(results('31 people need not have died in the landslide at Torvik', torvik)[0]).toBe('quoted');
  });

  test('differs where it denies what sources state, and the sources are shown', () => {
    const found = check('31 people were not killed in the landslide at Torvik');
    expect(found.claim).toMatchObject({ result: 'differs', checks: [{ reason: 'negated', matching: 0, sources: 2 }] });
    expect(found.figures.map(({ label }) => label)).toEqual(['31', 'at least 48']);
    expect(found.figures.every(({ relation }) => relation === undefined)).toBe(true);
  });

  test('in another currency is another figure, and nothing is said of what a conversion would give', () => {
    expect(first('The quarry of Torvik was fined $2.5 million')).toMatchObject({
      result: 'differs',
      reason: 'other_currency',
      matching: 0,
    });
    expect(first('The quarry of Torvik was fined 2.5 million euros')).toMatchObject({ result: 'matches' });
    const converted = check('The quarry of Torvik was fined $2.9 million');
    expect(converted.claim.result).toBe('quoted');
    expect(converted.quotes[0]?.text).toContain('2.5 million euros');
  });

  test('matches a conversion that a source gives', () => {
    const deal = indexOf([
      article('a', 'Deal', 'Norvik is to pay Brinfelt 40m euros ($46m; £34m) to leave the deal over the yard.'),
    ]);
    expect(results('Norvik will pay Brinfelt £34m to leave the deal', deal)[0]).toBe('matches');
    expect(results('Norvik will pay Brinfelt $46m to leave the deal', deal)[0]).toBe('matches');
    expect(results('Norvik will pay Brinfelt £46m to leave the deal', deal)[0]).toBe('differs');
  });

  test('never has "no source says" above a quotation that prints its figure', () => {
    const rescue = indexOf([
      article('post', 'Rescue at Torvik', 'The mayor of Torvik denied that the rescue team took 20 minutes to arrive.'),
    ]);
    expect(first('The rescue team took 20 minutes in Torvik', rescue)).toMatchObject({
      result: 'differs',
      reason: 'denied',
      voices: [{ kind: 'denies', by: 'the mayor of Torvik', quote: 0 }],
    });
    // Printed of another fate: whoever was injured did not die.
    const injured = indexOf([
      article('post', 'Landslide at Torvik', 'The landslide at Torvik killed 31 people and injured 12 people.'),
    ]);
    expect(first('12 people died in the landslide at Torvik', injured)).toMatchObject({
      result: 'differs',
      sources: 1,
    });
  });

  test('says why it is not covered', () => {
    expect(first('The quarry of Ostby employs 90 divers')).toMatchObject({ result: 'not_covered', sources: 0 });
    const quiet = check('The ferry of Ostby sank');
    expect(quiet).toMatchObject({ kind: 'not_found', quotes: [], figures: [], claim: { result: 'not_covered' } });
  });
});

describe('a pasted claim', () => {
  const brin = indexOf([
    article(
      'courier',
      'Storm at Brin',
      'The storm left 6,400 ferry passengers stranded at Brin and 700 pieces of luggage undelivered. Shops stayed open.',
    ),
    article('post', 'Brin', 'Brin Council spent £3.14m on its harbour, and Ostby Council £2.6m.'),
  ]);

  test('has an outcome for each figure, and matches only as a whole', () => {
    expect(results('The storm left 6,400 ferry passengers stranded at Brin and 700 bags undelivered', brin)).toEqual([
      'matches',
      '6,400: matches',
      '700: matches',
    ]);
    expect(results('The storm left 6,400 ferry passengers stranded at Brin and 7,000 bags undelivered', brin)).toEqual([
      'differs',
      '6,400: matches',
      '7,000: differs',
    ]);
  });

  test('does not take another party’s figure of the same sentence for its own', () => {
    expect(results('Brin Council spent £3.14m on its harbour', brin)[0]).toBe('matches');
    expect(results('Brin Council spent £2.6m on its harbour', brin)[0]).not.toBe('matches');
  });

  test('may shout, link and call to share', () => {
    const shouted =
      'OMG!!! The storm left 6,400 ferry passengers STRANDED at Brin 😱 SHARE it before it is gone! https://x.test #Brin';
    expect(results(shouted, brin)).toEqual(['matches', '6,400: matches']);
  });

  test('is shown with its further sentences counted', () => {
    const long = Array.from({ length: 9 }, (_, at) => `The storm sank ${at + 40} boats at Brin.`).join(' ');
    expect(check(long, brin).claim).toMatchObject({ checks: { length: 6 }, unchecked: 3 });
  });
});

describe('a claim without a figure', () => {
  const court = indexOf([
    article(
      'courier',
      'Court',
      'Ada Quill, an executive of Norvik Bank, has lost her discrimination case. She may appeal.',
    ),
    article(
      'post',
      'Norvik',
      'Norvik Bank denied that it had shredded the letters of Ada Quill. The bank was founded in 1901.',
    ),
  ]);

  test('is covered by the passages that bear on it, without a verdict', () => {
    const won = check('Ada Quill of Norvik Bank won her discrimination case', court);
    expect(won.claim).toMatchObject({ result: 'quoted', checks: [{ label: null, reason: 'no_figure' }] });
    expect(won.quotes[0]?.text).toContain('has lost her discrimination case');
  });

  test('is told who denies it', () => {
    const { claim, quotes } = check('Norvik Bank shredded the letters of Ada Quill', court);
    const [voice] = claim.checks[0]?.voices ?? [];
    expect(voice).toMatchObject({ kind: 'denies', by: 'Norvik Bank' });
    expect(quotes[voice?.quote ?? -1]?.text).toContain('denied that it had shredded');
  });

  test('is not covered by what only names the same people', () => {
    expect(check('Ada Quill was acquitted of smuggling', court).claim.result).toBe('not_covered');
  });
});

describe('a claim whose verb a source turns round', () => {
  const offer = indexOf([
    article('courier', 'Bid', 'The Brin Exchange rejected the £1.3bn offer of Norvik in May, since it was too low.'),
  ]);

  test('is not confirmed by its figure', () => {
    expect(first('The Brin Exchange accepted the £1.3bn offer of Norvik', offer)).toMatchObject({
      result: 'differs',
      reason: 'denied',
    });
    expect(first('The Brin Exchange turned down the £1.3bn offer of Norvik', offer)).toMatchObject({
      result: 'matches',
    });
  });
});

describe('one figure of a claim', () => {
  const riots = indexOf(
    [
      article('a', 'Riots', 'Nine police officers were killed in the riots.'),
      article('b', 'Riots', 'About nine policemen died in the riots, the ministry said.'),
      article('c', 'Riots', 'The clashes in the riots left 15 officers dead, three of whom were beheaded.'),
      article('d', 'Riots', 'At least 21 security officers were killed in the riots. 40 armed rioters were killed.'),
    ],
    FIGURE_RINGS,
  );

  test.each([
    ['Nine police officers were killed in the riots', 'matches', { matching: 2, compatible: 0 }],
    ['Twenty police officers were killed in the riots', 'differs', { matching: 0, compatible: 0 }],
    ['At least 15 police officers were killed in the riots', 'matches', { matching: 2, compatible: 0 }],
    ['More than 15 police officers were killed in the riots', 'matches', { matching: 1, compatible: 0 }],
    ['Fewer than 20 police officers were killed in the riots', 'matches', { matching: 3, compatible: 0 }],
    ['About 10 police officers were killed in the riots', 'matches', { matching: 2, compatible: 0 }],
    ['25 police officers were killed in the riots', 'differs', { matching: 0, compatible: 1 }],
    ['At least 60 police officers were killed in the riots', 'differs', { matching: 0, compatible: 1 }],
    ['21 policemen died in the riots', 'differs', { matching: 0, compatible: 1 }],
    ['At least 21 policemen died in the riots', 'matches', { matching: 1, compatible: 0 }],
    ['No police officers were killed in the riots', 'differs', { matching: 0, compatible: 0 }],
    ['Three officers were beheaded in the riots', 'matches', { matching: 1, compatible: 0 }],
  ])('counts the sources that give it, or one within it, or one it can hold beside: %s', (text, result, counts) => {
    expect(first(text, riots)).toMatchObject({ result, reason: null, sources: 4, ...counts });
  });

  test.each([
    'Nine police officers were not killed in the riots',
    'Nine police officers were never killed in the riots',
    'It is not true that nine police officers were killed in the riots',
    'The report that nine police officers were killed in the riots is false',
    'The ministry dismissed reports that nine police officers were killed in the riots',
    'The mob failed to kill nine police officers in the riots',
  ])('that the claim denies differs from those that state it: %s', (text) => {
    expect(first(text, riots)).toMatchObject({ result: 'differs', reason: 'negated', matching: 0, sources: 4 });
  });

  test.each([
    'Not only nine police officers were killed in the riots',
    'Nine police officers were killed in the riots, and the mayor did not resign',
    'No fewer than nine police officers were killed in the riots',
    'Not twelve but nine police officers were killed in the riots',
  ])('is denied by no other word of its sentence: %s', (text) => {
    expect(first(text, riots)).toMatchObject({ result: 'matches', reason: null });
  });

  test('has no rival in a part, or in a figure of others', () => {
    const labels = check('Nine police officers were killed in the riots', riots).figures.map(({ label }) => label);
    expect(labels).toEqual(['9', '15', 'at least 21']);
  });

  test.each([
    ['40 people died in the fire in Tolbrek', ['12']],
    ['40 people died in the fire in Tolbrek a year earlier', ['30']],
    ['40 firefighters died in the fire in Tolbrek', ['2']],
  ])('has no rival in that of a group or of another time: %s', (claim, expected) => {
    const fires = indexOf(
      [
        'The fire in Tolbrek killed 12 people, the fire service said. Two firefighters died in the fire in Tolbrek.',
        'A year earlier, 30 people died in a fire in Tolbrek. In 2019, 50 people died in a fire in Tolbrek.',
      ].map((text, at) =>
        parseArticle({
          text: `---\ntitle: Fire in Tolbrek\npublished: 2024-05-0${at + 2}\n---\n${text}\n`,
          file: `fire-${at}.md`,
          format: 'markdown',
        }),
      ),
    );
    const found = check(claim, fires);
    expect(found.figures.map(({ label }) => label)).toEqual(expected);
    expect(found.claim.result).toBe('differs');
  });

  test('is not covered where nobody gives one for the same thing', () => {
    expect(first('Nine journalists were arrested in the riots', riots)).toMatchObject({ result: 'not_covered' });
    expect(first('Nine police officers were injured in the riots', riots)).toMatchObject({ result: 'not_covered' });
  });

  test('is one of the claimed place', () => {
    const quake = indexOf(
      [
        article(
          'q',
          'Earthquake',
          'The earthquake killed seven people in Velka. Eleven people died in the earthquake in Ostrow.',
        ),
        article('r', 'Earthquake', 'The earthquake killed nine people in Velka.'),
      ],
      FIGURE_RINGS,
    );
    expect(first('Seven people died in the earthquake in Velka', quake)).toMatchObject({
      result: 'matches',
      sources: 2,
    });
    expect(first('Seven people died in the earthquake in Ostrow', quake)).toMatchObject({
      result: 'differs',
      sources: 1,
    });
  });

  test('is one of whom the claim names', () => {
    const vote = indexOf([article('a', 'Vote', 'Voss won 48.6 per cent of the vote and Arden 44.')], FIGURE_RINGS);
    expect(first('Voss won 44 per cent of the vote', vote)).toMatchObject({ result: 'differs', matching: 0 });
    expect(first('Arden won 44 per cent of the vote', vote)).toMatchObject({ result: 'matches', matching: 1 });
  });
});

describe('a claim of a movement', () => {
  const market = indexOf([
    article('a', 'Market', 'The Brin index was down 0.7% on Monday, with bank stocks up 1.2%.'),
    article('b', 'Economy', 'The economy of Norland shrank 0.2% in the first quarter, the bureau said.'),
    article('c', 'Prices', 'Rents in Dorn rose 3% in May, the mayor said.'),
  ]);

  test.each([
    'The Brin index rose 0.7% on Monday',
    'The economy of Norland grew 0.2% in the first quarter',
    'Rents in Dorn fell 3% in May',
  ])('is denied where what moved went the other way by as much: %s', (text) => {
    expect(first(text, market)).toMatchObject({ result: 'differs', reason: 'denied', matching: 0 });
  });

  test.each([
    'The Brin index fell 0.7% on Monday',
    'The economy of Norland shrank 0.2% in the first quarter',
    'Rents in Dorn rose 3% in May',
  ])('is not where it went the same way, in whatever words: %s', (text) => {
    expect(first(text, market)?.result).not.toBe('differs');
  });
});

describe('a claim of an earlier year', () => {
  const quakes = indexOf([
    parseArticle({
      text: `---\ntitle: Quake at Torvik\ndate: 2026-07-20\n---\nAn earthquake struck near Torvik on Monday, killing 120 people.\n\nA 2004 earthquake at Torvik killed 2,300 people.\n`,
      file: 'quake.txt',
      format: 'text',
    }),
  ]);

  test('is not confirmed by what the article tells of its own', () => {
    expect(first('120 people died in the 2004 earthquake at Torvik', quakes)?.result).not.toBe('matches');
    expect(first('2,300 people died in the 2004 earthquake at Torvik', quakes)?.result).toBe('matches');
    expect(first('120 people died in the earthquake at Torvik', quakes)?.result).toBe('matches');
  });
});

describe('a denial', () => {
  test('is no quotation where it has no word of the claim', () => {
    const corpus = indexOf([
      article('a', 'March', 'Twelve demonstrators were arrested in Aktau.'),
      article('b', 'Ferry in Aktau', 'A post claims that the ferry sank in Aktau. That is false.'),
    ]);
    const { quotes } = answerClaim('Twelve demonstrators were arrested in Aktau', corpus, { limit: 10 });
    expect(quotes.map(({ text }) => text)).not.toContain('That is false.');
  });

  test('of the opposite is no denial of the claim', () => {
    const corpus = indexOf([article('a', 'Ferry', 'The operator denied that the Oria was overloaded in Aktau.')]);
    const kinds = (text: string) =>
      answerClaim(text, corpus, { limit: 10 }).claim.checks.flatMap(({ voices }) => voices.map(({ kind }) => kind));
    expect(kinds('The Oria was overloaded in Aktau')).toEqual(['denies']);
    expect(kinds('The Oria was not overloaded in Aktau')).toEqual([]);
  });

  test('needs no "never" in an article', () => {
    const corpus = indexOf([article('a', 'Visit', 'The president visited Aktau on Monday.')]);
    expect(answerClaim('The president never visited Aktau', corpus, { limit: 10 }).uncovered).toEqual([]);
  });
});

describe('a claim that a fact check reviews', () => {
  const review = (verdict: string) =>
    parseArticle({
      text: `---\nid: desk\ntitle: Deaths in Aktau\npublisher: Fact Desk\nclaims:\n  - { claim: 30 police officers were killed in Aktau, claimant: a Telegram channel, verdict: "${verdict}" }\n---\nThe hospital of Aktau and the ministry gave us their lists of the police officers who were killed. 21 police officers were killed in Aktau.\n`,
      file: 'desk.txt',
      format: 'text',
    });

  test('differs where the verdict is that it is false, with whom it comes from', () => {
    const { claim, quotes, figures } = check('30 police officers were killed in Aktau', indexOf([review('False')]));
    expect(claim).toMatchObject({ result: 'differs', checks: [{ reason: 'denied', matching: 0 }] });
    expect(claim.checks[0]?.voices).toEqual([
      { kind: 'claims', by: 'a Telegram channel', quote: 0 },
      { kind: 'debunks', by: null, quote: 0 },
    ]);
    expect(quotes[0]?.article.id).toBe('desk');
    expect(figures.map(({ label }) => label)).toEqual(['21']);
  });

  test('is told of however few quotations are shown', () => {
    const desk = parseArticle({
      text: '---\nid: desk\ntitle: Deaths in Aktau\npublisher: Fact Desk\nclaims:\n  - { claim: 30 police officers were killed in Aktau, verdict: "False" }\n---\nThe ministry gave us its list of the police officers who were killed in Aktau.\n',
      file: 'desk.txt',
      format: 'text',
    });
    const others = [12, 18, 21].map((count) =>
      article(`a${count}`, 'Deaths in Aktau', `${count} police officers were killed in Aktau on Monday.`),
    );
    const { quotes } = answerClaim('30 police officers were killed in Aktau', indexOf([desk, ...others]), { limit: 3 });
    expect(quotes.map(({ article: { id } }) => id)).toContain('desk');
  });

  test('is not denied by a verdict that does not say so', () => {
    const { claim } = check('30 police officers were killed in Aktau', indexOf([review('Mostly true')]));
    expect(claim.checks[0]?.voices).toEqual([{ kind: 'claims', by: 'a Telegram channel', quote: 0 }]);
    expect(claim.checks[0]?.reason).not.toBe('denied');
  });

  test('is another claim where next to none of its words are alike', () => {
    const { claim } = check(
      '30 buses and lorries of Aktau burned in the yard of the tannery',
      indexOf([review('False')]),
    );
    expect(claim.checks.map(({ reason, voices }) => [reason, voices])).not.toContainEqual(
      expect.arrayContaining(['denied']),
    );
    expect(claim.result).toBe('not_covered');
  });

  test('is another claim with another figure', () => {
    const { claim } = check('21 police officers were killed in Aktau', indexOf([review('False')]));
    expect(claim).toMatchObject({ result: 'matches', checks: [{ voices: [] }] });
  });
});
