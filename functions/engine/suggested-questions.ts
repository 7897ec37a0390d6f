import { answer } from './answer.ts';
import type { Figure } from './figures/figures.ts';
import { namesPersons } from './figures/words/event-nouns.ts';
import { isPlural } from './figures/words/word-classes.ts';
import type { CorpusIndex } from './search/corpus-index.ts';
import { compare } from './text/compare.ts';
import { tokenize } from './text/tokens.ts';

/**
 * What is asked of a counted noun, by the ring or the stem of what became of it. A closed list: every question that is made
 * of it is good English, whatever the articles say.
 */
const PREDICATES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    died: 'death kill die dead deadli fatal fatality slain perish murder',
    'were injured': 'injury injur wound hurt',
    'were taken to hospital': 'hospital hospit hospitalis',
    'were detained': 'detention detain arrest jail imprison',
    'were evacuated': 'evacuation evacu',
    'are missing': 'missing miss',
    'were infected': 'infection infect',
    'were vaccinated': 'vaccine vaccin inocul',
    'were rescued': 'rescu',
    'were displaced': 'displac',
    'were sent': 'dispatch deploy sent',
    'were destroyed': 'destroy',
    'were damaged': 'damag',
    'were cancelled': 'cancel',
    'were closed': 'closure close shut',
    'were sold': 'sold sell',
    'were built': 'built build',
    'were elected': 'elect',
    'were charged': 'charg',
    'were convicted': 'convict',
    'were laid off': 'laid',
    'were hired': 'hire',
    'were scored': 'score',
    'were cut': 'cut',
    'were lost': 'lost lose',
    'were created': 'creat',
    'were bought': 'bought buy purchas',
    'were delivered': 'deliv',
    'were planted': 'plant',
    'were seized': 'seizure seiz confisc',
    'were stolen': 'theft stole stolen steal',
    'were issued': 'issu',
    'were received': 'receiv',
    'were fined': 'fine',
    resigned: 'resignation resign',
    voted: 'vote',
    protested: 'protest',
  }).flatMap(([predicate, names]) => names.split(' ').map((name): [string, string] => [name, predicate])),
);

/** Of these nothing but people is spoken. */
const OF_PEOPLE =
  /^(?:died|were (?:injured|taken to hospital|detained|infected|vaccinated|rescued|displaced|elected|charged|convicted|laid off|hired|fined)|are missing|resigned|voted|protested)$/u;
/** Of these it goes without saying that people are counted: "24 were killed". */
const OF_UNNAMED = /^(?:died|were (?:injured|taken to hospital|detained))$/u;
/** Words that lean on what was said before them, or say nothing of whom. */
const DANGLING =
  /\b(?:more|other|others|several|additional|further|such|former|new|latter|same|members|ones|cases|times|thousands|hundreds|dozens|least|deaths|injuries|casualties|fatalities|victims)\b/iu;
const LONGEST_NOUN = 3;

/** Answers that are looked at: each takes some milliseconds in a corpus of thousands of passages. */
const MOST_TRIED = 6;
/** Quotations of an answer that is only looked at. */
const LIMIT = 3;
/** As many articles must write of a place before it is asked about, and as many questions may be. */
const PLACE_ARTICLES = 2;
const MOST_PLACES = 2;

interface Candidate {
  readonly question: string;
  readonly predicate: string;
  readonly articles: number;
  readonly amounts: number;
}

/**
 * At most `most` questions that the corpus answers, what sources disagree on first, then what most of them tell; different
 * matters before a second question on one. The same index gives the same questions.
 */
export function suggestQuestions(index: CorpusIndex, most: number): string[] {
  const tried = figureCandidates(index)
    .slice(0, MOST_TRIED)
    .flatMap((candidate) => {
      const { kind, figures } = answer(candidate.question, index, { limit: LIMIT });
      return kind === 'not_found' || figures.length === 0 ? [] : [{ ...candidate, disputed: kind === 'disputed' }];
    })
    .sort((a, b) => Number(b.disputed) - Number(a.disputed));
  const firsts = tried.filter(({ predicate }, at) => tried.findIndex((other) => other.predicate === predicate) === at);
  const seconds = tried.filter((candidate) => !firsts.includes(candidate));
  const questions = [...firsts, ...seconds].map(({ question }) => question).slice(0, Math.max(0, most));
  if (questions.length >= most) return questions;
  return [...questions, ...placeQuestions(index).slice(0, Math.min(MOST_PLACES, most - questions.length))];
}

/** A figure of the matter, as a question would ask for it. */
interface Mention {
  readonly noun: string | null;
  readonly article: string;
  readonly amount: string;
}

function figureCandidates({ passages }: CorpusIndex): Candidate[] {
  const matters = new Map<string, { readonly predicate: string; readonly mentions: Mention[] }>();
  for (const { sentences, article } of passages) {
    for (const { figure, start, end } of sentences.flatMap(({ figures, start, end }) =>
      figures.map((figure) => ({ figure, start, end })),
    )) {
      const predicate = predicateOf(figure);
      if (predicate === null || isToldOtherwise(figure, article.text.slice(start, end))) continue;
      const key = `${figure.who ?? 'peopl'}|${predicate}`;
      const matter = matters.get(key) ?? { predicate, mentions: [] };
      matter.mentions.push({
        noun: nounOf(figure, OF_PEOPLE.test(predicate)),
        article: article.id,
        amount: `${figure.min}–${figure.max}`,
      });
      matters.set(key, matter);
    }
  }
  const candidates = [...matters.values()].flatMap(({ predicate, mentions }) => {
    const noun = bestNoun(mentions);
    if (noun === null) return [];
    const articles = new Set(mentions.map(({ article }) => article)).size;
    const amounts = new Set(mentions.map(({ amount }) => amount)).size;
    return [{ question: `How many ${noun} ${predicate}?`, predicate, articles, amounts }];
  });
  return candidates.sort((a, b) => b.articles - a.articles || b.amounts - a.amounts || compare(a.question, b.question));
}

/** `null` for a figure that does not simply state how many. */
function predicateOf(figure: Figure): string | null {
  const { unit, part, doer, prediction, condition, denial, past, bound, value } = figure;
  if (unit.kind !== 'count' || part || doer || prediction || condition || denial || past) return null;
  if (bound === 'exact' && (value ?? 0) < 2) return null;
  const predicate = PREDICATES.get(figure.what ?? '') ?? PREDICATES.get(figure.manner ?? '') ?? null;
  return figure.who === null && predicate !== null && !OF_UNNAMED.test(predicate) ? null : predicate;
}

/**
 * Whether another verb than the one that was read is right behind the counted noun: "to close the harbour after 12 boats
 * were damaged" does not tell how many boats were closed. In "21 people were taken to hospital" the one that was read comes.
 */
function isToldOtherwise({ start, noun, manner }: Figure, sentence: string): boolean {
  if (noun === null) return false;
  const at = sentence.indexOf(noun, start);
  if (at < 0) return false;
  const behind = sentence.slice(at + noun.length);
  const stems = tokenize(behind.slice(0, CLAUSE_LENGTH)).map(({ stem }) => stem);
  return VERB_BEHIND.test(behind) && manner !== null && !stems.includes(manner);
}

/** "12 boats were damaged", "12 boats have been damaged". */
const VERB_BEHIND = /^ (?:were|was|are|is|(?:have|has|had) been) \p{L}{3,}/u;

/** UTF-16 code units behind a noun in which its verb comes. */
const CLAUSE_LENGTH = 60;

function nounOf({ who, noun }: Figure, ofPeople: boolean): string | null {
  if (who === null || who === 'peopl' || who === 'person') return 'people';
  if (noun === null || !/^\p{L}+(?:[ -]\p{L}+)*$/u.test(noun) || DANGLING.test(noun)) return null;
  const words = tokenize(noun);
  const last = words.at(-1);
  if (ofPeople && !namesPersons(last?.word ?? null)) return null;
  return words.length <= LONGEST_NOUN && last && isPlural(last.word) && !last.capitalised ? noun : null;
}

/** The noun of most articles; then no "-men" where there is another, then the shortest. */
function bestNoun(mentions: readonly Mention[]): string | null {
  const articles = new Map<string, Set<string>>();
  for (const { noun, article } of mentions) {
    if (noun !== null) articles.set(noun, (articles.get(noun) ?? new Set()).add(article));
  }
  const words = (noun: string) => noun.split(/[ -]/u).length;
  const [best] = [...articles].sort(
    ([a, inA], [b, inB]) =>
      Number(a.endsWith('men')) - Number(b.endsWith('men')) ||
      inB.size - inA.size ||
      words(a) - words(b) ||
      compare(a, b),
  );
  return best?.[0] ?? null;
}

/** "in Almaty," and "in Almaty on Monday", but not "in Almaty province" or "shares in Acme". */
const IN_PLACE =
  /(?<!\b(?:shares?|stakes?|interest|confidence|trust|faith|belie[fv]\p{L}*|invest\p{L}*|role|member) )\bin (\p{Lu}\p{Ll}{2,}(?:[- ]\p{Lu}\p{Ll}+)?)(?=[,.;]| (?:on|after|and|were|was|by|during|when|since|before|have|has|had|is|are|said)\b)/gu;
const NO_PLACE =
  /^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:\p{Ll}*(?:ary|ch|il|e|y|t|ber|day))?$|(?:ish|ese|ian)$|^(?:French|German|Arabic|Latin|Dutch|Greek|Hindi|Parliament|Congress|Christmas|Easter|Ramadan|Twitter|Facebook|Telegram|Instagram|Internet|Spring|Summer|Autumn|Winter|God|Section|Chapter|Article|Part|Table|Figure|Group|Round|Week|Day)/u;

function placeQuestions(index: CorpusIndex): string[] {
  const articles = new Map<string, Set<string>>();
  for (const { sentences, article } of index.passages) {
    for (const { start, end } of sentences) {
      for (const [, place = ''] of article.text.slice(start, end).matchAll(IN_PLACE)) {
        if (!NO_PLACE.test(place)) articles.set(place, (articles.get(place) ?? new Set()).add(article.id));
      }
    }
  }
  return [...articles]
    .filter(([, { size }]) => size >= PLACE_ARTICLES)
    .sort(([a, inA], [b, inB]) => inB.size - inA.size || compare(a, b))
    .slice(0, MOST_PLACES)
    .map(([place]) => `What happened in ${place}?`)
    .filter((question) => answer(question, index, { limit: LIMIT }).kind !== 'not_found');
}
