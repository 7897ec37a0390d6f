import { describe, expect, it } from 'vitest';
import { attributionOf, sameOrigin } from '../../../../functions/engine/figures/clauses/attribution.ts';

describe('whom a sentence cites', () => {
  it.each([
    ['According to the Kazakhstan Interior Ministry, nine died.', 'Kazakhstan Interior Ministry'],
    ['The Ministry of Interior of Kazakhstan stated that nine died.', 'Ministry of Interior of Kazakhstan'],
    ['Nine people died, the health ministry said.', 'health ministry'],
    ['Police spokeswoman Jane Doe said nine died.', 'Police spokeswoman Jane Doe'],
    ['The Red Cross has reported nine deaths.', 'Red Cross'],
  ])('%s', (sentence, name) => {
    expect(attributionOf(sentence)?.name).toBe(name);
  });

  it.each([
    'Nine people died.',
    'Nine people died, according to reports.',
    'Officials said nine died.',
    'He said nine died.',
  ])('nobody: %s', (sentence) => {
    expect(attributionOf(sentence)).toBeNull();
  });

  it('knows a ministry by its words in any order', () => {
    const one = attributionOf('According to the Kazakhstan Interior Ministry, nine died.');
    const other = attributionOf('The Ministry of Interior of Kazakhstan stated that nine died.');
    const health = attributionOf('The Health Ministry stated that nine died.');
    expect(one && other && sameOrigin(one, other)).toBe(true);
    expect(one && health && sameOrigin(one, health)).toBe(false);
  });
});
