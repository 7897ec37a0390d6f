import { describe, expect, test } from 'vitest';
import { figuresOfSome, headlineFigures } from '../../functions/wording/headline-figures.ts';
import { article, ask, indexOf } from '../support/articles.ts';

const answerTo = (question: string, ...sentences: readonly string[]) =>
  ask(question, indexOf(sentences.map((text, at) => article(`a${at}`, null, text))));
const labels = (figures: readonly { readonly label: string }[]) => figures.map(({ label }) => label);

describe('the figures that one line names', () => {
  test('where sources differ, no vague amount that agrees with each of them', () => {
    const answer = answerTo(
      'how many people were injured in Orlo?',
      'The fire in Orlo injured dozens of people.',
      'The fire in Orlo injured 29 people.',
      'The fire in Orlo injured 41 people.',
    );
    expect(answer.kind).toBe('disputed');
    expect(labels(answer.figures)).toEqual(['dozens', '29', '41']);
    expect(labels(headlineFigures(answer))).toEqual(['29', '41']);
  });

  test('but one that is a rival of another', () => {
    const answer = answerTo(
      'how many people were injured in Orlo?',
      'The fire in Orlo injured hundreds of people.',
      'The fire in Orlo injured 29 people.',
    );
    expect(answer.kind).toBe('disputed');
    expect(labels(headlineFigures(answer))).toEqual(['29', 'hundreds']);
  });
});

describe('a question for all, where sources give figures of some', () => {
  test('has those, none of them as the total', () => {
    const { figures } = answerTo(
      'how many people died in Orlo?',
      'In the riots of Orlo 12 officers died.',
      'In the riots of Orlo 26 armed rioters died.',
    );
    expect(labels(figuresOfSome(figures))).toEqual(['12 officers', '26 armed rioters']);
  });

  test('has a figure of all first where one is told, however vaguely', () => {
    const answer = answerTo(
      'how many people died in Orlo?',
      'The clashes with rioters in Orlo cost the lives of 12 officers, two of them beheaded.',
      'Dozens had died in Orlo, he wrote.',
    );
    expect(labels(headlineFigures(answer))).toEqual(['dozens']);
    expect(figuresOfSome(answer.figures)).toEqual([]);
  });
});
