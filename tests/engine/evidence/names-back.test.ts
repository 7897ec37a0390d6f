import { describe, expect, test } from 'vitest';
import { findEvidence } from '../../../functions/engine/evidence/evidence.ts';
import { AT } from '../../../functions/engine/evidence/feature-row.ts';
import { parseQuestion } from '../../../functions/engine/search/question.ts';
import { article, ask, indexOf } from '../../support/articles.ts';

const index = indexOf([
  article('a', null, 'Orlo Steel is based in Brinn. It employs 6,500 people.'),
  article('b', null, 'Orlo Steel opened a mill in May. The company is led by Ada Quill.'),
  article('c', null, 'Holm Foods employs 900 people. Brinn is a town of 40,000.'),
]);

function featuresOf(question: string, opening: string) {
  const { evidence } = findEvidence(parseQuestion(question, index.rings), index);
  return evidence.find(({ passage: { article: from }, sentence }) =>
    from.text.slice(sentence.start).startsWith(opening),
  )?.features;
}

describe('a sentence that points back', () => {
  test('has credit for the names of the one before it', () => {
    expect(featuresOf('how many people does Orlo Steel employ?', 'It employs')?.of(AT.namesBack)).toBe(1);
    expect(featuresOf('who leads Orlo Steel?', 'The company is led')?.of(AT.namesBack)).toBe(1);
  });

  test('one that points to nothing has none', () => {
    expect(featuresOf('how many people live in Brinn?', 'Holm Foods')?.of(AT.namesBack)).toBe(0);
    expect(featuresOf('who leads Orlo Steel?', 'Orlo Steel opened')?.of(AT.namesBack)).toBe(0);
  });

  test('is found by the name that it stands for', () => {
    expect(ask('how many people does Orlo Steel employ?', index).quotes[0]?.text).toMatch(
      /It employs 6,500 people\.$/u,
    );
  });
});

describe('a question on which the sentence has every name and says something else', () => {
  const near = indexOf([
    article(
      'near',
      'Quill steps down at Orlo Foods',
      'Ada Quill, the head of Orlo Foods in Marlow, is to step down in May. Her plant was closed after a fire.',
    ),
    article(
      'other',
      null,
      'The harbour of Northey was dredged in 2031. Its captain, Tomas Reed, spoke of glass on the quay.',
    ),
  ]);

  test.each(['Where was Ada Quill born?', 'When did Ada Quill join Orlo Foods?', 'Who will succeed Ada Quill?'])(
    'lacks what is asked, which the sentence that answers has: %s',
    (question) => {
      const answered = ask('Who is the head of Orlo Foods?', near);
      expect(answered.kind).toBe('answered');
      const list = (text: string) => findEvidence(parseQuestion(text, near.rings), near).evidence[0]?.features;
      expect(list(question)?.of(AT.predicate)).toBe(0);
      expect(list('Who is the head of Orlo Foods?')?.of(AT.predicate)).toBe(1);
    },
  );
});
