import { describe, expect, it } from 'vitest';
import { answerClaim } from '../../functions/engine/claim-answer.ts';
import { article, ask, indexOf } from '../support/articles.ts';

const WIRE = `The flood at Tilbrook killed 14 people on Sunday night when the old dam above the town gave way.

Rescue teams searched the lower streets with boats until the morning and took two hundred residents to the school.

The river had risen for three days, and the mayor had asked the water board twice to open the sluices.`;

const index = indexOf([
  article('a-wire', 'Flood at Tilbrook', WIRE),
  article('b-copy', 'Dam gives way', `${WIRE}\n\nMore follows.`),
  article('c-own', 'Tilbrook after the flood', 'At Tilbrook 17 people died in the flood.'),
]);

describe('an edited copy of a report', () => {
  it('is a source of its own, and no origin of its own', () => {
    const [fourteen, seventeen] = ask('how many people died in the flood at Tilbrook?', index).figures;
    expect(fourteen).toMatchObject({ value: 14, articles: ['a-wire', 'b-copy'], origins: ['a-wire'] });
    expect(seventeen).toMatchObject({ value: 17, origins: ['c-own'] });
  });

  it('counts once beside a claim', () => {
    const { claim } = answerClaim('The flood at Tilbrook killed 14 people', index, { limit: 10 });
    expect(claim.checks).toMatchObject([{ result: 'matches', matching: 1, sources: 2 }]);
  });
});
