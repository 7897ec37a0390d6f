import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import { type Gap, gapOf, signsOf } from '../functions/engine/evidence/confidence-signs.ts';
import { findEvidence } from '../functions/engine/evidence/evidence.ts';
import { withoutConversions } from '../functions/engine/evidence/figure-conversions.ts';
import type { FigureCandidate } from '../functions/engine/evidence/figure-model.ts';
import { type MeasuredFigure, measureFigures } from '../functions/engine/evidence/figure-signs.ts';
import type { QuantityAsk } from '../functions/engine/figures/asks/quantity-ask.ts';
import type { Figure } from '../functions/engine/figures/figures.ts';
import { buildIndex } from '../functions/engine/indexing/build-index.ts';
import { parseQuestion } from '../functions/engine/search/question.ts';
import type { BoundTerm } from '../functions/engine/search/retrieval.ts';
import type { Slice } from '../functions/engine/search/slice.ts';
import { readCorpus } from '../functions/local/corpus/corpus-files.ts';
import { saysAnswer } from './figures-baseline.ts';
import { asksHowMany, loadQuestionSet } from './question-set.ts';
import { defaultRings, sampleCorpus } from './sample-corpus.ts';
import { withheld } from './withheld.ts';

/** A question for a figure, with every figure that might answer it. */
export interface FigureCase {
  readonly id: string;
  readonly question: string;
  readonly ask: QuantityAsk;
  readonly index: Slice;
  readonly terms: readonly BoundTerm[];
  readonly answerable: boolean;
  readonly gap: Gap;
  readonly candidates: readonly LabelledFigure[];
  /** Which half of its set it belongs to, 0 or 1; `null` for sets that are learnt from as a whole. */
  readonly half: 0 | 1 | null;
}

export interface LabelledFigure extends MeasuredFigure {
  /** It answers; it does not; or the labels do not say. */
  readonly label: 'right' | 'wrong' | 'open';
}

const Amount = v.object({
  value: v.nullish(v.number(), null),
  min: v.nullish(v.number(), null),
  max: v.nullish(v.number(), null),
  bound: v.optional(v.string()),
  articles: v.optional(v.array(v.string()), []),
});
const DeskQuestion = v.object({
  id: v.string(),
  question: v.string(),
  kind: v.string(),
  answerable: v.boolean(),
  answers: v.array(v.object({ article: v.string(), text: v.string(), grade: v.optional(v.number(), 2) })),
  figures: v.optional(v.array(Amount), []),
  equivalents: v.optional(v.array(v.object({ value: v.number() })), []),
  ambiguous: v.optional(v.boolean(), false),
});
type DeskQuestion = v.InferOutput<typeof DeskQuestion>;
type Amount = Pick<v.InferOutput<typeof Amount>, 'value' | 'min' | 'max'>;

const FIGURE_KINDS: ReadonlySet<string> = new Set(['how_many', 'how_much', 'how_old', 'share']);

/** The cases of a set of news: a folder of articles/ and questions.jsonl, whose labels name figures and who gives them. */
export async function newsCases(folder: string): Promise<FigureCase[]> {
  const { articles } = await readCorpus(join(folder, 'articles'));
  const index = buildIndex(articles, defaultRings());
  return readFileSync(join(folder, 'questions.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => v.parse(DeskQuestion, JSON.parse(line)))
    .filter(({ kind, ambiguous }) => FIGURE_KINDS.has(kind) && !ambiguous)
    .flatMap((question) => {
      const half = Number(question.id.replaceAll(/\D/gu, '')) % 2 === 0 ? 0 : 1;
      return caseOf(question.question, index, `${basename(folder)} ${question.id}`, half, question.answerable, (one) =>
        newsLabel(question, one),
      );
    });
}

/** Every n-th question is asked a second time with its own passage withheld, so that none answers. */
const WITHHELD = 3;

/**
 * The "how many" questions of a set in which each has one passage that answers it. Some are asked again with that passage
 * withheld.
 */
export function passageCases(folder: string): FigureCase[] {
  const set = loadQuestionSet(folder);
  const index = buildIndex(set.articles, defaultRings());
  return set.questions
    .filter(({ question }) => asksHowMany(question))
    .flatMap(({ id, question, passage, answers }, at) => {
      const says = ({ figure }: MeasuredFigure) => answers.some((answer) => saysAnswer(figure, answer));
      const label = (one: MeasuredFigure) =>
        !says(one) ? 'wrong' : one.evidence.passage.article.id === passage ? 'right' : 'open';
      const answered = caseOf(question, index, id, null, true, label);
      if (at % WITHHELD !== 0) return answered;
      return [...answered, ...caseOf(question, withheld(passage, index), `${id} withheld`, null, false, label)];
    });
}

/** The project's own questions. */
export async function sampleCases(): Promise<FigureCase[]> {
  const { articles, questions } = await sampleCorpus();
  const index = buildIndex(articles, defaultRings());
  return questions.flatMap(({ id, question, kind, answers }) =>
    caseOf(question, index, id, null, kind !== 'not_found', ({ figure, evidence: { passage, sentence } }) => {
      const text = passage.article.text.slice(sentence.start, sentence.end);
      const says = answers.filter(({ key }) => saysAnswer(figure, key));
      const isQuoted = says.some(({ article, key }) => article === passage.article.id && text.includes(key));
      return isQuoted ? 'right' : says.length > 0 ? 'open' : 'wrong';
    }),
  );
}

function caseOf(
  question: string,
  index: Slice,
  id: string,
  half: 0 | 1 | null,
  answerable: boolean,
  label: (one: MeasuredFigure) => LabelledFigure['label'],
): FigureCase[] {
  const parsed = parseQuestion(question, index.rings);
  if (!parsed.quantity) return [];
  const list = findEvidence(parsed, index);
  const signs = signsOf(list);
  const gap = signs ? gapOf(signs) : 'none';
  const measured = measureFigures(parsed.quantity, list, index);
  const candidates = measured.map((one) => ({ ...one, label: label(one) }));
  return [{ id, question, ask: parsed.quantity, index, terms: list.terms, answerable, gap, candidates, half }];
}

/** What is printed once is rarely right by chance; a small number often is. */
const SMALL = 12;

function newsLabel(
  { answerable, figures, answers, equivalents }: DeskQuestion,
  { figure, evidence: { passage, sentence } }: MeasuredFigure,
): LabelledFigure['label'] {
  if (!answerable) return 'wrong';
  const { id, text } = passage.article;
  const said = normalised(text.slice(sentence.start, sentence.end));
  const isAnswer = answers.some(
    ({ article, text: answer, grade }) =>
      grade >= 2 && article === id && (said.includes(normalised(answer)) || normalised(answer).includes(said)),
  );
  const same = figures.filter((gold) => isSame(gold, figure));
  if (same.length > 0) {
    const isGiven = same.some(({ articles }) => articles.includes(id));
    if (isAnswer || (isGiven && Math.abs(amountOf(figure)) > SMALL)) return 'right';
    return isGiven || Math.abs(amountOf(figure)) > SMALL ? 'open' : 'wrong';
  }
  if (equivalents.some(({ value }) => isNear(value, amountOf(figure)))) return 'open';
  return isAnswer && figures.some((gold) => meets(gold, figure)) ? 'open' : 'wrong';
}

/** Whether a labelled figure is this one, as the scoring of such sets has it: within 2%, small ones exactly. */
function isSame(gold: Amount, figure: Amount): boolean {
  return isNear(amountOf(gold), amountOf(figure));
}

function amountOf({ value, min, max }: Amount): number {
  return value ?? min ?? max ?? Number.NaN;
}

function isNear(a: number, b: number): boolean {
  const most = Math.max(Math.abs(a), Math.abs(b));
  return a === b || (most > 20 && Math.abs(a - b) <= 0.02 * most);
}

function meets(gold: Amount, figure: Figure): boolean {
  const least = (one: Amount) => one.value ?? one.min ?? Number.NEGATIVE_INFINITY;
  const most = (one: Amount) => one.value ?? one.max ?? Number.POSITIVE_INFINITY;
  return least(gold) <= most(figure) && least(figure) <= most(gold);
}

function normalised(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The candidates of a case with the probabilities of `probabilityOf`, as a reply would have them. */
export function judged(
  { ask, candidates }: FigureCase,
  probabilityOf: (one: LabelledFigure) => number,
): (FigureCandidate & LabelledFigure)[] {
  const likely = candidates
    .map((one) => ({ ...one, probability: probabilityOf(one) }))
    .sort((a, b) => b.probability - a.probability);
  const labels = new Map(candidates.map((one) => [one.figure, one.label]));
  return withoutConversions(ask, likely).map((one) => ({ ...one, label: labels.get(one.figure) ?? 'open' }));
}
