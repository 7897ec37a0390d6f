import type { ExplainedFigure } from '../../engine/explain-figures.ts';
import { visible } from './visible.ts';

/** What a sign says, for a reader of figures, not of code; a sign that is not here goes by its own words. */
const WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    match: 'counts what is asked for',
    noMatch: 'nothing says that it counts what is asked for',
    unit: 'in the unit asked for',
    percent: 'a share',
    money: 'a sum of money',
    measure: 'a measure',
    who: 'of whom is asked for',
    people: 'of people',
    whoOther: 'of others',
    whoNone: 'of nobody named',
    modifiers: 'narrowed as asked',
    what: 'what is asked became of them',
    whatOther: 'something else became of them',
    near: 'words of the question near',
    behind: 'words of the question behind it',
    clause: 'words of the question in its clause',
    head: 'the counted word near',
    names: 'names in the sentence',
    namesNear: 'names near the sentence',
    namesMissing: 'names missing',
    cover: 'words in the sentence',
    coverTitle: 'words in the title',
    coverBefore: 'words in the sentence before',
    coverPassage: 'words in the passage',
    coverArticle: 'words in the article',
    rarestMissing: 'the rarest word missing',
    sentence: 'the sentence, beside the best sentence',
    event: 'likeness to the best article',
    given: 'a number that the question gives',
    placeOther: 'another place',
    yearOther: 'another year',
    timeOther: 'another time',
    prediction: 'foreseen, not stated',
    past: 'told of the past',
    superseded: 'replaced by another',
    successor: 'replaces another',
    onlyFigure: 'the only figure of its sentence',
  }),
);

/** A line for each figure with its likelihood, and its parts below it; empty where no figure is asked for. */
export function explainedFigureLines(figures: readonly ExplainedFigure[]): string[] {
  if (figures.length === 0) return [];
  const lines = figures.flatMap(({ label, article, probability, base, parts, gaveWay }) => [
    `  ${visible(label)} · ${visible(article)} · ${probability.toFixed(3)} of 1`,
    ...(gaveWay === undefined ? [] : [`    does not lead; what gives way: ${gaveWay}`]),
    ...parts.map(({ sign, value }) => `    ${signed(value)}  ${signWords(sign)}`),
    `    ${signed(base)}  before anything is known of it`,
  ]);
  return ['Figures by how likely they answer; the parts add up to the logit of the likelihood:', ...lines, ''];
}

function signWords(sign: string): string {
  return WORDS.get(sign) ?? sign.replace(/\p{Lu}/gu, (letter) => ` ${letter.toLowerCase()}`);
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
}
