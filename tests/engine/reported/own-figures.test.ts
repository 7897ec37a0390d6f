import { describe, expect, test } from 'vitest';
import { answer } from '../../../functions/engine/answer.ts';
import type { Article } from '../../../functions/engine/articles/article.ts';
import { parseArticle } from '../../../functions/engine/articles/parse-article.ts';
import { answerClaim } from '../../../functions/engine/claim-answer.ts';
import { claimLines } from '../../../functions/wording/claim-line.ts';
import { reportedFigureLines } from '../../../functions/wording/reported-figures.ts';
import { article, indexOf } from '../../support/articles.ts';

/** The figures that answer a question, each with the articles that give it. */
function given(question: string, articles: readonly Article[]): string[] {
  const { figures } = answer(question, indexOf(articles), { limit: 10 });
  return figures
    .filter(({ scope }) => scope === 'asked')
    .map(({ label, articles }) => `${label}: ${articles.join(' ')}`);
}

describe('a figure that an article only reports as somebody’s claim', () => {
  const question = 'how many police officers were killed in Aktau?';
  const paper = article('paper', 'Aktau', 'Shops in Aktau were closed on Monday. The harbour opened again.');

  test.each([
    ['A post claims that 30 police officers were killed in Aktau.'],
    ['Claim: 30 police officers were killed in Aktau.'],
    ['Rumours say that 30 police officers were killed in Aktau.'],
    ['A viral video says 30 police officers were killed in Aktau.'],
    ['A Telegram channel put the number of police officers killed in Aktau at 30.'],
    ['It is not true that 30 police officers were killed in Aktau.'],
    ['The claim that 30 police officers were killed in Aktau was debunked.'],
    ['The ministry denied reports that 30 police officers were killed in Aktau.'],
  ])('is not one that the article states: %s', (sentence) => {
    const check = article('desk', 'Fact check: deaths in Aktau', `${sentence} Verdict: false.`);
    expect(given(question, [check, paper])).toEqual([]);
    expect(
      answerClaim('30 police officers were killed in Aktau', indexOf([check, paper]), { limit: 5 }).claim,
    ).toMatchObject({
      result: 'differs',
      checks: [{ reason: 'denied', matching: 0 }],
    });
  });

  test('gives way to what the article says itself', () => {
    const check = article(
      'desk',
      'No, 30 police officers were not killed in Aktau',
      'A post on a Telegram channel claims that 30 police officers were killed in Aktau, but 21 police officers were killed in Aktau.',
    );
    expect(given(question, [check, paper])).toEqual(['21: desk']);
    const { claim } = answerClaim('30 police officers were killed in Aktau', indexOf([check, paper]), { limit: 5 });
    expect(claim.checks[0]?.voices).toContainEqual({ kind: 'claims', by: 'a post on a Telegram channel', quote: 0 });
  });

  test('is still that of another article which states it', () => {
    const check = article('desk', 'Fact check', 'A post claims that 30 police officers were killed in Aktau.');
    const wire = article('wire', 'Aktau', '30 police officers were killed in Aktau, the ministry said.');
    expect(given(question, [check, wire])).toEqual(['30: wire']);
  });
});

test('a question is told who claims a figure, and who denies it, beside what is stated', () => {
  const check = article(
    'desk',
    'Fact check: deaths in Aktau',
    'A Telegram channel claims that 30 police officers were killed in Aktau. The ministry said that 21 police officers were killed in Aktau. Verdict: false.',
  );
  const found = answer('how many police officers were killed in Aktau?', indexOf([check]), { limit: 5 });
  expect(found.figures.map(({ label }) => label)).toEqual(['21']);
  expect(found.reported).toEqual([
    { label: '30', claimant: 'a Telegram channel', denial: { kind: 'debunks', by: null }, quote: 1 },
  ]);
  expect(found.quotes[1]?.text).toContain('claims that 30 police officers');
});

describe('a sentence that calls the one before it false', () => {
  const desk = parseArticle({
    text: '---\nid: desk\npublisher: Fact Desk\n---\nA Telegram channel claimed that 30 people were killed in the blast in Corvale. That is false: 21 people were killed in the blast, hospitals in Corvale say.\n',
    file: 'desk.md',
    format: 'markdown',
  });

  test('states what follows its colon, and the claim is told with it', () => {
    const found = answer('how many people were killed in the Corvale blast?', indexOf([desk]), { limit: 5 });
    expect(found.figures.map(({ label }) => label)).toEqual(['21']);
    expect(reportedFigureLines(found, (said) => said)).toEqual([
      '30, claimed by a Telegram channel; Fact Desk says 21.',
    ]);
  });

  test('denies a claim of that figure, and none of its own', () => {
    const claimed = answerClaim('30 people were killed in the Corvale blast', indexOf([desk]), { limit: 5 });
    expect(claimLines(claimed, (said) => said)).toEqual(['30, claimed by a Telegram channel; Fact Desk says 21.']);
    const stated = answerClaim('21 people were killed in the Corvale blast', indexOf([desk]), { limit: 5 });
    expect(stated.claim.result).toBe('matches');
  });
});

describe('a correction', () => {
  const question = 'how many people died in the ferry fire at Brin?';
  const fire = (correction: string) =>
    article(
      'a',
      'Ferry fire at Brin',
      `A fire on a ferry at Brin killed at least 11 people on Monday. The captain lived.\n\n${correction}`,
    );

  const corrections = {
    inOwnWords: [
      'Correction: the fire killed 9 people, not 11.',
      'An earlier version of this article said that 11 people died; it was 9.',
      'Correction: the ferry fire killed 9 people rather than 11.',
    ],
    inNone: [
      'Correction: it is 9, not at least 11.',
      'This article originally gave the toll as 11. The correct number is 9.',
    ],
  };

  test.each(corrections.inOwnWords)('replaces what it corrects: %s', (correction) => {
    expect(given(question, [fire(correction)])).toEqual(['9: a']);
  });

  test.each(corrections.inNone)('takes back what it corrects in other words: %s', (correction) => {
    expect(given(question, [fire(correction)]).join()).not.toContain('11');
    expect(
      answerClaim('The ferry fire at Brin killed 9 people', indexOf([fire(correction)]), { limit: 5 }).claim.result,
    ).toBe('matches');
  });

  test.each(corrections.inNone)('answers a question by its figure alone: %s', (correction) => {
    expect(given(question, [fire(correction)])).toEqual(['9: a']);
  });

  test('tells a claim of the figure that was taken back what holds', () => {
    const index = indexOf([fire('Correction: it is 9, not at least 11.')]);
    const found = answerClaim('The ferry fire at Brin killed 11 people', index, { limit: 5 });
    expect(found.claim.result).toBe('differs');
    expect(found.figures.map(({ label, relation }) => [label, relation])).toEqual([['9', 'other']]);
  });

  test('takes back a figure even where it gives no other', () => {
    expect(given(question, [fire('An earlier version of this article said that 11 people died.')])).toEqual([]);
  });

  test('leaves other articles and other figures alone', () => {
    const other = article('b', 'Brin', 'The ferry fire at Brin killed at least 11 people, the coast guard said.');
    expect(given(question, [fire('Correction: it is 9, not at least 11.'), other])).toHaveLength(2);
    expect(given(question, [fire('Correction: it is 9, not at least 11.'), other])).toContain('at least 11: b');
    expect(given(question, [fire('The school was corrected to be in Ostby. It has 11 teachers, not many.')])).toEqual([
      'at least 11: a',
    ]);
  });

  test('confirms a claim of the corrected figure, and no other', () => {
    const index = indexOf([fire('Correction: it is 9, not at least 11.')]);
    expect(answerClaim('The ferry fire at Brin killed 9 people', index, { limit: 5 }).claim.result).toBe('matches');
    expect(answerClaim('The ferry fire at Brin killed at least 11 people', index, { limit: 5 }).claim.result).not.toBe(
      'matches',
    );
  });
});
