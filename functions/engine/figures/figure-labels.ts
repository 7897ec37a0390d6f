import { tokenize } from '../text/tokens.ts';
import type { Figure } from './figures.ts';
import { AGE } from './quantities/stated-ages.ts';

/** A figure in few words, numbers in digits: "8", "at least 18", "over 300", "5 to 7", "dozens", "$2.5 million", "40%". */
export function figureLabel(figure: Figure, sentence: string): string {
  const printed = sentence.slice(figure.start, figure.end).trim().toLowerCase();
  // "six-month-old"
  if (isAge(figure) && !Number.isInteger(figure.value)) return printed;
  const amount = (value: number | null): string => printedSum(figure, sentence) ?? amountLabel(figure, value);
  switch (figure.bound) {
    case 'exact':
      return figure.unit.kind === 'money'
        ? sentence.slice(figure.start, figure.end).trim()
        : amountLabel(figure, figure.value);
    case 'about':
      return `${/^(?:nearly|almost|just under)\b/u.exec(printed)?.[0] ?? 'about'} ${amount(figure.value)}`;
    case 'at-least': {
      const over = /\b(?:over|more than|above|exceeding|in excess of|greater than|higher than)\b/u.test(printed);
      return `${over ? 'over' : 'at least'} ${amount(figure.min)}`;
    }
    case 'at-most': {
      const under = /\b(?:under|less than|fewer than|below)\b/u.test(printed);
      return `${under && !/^no\b|^not\b/u.test(printed) ? 'under' : 'up to'} ${amount(figure.max)}`;
    }
    case 'range':
      return `${amountLabel({ ...figure, unit: { kind: 'count' } }, figure.min)} to ${amountLabel(figure, figure.max)}`;
    case 'vague':
      return printed;
  }
}

const SUM =
  /\p{Lu}{0,3}\p{Sc}?\s?\d[\d,.]*\d?(?:[\s-]?(?:tn|bn|mn?|k|trillion|billion|million|thousand)\b)?(?:\s(?:\p{Lu}\p{L}+\s)?(?:dollars?|euros?|pounds?|yen|yuan|roubles?|rubles?|rupees?|won|francs?|crowns?|cents?|pence|lira|pesos?)\b)?/u;

/** "$180bn" of "about $180bn" reads better than any form that could be made of it; `null` where the sum is in words. */
function printedSum({ unit, start, end }: Figure, sentence: string): string | null {
  if (unit.kind !== 'money') return null;
  return SUM.exec(sentence.slice(start, end))?.[0].trim() ?? null;
}

function amountLabel(figure: Figure, amount: number | null): string {
  const { unit } = figure;
  const digits = number(amount ?? 0);
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
