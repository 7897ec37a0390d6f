import { describe, expect, test } from 'vitest';
import { voicesIn } from '../../../functions/engine/reported/voices.ts';

const PAGE = { kind: 'article', title: 'News from Brin', text: '' } as const;
const CHECK = { kind: 'article', title: 'Fact check: did 30 divers drown?', text: 'Verdict: false' } as const;

const voices = (sentence: string, page: Parameters<typeof voicesIn>[1] = PAGE) =>
  voicesIn(sentence, page).map(({ kind, by }) => [kind, by]);

describe('who speaks of a claim', () => {
  test.each([
    ['Norvik has denied that its ships were near.', [['denies', 'Norvik']]],
    ['The government has denied reports that Quill will go.', [['denies', 'the government']]],
    ['Two laboratories disproved the story of the shell.', [['debunks', 'two laboratories']]],
    ['The report is a hoax.', [['debunks', null]]],
    ['A viral post says that 30 divers drowned.', [['claims', 'a viral post']]],
    ['The ferry left at noon.', []],
    ['The cuts are a false economy, the guild said after a false alarm.', []],
  ])('is read from the sentence: %s', (sentence, expected) => {
    expect(voices(sentence)).toEqual(expected);
  });

  test('is the article, too, where it checks the claim and finds it false', () => {
    expect(voices('A viral post says that 30 divers drowned.', CHECK)).toEqual([
      ['claims', 'a viral post'],
      ['debunks', null],
    ]);
  });
});
