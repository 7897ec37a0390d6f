import { describe, expect, test } from 'vitest';
import { answerClaim } from '../../../functions/engine/claim-answer.ts';
import { article, ask, indexOf } from '../../support/articles.ts';

const index = indexOf([
  article(
    'courier',
    'Troops',
    'The United States sent 3,000 soldiers to Norland in March. Britain signed the treaty of Brin in May. The European Union fined the yard 40m euros.',
  ),
  article(
    'post',
    'Torvik',
    'Gerhard Schröder opened the bridge of Torvik on Monday. A Su-25 crashed near Brin on Friday, and its pilot was hurt.',
  ),
  article('herald', 'Soap', 'P&G sold 14 million bottles in Norland in 2020. Đorđe Maric won the race of Ostby.'),
  article(
    'times',
    'Court',
    'In Roe v. Wade the court ruled on abortion in 1973. Wade Holm swam to Roe Island on Sunday.',
  ),
  article('gazette', 'Velka', 'Robert Tellmann, the mayor of Velka, resigned in June. His wife runs the bakery.'),
]);

const first = (question: string) => ask(question, index).quotes[0]?.text ?? ask(question, index).kind;

describe('a name is found in its other forms', () => {
  test.each([
    ['how many soldiers did the US send to Norland?', 'The United States sent 3,000'],
    ['how many soldiers did the U.S. send to Norland?', 'The United States sent 3,000'],
    ['how many American soldiers were sent to Norland?', 'The United States sent 3,000'],
    ['when did the UK sign the treaty of Brin?', 'Britain signed'],
    ['which treaty did the British sign?', 'Britain signed'],
    ['how much did the EU fine the yard?', 'The European Union fined'],
    ['what did Schroder open?', 'Gerhard Schröder opened'],
    ['what did Schroeder open?', 'Gerhard Schröder opened'],
    ["when was Schröder's bridge opened?", 'Gerhard Schröder opened'],
    ['where did the Su-25 crash?', 'A Su-25 crashed'],
    ['where did the Su25 crash?', 'A Su-25 crashed'],
    ['where did the SU 25 crash?', 'A Su-25 crashed'],
    ['where did the su-25 crash?', 'A Su-25 crashed'],
    ['how many bottles did P&G sell in Norland?', 'P&G sold'],
    ['how many bottles did p&g sell in norland?', 'P&G sold'],
    ['how many bottles did P & G sell in Norland?', 'P&G sold'],
    ['which race did Dorde Maric win?', 'Đorđe Maric won'],
    ['which race did Đorđe Marić win?', 'Đorđe Maric won'],
    ['when did the court rule in Roe v. Wade?', 'In Roe v. Wade'],
    ['when did the court rule in Roe v Wade?', 'In Roe v. Wade'],
    [
      "what does Tellmann's wife run?",
      'Robert Tellmann, the mayor of Velka, resigned in June. His wife runs the bakery.',
    ],
  ])('%s', (question, opening) => {
    expect(first(question)).toMatch(new RegExp(`^${opening.replace('.', '\\.')}`, 'u'));
    expect(ask(question, index).uncovered.filter((word) => /su|25|p&g|^[pg]$/iu.test(word))).toEqual([]);
  });

  test('in a claim as well', () => {
    for (const claim of ['p&g sold 14 million bottles in Norland', 'America sent 3,000 soldiers to Norland']) {
      expect(answerClaim(claim, index, { limit: 5 }).claim.result).toBe('matches');
    }
    expect(answerClaim('A SU 25 crashed near Brin', index, { limit: 5 }).claim.result).toBe('quoted');
  });

  test('and letters before a number are no designation where they are a word', () => {
    expect(first('did 14 million bottles sell in May 2020?')).toContain('14 million');
    expect(ask('who won on May 12?', index).uncovered).not.toContain('may12');
  });
});

describe('what surrounds a question', () => {
  test.each([
    'Hi all, quick one before the 3pm edition: how many soldiers did the US send to Norland?',
    'hey team, does anyone know how many soldiers the US sent to Norland? thanks!',
    'how many ppl did the US send to Norland as soldiers pls',
  ])('hinders nothing: %s', (question) => {
    expect(ask(question, index).figures.map(({ label }) => label)).toEqual(['3,000']);
  });
});

test.each(['when did Robert Tellman resign?', 'when did Robert Telmann resign?'])(
  'a slip that was understood says as what: %s',
  (question) => {
    expect(ask(question, index)).toMatchObject({
      kind: 'answered',
      answeredAs: 'when did Robert Tellmann resign?',
      uncovered: [],
    });
  },
);
