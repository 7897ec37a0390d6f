import type { Rings } from '../concepts/rings.ts';
import { isEvent, isPeople, namesPersons } from '../figures/words/event-nouns.ts';
import { type SentenceWords, sentenceWords } from '../figures/words/sentence-words.ts';
import { isPlural } from '../figures/words/word-classes.ts';

/** A stretch of a question that another of its kind can stand for. Tokens `first` to `last`; offsets into its text. */
export interface Phrase {
  readonly kind: 'noun' | 'verb' | 'place' | 'time' | 'circumstance';
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
  /** The preposition that leads it. */
  readonly lead: string | null;
  /** Its noun phrase without the preposition; `null` for verbs and times. */
  readonly noun: NounPhrase | null;
  /** Its verb, or participle: "injured" in "were injured" and in "the injured". */
  readonly verb: number | null;
}

export interface NounPhrase {
  readonly first: number;
  readonly head: number;
  readonly last: number;
  /** What it is of: "Acme" of "the profit of Acme". */
  readonly of: NounPhrase | null;
  /** Offset behind its head. */
  readonly headEnd: number;
  readonly start: number;
  readonly end: number;
  readonly determined: boolean;
  readonly plural: boolean;
  readonly people: boolean;
  /** With a capital inside the text: "Russia", "the Labour party". */
  readonly name: boolean;
  /** A building, a town, a region. */
  readonly somewhere: boolean;
  /** "deaths", "arrests". */
  readonly event: boolean;
}

export interface QuestionPhrases {
  readonly text: string;
  readonly words: SentenceWords;
  readonly phrases: readonly Phrase[];
  /** `count`: "how many"; `whether`: begins with an auxiliary; `who`: its subject is asked for; `adverb`: when, where, why, how. */
  readonly form: 'count' | 'whether' | 'who' | 'adverb' | 'other';
  /** What is counted: "police" of "how many police died". */
  readonly counted: Phrase | null;
}

const PLACE_LEADS = /^(?:in|at|near|inside|outside|around|across|throughout|within)$/u;
const PLACES =
  /^(?:airports?|airfields?|stations?|city|cities|hall|squares?|buildings?|capital|regions?|villages?|towns?|harbou?rs?|ports?|hospitals?|schools?|stadiums?|stadia|embassy|embassies|prisons?|streets?|roads?|country|province|district|state|county|island|coast|border|mountains?|hotels?|factory|factories|market|headquarters|residence|palace|parliament|church|mosque|university|campus|north|south|east|west|centre|center|suburbs?|bridge|tunnel|offices?)$/u;
/** Rings of people, by name, in the file that comes with the app; others are known by their endings. */
const PEOPLE_RINGS = /^(?:police|military|peacekeeper|protester|civilian|journalist|worker|child|refugee)$/u;

const TIME_LEADS = /^(?:on|in|by|since|until|till|before|after|during|around|from|at|over)$/u;
const TIME_OPENERS = /^(?:the|that|this|last|next|past|previous|early|late|same|following|mid)$/u;
const TIMES =
  /^(?:mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|january|february|march|april|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|yesterday|today|tomorrow|tonight|overnight|midnight|noon|christmas|easter|(?:1\d{3}|20\d{2})s?)$/u;
/** Times only behind a lead or an opener: "at night", "last week", "this season". */
const LED_TIMES =
  /^(?:morning|afternoon|evening|night|day|weekend|week|month|year|decade|century|spring|summer|autumn|fall|winter|season|quarter|may|hours?)$/u;

/** The phrases of a question or of a part of one, in order; what is in no phrase only joins them. */
export function phrasesOf(text: string, rings: Rings): QuestionPhrases {
  const words = withBaseVerb(sentenceWords(text, rings));
  const phrases: Phrase[] = [];
  for (let at = 0; at < words.tokens.length; ) {
    const phrase = timeAt(words, at) ?? ledAt(words, at) ?? nounAt(words, at) ?? verbAt(words, at);
    if (phrase) phrases.push(phrase);
    at = phrase ? phrase.last + 1 : at + 1;
  }
  const many = words.tokens.findIndex((_, at) => isHowMany(words, at) || isNumberOf(words, at));
  const counted = many < 0 ? null : (phrases.find(({ kind, first }) => kind === 'noun' && first > many) ?? null);
  const adjacent =
    counted !== null && /^(?:of|the|other|more|\s)*$/iu.test(text.slice(words.tokens[many]?.end, counted.start));
  return { text, words, phrases, form: many >= 0 ? 'count' : formOf(words), counted: adjacent ? counted : null };
}

function formOf(words: SentenceWords): QuestionPhrases['form'] {
  const first = words.word(0);
  if (/^(?:be|have|modal)$/u.test(words.classes[0] ?? '')) return 'whether';
  if (/^(?:when|where|why|how)$/u.test(first)) return 'adverb';
  return first === 'who' && words.classes[1] !== 'modal' ? 'who' : 'other';
}

function isHowMany(words: SentenceWords, at: number): boolean {
  return /^(?:many|much)$/u.test(words.word(at)) && words.word(at - 1) === 'how';
}

function isNumberOf(words: SentenceWords, at: number): boolean {
  return words.word(at) === 'of' && /^(?:number|share|percentage|proportion)$/u.test(words.word(at - 1));
}

/** Calls the verb of "did Russia deploy" and "did they get" a verb, which its form does not show, and May a month. */
function withBaseVerb(given: SentenceWords): SentenceWords {
  const classes = given.classes.map((wordClass, at) => {
    if (given.word(at) === 'may' && given.tokens[at]?.capitalised && at > 0) return 'noun';
    return given.word(at) === 'get' && given.classes.includes('modal') ? 'verb' : wordClass;
  });
  const words = { ...given, classes };
  const modal = words.classes.indexOf('modal');
  if (modal < 0) return words;
  let at = modal + 1;
  const pronoun = words.classes[at] === 'pronoun';
  while (words.classes[at] === 'determiner' || words.classes[at] === 'pronoun') at += 1;
  let last = at;
  while (words.classes[last + 1] === 'noun' && words.breaks[last + 1] === 'none' && !timeAt(words, last + 1)) last += 1;
  const base = pronoun ? at : last;
  const ends = !/^(?:verb|be|have|modal)$/u.test(words.classes[last + 1] ?? '');
  const isVerb = words.classes[base] === 'noun' && !words.tokens[base]?.capitalised && ends && (pronoun || last > at);
  return isVerb ? { ...words, classes: words.classes.with(base, 'verb') } : words;
}

function spanOf(words: SentenceWords, first: number, last: number) {
  return { first, last, start: words.tokens[first]?.start ?? 0, end: words.tokens[last]?.end ?? 0 };
}

function timeAt(words: SentenceWords, first: number): Phrase | null {
  let at = first;
  const led = TIME_LEADS.test(words.word(at)) && words.breaks[at + 1] === 'none';
  if (led) at += 1;
  if (/^(?:of|and|to|may)$/u.test(words.word(first))) return null;
  let opened = led && words.word(first) !== 'over';
  let last = -1;
  for (; at < words.tokens.length && (at === first || words.breaks[at] !== 'stop'); at += 1) {
    const word = words.word(at);
    const isDay = last === at - 1 && at > first && /^\d{1,2}(?:st|nd|rd|th)?$/u.test(word);
    if (TIMES.test(word) || (opened && LED_TIMES.test(word)) || isDay) last = at;
    else if (TIME_OPENERS.test(word)) opened = true;
    else if (!/^(?:\d{1,2}(?:st|nd|rd|th)?|of|and|to|may|first|second|third|fourth)$/u.test(word)) break;
  }
  if (last < 0) return null;
  return { kind: 'time', ...spanOf(words, first, last), lead: led ? words.word(first) : null, noun: null, verb: null };
}

/** A preposition with its noun phrase. */
function ledAt(words: SentenceWords, first: number): Phrase | null {
  if (words.classes[first] !== 'preposition' || words.word(first) === 'of') return null;
  const noun = nounPhraseAt(words, first + 1);
  if (!noun) return null;
  const lead = words.word(first);
  const bare = !noun.determined && !noun.plural && words.concept(noun.head) === null;
  const isPlace = PLACE_LEADS.test(lead) && !noun.people && (noun.name || noun.somewhere || (bare && lead === 'in'));
  return {
    kind: isPlace ? 'place' : 'circumstance',
    ...spanOf(words, first, noun.last),
    lead,
    noun,
    verb: null,
  };
}

function nounAt(words: SentenceWords, first: number): Phrase | null {
  const noun = nounPhraseAt(words, first);
  return noun && { kind: 'noun', ...spanOf(words, noun.first, noun.last), lead: null, noun, verb: null };
}

function nounPhraseAt(words: SentenceWords, first: number): NounPhrase | null {
  let at = first;
  while (isDeterminer(words, at) || (words.classes[at] === 'number' && words.classes[at + 1] === 'noun')) at += 1;
  const determined = at > first && isDeterminer(words, first);
  // "injured civilians", "armed men"
  const adjectives = words.classes[at] === 'verb' && words.classes[at + 1] === 'noun' && (determined || at <= 1);
  if (adjectives) at += 1;
  if (!isNoun(words, at)) return null;
  let head = at;
  while (isNoun(words, head + 1) && words.breaks[head + 1] === 'none' && !timeAt(words, head + 1)) head += 1;
  let last = head;
  let of: NounPhrase | null = null;
  while (/^(?:and|or|of)$/u.test(words.word(last + 1)) && words.breaks[last + 1] === 'none') {
    const next = nounPhraseAt(words, last + 2);
    if (!next) break;
    if (words.word(last + 1) === 'of') of ??= next;
    last = next.last;
  }
  const word = words.word(head);
  const ring = words.concept(head);
  const event = isEvent(words, head) || TALLY.test(word);
  const known = ring !== null && PEOPLE_RINGS.test(ring);
  const people =
    !event && (known || isPeople(words.tokens[head]?.stem ?? '') || (isPlural(word) && namesPersons(word)));
  return {
    ...spanOf(words, first, last),
    head,
    of,
    headEnd: words.tokens[head]?.end ?? 0,
    determined,
    plural: isPlural(word) || (last > head && words.word(head + 1) === 'and'),
    people,
    name: !people && words.tokens.slice(Math.max(at, 1), head + 1).some(({ capitalised }) => capitalised),
    somewhere: PLACES.test(word),
    event,
  };
}

const TALLY = /^(?:victims?|casualties|fatalities|tolls?)$/u;

function isDeterminer(words: SentenceWords, at: number): boolean {
  return words.classes[at] === 'determiner' && !/^(?:that|some|such|many)$/u.test(words.word(at));
}

function isNoun(words: SentenceWords, at: number): boolean {
  return words.classes[at] === 'noun' && !isHowMany(words, at) && !isNumberOf(words, at + 1);
}

/** Auxiliaries with their verb or participle; "the injured" with its article. */
function verbAt(words: SentenceWords, first: number): Phrase | null {
  let at = first;
  if (isDeterminer(words, at)) at += 1;
  while (/^(?:be|have|modal|adverb)$/u.test(words.classes[at] ?? '')) at += 1;
  const isVerb = /^(?:verb|predicative|gerund)$/u.test(words.classes[at] ?? '');
  if (!isVerb && at === first) return null;
  if (!isVerb && isDeterminer(words, first)) return null;
  const last = isVerb ? at : at - 1;
  return { kind: 'verb', ...spanOf(words, first, last), lead: null, noun: null, verb: isVerb ? at : null };
}
