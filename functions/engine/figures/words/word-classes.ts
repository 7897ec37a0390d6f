import { isNumeric } from '../../text/words.ts';
import { CARDINALS, MAGNITUDES, VAGUE_PLURALS } from '../quantities/lexicon.ts';

/**
 * A word's part of speech as far as its form and a closed list can tell. Open-class words that no rule claims are
 * called nouns, adjectives among them: a noun phrase is read as a run of these.
 */
export type WordClass =
  | 'number'
  | 'determiner'
  | 'preposition'
  | 'conjunction'
  | 'subordinator'
  | 'relative'
  | 'pronoun'
  | 'be'
  | 'have'
  | 'modal'
  | 'adverb'
  | 'verb'
  | 'gerund'
  | 'predicative'
  | 'noun';

const CLOSED_CLASSES: readonly (readonly [WordClass, string])[] = [
  [
    'determiner',
    'the a an this these those its his her their our my your each every all both any no another such other some most many',
  ],
  [
    'preposition',
    'of in on at by for from with to into onto over under after before during across against among amongst amid amidst ' +
      'between through throughout within without near around about above below beyond behind beside besides inside outside off ' +
      'since until till via per as than like despite along toward towards upon unlike compared following up down out aboard versus vs including worth',
  ],
  ['conjunction', 'and or but nor plus yet'],
  ['subordinator', 'that when where while whilst because if although though unless whether whereas so once'],
  ['relative', 'who which whom whose'],
  [
    'pronoun',
    'he she it they we you i him them us me himself herself itself themselves there what how everyone nobody somebody',
  ],
  ['be', 'be been being was were is are am isnt arent wasnt werent get gets got gotten getting'],
  ['have', 'have has had having havent hasnt hadnt'],
  [
    'modal',
    'will would could may might can shall should must cannot wont wouldnt couldnt cant do does did doesnt didnt dont',
  ],
  [
    'adverb',
    'also still now then already later not never only just too again yesterday today tomorrow tonight even ever soon far ' +
      'often here twice thrice almost quite rather very more less else away ago together alone instead otherwise ' +
      'perhaps maybe however',
  ],
  [
    'predicative',
    'dead missing alive ill sick homeless jobless absent unhurt unharmed unaccounted stranded positive negative',
  ],
];

const CLOSED: ReadonlyMap<string, WordClass> = new Map(
  CLOSED_CLASSES.flatMap(([wordClass, list]) => list.split(' ').map((word): [string, WordClass] => [word, wordClass])),
);

/** Verb forms that do not end in "-ed", and base forms common enough after a plural subject or an auxiliary. */
const VERBS: ReadonlySet<string> = new Set(
  (
    'left thought cut cuts lost won took taken take made make gave given hit hurt slain slew found held hold sent said say says told tell tells came ' +
    'come went gone go goes rose risen fell fallen grew grown saw seen became become began begun broke broken brought bring ' +
    'built bought buy caught chose chosen drew drawn drove driven fled fought flew flown kept keep knew known know led met ' +
    'paid pay ran sold sell shut spent spend spoke spoken speak stood stand stands stole stolen struck swept swam taught threw thrown ' +
    'understood wore worn wrote written beat beaten born sought seek burnt torn shot hid hidden sank sunk sang shook shaken ' +
    'slept stuck swore won win wins lose loses die dies kill kills injure injures wounds live lives plans aims hopes wants intends attend include includes ' +
    'contain contains comprise comprises exceed exceeds remain remains reach reaches total totals averages hosts employs ' +
    'cost costs leaves leave takes gives makes has serve serves operate operates produce produces believe believes think ' +
    'thinks claims claim add adds put puts suggests suggest shows show estimates estimate expects expect become ' +
    'dealt felt laid lent meant sped spun swung underwent undertook underwent withdrew withdrawn arose awoke bore ' +
    'bound bred cast clung crept dug drank fed froze frozen ground hung knelt lit overcame overtook rang ridden rode ' +
    'spread tore blew shone shrank slid spat split sprang strove swollen woke wept wound upheld'
  ).split(' '),
);

/** End in "-ed" or "-ing" and are no verb forms. */
const NOT_VERBS: ReadonlySet<string> = new Set(
  (
    'hundred red bed speed need seed feed breed weed reed greed shed sled indeed sacred naked wicked hatred kindred biped ' +
    'building buildings meeting wedding evening morning king thing ring spring string wing ceiling painting being during ' +
    'lightning something anything nothing everything sibling offspring viking darling housing clothing shilling pudding sterling'
  ).split(' '),
);

const LY_ADJECTIVES: ReadonlySet<string> = new Set(
  (
    'family assembly july italy supply rally ally reply anomaly belly bully butterfly monopoly jelly fly early daily weekly monthly yearly ' +
    'friendly elderly deadly only lovely costly likely unlikely holy ugly lonely orderly quarterly hourly'
  ).split(' '),
);

/** `loose`: the word is capitalised where a common word would not be, so its ending says nothing ("United", "Beijing"). */
export function classOf(word: string, loose: boolean): WordClass {
  const closed = CLOSED.get(word);
  if (closed !== undefined) return closed;
  if (isNumeric(word)) return 'number';
  // "One" is a pronoun as often as a number, "score" a verb.
  if (word !== 'one' && word !== 'score' && (CARDINALS.has(word) || MAGNITUDES.has(word) || VAGUE_PLURALS.has(word))) {
    return 'number';
  }
  if (loose) return 'noun';
  if (VERBS.has(word)) return 'verb';
  if (NOT_VERBS.has(word)) return 'noun';
  if (word.endsWith('ed') && word.length > 3) return 'verb';
  if (word.endsWith('ing') && word.length > 4) return 'gerund';
  if (word.endsWith('ly') && word.length > 3 && !LY_ADJECTIVES.has(word)) return 'adverb';
  return 'noun';
}

const IRREGULAR_PLURALS: ReadonlySet<string> = new Set(
  (
    'people police personnel staff feet children sheep aircraft cattle media data youth crew folk mice teeth geese lice ' +
    'criteria phenomena bacteria fungi alumni clergy spacecraft helicopter fish dead wounded injured species series ' +
    'infantry cavalry gendarmerie'
  ).split(' '),
);

const SINGULARS_IN_S: ReadonlySet<string> = new Set(
  'gas bus plus news virus campus crisis basis status census atlas chaos lens bonus focus corps thesis christmas texas'.split(
    ' ',
  ),
);

/** Whether a folded noun is plural in form or is used as one ("police"). */
export function isPlural(word: string): boolean {
  if (IRREGULAR_PLURALS.has(word)) return true;
  if (word.endsWith('men') && word.length > 2 && word !== 'specimen' && word !== 'regimen') return true;
  if (word.endsWith('people') || word.endsWith('children')) return true;
  return (
    word.length > 2 &&
    word.endsWith('s') &&
    !word.endsWith('ss') &&
    !word.endsWith('us') &&
    !word.endsWith('is') &&
    !SINGULARS_IN_S.has(word)
  );
}

/** Plural in form, yet often the first part of a compound: "police officers", "sports events". */
export const PLURAL_MODIFIERS: ReadonlySet<string> = new Set(
  (
    'police sports arms rights women men children youth staff crew news games sales customs operations systems communications ' +
    'savings media data species series aircraft infantry personnel gas fish helicopter cattle'
  ).split(' '),
);

/** Verbs of saying and holding true: what follows is a clause, or they are put in between commas. */
export const REPORTING: ReadonlySet<string> = new Set(
  (
    'say report claim state announc confirm add think believ estim know deni tell said told note warn insist alleg suggest show ' +
    'thought declar acknowledg explain stress accord reveal indic argu write wrote read learn find found fear expect'
  ).split(' '),
);
