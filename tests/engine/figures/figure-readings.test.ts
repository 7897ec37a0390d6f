import { expect, test } from 'vitest';
import { attributionOf } from '../../../functions/engine/figures/clauses/attribution.ts';
import { figureRegions, REGION, REGIONS } from '../../../functions/engine/figures/clauses/figure-regions.ts';
import { figureLabel } from '../../../functions/engine/figures/figure-labels.ts';
import { type Figure, figuresOf } from '../../../functions/engine/figures/figures.ts';
import { withAges } from '../../../functions/engine/figures/quantities/stated-ages.ts';
import { sentenceWords } from '../../../functions/engine/figures/words/sentence-words.ts';
import { FIGURE_CONTRASTS } from './figure-contrasts.ts';
import { FIGURE_RINGS } from './figure-rings.ts';
import { FIGURE_SENTENCES } from './figure-sentences.ts';
import { FIGURE_WIRE } from './figure-wire.ts';
import { VARIED_CLAUSES } from './varied-clauses.ts';
import { VARIED_SENTENCES } from './varied-sentences.ts';

/** What holds of a figure, each entry that says something, by its name. */
function entries(figure: Figure): string {
  return Object.entries(figure)
    .filter(([name, value]) => name !== 'start' && name !== 'end' && value !== null && value !== false)
    .filter(([, value]) => !Array.isArray(value) || value.length > 0)
    .filter(([name, value]) => !((name === 'min' || name === 'max') && value === figure.value) && value !== 'exact')
    .map(([name, value]) => `${name} ${entry(value)}`)
    .join(', ');
}

function entry(value: unknown): string {
  if (Array.isArray(value)) return value.join('+');
  if (typeof value === 'object' && value !== null) return Object.values(value).filter(Boolean).join(' ');
  return typeof value === 'number' ? String(Math.round(value * 1000) / 1000) : String(value);
}

/** Each word with what it is to the figure: "workers/subject voted/verb". */
function regions(sentence: string, figures: readonly Figure[]): string[] {
  const words = sentenceWords(sentence, FIGURE_RINGS);
  const spans = figures.map(({ start, end }) => ({
    first: words.tokens.findIndex((token) => token.start >= start),
    last: words.tokens.findLastIndex((token) => token.end <= end),
  }));
  return figureRegions(words, spans).map(({ regions, quantityHead, subjectHead }) => {
    const word = (at: number | null) => (at === null ? '-' : words.word(at));
    const told = REGIONS.filter((region) => region !== 'elsewhere').flatMap((region) => {
      const own = words.tokens.filter((_, at) => regions[at] === REGION[region]);
      return own.length === 0 ? [] : [`${region} ${own.map(({ word }) => word).join(' ')}`];
    });
    return `measures ${word(quantityHead)} of ${word(subjectHead)}; ${told.join('; ')}`;
  });
}

function reading(sentence: string): string[] {
  const figures = withAges(sentence, figuresOf(sentence, FIGURE_RINGS), FIGURE_RINGS);
  const clauses = regions(sentence, figures);
  const said = attributionOf(sentence);
  return [
    said === null ? sentence : `${sentence} [${Object.values(said).flat().join(' ')}]`,
    ...figures.flatMap((figure, at) => [
      `  ${figureLabel(figure, sentence)} “${sentence.slice(figure.start, figure.end)}”: ${entries(figure)}`,
      `    ${clauses[at]}`,
    ]),
  ];
}

test('every sentence of the tables is read as it was when somebody last looked at it', async () => {
  const tables = [FIGURE_SENTENCES, FIGURE_CONTRASTS, FIGURE_WIRE].flatMap((table) => Object.values(table).flat());
  const sentences = [...VARIED_SENTENCES, ...VARIED_CLAUSES, ...tables.map(([sentence]) => sentence)];
  await expect(`${sentences.flatMap(reading).join('\n')}\n`).toMatchFileSnapshot('figure-readings.txt');
});
