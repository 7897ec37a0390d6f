import type { Rings } from '../concepts/rings.ts';
import { namesPersons } from '../figures/words/event-nouns.ts';
import { isPlural } from '../figures/words/word-classes.ts';
import { isRareWord } from '../text/background.ts';
import { tokenize } from '../text/tokens.ts';
import { type NounPhrase, type Phrase, phrasesOf, type QuestionPhrases } from './question-phrases.ts';

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** How a phrase of the fragment enters the question; `null`: it cannot. */
type Entry = readonly Edit[] | null;

/** Participles that need no auxiliary: verbs of the past that have no object. */
const INTRANSITIVE =
  /^(?:died|perished|survived|resigned|fled|voted|protested|marched|escaped|returned|drowned|fell|rose|left|disappeared|arrived|recovered|starved|rallied)$/u;
const WITHIN =
  /^(?:city|cities|regions?|villages?|towns?|country|provinces?|districts?|states?|county|capital|hospitals?|prisons?|streets?|squares?|suburbs?|north|south|east|west|buildings?|market|residence|palace|hotels?|parliament|church|mosque|mountains?|factory|factories|schools?|tunnel|cent(?:re|er))$/u;

/**
 * `before` with the phrases of `fragment` in the place of those of their kind, and the others behind it: "in Aktau" for "in
 * Almaty", "civilians" for "police", "were injured" for "died". `null` when the fragment has no phrase, or one that no
 * part of the question is like. `joined`: something like "and" stood before it, so that its capital says that it is a name.
 */
export function substituted(fragment: string, before: string, rings: Rings, joined: boolean): string | null {
  // A word before it, for which a capital is no beginning of a sentence.
  const part = phrasesOf(`and ${joined ? fragment : withoutSentenceCapital(fragment, rings)}`, rings);
  const question = phrasesOf(before, rings);
  if (part.phrases.length === 0 || part.words.tokens.some(({ word }) => /^(?:not|never|no|nobody)$/u.test(word)))
    return null;
  const edits: Edit[] = [];
  for (const phrase of part.phrases) {
    const entry = entryOf(phrase, part, question);
    if (entry === null) return null;
    edits.push(...entry);
  }
  return ended(applied(before, edits));
}

export function ended(question: string): string {
  return `${question.replace(/(?<![\s?!.,])[\s?!.,]+$/u, '')}?`;
}

/** Later edits of a place that is taken already are left out. */
function applied(text: string, edits: readonly Edit[]): string {
  let result = text;
  let free = Number.POSITIVE_INFINITY;
  for (const edit of edits.toSorted((a, b) => b.start - a.start || edits.indexOf(b) - edits.indexOf(a))) {
    if (edit.end > free) continue;
    result = result.slice(0, edit.start) + edit.text + result.slice(edit.end);
    free = edit.start === edit.end ? free : edit.start;
  }
  return result;
}

function withoutSentenceCapital(fragment: string, rings: Rings): string {
  const [first, second] = tokenize(fragment);
  if (!first?.capitalised || second?.capitalised) return fragment;
  const { words, phrases } = phrasesOf(fragment.toLowerCase(), rings);
  const known = words.concept(0) !== null || words.classes[0] !== 'noun' || phrases[0]?.noun?.people;
  const common = known || isPlural(first.word) || !isRareWord(first.stem);
  return common && first.word !== 'u.s' ? fragment.slice(0, 1).toLowerCase() + fragment.slice(1) : fragment;
}

function entryOf(phrase: Phrase, part: QuestionPhrases, question: QuestionPhrases): Entry {
  const text = part.text.slice(phrase.start, phrase.end);
  switch (phrase.kind) {
    case 'time':
    case 'place':
      return inPlaceOf(
        question.phrases.find(({ kind }) => kind === phrase.kind),
        text,
        question,
      );
    case 'circumstance':
      return inPlaceOf(
        question.phrases.find(({ kind, lead }) => kind === 'circumstance' && lead === phrase.lead),
        text,
        question,
      );
    case 'verb':
      return verbEntry(phrase, part, question);
    case 'noun':
      return phrase.noun && nounEntry(phrase.noun, text, part, question);
  }
}

function inPlaceOf(phrase: Phrase | undefined, text: string, { text: whole }: QuestionPhrases): Edit[] {
  return [phrase ? { start: phrase.start, end: phrase.end, text } : appended(text, whole)];
}

function appended(text: string, whole: string): Edit {
  return { start: whole.length, end: whole.length, text: ` ${text}` };
}

function nounEntry(noun: NounPhrase, text: string, part: QuestionPhrases, question: QuestionPhrases): Entry {
  const { counted, form, words } = question;
  const head = part.words.word(noun.head);
  const verb = question.phrases.find(({ kind, first }) => kind === 'verb' && first > (counted?.last ?? 0));
  if (noun.event && noun.plural && form === 'count' && counted && !counted.noun?.event) {
    if (!verb || words.classes[verb.first] === 'modal') return null;
    return [{ start: counted.start, end: verb.end, text: `${text} were there` }];
  }
  const target = likest(noun, question) ?? onlyThing(noun, question);
  if (target) {
    const { start } = target;
    // "The profit of Acme" and "revenue": still of Acme.
    const end = target.of?.name && !noun.of && !noun.name && !target.people ? target.headEnd : target.end;
    return [...agreeing(noun, target, question), { start, end, text: withArticle(text, noun, target, question) }];
  }
  const bare = !noun.determined && !noun.name;
  if (form === 'count' && counted && bare && noun.plural && !noun.somewhere) {
    return [{ start: counted.start, end: counted.end, text }];
  }
  if (form === 'who' && noun.people && bare && verb) return whichOf(text, question);
  if (noun.people || namesPersons(head)) return null;
  if (noun.somewhere) return [appended(`${WITHIN.test(head) ? 'in' : 'at'} ${text}`, question.text)];
  const isPlaceName = noun.name || (bare && !noun.plural && part.words.concept(noun.head) === null && isRareWord(head));
  if (isPlaceName)
    return inPlaceOf(
      question.phrases.find(({ kind }) => kind === 'place'),
      `in ${text}`,
      question,
    );
  return noun.determined && !noun.plural ? [appended(`in ${text}`, question.text)] : null;
}

/** "Who was killed?" and "police?": which police were killed. */
function whichOf(text: string, { words }: QuestionPhrases): Edit[] {
  const [who, next] = words.tokens;
  const plural = AGREEING.get(next?.word ?? '');
  const rest = plural && next ? [{ start: next.start, end: next.end, text: plural }] : [];
  return [{ start: who?.start ?? 0, end: who?.end ?? 0, text: `which ${text}` }, ...rest];
}

/** The noun phrase that is most like it: people for people, names for names, the counted rather than others. */
function likest(noun: NounPhrase, { phrases, counted }: QuestionPhrases): NounPhrase | null {
  let best: NounPhrase | null = null;
  let most = 0;
  const nouns = phrases.flatMap((phrase) => [phrase.noun, phrase.noun?.of].map((other) => ({ phrase, other })));
  for (const { phrase, other } of nouns) {
    if (!other) continue;
    let likeness = noun.people && other.people ? 5 : noun.people !== other.people ? -4 : 0;
    likeness += noun.name && other.name ? 4 : noun.name !== other.name ? -3 : 0;
    likeness += noun.somewhere && other.somewhere ? 3 : noun.somewhere !== other.somewhere ? -1 : 0;
    likeness += noun.event && other.event ? 2 : noun.event !== other.event ? -3 : 0;
    likeness += noun.determined === other.determined ? 1 : 0;
    likeness += noun.plural === other.plural ? 1.5 : -1;
    if (other === counted?.noun && !noun.determined && !noun.name) likeness += 1;
    if (phrase.kind !== 'noun') likeness -= 0.5;
    if (likeness > most) [best, most] = [other, likeness];
  }
  return best;
}

/** A thing for the only thing of the question: "the trains" for "the airport". */
function onlyThing(noun: NounPhrase, { phrases, form }: QuestionPhrases): NounPhrase | null {
  const nouns = phrases.flatMap(({ kind, noun: other }) => (kind === 'noun' && other ? other : []));
  const [only] = nouns;
  if (!only || nouns.length > 1 || form === 'count' || noun.name || noun.people || noun.event) return null;
  return only.people || only.name ? null : only;
}

function withArticle(
  text: string,
  noun: NounPhrase,
  other: NounPhrase,
  { text: whole, counted }: QuestionPhrases,
): string {
  const takes = /^the\s/iu.test(whole.slice(other.start, other.end)) && other !== counted?.noun;
  return takes && !noun.determined && !noun.name ? `the ${text}` : text;
}

const AGREEING: ReadonlyMap<string, string> = new Map([
  ['was', 'were'],
  ['is', 'are'],
  ['has', 'have'],
  ['does', 'do'],
]);

/** The auxiliary before the phrase that is replaced, when one of the two is plural: "was the airport", "were the trains". */
function agreeing(noun: NounPhrase, other: NounPhrase, { words }: QuestionPhrases): Edit[] {
  const auxiliary = words.tokens[other.first - 1];
  if (!auxiliary || noun.plural === other.plural) return [];
  const singular = [...AGREEING].find(([, plural]) => plural === auxiliary.word)?.[0];
  const form = noun.plural ? AGREEING.get(auxiliary.word) : singular;
  return form === undefined ? [] : [{ start: auxiliary.start, end: auxiliary.end, text: form }];
}

function verbEntry(phrase: Phrase, part: QuestionPhrases, { words, phrases, form, counted }: QuestionPhrases): Entry {
  if (phrase.verb === null) return null;
  const given = part.words.word(phrase.verb);
  const replacing = /^(?:dead|deceased)$/u.test(given) ? 'died' : given;
  const old = phrases.findLast(({ verb }) => verb !== null);
  if (!old || old.verb === null) return null;
  const main = words.tokens[old.verb];
  if (!main) return null;
  const alone = { start: main.start, end: main.end, text: replacing };
  const active = INTRANSITIVE.test(replacing);
  const passive = phrases.some(
    ({ first, last }) => last <= old.last && words.classes.slice(first, last + 1).includes('be'),
  );
  const asksOwn = form === 'count' || form === 'who';
  if (passive) {
    if (!active) return [alone];
    return asksOwn && old.first < old.verb ? [{ start: old.start, end: old.end, text: replacing }] : null;
  }
  const object = phrases.some(({ kind, first }) => kind === 'noun' && first > old.last);
  if (object || active) return words.classes.includes('modal') ? null : [alone];
  if (!asksOwn || old.first !== old.verb || words.classes.includes('modal')) return null;
  const were = form === 'count' && (counted?.noun?.plural ?? true) ? 'were' : 'was';
  return [{ start: main.start, end: main.end, text: `${were} ${replacing}` }];
}
