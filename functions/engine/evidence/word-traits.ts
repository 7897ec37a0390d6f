import { classOf } from '../text/token-classes.ts';
import { TITLES } from './titles.ts';

const words = (list: string): readonly string[] => list.split(' ');

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
const NO_NAMES: ReadonlySet<string> = new Set(
  words(
    'january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday ' +
      'american british english french german russian chinese japanese european african asian indian italian spanish dutch irish scottish welsh ' +
      'israeli iraqi iranian turkish greek polish swiss swedish korean australian canadian mexican brazilian ukrainian kazakh muslim christian jewish ' +
      'democrat democratic republican labour conservative conservatives tory tories internet twitter facebook god',
  ),
);
/** And of those who look into what happened. */
const PEOPLE_TITLES = words('deputy detective inspector');
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
const CLOSE_LEADS = words('last next this previous following');
const DAYS = words('yesterday today tomorrow tonight overnight midnight noon ago soon');
const STRONG_REASONS = words(
  'because due reason reasons cause caused causing owing why prompted sparked triggered blamed blames motivated motive amid protest protesting anger angry dispute fears concerns lack failure result',
);
const WEAK_REASONS = words('after over for to by since so as following allow avoid ensure help hoping');
/** Nouns that go on about whom the sentence before names: "The company said …", "the suspect was …". */
const GENERAL_NOUNS = words(
  'company firm group bank airline carmaker retailer giant party minister president leader team club man woman boy girl suspect victim officer driver judge actor singer pair couple',
);
const OPENINGS = words('he she it they his her its their this that these those such the both');
const PRONOUNS = words('he she it they');

/** What a word is, as bits. */
export const TRAIT = {
  number: 1,
  year: 1 << 1,
  /** Where it is capitalised. */
  calendar: 1 << 2,
  /** Where it is capitalised it names someone or something. */
  name: 1 << 3,
  stop: 1 << 4,
  ofNoPerson: 1 << 5,
  title: 1 << 6,
  peopleTitle: 1 << 7,
  placeLead: 1 << 8,
  placeNoun: 1 << 9,
  calendarNoun: 1 << 10,
  calendarLead: 1 << 11,
  /** "Last", "next": the day is told from today. */
  closeLead: 1 << 12,
  /** "Yesterday", "7pm". */
  day: 1 << 13,
  ago: 1 << 14,
  of: 1 << 15,
  the: 1 << 16,
  strongReason: 1 << 17,
  weakReason: 1 << 18,
  pronoun: 1 << 19,
  one: 1 << 20,
  no: 1 << 21,
  /** Of a word in a sentence: it begins with a capital; the question has it. */
  capitalised: 1 << 22,
  asked: 1 << 23,
  /** It opens a sentence that goes on about what the one before named: "he", "this". */
  opening: 1 << 24,
  /** "The company", "the suspect" do so as well. */
  generalNoun: 1 << 25,
  /** It may be of a correction: one of these words is in each. */
  corrects: 1 << 26,
  /** A time behind it ends something: "held until March" tells of no arrest in March. */
  until: 1 << 27,
} as const;

const LISTED: readonly (readonly [trait: number, words: Iterable<string>])[] = [
  [TRAIT.ofNoPerson, OF_NO_PERSON],
  [TRAIT.title, TITLES],
  [TRAIT.peopleTitle, [...TITLES, ...PEOPLE_TITLES]],
  [TRAIT.placeLead, PLACE_LEADS],
  [TRAIT.placeNoun, PLACE_NOUNS],
  [TRAIT.calendarNoun, CALENDAR_NOUNS],
  [TRAIT.calendarLead, CALENDAR_LEADS],
  [TRAIT.closeLead, CLOSE_LEADS],
  [TRAIT.day, DAYS],
  [TRAIT.ago, ['ago']],
  [TRAIT.of, ['of']],
  [TRAIT.the, ['the']],
  [TRAIT.strongReason, STRONG_REASONS],
  [TRAIT.weakReason, WEAK_REASONS],
  [TRAIT.pronoun, PRONOUNS],
  [TRAIT.one, ['one']],
  [TRAIT.until, ['until', 'till']],
  [TRAIT.no, ['no']],
  [TRAIT.opening, OPENINGS],
  [TRAIT.generalNoun, GENERAL_NOUNS],
];

/** The traits of all words that a list has. */
const TRAITS_OF = new Map<string, number>();
for (const [trait, listed] of LISTED) {
  for (const word of listed) TRAITS_OF.set(word, (TRAITS_OF.get(word) ?? 0) | trait);
}

const CORRECTS =
  /correct|clarification|version|edition|originally|previously|initially|wrongly|mistakenly|misstated|updated|amended|editor/u;
const CLOCK = /^\d{1,2}(?:[.:]\d\d)?(?:am|pm)$/u;

/** Of a folded word, wherever it stands. */
export function traitsOf(word: string, isStop: boolean): number {
  let traits = TRAITS_OF.get(word) ?? 0;
  const kind = classOf(word, true);
  if (kind !== 'word') traits |= TRAIT[kind];
  else if (!isStop && !NO_NAMES.has(word)) traits |= TRAIT.name;
  if (isStop) traits |= TRAIT.stop;
  if (CORRECTS.test(word)) traits |= TRAIT.corrects;
  return CLOCK.test(word) ? traits | TRAIT.day : traits;
}
