import { expect, test } from 'vitest';
import { sourceLines } from '../../functions/slack/views/source-line.ts';
import { article, ask, indexOf } from '../support/articles.ts';

test.each([
  ['soft hyphens', 'On Monday 1\u00ad8 pol\u00adice offic\u00aders died in Marlow, the ministry said.'],
  ['zero-width spaces', 'On Monday 1\u200b8 pol\u200bice officers died in Mar\u200blow, the ministry said.'],
  ['an override', 'On Monday \u202e81\u202c police officers died in Marlow, the ministry said.'],
  ['tags', 'On Monday 1\u{e0030}8 police officers died in Marlow, the ministry said.'],
])('what %s hide is answered with what a reader sees, word for word', (_, sentence) => {
  const { kind, quotes, figures } = ask(
    'how many police officers died in Marlow?',
    indexOf([article('a', 'Clash', sentence)]),
  );
  expect(kind).toBe('answered');
  expect(quotes[0]?.text).toBe(sentence);
  expect(figures.map(({ value }) => value)).toEqual([18]);
  const [span] = figures[0]?.spans ?? [];
  expect(sentence.slice(span?.start, span?.end)).toContain(sentence.includes('81') ? '81' : '8');
});

test('a quotation that holds steering or tag characters says so', () => {
  const noteOf = (text: string): string => {
    const [quotation] = ask('how many police officers died in Marlow?', indexOf([article('a', 'Clash', text)])).quotes;
    return quotation ? sourceLines(quotation).join(' ') : '';
  };
  const note = /holds hidden characters/u;
  expect(noteOf('\u202e81\u202c police officers died in Marlow.')).toMatch(note);
  expect(noteOf('18\u{e0041} police officers died in Marlow.')).toMatch(note);
  expect(noteOf('18 police officers died in Marlow.')).toMatch(/Clash/u);
  expect(noteOf('18 police officers died in Marlow.')).not.toMatch(note);
});
