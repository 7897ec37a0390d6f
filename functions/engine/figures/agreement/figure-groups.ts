import { compare } from '../../text/compare.ts';
import { amountOf } from '../amounts.ts';
import { figureLabel, mannerWord, placePhrase } from '../figure-labels.ts';
import type { Figure } from '../figures.ts';
import type { Bound } from '../quantities/hedges.ts';
import type { Unit } from '../quantities/measures.ts';
import { isNarrow } from './figure-answers.ts';
import type { FigureRelation } from './figure-relations.ts';
import { originsOf } from './origins.ts';

/** A quoted sentence with its figures and where it comes from. */
export interface FigureSource {
  readonly text: string;
  readonly figures: readonly Figure[];
  /** Index of the quotation in the reply. */
  readonly quote: number;
  /** Article id. */
  readonly article: string;
  /** Of an edited copy: the id of the article it counts as one origin with; else its own. */
  readonly original: string;
  readonly publisher: string | null;
  /** `YYYY-MM-DD`, `null` when not stated. */
  readonly published: string | null;
  /** All that the article says: whether it names a place. */
  readonly articleText: string;
  /**
   * Places in `figures` of those that are known to answer the question: only they and their parts are compared. Absent: the rules
   * alone say which do.
   */
  readonly answering?: ReadonlySet<number>;
  /** By places in `figures`: which way something moved by each, where the question asks for a change. */
  readonly moved?: ReadonlyMap<number, Moved>;
}

/** Which way something moved, beside what is asked. */
export interface Moved {
  /** `null` where it moved as the question says. */
  readonly way: 'up' | 'down' | null;
  /** -1 where it moved against what is asked, or fell where that is open. */
  readonly sign: 1 | -1;
}

/** All quotations that give one figure for one thing. */
export interface FigureGroup {
  readonly label: string;
  /** Below 0 where something moved against what is asked, or fell where that is open; so are `min` and `max`. */
  readonly value: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly bound: Bound;
  readonly unit: Unit;
  readonly who: string | null;
  readonly what: string | null;
  /** `asked`: a figure of exactly what is asked; `narrower`: of a part of it, never a rival of a total. */
  readonly scope: 'asked' | 'narrower';
  /** Index of the group it is a part of, where a source tells or the same article gives the whole. */
  readonly subsetOf?: number;
  /** Who says so, each once: the name cited, else the publisher, else the article. */
  readonly origins: readonly string[];
  /** Ids of the articles, in the order of the quotations. */
  readonly articles: readonly string[];
  /** Indexes of the quotations, ascending. */
  readonly quotes: readonly number[];
  /** Its place in each of them: UTF-16 offsets into the quotation's text. */
  readonly spans: readonly FigureSpan[];
  /** Beside a claim: how it relates to the claim's figure. Absent for parts, and where the claim is not compared. */
  readonly relation?: FigureRelation;
}

/** Hedge, number, sign and unit of a figure in a quotation. */
interface FigureSpan {
  /** Index of the quotation. */
  readonly quote: number;
  readonly start: number;
  readonly end: number;
}

/** One figure of one source that bears on the question. `index` is its place in the source's figures. */
export interface Statement {
  readonly source: FigureSource;
  readonly figure: Figure;
  readonly index: number;
  readonly scope: 'asked' | 'narrower';
  /** Its place sets it apart from the others, and is said with it. */
  readonly placed?: boolean;
}

/** Statements of one figure; never empty. */
export type Cluster = readonly Statement[];

/**
 * One key for all figures that say the same: "some eight" and "8" are one claim, "at least 18" and 18 are two, and so are
 * five million dollars and five million euros.
 */
export function amountKey({
  bound,
  value,
  min,
  max,
  unit,
}: Pick<Figure, 'bound' | 'value' | 'min' | 'max' | 'unit'>): string {
  return [bound === 'about' ? 'exact' : bound, value ?? '', min ?? '', max ?? '', unitName(unit)].join('|');
}

/** What a figure is told in; figures in other units are never compared. */
export function unitName(unit: Unit): string {
  return unit.kind === 'money' ? unit.currency : unit.kind === 'measure' ? unit.unit : unit.kind;
}

/** `null` where no change is asked for, or the source says no way. */
export function movedOf({ source, index }: Pick<Statement, 'source' | 'index'>): Moved | null {
  return source.moved?.get(index) ?? null;
}

/** Statements by value, bound and unit, by which way something moved, and by whatever `scope` tells apart besides. */
export function cluster(statements: readonly Statement[], scope: (statement: Statement) => string): Cluster[] {
  const clusters = new Map<string, Statement[]>();
  for (const statement of statements) {
    const isAgainst = movedOf(statement)?.sign === -1;
    const key = `${amountKey(statement.figure)}|${isAgainst}|${scope(statement)}`;
    const members = clusters.get(key);
    if (members) members.push(statement);
    else clusters.set(key, [statement]);
  }
  return [...clusters.values()];
}

/** Parts are kept apart by whom and what they are of, and where. */
export function clusterParts(parts: readonly Statement[]): Cluster[] {
  const clusters = cluster(
    parts,
    ({ figure }) =>
      `${figure.who ?? ''}|${figure.what ?? ''}|${isNarrow(figure.manner) ? figure.manner : ''}|${figure.place ?? ''}`,
  );
  return clusters.sort((a, b) => size(a) - size(b) || compare(amountKey(first(a).figure), amountKey(first(b).figure)));
}

function first(cluster: Cluster): Statement {
  const [statement] = cluster;
  if (!statement) throw new Error('a cluster is never empty');
  return statement;
}

export function size(cluster: Cluster): number {
  return amountOf(first(cluster).figure);
}

/** Of equal size: exact before "at least", for a fixed order. */
export function rank(cluster: Cluster): number {
  const order: Record<Bound, number> = { 'at-most': 0, exact: 1, about: 1, range: 2, 'at-least': 3, vague: 4 };
  return order[first(cluster).figure.bound];
}

/** The total that a part belongs to: the one its sentence names, else the nearest of the same article that can hold it. */
export function wholeOfPart(part: Statement, totals: readonly Cluster[]): Cluster | null {
  const { figure, source } = part;
  if (figure.subsetOf !== null) {
    const own = totals.find((total) =>
      total.some((other) => other.source === source && other.index === figure.subsetOf),
    );
    if (own) return own;
  }
  // A town's share or rainfall is no part of the country's.
  if (part.placed && figure.unit.kind !== 'count' && figure.unit.kind !== 'money') return null;
  let nearest: Cluster | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const total of totals) {
    for (const other of total) {
      if (other.source.article !== source.article || !canHold(other.figure, figure)) continue;
      const distance = Math.abs(other.source.quote - source.quote);
      if (distance < least) {
        least = distance;
        nearest = total;
      }
    }
  }
  return nearest;
}

export function canHold(whole: Figure, part: Figure): boolean {
  const least = part.value ?? part.min ?? 0;
  const most =
    whole.max ??
    (whole.bound === 'at-least' || whole.bound === 'vague' ? Number.POSITIVE_INFINITY : (whole.value ?? 0));
  return least <= most;
}

export function groupOf(cluster: Cluster, subsetOf?: number): FigureGroup {
  const members = [...cluster].sort((a, b) => a.source.quote - b.source.quote);
  // The plainest wording stands for all: 8 rather than "some eight".
  const plain = members.find(({ figure }) => figure.bound === 'exact') ?? first(members);
  const { figure, source, scope } = plain;
  const label = figureLabel(figure, source.text);
  const where = plain.placed && figure.place !== null ? ` ${placePhrase(figure.place, source.text)}` : '';
  const { unit, who, what } = figure;
  const moved = members.map(movedOf).find((one) => one !== null);
  const way = moved?.way ? `${moved.way} ` : '';
  return {
    label: `${way}${label}${scope === 'narrower' ? narrowing(plain) : ''}${where}`,
    ...(moved?.sign === -1 ? below(figure) : pick(figure)),
    unit,
    who,
    what,
    scope,
    ...(subsetOf === undefined ? {} : { subsetOf }),
    origins: originsOf(members),
    articles: [...new Set(members.map((member) => member.source.article))],
    quotes: [...new Set(members.map((member) => member.source.quote))],
    spans: members.map((member) => ({
      quote: member.source.quote,
      start: member.figure.start,
      end: member.figure.end,
    })),
  };
}

type Amount = Pick<FigureGroup, 'value' | 'min' | 'max' | 'bound'>;

function pick({ value, min, max, bound }: Amount): Amount {
  return { value, min, max, bound };
}

/** "At least 3% down" is at most -3. */
function below({ value, min, max, bound }: Amount): Amount {
  const negative = (amount: number | null) => (amount === null ? null : -amount);
  const turned: Partial<Record<Bound, Bound>> = { 'at-least': 'at-most', 'at-most': 'at-least' };
  return { value: negative(value), min: negative(max), max: negative(min), bound: turned[bound] ?? bound };
}

/** What makes a part a part: "2 beheaded", "353 police officers", "dozens of protesters". */
function narrowing({ figure, source }: Statement): string {
  const isOrdinary = !isNarrow(figure.manner) && figure.noun === null;
  // "13, of whom 6 died in Oran": they differ by their place.
  if (figure.part && figure.place !== null && isOrdinary) return ` ${placePhrase(figure.place, source.text)}`;
  const special = figure.part || isNarrow(figure.manner) || /^hospit/u.test(figure.manner ?? '');
  const manner = special ? mannerWord(figure, source.text) : null;
  if (manner !== null) return ` ${manner}`;
  if (figure.noun === null) return '';
  return figure.bound === 'vague' && /s$/u.test(figureLabel(figure, source.text))
    ? ` of ${figure.noun}`
    : ` ${figure.noun}`;
}

/** The quotation that shows a source, and where in it, in UTF-16 code units, the source's text begins. */
export interface ShownAt {
  readonly quote: number;
  readonly offset: number;
}

/** A group's quotations as they are shown, those left out that are not (`null`). */
export function shownGroup(group: FigureGroup, shownAt: readonly (ShownAt | null)[]): FigureGroup {
  const quotes = new Set(group.quotes.flatMap((quote) => shownAt[quote]?.quote ?? []));
  const spans = group.spans.flatMap(({ quote, start, end }) => {
    const place = shownAt[quote];
    return place ? [{ quote: place.quote, start: start + place.offset, end: end + place.offset }] : [];
  });
  spans.sort((a, b) => a.quote - b.quote || a.start - b.start);
  return { ...group, quotes: [...quotes].sort((a, b) => a - b), spans };
}

/**
 * The groups of what is shown: quotations renumbered by `shownAt` (`null`: not shown), groups without any left out, and
 * parts of those that are left out standing on their own. Origins and articles stay those of all that was found.
 */
export function groupsOfShown(groups: readonly FigureGroup[], shownAt: readonly (ShownAt | null)[]): FigureGroup[] {
  const shown = groups.flatMap((one, at) => {
    const group = shownGroup(one, shownAt);
    return group.quotes.length > 0 ? [{ at, group }] : [];
  });
  return shown.map(({ group: { subsetOf, ...group } }) => {
    const whole = subsetOf === undefined ? -1 : shown.findIndex(({ at }) => at === subsetOf);
    return whole < 0 ? group : { ...group, subsetOf: whole };
  });
}

/** The groups with the one that has the figure of a quotation first, its parts behind it, and the others in their order. */
export function leadWith(groups: readonly FigureGroup[], leading: Omit<FigureSpan, 'end'>): FigureGroup[] {
  const isLeading = ({ quote, start }: FigureSpan) => quote === leading.quote && start === leading.start;
  const lead = groups.findIndex(({ scope, spans }) => scope === 'asked' && spans.some(isLeading));
  if (lead <= 0) return [...groups];
  const leads = (_: FigureGroup, at: number) => at === lead || groups[at]?.subsetOf === lead;
  const order = [...groups.filter(leads), ...groups.filter((group, at) => !leads(group, at))];
  const place = new Map(groups.map((group, at) => [at, order.indexOf(group)]));
  return order.map(({ subsetOf, ...group }) =>
    subsetOf === undefined ? group : { ...group, subsetOf: place.get(subsetOf) ?? 0 },
  );
}
