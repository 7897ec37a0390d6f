import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseRings } from '../../../functions/engine/concepts/rings.ts';
import { type Agreement, agree } from '../../../functions/engine/figures/agreement/agreement.ts';
import type { FigureSource } from '../../../functions/engine/figures/agreement/figure-groups.ts';
import { askOf } from '../../../functions/engine/figures/asks/quantity-question.ts';
import { figuresOf } from '../../../functions/engine/figures/figures.ts';
import { segmentSentences } from '../../../functions/engine/text/sentences.ts';
import { NO_RAW_ARTICLES, RAW_ARTICLES } from '../../support/raw-articles.ts';

const rings = parseRings(readFileSync(new URL('../../../corpus/rings.yaml', import.meta.url), 'utf8'), 'rings.yaml');

/** Every sentence of every line that has a figure; articles by the three digits their names begin with. */
function sourcesIn(path: string): FigureSource[] {
  const sources: FigureSource[] = [];
  for (const name of readdirSync(path).filter((file) => file.endsWith('.txt'))) {
    const text = readFileSync(join(path, name), 'utf8');
    for (const line of text.matchAll(/[^\n]+/gu)) {
      for (const { start, end } of segmentSentences(text, line.index, line.index + line[0].length)) {
        const sentence = text.slice(start, end);
        const figures = figuresOf(sentence, rings);
        if (figures.length === 0) continue;
        const article = name.slice(0, 3);
        sources.push({
          text: sentence,
          figures,
          quote: sources.length,
          article,
          publisher: null,
          published: null,
          articleText: text,
          original: article,
        });
      }
    }
  }
  return sources;
}

function outline({ groups }: Agreement): string[] {
  return groups.map(({ label, subsetOf, articles }) => {
    const whole = subsetOf === undefined ? '' : ` ⊂ ${groups[subsetOf]?.label}`;
    return `${label}${whole}: ${articles.join(' ')}`;
  });
}

describe.skipIf(NO_RAW_ARTICLES)('figures of the five raw articles', () => {
  const sources = NO_RAW_ARTICLES ? [] : sourcesIn(RAW_ARTICLES);

  function agreement(question: string): Agreement {
    const ask = askOf(question, rings);
    if (!ask) throw new Error(`asks for no figure: ${question}`);
    return agree(ask, sources);
  }

  it('shows 8, 12 and at least 18 dead police, with the beheaded as parts', () => {
    const found = agreement('how many police died?');
    expect(found.verdict).toBe('disputed');
    expect(outline(found)).toEqual([
      '8: 000 002',
      '12: 003',
      '2 beheaded ⊂ 12: 003',
      'at least 18: 004',
      '2 beheaded ⊂ at least 18: 004',
    ]);
  });

  it('shows over 300, 1,000 and over 1,000 injured, with police and hospital kept apart', () => {
    const found = agreement('how many people were injured?');
    const totals = found.groups.filter(({ scope }) => scope === 'asked');
    expect(outline({ ...found, groups: totals })).toEqual(['over 300: 000 002', '1,000: 001', 'over 1,000: 003']);
    expect(outline(found)).toContain('353 police officers ⊂ over 1,000: 003');
    expect(outline(found)).toContain('almost 400 hospitalized ⊂ over 1,000: 003');
    expect(outline(found)).toContain('400 hospitalized ⊂ 1,000: 001');
  });

  it('counts the ministry that two articles cite for the injured as one origin', () => {
    expect(agreement('how many people were injured?').groups[0]?.origins).toHaveLength(1);
  });

  it('tells rioters killed from police killed', () => {
    expect(outline(agreement('how many armed rioters were killed?'))).toEqual(['26: 004']);
  });

  it('takes the foreseen deaths for no death toll', () => {
    const deaths = agreement('how many people died?');
    expect(outline(deaths).filter((line) => line.includes('hundreds'))).toEqual([]);
  });
});
