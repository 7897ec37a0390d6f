import { stemWord } from '../text/stems.ts';
import { tokenize } from '../text/tokens.ts';
import { foldWord } from '../text/words.ts';

/**
 * Other names of what a question names. They are no rings: a ring says that words mean the same in any text, an alias only that
 * "German" and "Germany" speak of one country. Each line is one country or body; a name of two words is joined by a hyphen.
 */
const SAME =
  'US,USA,America,American,Americans,United-States|UK,Britain,British,Briton,Britons,Brits,United-Kingdom,Great-Britain|' +
  'EU,European-Union|UN,United-Nations|Nato,NATO|UAE,Emirates,Emirati|' +
  'Afghanistan,Afghan|Albania,Albanian|Algeria,Algerian|Angola,Angolan|Argentina,Argentine,Argentinian|Armenia,Armenian|' +
  'Australia,Australian|Austria,Austrian|Azerbaijan,Azerbaijani,Azeri|Bahrain,Bahraini|Bangladesh,Bangladeshi|Belarus,Belarusian|' +
  'Belgium,Belgian|Bolivia,Bolivian|Bosnia,Bosnian|Brazil,Brazilian|Bulgaria,Bulgarian|Burma,Burmese,Myanmar|Cambodia,Cambodian|' +
  'Cameroon,Cameroonian|Canada,Canadian|Chad,Chadian|Chile,Chilean|China,Chinese|Colombia,Colombian|Congo,Congolese|' +
  'Croatia,Croatian,Croat|Cuba,Cuban|Cyprus,Cypriot|Czechia,Czech|Denmark,Danish,Dane,Danes|Ecuador,Ecuadorian|Egypt,Egyptian|' +
  'England,English|Eritrea,Eritrean|Estonia,Estonian|Ethiopia,Ethiopian|Europe,European|Fiji,Fijian|Finland,Finnish,Finn|' +
  'France,French|Georgia,Georgian|Germany,German|Ghana,Ghanaian|Greece,Greek|Guatemala,Guatemalan|Guinea,Guinean|Haiti,Haitian|' +
  'Honduras,Honduran|Hungary,Hungarian|Iceland,Icelandic|India,Indian|Indonesia,Indonesian|Iran,Iranian|Iraq,Iraqi|Ireland,Irish|' +
  'Israel,Israeli|Italy,Italian|Jamaica,Jamaican|Japan,Japanese|Jordan,Jordanian|Kazakhstan,Kazakh,Kazakhstani|Kenya,Kenyan|' +
  'Korea,Korean|Kosovo,Kosovar|Kuwait,Kuwaiti|Kyrgyzstan,Kyrgyz|Laos,Laotian|Latvia,Latvian|Lebanon,Lebanese|Liberia,Liberian|' +
  'Libya,Libyan|Lithuania,Lithuanian|Macedonia,Macedonian|Malawi,Malawian|Malaysia,Malaysian|Mali,Malian|Malta,Maltese|' +
  'Mexico,Mexican|Moldova,Moldovan|Mongolia,Mongolian|Montenegro,Montenegrin|Morocco,Moroccan|Mozambique,Mozambican|Nepal,Nepalese,Nepali|' +
  'Netherlands,Dutch,Holland|Nicaragua,Nicaraguan|Nigeria,Nigerian|Norway,Norwegian|Oman,Omani|Pakistan,Pakistani|' +
  'Palestine,Palestinian|Panama,Panamanian|Paraguay,Paraguayan|Peru,Peruvian|Philippines,Philippine,Filipino|Poland,Polish,Pole,Poles|' +
  'Portugal,Portuguese|Qatar,Qatari|Romania,Romanian|Russia,Russian|Rwanda,Rwandan|Saudi-Arabia,Saudi|Scotland,Scottish,Scot,Scots|' +
  'Senegal,Senegalese|Serbia,Serbian,Serb|Singapore,Singaporean|Slovakia,Slovak|Slovenia,Slovenian,Slovene|Somalia,Somali|Spain,Spanish,Spaniard|' +
  'Sudan,Sudanese|Sweden,Swedish,Swede|Switzerland,Swiss|Syria,Syrian|Taiwan,Taiwanese|Tajikistan,Tajik|Tanzania,Tanzanian|' +
  'Thailand,Thai|Tibet,Tibetan|Tunisia,Tunisian|Turkey,Turkish,Turk,Turkiye|Turkmenistan,Turkmen|Uganda,Ugandan|Ukraine,Ukrainian|' +
  'Uruguay,Uruguayan|Uzbekistan,Uzbek|Venezuela,Venezuelan|Vietnam,Vietnamese|Wales,Welsh|Yemen,Yemeni|Zambia,Zambian|Zimbabwe,Zimbabwean';

/** Short for a name of two words, which has no short form of its own in a text that prints it in full. */
const SHORT_FOR: ReadonlyMap<string, string> = new Map(
  Object.entries({
    NYC: 'New-York',
    LA: 'Los-Angeles',
    SF: 'San-Francisco',
    DRC: 'Congo',
    PRC: 'China',
    NZ: 'New-Zealand',
  }),
);

/** Stems; a name of two words is both of them. */
export type NameForm = readonly string[];

const groups: readonly (readonly NameForm[])[] = SAME.split('|').map((line) => distinct(line.split(',').map(formOf)));
const groupOf = new Map<string, readonly NameForm[]>();
for (const group of groups) for (const form of group) groupOf.set(form.join(' '), group);

function formOf(name: string): NameForm {
  return name.split('-').map((word) => stemWord(foldWord(word)));
}

function distinct(forms: readonly NameForm[]): readonly NameForm[] {
  const byStems = new Map(forms.map((form) => [form.join(' '), form]));
  return [...byStems.values()];
}

/** The names that open a name of two words: "united" before "states", "kingdom", "nations". */
const pairs: ReadonlyMap<string, readonly NameForm[]> = new Map(
  groups.flatMap((group) => group.filter(({ length }) => length === 2).map((form) => [form.join(' '), group] as const)),
);

/** Whether two words that follow each other, as stems, are one name with aliases: "unit", "state". */
export function isPairName(left: string, right: string): boolean {
  return pairs.has(`${left} ${right}`);
}

/** Bodies and continents, which no country rules out. */
const NO_COUNTRIES = /^(?:EU|UN|Nato|Europe),/u;

const countries: ReadonlyMap<string, string> = new Map(
  SAME.split('|')
    .filter((line) => !NO_COUNTRIES.test(line))
    .flatMap((line) => {
      const names = line.split(',');
      return names.map((name) => [stemsOfName(name), names[0] ?? name] as const);
    }),
);

/** As a text prints it: "US" is read as "u.s". */
function stemsOfName(name: string): string {
  return tokenize(name.replaceAll('-', ' '))
    .map(({ stem }) => stem)
    .join(' ');
}

/** The country that a name or its adjective stands for, by its first name in the list; `null` where it is none. */
export function countryOf(stem: string): string | null {
  return countries.get(stem) ?? null;
}

/**
 * The other forms of a name: the country of an adjective and its reverse, what is abbreviated, and the spelling of "ö" as "oe" or
 * "o". `form` are its stems, `word` its printed form.
 */
export function aliasesOf(form: NameForm, word: string): readonly NameForm[] {
  const own = form.join(' ');
  const long = SHORT_FOR.get(word);
  const same = groupOf.get(own)?.filter((other) => other.join(' ') !== own) ?? [];
  return [
    ...same,
    ...(long === undefined ? [] : [formOf(long)]),
    ...spellingsOf(word).map((spelling): NameForm => [stemWord(spelling)]),
  ].filter((other) => other.join(' ') !== own);
}

/** "Schröder" folds to "schroder", and is printed "Schroeder" where type has no umlauts. */
function spellingsOf(word: string): string[] {
  const spellings: string[] = [];
  const spelled = word.normalize('NFC').toLowerCase();
  if (/[äöü]/u.test(spelled)) {
    spellings.push(foldWord(spelled.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue')));
  }
  const folded = foldWord(word);
  if (folded.length >= 5 && /[aou]e/u.test(folded)) spellings.push(folded.replace(/([aou])e/gu, '$1'));
  // The reader may type "Muller" for what the article prints as "Mueller".
  return spellings.filter((spelling) => spelling !== folded);
}
