import type { Figure } from '../figures.ts';
import { type Statement, unitName } from './figure-groups.ts';

/** The words right before a figure that changed, and before what it changed to: "from 12 to 31", "to 31, up from 12". */
const FROM = /(?:^|\s)from (?:(?:a|an|the|its|just|only|initial|previous|earlier|previously|initially) )*$/iu;
const TO = /(?:^|\s)to (?:(?:a|an|the|just|only|now|currently) )*$/iu;

/** Characters that such words take at most: a sentence may have hundreds of figures, and each is held against each. */
const MOST_BEFORE = 100;

/** The figure that replaced this one in the same sentence: the 31 of "rose from 12 to 31" for the 12; else `null`. */
export function successorOf(figure: Figure, figures: readonly Figure[], text: string): Figure | null {
  return FROM.test(before(figure, text)) ? replacing(figure, figures, (other) => TO.test(before(other, text))) : null;
}

/** Of each figure of a sentence its {@link successorOf}. What is before a figure is read once, however many there are. */
export function successorsOf(figures: readonly Figure[], text: string): (Figure | null)[] {
  const known = new Map<Figure, boolean>();
  const isTo = (figure: Figure) => {
    const is = known.get(figure) ?? TO.test(before(figure, text));
    known.set(figure, is);
    return is;
  };
  return figures.map((figure) => (FROM.test(before(figure, text)) ? replacing(figure, figures, isTo) : null));
}

function replacing(figure: Figure, figures: readonly Figure[], isTo: (other: Figure) => boolean): Figure | null {
  const follows = (other: Figure) => other !== figure && unitName(other.unit) === unitName(figure.unit) && isTo(other);
  return figures.find((other) => other.start > figure.start && follows(other)) ?? figures.findLast(follows) ?? null;
}

function before({ start }: Figure, text: string): string {
  return text.slice(Math.max(0, start - MOST_BEFORE), start);
}

/**
 * The statements without the figures that their own article says have been replaced: those of a change ("from 12 to 31"),
 * whatever year the sentence gives both, and the same number where the article has it elsewhere. A reader wants what each
 * article gives now; what another article gave before it stays beside it.
 *
 * What a replaced figure counts, its successor counts: where the sentence says it of the first only, the successor takes
 * its place.
 */
export function withoutSuperseded(statements: readonly Statement[]): Statement[] {
  const former = new Set<string>();
  const current = statements.flatMap((statement) => {
    const { source, figure } = statement;
    const successor = successorOf(figure, source.figures, source.text);
    if (!successor || isOfOwnMonth(statement, successor)) return [statement];
    former.add(numberOf(statement));
    const index = source.figures.indexOf(successor);
    if (statements.some((other) => other.source === source && other.index === index)) return [];
    const { start, end, value, min, max, bound } = successor;
    return [{ ...statement, index, figure: { ...figure, start, end, value, min, max, bound, past: successor.past } }];
  });
  if (former.size === 0) return current;
  return current.filter((statement) => statement.scope !== 'asked' || !former.has(numberOf(statement)));
}

/**
 * Asked for December, "fell to 79,000 from 82,000 in December": the former figure answers, and not the one after it, where it has a time of
 * its own.
 */
function isOfOwnMonth(
  { figure: { periods }, index, source: { answering, figures } }: Statement,
  successor: Figure,
): boolean {
  if (answering?.has(index) !== true || answering.has(figures.indexOf(successor))) return false;
  return periods.some((period) => OF_CALENDAR.test(period) && !successor.periods.includes(period));
}

const OF_CALENDAR = /^(?:month|quarter|half) \d/u;

/** The article and the number, however it is hedged. */
function numberOf({ source, figure }: Statement): string {
  return `${source.article} ${figure.value ?? figure.min ?? figure.max} ${unitName(figure.unit)}`;
}
