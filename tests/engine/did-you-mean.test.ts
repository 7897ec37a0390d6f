import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerClaim } from '../../functions/engine/claim-answer.ts';
import { editDistance, respelled } from '../../functions/engine/search/spelling.ts';
import { lettersApart } from '../../functions/engine/text/trigrams.ts';
import { article, ask, HARBOUR_REPORTS, indexOf } from '../support/articles.ts';

const index = indexOf(HARBOUR_REPORTS);

describe('a question that is not answered as it was typed', () => {
  test.each([
    ['a letter left out', 'who is the mayor of Marow?', 'who is the mayor of Marlow?'],
    ['a letter too many', 'who is the mayor of Marllow?', 'who is the mayor of Marlow?'],
    ['another letter', 'who is the mayor of Marlov?', 'who is the mayor of Marlow?'],
    ['two letters swapped', 'who is the mayor of Marolw?', 'who is the mayor of Marlow?'],
    ['two slips in a long word', 'did the werehuoses of Marlow burn?', 'did the warehouses of Marlow burn?'],
    ['two words', 'did the warehuses of Marolw burn?', 'did the warehouses of Marlow burn?'],
  ])('is answered in the one spelling that the articles have, and says so: %s', (_, typed, meant) => {
    const given = ask(typed, index);
    expect(given).toMatchObject({ question: typed, answeredAs: meant, didYouMean: null });
    expect(given).toEqual({ ...ask(meant, index), question: typed, answeredAs: meant });
    expect(given.kind).not.toBe('not_found');
  });

  test('is offered the likeliest of several spellings, and answered in none', () => {
    const twins = indexOf([
      ...HARBOUR_REPORTS,
      article(
        'twin',
        'Dorvik votes',
        'The bridges of Dorvik and of Darvik opened in May. People of Darvik and Dorvik came.',
      ),
    ]);
    const given = ask('what opened in Drvik?', twins);
    expect(given).toMatchObject({ kind: 'not_found', answeredAs: null });
    expect(given.didYouMean).toMatch(/^what opened in D[oa]rvik\?$/u);
  });

  test('is left alone where a word is one of the news that the articles lack, however near it is to theirs', () => {
    const orders = indexOf([
      article('a', 'Orders', 'Norland has placed random orders worth $40bn with Velka. Velka is a port.'),
    ]);
    expect(respelled('how much is the ransom of Velka?', orders)).toBeNull();
    expect(respelled('how big are the randon orders of Velka?', orders)).toBe(
      'how big are the random orders of Velka?',
    );
  });

  test('is left alone where the other spelling is not answered either', () => {
    expect(respelled('who won the marathon in Marolw?', index)).toBe('who won the marathon in Marlow?');
    expect(ask('who won the marathon in Marolw?', index)).toMatchObject({ kind: 'not_found', didYouMean: null });
  });

  test('holds for a claim too', () => {
    expect(answerClaim('Nine officers died in Marolw', index, { limit: 5 })).toMatchObject({
      kind: 'not_found',
      didYouMean: 'Nine officers died in Marlow',
    });
  });
});

test('an answered question has no other spelling', () => {
  expect(ask('who is the mayor of Marlow?', index).answeredAs).toBeNull();
  expect(ask('who is the mayor of Marlow?', index).didYouMean).toBeNull();
});

describe('a word is no slip', () => {
  test.each([
    ['it stands in an article', 'where is Northey?'],
    ['it is a common word of English', 'who is the major of the town?'],
    ['it begins with another letter', 'who is the mayor of Harlow?'],
    ['it is short', 'who is Adda?'],
    ['it is a number', 'what happened in 1949?'],
    ['two letters of a short word differ', 'who is the mayor of Mardov?'],
    ['it means the same as a word of the articles', 'how many were slain?'],
    ['the text is in another language', 'wer ist der Marolw Burgermeister sprach Gestern zuletzt Gemeinsam?'],
  ])('when %s', (_, question) => {
    expect(respelled(question, index)).toBeNull();
  });
});

test('of several words that are as near, the one in most articles is meant, and then the first', () => {
  const near = indexOf([
    article('a', null, 'The ferry Zorland sails for Northey at noon on most days.'),
    article('b', null, 'Nobody had seen the captain of the ferry Zorlant since then.'),
    article('c', null, 'A storm kept the ferry Zorlant in the port for a week.'),
  ]);
  expect(respelled('where is the Zorlan?', near)).toBe('where is the Zorlant?');
  const even = indexOf([
    article('a', null, 'The ferry Zorland sails for Northey at noon on most days.'),
    article('b', null, 'Nobody had seen the captain of the ferry Zorlant since then.'),
  ]);
  expect(respelled('where is the Zorlan?', even)).toBe('where is the Zorland?');
});

describe('slips between two words', () => {
  test.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['harbour', 'harbour', 0],
    ['harbor', 'harbour', 1],
    ['harbuor', 'harbour', 1],
    ['horbour', 'harbour', 1],
    ['warehuose', 'warehouses', 2],
    // No part of a word is edited twice: the restricted distance.
    ['ca', 'abc', 3],
  ])('%j and %j: %i', (one, other, slips) => {
    expect(editDistance(one, other)).toBe(slips);
    expect(editDistance(other, one)).toBe(slips);
  });

  test('are at least as many as the letters that either word lacks', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdeé-7'), maxLength: 45 });
    fc.assert(fc.property(word, word, (one, other) => lettersApart(one, other) <= editDistance(one, other)));
    expect(lettersApart('poeple', 'people')).toBe(0);
    expect(lettersApart('marlow', 'mallet')).toBe(3);
  });
});
