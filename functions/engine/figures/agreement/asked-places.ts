import { looseLiteralOf } from '../../text/literal-expression.ts';
import { tokenize } from '../../text/tokens.ts';
import type { QuantityAsk } from '../asks/quantity-ask.ts';
import { isCountry } from '../words/countries.ts';
import { isNarrow } from './figure-answers.ts';
import { amountKey, canHold, type FigureSource, type Statement } from './figure-groups.ts';

/**
 * The statements that may be of the place that is asked for; those of another place are left out, or become `narrower`
 * where they tell of a part of what is asked. Only names are compared: what says no place may be anywhere, and a town is
 * taken for a part of a country, never for one of another town.
 */
export function atAskedPlace(ask: QuantityAsk, all: readonly Statement[]): Statement[] {
  if (all.every(({ figure }) => figure.place === null)) return [...all];
  const statements = withWiderPlaces(all);
  const named = statements.filter(({ figure }) => figure.place !== null && isNamed(ask, figure.place));
  if (named.length > 0) return atNamedPlace(ask, statements, named);
  return ask.place === null ? apart(statements) : around(ask.place, statements);
}

/** "In Brin, Norland" is in the Norland that another source names alone. */
function withWiderPlaces(statements: readonly Statement[]): readonly Statement[] {
  const places = [...new Set(statements.flatMap(({ figure: { place } }) => place ?? []))];
  if (places.length < 2) return statements;
  return statements.map((one) => {
    const { place } = one.figure;
    if (place === null) return one;
    const stems = ` ${tokenize(one.source.text)
      .map(({ stem }) => stem)
      .join(' ')} `;
    const wider = places.find((other) => other !== place && stems.includes(` ${place} ${other} `));
    return wider === undefined ? one : { ...one, figure: { ...one.figure, place: wider } };
  });
}

function atNamedPlace(ask: QuantityAsk, statements: readonly Statement[], named: readonly Statement[]): Statement[] {
  const asksWide = named.some(({ figure }) => figure.place !== null && isWide(figure.place));
  const besides = new Set(named.map(({ source }) => source));
  return statements.flatMap((statement) => {
    const { figure, source } = statement;
    // "The toll stands at 13, of whom 6 died in Oran": the 13 are of somewhere wider, and the 6 all that is asked for.
    if (figure.place === null) return besides.has(source) && figure.unit.kind === 'count' ? [] : [statement];
    if (isNamed(ask, figure.place))
      return [isOnlyPlaced(statement, statements) ? { ...statement, scope: 'asked' } : statement];
    return asksWide && !isWide(figure.place) ? [asPart(statement)] : [];
  });
}

/** Whether nothing but its place makes it a part of another figure that no place is said of. */
function isOnlyPlaced({ figure, source }: Statement, statements: readonly Statement[]): boolean {
  if (figure.subsetOf === null || isNarrow(figure.manner)) return false;
  return statements.some(
    (other) =>
      other.source === source &&
      other.index === figure.subsetOf &&
      other.figure.place === null &&
      (figure.who === null || figure.who === other.figure.who) &&
      figure.what === other.figure.what,
  );
}

/**
 * No figure says the asked place: what says none leads. One that says another is shown beside it only where its article also
 * names the asked one, for a village may be in the province; and for itself where nothing else is left.
 */
function around(asked: string, statements: readonly Statement[]): Statement[] {
  const leads = statements.some(({ scope, figure }) => scope === 'asked' && figure.place === null);
  return statements.flatMap((one) => {
    if (one.figure.place === null) return [one];
    if (!leads) return [{ ...one, placed: true }];
    return asked === 'nationwide' || mentions(one.source, asked) ? [asPart(one)] : [];
  });
}

/**
 * A question without a place: what is said of two towns is no disagreement. What is said of the country or of no place leads,
 * the towns are parts of it; without any such figure each is shown with its place.
 */
function apart(statements: readonly Statement[]): Statement[] {
  const asked = statements.filter(({ scope, figure }) => scope === 'asked' && figure.place !== null);
  const differ = asked.some((one) =>
    asked.some((other) => other.figure.place !== one.figure.place && amountKey(other.figure) !== amountKey(one.figure)),
  );
  if (!differ) return statements.map((one) => (isWithin(one, statements) ? asPart(one) : one));
  const countries = new Set(asked.flatMap(({ figure: { place } }) => (place !== null && isWide(place) ? [place] : [])));
  const isGeneral = ({ figure: { place } }: Statement) => place === null || (countries.size === 1 && isWide(place));
  const leads = statements.some((one) => one.scope === 'asked' && isGeneral(one));
  return statements.map((one) => (isGeneral(one) ? one : leads ? asPart(one) : { ...one, placed: true }));
}

/**
 * One place only: still a part where its own article gives a total that can hold it, or where it is a zero. "No one was hurt in
 * Oran" is no rival of 60 hurt.
 */
function isWithin({ figure, scope, source }: Statement, statements: readonly Statement[]): boolean {
  if (scope !== 'asked' || figure.place === null || isWide(figure.place) || figure.unit.kind !== 'count') return false;
  return statements.some(
    (other) =>
      other.scope === 'asked' &&
      other.figure.place === null &&
      amountKey(other.figure) !== amountKey(figure) &&
      (figure.value === 0 || (other.source.article === source.article && canHold(other.figure, figure))),
  );
}

/** Its place alone makes a part of what was asked for: what it counts goes without saying. */
function asPart(statement: Statement): Statement {
  const { figure, scope } = statement;
  return {
    ...statement,
    scope: 'narrower',
    placed: true,
    figure: scope === 'asked' ? { ...figure, noun: null } : figure,
  };
}

const WIDE_WORDS: ReadonlySet<string> = new Set(['nationwid', 'nationwide', 'nation', 'countri', 'countrywid']);

function isWide(place: string): boolean {
  return place === 'nationwide' || isCountry(place);
}

/** Stems that name no place of their own: "Oran Province" is named by "Oran". */
const KINDS: ReadonlySet<string> = new Set(
  'citi town villag district region provinc state counti municip prefectur'.split(' '),
);

/** Whether the question's words name the place. */
function isNamed({ terms }: QuantityAsk, place: string): boolean {
  if (place === 'nationwide') return terms.some((term) => WIDE_WORDS.has(term));
  const stems = place.split(' ');
  const own = stems.filter((stem) => !KINDS.has(stem));
  return (own.length === 0 ? stems : own).every((stem) => terms.includes(stem));
}

/** Looks for what the stems begin with, since an article may be long, and stems only what it finds. */
function mentions({ articleText }: FigureSource, place: string): boolean {
  return place.split(' ').every((stem) => {
    const beginning = stem.replace(/[iy]$/u, '');
    const words = articleText.matchAll(new RegExp(`(?<!\\p{L})${looseLiteralOf(beginning)}\\p{L}*`, 'giu'));
    return [...words].some(([word]) => tokenize(word)[0]?.stem === stem);
  });
}
