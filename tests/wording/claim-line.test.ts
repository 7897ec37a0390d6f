import { expect, test } from 'vitest';
import { answerClaim } from '../../functions/engine/claim-answer.ts';
import { claimLines, claimNotFoundLine } from '../../functions/wording/claim-line.ts';
import { article, indexOf } from '../support/articles.ts';

const answerTo = (claim: string, texts: readonly string[]) =>
  answerClaim(claim, indexOf(texts.map((text, at) => article(`a${at}`, `Paper ${at}`, text))), { limit: 10 });
const asSaid = (said: string) => said;

test.each<[string, readonly string[], readonly string[]]>([
  ['Orlo beat Quern 21-15', ['Orlo beat Quern 21-15 on Friday.'], ['One source says 21-15, as claimed.']],
  ['Orlo beat Quern 19-15', ['Orlo beat Quern 21-15 on Friday.'], ['No source says 19-15. One says 21-15.']],
  [
    'Orlo beat Quern 19-15',
    ['Orlo beat Quern 21-15 on Friday.', 'Orlo beat Quern 21-15 in the final.', 'Orlo beat Quern 22-15.'],
    ['No source says 19-15. Three say 22-15 or 21-15.'],
  ],
  [
    'The bridge of Orlo opened on 3 May 2021',
    ['The bridge of Orlo opened on 4 May 2021.'],
    ['No source says 3 May 2021. One says 4 May 2021.'],
  ],
  [
    'The fire in Orlo did not kill 5 people',
    ['The fire in Orlo killed 5 people.', 'The fire in Orlo killed 7 people.'],
    ['The claim denies 5. Two sources say 5 or 7.'],
  ],
  [
    'More than 20 people died in Orlo',
    ['The fire in Orlo killed 25 people.', 'A fire killed more than 20 people in Orlo.'],
    ['Two sources say over 20 or 25, as claimed or within the claim.'],
  ],
  [
    'More than 20 people died in Orlo',
    ['The fire in Orlo killed 25 people.'],
    ['One source says 25, within the claim.'],
  ],
  ['The mayor of Orlo resigned', ['The mayor of Orlo resigned on Monday.'], ['These passages bear on it.']],
  [
    'The mayor of Orlo resigned. Seals ate the fish of Quahog.',
    ['The mayor of Orlo resigned on Monday.'],
    [
      '“The mayor of Orlo resigned.”: These passages bear on it.',
      '“Seals ate the fish of Quahog.”: No source covers this.',
    ],
  ],
  [
    'Forty people died in Orlo. Twelve whales were stranded at Quahog.',
    ['Forty people died in Orlo.'],
    ['40: One source says 40, as claimed.', '12: No source covers this.'],
  ],
  [
    'Forty people died in Orlo',
    ['The ministry denied that forty people died in Orlo.', 'Ten people died in Orlo.'],
    ['40 is denied by the ministry, in Paper 0. One source says 10.'],
  ],
])('%j beside %j', (claim, texts, lines) => {
  expect(claimLines(answerTo(claim, texts), asSaid)).toEqual(lines);
});

test('a claim that no article covers has no line, and one whose event is told without a figure is told so', () => {
  const uncovered = answerTo('Twelve whales were stranded at Quahog.', ['Forty people died in Orlo.']);
  expect(claimLines(uncovered, asSaid)).toEqual([]);
  expect(claimNotFoundLine(uncovered)).toBe('No source covers this.');
  const untold = answerTo('Forty people died in Orlo', ['A fire in Orlo killed people, the ministry said.']);
  expect(claimNotFoundLine(untold)).toBe('No source gives a figure for this.');
});

test('what is left unchecked of a long text is told', () => {
  const claim = Array.from({ length: 12 }, (_, at) => `In the town of Orlo ${at + 20} people died.`).join(' ');
  const lines = claimLines(answerTo(claim, ['In the town of Orlo 20 people died.']), asSaid);
  expect(lines.at(-1)).toMatch(/^\d+ further sentences? of this text not checked\.$/u);
});
