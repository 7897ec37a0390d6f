import { gapAfter, type SentenceWords } from '../words/sentence-words.ts';

/** What a figure counts or measures. */
export type Unit =
  | { readonly kind: 'count' }
  | { readonly kind: 'percent' }
  /** `currency`: ISO 4217 where the text tells, else the printed word's stem. */
  | { readonly kind: 'money'; readonly currency: string }
  /** `unit`: the unit's singular name, "square " or "cubic " before it where that is said. */
  | { readonly kind: 'measure'; readonly unit: string };

export interface UnitReading {
  readonly unit: Unit;
  /** UTF-16 offsets of number and unit together. */
  readonly start: number;
  readonly end: number;
  /** Last token that belongs to the number or its unit. */
  readonly last: number;
}

const SYMBOLS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    $: 'USD',
    '€': 'EUR',
    '£': 'GBP',
    '¥': 'JPY',
    '₹': 'INR',
    '₽': 'RUB',
    '₸': 'KZT',
    '₺': 'TRY',
    '₩': 'KRW',
    '₴': 'UAH',
    '₦': 'NGN',
    '₪': 'ILS',
  }),
);

/** By prefix and symbol. */
const PREFIXED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    US$: 'USD',
    A$: 'AUD',
    AU$: 'AUD',
    C$: 'CAD',
    CA$: 'CAD',
    HK$: 'HKD',
    NT$: 'TWD',
    NZ$: 'NZD',
    S$: 'SGD',
    R$: 'BRL',
    'CN¥': 'CNY',
  }),
);

/** By stem. */
const CURRENCIES: ReadonlyMap<string, string> = new Map(
  (
    'dollar:USD usd:USD buck:USD euro:EUR eur:EUR gbp:GBP sterl:GBP pound:GBP yen:JPY yuan:CNY renminbi:CNY rupe:INR ' +
    'rubl:RUB roubl:RUB teng:KZT lira:TRY franc:CHF peso:peso krona:SEK krone:krone hryvnia:UAH naira:NGN rand:ZAR ' +
    'reai:BRL shekel:ILS dirham:AED riyal:SAR zloti:PLN forint:HUF cent:cent penc:penny penni:penny ringgit:MYR baht:THB ' +
    'ducat:ducat peseta:ESP guilder:guilder crown:crown koruna:CZK kroner:krone kronor:SEK leu:leu lei:leu dinar:dinar'
  )
    .split(' ')
    .map((entry): [string, string] => [entry.slice(0, entry.indexOf(':')), entry.slice(entry.indexOf(':') + 1)]),
);

/** Dollars by whose they are. */
const DOLLARS: ReadonlyMap<string, string> = new Map([
  ['canadian', 'CAD'],
  ['australian', 'AUD'],
]);

/** An amount that only money has. */
const SCALED = /(?:million|billion|trillion|[mb]n|tn|trn)$/iu;

/** Printed forms by the unit's name. */
const MEASURE_FORMS: Readonly<Record<string, string>> = {
  kilometre: 'km kms kilometer kilometers kilometre kilometres',
  metre: 'm metre metres meter meters',
  centimetre: 'cm centimetre centimetres centimeter centimeters',
  millimetre: 'mm millimetre millimetres millimeter millimeters',
  nanometre: 'nm nanometer nanometers nanometre nanometres',
  mile: 'mi mile miles',
  foot: 'ft foot feet',
  inch: 'inch inches',
  yard: 'yd yard yards',
  fathom: 'fathom fathoms',
  league: 'leagues',
  furlong: 'furlong furlongs',
  'light-year': 'lightyear lightyears',
  acre: 'acre acres',
  hectare: 'ha hectare hectares',
  tonne: 'tonne tonnes',
  ton: 'ton tons',
  kilogram: 'kg kgs kilogram kilograms kilo kilos kilogramme kilogrammes',
  gram: 'gram grams gramme grammes',
  milligram: 'mg milligram milligrams',
  pound: 'lb lbs',
  ounce: 'oz ounce ounces',
  litre: 'litre litres liter liters',
  millilitre: 'ml milliliter milliliters millilitre millilitres',
  gallon: 'gallon gallons',
  barrel: 'barrel barrels',
  degree: 'degree degrees celsius fahrenheit',
  mph: 'mph',
  'km/h': 'kmh kph',
  knot: 'knot knots',
  watt: 'watt watts',
  kilowatt: 'kw kilowatt kilowatts',
  megawatt: 'mw megawatt megawatts',
  gigawatt: 'gw gigawatt gigawatts',
  'kilowatt-hour': 'kwh',
  horsepower: 'hp horsepower',
  volt: 'volt volts',
  hertz: 'hz hertz',
  kilohertz: 'khz kilohertz',
  megahertz: 'mhz megahertz',
  gigahertz: 'ghz gigahertz',
  decibel: 'db decibel decibels',
  millibar: 'millibar millibars mbar hpa',
  calorie: 'calorie calories',
  pixel: 'pixel pixels',
  bit: 'bit bits',
  byte: 'byte bytes',
  kilobyte: 'kb kilobyte kilobytes',
  megabyte: 'mb megabyte megabytes',
  gigabyte: 'gb gigabyte gigabytes',
  terabyte: 'tb terabyte terabytes',
  second: 'sec second seconds',
  minute: 'mins minute minutes',
  hour: 'hr hrs hour hours',
  day: 'day days',
  night: 'nights',
  week: 'week weeks',
  month: 'month months',
  year: 'yr yrs year years',
  decade: 'decade decades',
  century: 'century centuries',
  point: 'point points',
  magnitude: 'magnitude',
  'square kilometre': 'km2',
  'square metre': 'm2 sqm',
  'square mile': 'mi2',
  'square foot': 'ft2 sqft',
  'cubic metre': 'm3',
};

const MEASURES: ReadonlyMap<string, string> = new Map(
  Object.entries(MEASURE_FORMS).flatMap(([name, forms]) =>
    forms.split(' ').map((form): [string, string] => [form, name]),
  ),
);

/** The unit's name for a folded word, if it names one: "kms" → "kilometre". */
export function measureNamed(word: string): string | null {
  return MEASURES.get(word) ?? null;
}

const SPEEDS: ReadonlyMap<string, string> = new Map(
  Object.entries({ kilometre: 'km/h', mile: 'mph', metre: 'metre per second', foot: 'foot per second' }),
);

/** The speed that the words behind a unit make of it: "kilometres per hour", "miles an hour"; its name and last token. */
export function speedBehind(words: SentenceWords, at: number): { readonly unit: string; readonly last: number } | null {
  const unit = SPEEDS.get(MEASURES.get(words.word(at)) ?? '');
  if (unit === undefined || !/^(?:per|an|a)$/u.test(words.word(at + 1))) return null;
  if (words.breaks[at + 1] !== 'none' || words.breaks[at + 2] !== 'none') return null;
  return words.word(at + 2) === (unit.endsWith('second') ? 'second' : 'hour') ? { unit, last: at + 2 } : null;
}

/** Whether the unit measures time. */
export function isTime(unit: Unit): boolean {
  return (
    unit.kind === 'measure' && /^(?:second|minute|hour|day|night|week|month|year|decade|century)$/u.test(unit.unit)
  );
}

/** The currency for a word's stem, if it names one. */
export function currencyNamed(stem: string): string | null {
  return CURRENCIES.get(stem) ?? null;
}

interface Printed {
  readonly first: number;
  readonly last: number;
  readonly glued: string;
}

/** The unit around the number that spans the tokens `first` to `last`; a plain count when there is none. */
export function unitAround(words: SentenceWords, number: Printed): UnitReading {
  const start = words.tokens[number.first]?.start ?? 0;
  const end = words.tokens[number.last]?.end ?? start;
  const count: UnitReading = { unit: { kind: 'count' }, start, end, last: number.last };

  const symbol = SYMBOLS.get(words.text[start - 1] ?? '');
  if (symbol !== undefined) return afterSymbol(words, number, count, symbol);
  const trailing = words.text[end] ?? '';
  if (trailing === '%') return { ...count, unit: { kind: 'percent' }, end: end + 1 };
  if (trailing === ' ' && words.text[end + 1] === '%') return { ...count, unit: { kind: 'percent' }, end: end + 2 };
  const after = SYMBOLS.get(trailing);
  if (after !== undefined) return { ...count, unit: { kind: 'money', currency: after }, end: end + 1 };
  // "100m" may be millions: the reader of the noun decides.
  const glued = number.glued === 'm' ? undefined : MEASURES.get(number.glued);
  if (glued !== undefined) return { ...count, unit: { kind: 'measure', unit: glued } };
  const gluedMoney = CURRENCIES.get(number.glued);
  if (gluedMoney !== undefined) return { ...count, unit: { kind: 'money', currency: gluedMoney } };
  if (words.word(number.first - 1) === 'magnitude' && words.breaks[number.first] === 'none') {
    return { ...count, unit: { kind: 'measure', unit: 'magnitude' } };
  }
  return words.breaks[number.last + 1] === 'none' ? unitBehind(words, number.last, count) : count;
}

/** "$3bn", "US$2.5 million", "$5 dollars". */
function afterSymbol(words: SentenceWords, number: Printed, count: UnitReading, symbol: string): UnitReading {
  const before = words.text.slice(Math.max(0, count.start - 4), count.start - 1);
  const prefix = /(?:^|[^\p{L}])(\p{Lu}{1,2})$/u.exec(before)?.[1] ?? '';
  const prefixed = PREFIXED.get(prefix + (words.text[count.start - 1] ?? ''));
  const named =
    words.breaks[number.last + 1] === 'none' && CURRENCIES.has(words.tokens[number.last + 1]?.stem ?? '')
      ? number.last + 1
      : number.last;
  return {
    unit: { kind: 'money', currency: prefixed ?? symbol },
    start: count.start - 1 - (prefixed === undefined ? 0 : prefix.length),
    end: words.tokens[named]?.end ?? count.end,
    last: named,
  };
}

/** The words behind the number `last`, which nothing separates from it. */
function unitBehind(words: SentenceWords, last: number, count: UnitReading): UnitReading {
  const next = last + 1;
  const gap = gapAfter(words, last);
  if (gap.includes('°')) {
    const scaled = words.word(next) === 'c' || words.word(next) === 'f';
    const end = scaled ? (words.tokens[next]?.end ?? count.end) : count.end + gap.indexOf('°') + 1;
    return { unit: { kind: 'measure', unit: 'degree' }, start: count.start, end, last: scaled ? next : last };
  }
  const upTo = (to: number, unit: Unit): UnitReading => ({
    unit,
    start: count.start,
    end: words.tokens[to]?.end ?? count.end,
    last: to,
  });
  const word = words.word(next);
  const second = words.breaks[next + 1] === 'none' ? words.word(next + 1) : '';
  if ((word === 'percentage' || word === 'basis') && second.startsWith('point')) {
    return upTo(next + 1, { kind: 'measure', unit: `${word} point` });
  }
  const percent = word === 'percent' || word === 'pct' ? next : word === 'per' && second === 'cent' ? next + 1 : null;
  if (percent !== null) {
    // "2 percent points" is no share.
    const points = words.breaks[percent + 1] === 'none' && words.word(percent + 1).startsWith('point');
    return points
      ? upTo(percent + 1, { kind: 'measure', unit: 'percentage point' })
      : upTo(percent, { kind: 'percent' });
  }
  const power = word === 'square' || word === 'sq' ? 'square ' : word === 'cubic' || word === 'cu' ? 'cubic ' : '';
  const base = MEASURES.get(second);
  if (power !== '' && base !== undefined) return upTo(next + 1, { kind: 'measure', unit: power + base });
  const money = CURRENCIES.get(words.tokens[next]?.stem ?? '');
  if (money !== undefined) return upTo(next, { kind: 'money', currency: money });
  if (/^(?:us|u\.s|american|canadian|australian|swiss|british|hong)$/u.test(word)) {
    const named = second === '' ? undefined : CURRENCIES.get(words.tokens[next + 1]?.stem ?? '');
    const own = named === 'USD' ? DOLLARS.get(word) : undefined;
    if (named !== undefined) return upTo(next + 1, { kind: 'money', currency: own ?? named });
  }
  if (word === 'nautical' && second.startsWith('mile'))
    return upTo(next + 1, { kind: 'measure', unit: 'nautical mile' });
  if (word === 'metric' && second.startsWith('ton')) return upTo(next + 1, { kind: 'measure', unit: 'tonne' });
  // "One trillion won (", "2bn won.": with nothing behind it that could be won.
  if (
    word === 'won' &&
    SCALED.test(words.text.slice(count.start, count.end)) &&
    /^\s*(?:$|[(.;)])/u.test(gapAfter(words, next))
  )
    return upTo(next, { kind: 'money', currency: 'KRW' });
  const measure = MEASURES.get(word);
  if (measure === undefined) return count;
  if (measure === 'kilometre' && /^(?:h|hr|hour)$/u.test(second) && gapAfter(words, next) === '/')
    return upTo(next + 1, { kind: 'measure', unit: 'km/h' });
  const speed = speedBehind(words, next);
  if (speed) return upTo(speed.last, { kind: 'measure', unit: speed.unit });
  const scale = measure === 'degree' && /^(?:celsius|fahrenheit|c|f)$/u.test(second);
  return upTo(scale ? next + 1 : next, { kind: 'measure', unit: measure });
}
