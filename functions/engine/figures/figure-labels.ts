import { tokenize } from '../text/tokens.ts';
import type { Figure } from './figures.ts';
import { AGE } from './quantities/stated-ages.ts';

/**
 * A figure in few words: counts in digits ("8", "at least 18", "5 to 7"), and as its source prints it what no form of ours would
 * make plainer: sums ("$180bn"), millions ("3 million"), shares in words ("a third"), vague amounts ("dozens").
 */
export function figureLabel(figure: Figure, sentence: string): string {
  const printed = sentence.slice(figure.start, figure.end).trim();
  const low = printed.toLowerCase();
  // "six-month-old"
  if (isAge(figure) && !Number.isInteger(figure.value)) return low;
  const amount = (value: number | null): string => printedAmount(figure, printed) ?? amountLabel(figure, value, low);
  switch (figure.bound) {
    case 'exact':
      return figure.unit.kind === 'money' ? printed : amount(figure.value);
    case 'about':
      return `${/^(?:nearly|almost|just under)\b/u.exec(low)?.[0] ?? 'about'} ${amount(figure.value)}`;
    case 'at-least': {
      const over = /\b(?:over|more than|above|exceeding|in excess of|greater than|higher than)\b/u.test(low);
      return `${over ? 'over' : 'at least'} ${amount(figure.min)}`;
    }
    case 'at-most': {
      const under = /\b(?:under|less than|fewer than|below)\b/u.test(low);
      return `${under && !/^no\b|^not\b/u.test(low) ? 'under' : 'up to'} ${amount(figure.max)}`;
    }
    case 'range':
      if (figure.unit.kind === 'money')
        return printed.replace(/^(?:between|from)\s+/iu, '').replace(/\sand\s/u, ' to ');
      return `${inDigits(figure.min, low)} to ${amountLabel(figure, figure.max, low)}`;
    case 'vague':
      return low;
  }
}

const SUM =
  /\p{Lu}{0,3}\p{Sc}?\s?\d[\d,.]*\d?(?:[\s-]?(?:tn|bn|mn?|k|trillion|billion|million|thousand)\b)?(?:\s(?:\p{Lu}\p{L}+\s)?(?:dollars?|euros?|pounds?|yen|yuan|roubles?|rubles?|rupees?|won|francs?|crowns?|cents?|pence|lira|pesos?)\b)?/u;

/** Words before the amount itself; the label has its own for the bound. */
const HEDGES =
  /^(?:(?:about|around|some|roughly|approximately|nearly|almost|just|well|under|over|above|below|at|least|most|more|less|fewer|no|not|than|up|to|as|many|much|few|little|only|an|estimated|a|total|of|in|excess|exceeding|greater|higher|close|near)\s+)+(?=\S)/iu;

/** "$180bn" of "about $180bn", "a third" of "nearly a third"; `null` where digits say it as well. */
function printedAmount({ unit }: Figure, printed: string): string | null {
  if (unit.kind === 'money') return SUM.exec(printed)?.[0].trim() ?? printed.replace(HEDGES, '');
  return unit.kind === 'percent' ? (FRACTION.exec(printed)?.[0].toLowerCase() ?? null) : null;
}

const FRACTION =
  /\b(?:(?:an?|one|two|three|four)[\s-](?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?|(?:one[\s-])?half|\w+ (?:in|out of)(?: every)? \w+)\b/iu;

function amountLabel(figure: Figure, amount: number | null, printed: string): string {
  const { unit } = figure;
  const digits = inDigits(amount, printed);
  switch (unit.kind) {
    case 'count':
      return digits;
    case 'percent':
      return `${digits}%`;
    case 'money':
      return `${digits} ${unit.currency}`;
    case 'measure':
      if (isAge(figure)) return `${digits} year${amount === 1 ? '' : 's'} old`;
      return `${digits} ${unit.unit}${amount === 1 ? '' : 's'}`.replace(
        /(?:foots|inchs|centurys|mphs|km\/hs|hertzs|(?:metre|foot) per seconds)$/u,
        plural,
      );
  }
}

const LARGE = [
  ['trillion', 1e12, /trillion\b/u],
  ['billion', 1e9, /billion\b/u],
  ['million', 1e6, /million\b/u],
] as const;

/** "3 million" where millions are printed, else the digits of it all. */
function inDigits(amount: number | null, printed: string): string {
  const value = amount ?? 0;
  const large = LARGE.find(([, size, word]) => value >= size && word.test(printed));
  const scaled = large ? Math.round((value / large[1]) * 1000) / 1000 : 0;
  return large && scaled * large[1] === value ? `${scaled} ${large[0]}` : number(value);
}

function isAge({ unit }: Figure): boolean {
  return unit.kind === 'measure' && unit.unit === AGE;
}

function plural(wrong: string): string {
  const forms: Readonly<Record<string, string>> = {
    foots: 'feet',
    inchs: 'inches',
    centurys: 'centuries',
    'metre per seconds': 'metres per second',
    'foot per seconds': 'feet per second',
  };
  return forms[wrong] ?? wrong.slice(0, -1);
}

/** Thousands grouped by commas, at most two decimals. Not `toLocaleString`: the same on every machine. */
function number(amount: number): string {
  const rounded = Math.round(amount * 100) / 100;
  const [whole = '0', decimals] = String(Math.abs(rounded)).split('.');
  const grouped = /^\d+$/u.test(whole) ? whole.replace(/\B(?=(?:\d{3})+$)/gu, ',') : whole;
  return `${rounded < 0 ? '-' : ''}${grouped}${decimals === undefined ? '' : `.${decimals}`}`;
}

/** The printed form of the word that governs the figure, nearest to it: "beheaded" for the stem "behead". */
export function mannerWord(figure: Figure, sentence: string): string | null {
  const forms = tokenize(sentence).filter((token) => token.stem === figure.manner);
  const distance = (token: { start: number; end: number }): number =>
    Math.min(Math.abs(token.start - figure.end), Math.abs(figure.start - token.end));
  return forms.sort((a, b) => distance(a) - distance(b))[0]?.word ?? null;
}

/** A figure's place in the words of its sentence: "in Oran", "near Lake Brin", "in the capital", "nationwide". */
export function placePhrase(place: string, sentence: string): string {
  if (place === 'nationwide') return 'nationwide';
  if (place === 'capit') return 'in the capital';
  const tokens = tokenize(sentence);
  const stems = place.split(' ');
  const at = tokens.findIndex(
    (token, i) => token.capitalised && stems.every((stem, j) => tokens[i + j]?.stem === stem),
  );
  const [first, last] = [tokens[at], tokens[at + stems.length - 1]];
  if (!first || !last) return `in ${place}`;
  const lead = tokens[at - 1]?.word ?? '';
  const name = sentence.slice(first.start, last.end).replace(/['’]s?$/u, '');
  return `${/^(?:at|near|inside|outside|across|around|throughout)$/u.test(lead) ? lead : 'in'} ${name}`;
}
