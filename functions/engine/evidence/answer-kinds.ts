import type { AnswerType } from '../search/question.ts';
import { classOf } from '../text/token-classes.ts';
import { TITLES } from './titles.ts';

/** A token of a candidate sentence that may be what a question asks for. */
export interface KindMatch {
  /** Token from the start of the sentence. */
  readonly at: number;
  /** 1 for what is surely of that kind, less for what may be. */
  readonly worth: number;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Capitalised words that make a name one of an organisation, a place or a work, not of a person. */
const OF_NO_PERSON = words(
  'party bank group university college school street road avenue house court ministry department agency council committee commission ' +
    'news daily post times journal tribune herald gazette telegraph guardian observer mirror press city county state states kingdom republic ' +
    'union federation river lake sea ocean island islands bay mountain mountains airport station hotel hospital company corporation corp inc ltd plc ' +
    'association institute society club united league cup office bureau service services fund foundation trust board parliament congress senate ' +
    'commons lords act bill treaty church centre center stadium park square airlines airways motors systems international national world ' +
    'north south east west northern southern eastern western new great old first second third day week year month black white christmas easter ' +
    'exchange market index finance treasury force forces army navy police guard authority',
);
const NO_NAMES = words(
  'january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday ' +
    'american british english french german russian chinese japanese european african asian indian italian spanish dutch irish scottish welsh ' +
    'israeli iraqi iranian turkish greek polish swiss swedish korean australian canadian mexican brazilian ukrainian kazakh muslim christian jewish ' +
    'democrat democratic republican labour conservative conservatives tory tories internet twitter facebook god',
);
/** And of those who look into what happened. */
const PEOPLE_TITLES = new Set([...TITLES, 'deputy', 'detective', 'inspector']);
const PLACE_LEADS = words('in at near from outside inside across around to into of throughout');
const PLACE_NOUNS = words(
  'hospital school church court prison jail airport airfield harbour port station stadium university village town city street square embassy hotel cemetery clinic home house apartment flat building road district region province island border museum park shop store mall warehouse farm',
);
const CALENDAR_NOUNS = words(
  'week month year weekend morning afternoon evening night summer winter spring autumn decade century season day minutes hours',
);
const CALENDAR_LEADS = words(
  'last next this that the previous following earlier later early late every first second a one two three few several',
);
const DAYS = words('yesterday today tomorrow tonight overnight midnight noon ago soon');
const STRONG_REASONS = words(
  'because due reason reasons cause caused causing owing why prompted sparked triggered blamed blames motivated motive amid protest protesting anger angry dispute fears concerns lack failure result',
);
const WEAK_REASONS = words('after over for to by since so as following allow avoid ensure help hoping');

/** A word of the sentence; `asked`: the question has it. */
export interface KindWord {
  readonly word: string;
  readonly capitalised: boolean;
  readonly asked: boolean;
  readonly isStop: boolean;
}

/** The words of a sentence that are of the kind asked for and not of the question itself, in order. */
export function kindMatches(type: AnswerType, sentence: readonly KindWord[]): KindMatch[] {
  if (type === 'number' || type === 'other') return [];
  const found: KindMatch[] = [];
  sentence.forEach((_, at) => {
    const worth = sentence[at]?.asked ? 0 : worthAt(type, sentence, at);
    if (worth > 0) found.push({ at, worth });
  });
  return found;
}

function worthAt(type: AnswerType, sentence: readonly KindWord[], at: number): number {
  const word = (place: number): string => sentence[place]?.word ?? '';
  switch (type) {
    case 'person':
      return personAt(at, sentence);
    case 'place':
      return placeAt(at, sentence);
    case 'date':
      return dateAt(word(at), word(at - 1), word(at + 1), sentence[at]?.capitalised === true);
    case 'reason':
      return STRONG_REASONS.has(word(at)) ? 1 : at > 0 && WEAK_REASONS.has(word(at)) ? 0.3 : 0;
    case 'number':
    case 'other':
      return 0;
  }
}

function isName(word: KindWord | undefined): boolean {
  if (!word?.capitalised || word.isStop || NO_NAMES.has(word.word)) return false;
  return classOf(word.word, true) === 'word';
}

function personAt(at: number, sentence: readonly KindWord[]): number {
  const word = (place: number): string => sentence[place]?.word ?? '';
  if (!isName(sentence[at]) || OF_NO_PERSON.has(word(at)) || PEOPLE_TITLES.has(word(at))) return 0;
  if (OF_NO_PERSON.has(word(at + 1)) && isName(sentence[at + 1])) return 0;
  if (PEOPLE_TITLES.has(word(at - 1))) return 1;
  const beside = [at - 1, at + 1].find((other) => isName(sentence[other]) && !PEOPLE_TITLES.has(word(other)));
  if (beside === undefined) return at === 0 ? 0 : 0.3;
  // "Tomas Reed" beside the asked "Reed" is whom the question names.
  return OF_NO_PERSON.has(word(beside)) || sentence[beside]?.asked ? 0.2 : 1;
}

function placeAt(at: number, sentence: readonly KindWord[]): number {
  const word = (place: number): string => sentence[place]?.word ?? '';
  const lead = word(at - 1);
  if (isName(sentence[at]) && !PEOPLE_TITLES.has(word(at))) {
    if (lead === 'of') return 0.6;
    if (PLACE_LEADS.has(lead)) return 1;
    return lead === 'the' && PLACE_LEADS.has(word(at - 2)) ? 0.8 : 0.2;
  }
  return PLACE_NOUNS.has(word(at)) ? 0.5 : 0;
}

function dateAt(word: string, before: string, after: string, capitalised: boolean): number {
  const kind = classOf(word, capitalised);
  if (kind === 'year' || kind === 'calendar') return 1;
  if (DAYS.has(word) || /^\d{1,2}(?:[.:]\d\d)?(?:am|pm)$/u.test(word)) return 0.8;
  if (CALENDAR_NOUNS.has(word) && CALENDAR_LEADS.has(before))
    return /^(?:last|next|this|previous|following)$/u.test(before) ? 0.8 : 0.4;
  return word === 'ago' || after === 'ago' ? 0.5 : 0;
}
