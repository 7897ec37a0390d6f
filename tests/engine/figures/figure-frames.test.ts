import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../../functions/engine/figures/figures.ts';
import { FIGURE_CONTRASTS } from './figure-contrasts.ts';
import { FIGURE_RINGS } from './figure-rings.ts';
import { FIGURE_SENTENCES } from './figure-sentences.ts';
import { FIGURE_WIRE } from './figure-wire.ts';

const SENTENCES = [FIGURE_SENTENCES, FIGURE_CONTRASTS, FIGURE_WIRE]
  .flatMap((topics) => Object.values(topics).flat())
  .map(([text]) => text);

/** Names that begin one of the sentences, which keep their capital inside a frame. */
const NAMES =
  /^(?:United|Bolt|Djokovic|Serena|Brazil|COVID|John|Smith|Tokyo|Apollo|Route|Windows|Nadal|Interpol|Voss|Arden|Ghana|Latvia|Parliament|Health|Cholera)\b/u;

const inside = (sentence: string): string =>
  NAMES.test(sentence) ? sentence : `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
const withoutStop = (sentence: string): string => sentence.replace(/\.$/u, '');

type Frame = readonly [name: string, frame: (sentence: string) => string];

/** What the wire puts in front of a sentence, and says nothing of its figures. */
const OPENING: readonly Frame[] = [
  ['On Monday, …', (sentence) => `On Monday, ${inside(sentence)}`],
  ['On Monday …', (sentence) => `On Monday ${inside(sentence)}`],
  ['But on Monday …', (sentence) => `But on Monday ${inside(sentence)}`],
  ['Late on Monday evening, …', (sentence) => `Late on Monday evening, ${inside(sentence)}`],
  ['Meanwhile, …', (sentence) => `Meanwhile, ${inside(sentence)}`],
  ['According to police, …', (sentence) => `According to police, ${inside(sentence)}`],
  [
    'On Monday, according to the ministry, …',
    (sentence) => `On Monday, according to the ministry, ${inside(sentence)}`,
  ],
];

const SAYING: readonly Frame[] = [
  ['Officials said that …', (sentence) => `Officials said that ${inside(sentence)}`],
  [
    'The spokesman for the army added that …',
    (sentence) => `The spokesman for the army added that ${inside(sentence)}`,
  ],
  [
    'The ministry told reporters on Tuesday that …',
    (sentence) => `The ministry told reporters on Tuesday that ${inside(sentence)}`,
  ],
];

const WITHOUT_THAT: readonly Frame[] = [['Officials said …', (sentence) => `Officials said ${inside(sentence)}`]];

/** What the wire puts behind a sentence. Headlines and questions take nothing behind them. */
const CLOSING: readonly Frame[] = [
  ['…, officials said.', (sentence) => `${withoutStop(sentence)}, officials said.`],
  ['…, according to the police.', (sentence) => `${withoutStop(sentence)}, according to the police.`],
  ['…, police said on Monday.', (sentence) => `${withoutStop(sentence)}, police said on Monday.`],
  [
    '…, the ministry told reporters on Tuesday.',
    (sentence) => `${withoutStop(sentence)}, the ministry told reporters on Tuesday.`,
  ],
];

/** Labels without a verb, which nothing leads to but a full stop. */
const LABELS = /^(?:Injured: 300|Killed: 12)/u;
/** Orders, which nothing leads to but a comma. */
const ORDERS = /^(?:Tell|Disregard|Please|Do not|Repeat|When asked)\b/u;
/** A verb that its form does not show: without "that", "said Route 66" is all that is read of it. */
const NO_VERB = /^Route 66 runs\b/u;

/** "Officials said they": the officials themselves, as far as anybody can tell. */
const SPEAKERS = /^They\b/u;

describe('a frame around a sentence changes no reading of its figures', () => {
  it.each([
    ...OPENING.map(([name, frame]) => ({ name, frame, except: name.includes('day …') ? [LABELS, ORDERS] : [LABELS] })),
    ...SAYING.map(([name, frame]) => ({ name, frame, except: [LABELS, ORDERS] })),
    ...WITHOUT_THAT.map(([name, frame]) => ({ name, frame, except: [LABELS, ORDERS, NO_VERB, SPEAKERS] })),
  ])('$name', ({ frame, except }) => {
    const framed = SENTENCES.filter((sentence) => !except.some((exception) => exception.test(sentence)));
    expect(framed.length).toBeGreaterThan(500);
    expect(framed.filter((sentence) => !sameReadings(sentence, frame(sentence))).map(frame)).toEqual([]);
  });

  it.each(CLOSING)('%s', (_name, frame) => {
    const framed = SENTENCES.filter((sentence) => sentence.endsWith('.'));
    expect(framed.length).toBeGreaterThan(490);
    expect(framed.filter((sentence) => !sameReadings(sentence, frame(sentence))).map(frame)).toEqual([]);
  });
});

/** Whether both state the same figures at the same words, but for capitals. */
function sameReadings(bare: string, framed: string): boolean {
  return bareReadings(bare) === readings(framed);
}

/** Each sentence stands in many frames, and is read without one only once. */
const BARE = new Map<string, string>();

function bareReadings(sentence: string): string {
  const known = BARE.get(sentence);
  if (known !== undefined) return known;
  const read = readings(sentence);
  BARE.set(sentence, read);
  return read;
}

function readings(sentence: string): string {
  return figuresOf(sentence, FIGURE_RINGS)
    .map(({ start, end, ...read }) => JSON.stringify([sentence.slice(start, end), read]).toLowerCase())
    .join('\n');
}

describe('what is no frame', () => {
  it.each([
    // The month is the figures'.
    ['In December, prices rose 5%.', ['month 12'], ['price']],
    // The place is, too.
    ['On Monday in Oran, 12 people died.', [], ['peopl']],
    ['The bank said it paid $3 million.', [], ['bank']],
  ])('%s', (sentence, periods, who) => {
    const figures = figuresOf(sentence, FIGURE_RINGS);
    expect(figures.flatMap((figure) => figure.periods)).toEqual(periods);
    expect(figures.map((figure) => figure.who)).toEqual(who);
  });

  it('a place that opens a sentence stays the place of its figures', () => {
    expect(figuresOf('On Monday in Oran, 12 people died.', FIGURE_RINGS)[0]?.place).toBe('oran');
  });

  it('who denies, doubts or orders it, which changes what the sentence states', () => {
    const [denied] = figuresOf('The ministry denied that 12 officers were killed.', FIGURE_RINGS);
    expect(denied?.denial).toBe(true);
    const [ordered] = figuresOf('On Monday, tell readers that 900 sailors drowned.', FIGURE_RINGS);
    expect(ordered?.condition).toBe(true);
  });
});
