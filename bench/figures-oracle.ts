/**
 * Which figure of the right passage answers a "how many" or "how much" question: the share where the leading figure
 * equals the answer, beside the number nearest to the question's words in the best BM25 sentence. Both see the same
 * sentences and the same scores.
 *
 *   node bench/figures-oracle.ts <folder with passages.jsonl and questions.jsonl> [--misses]
 */
import { readFileSync } from 'node:fs';
import { NO_RINGS, parseRings } from '../functions/engine/concepts/rings.ts';
import { leadingFigure } from '../functions/engine/figures/figure-answers.ts';
import { type Figure, figuresOf } from '../functions/engine/figures/figures.ts';
import { numeralAt } from '../functions/engine/figures/numerals.ts';
import { askOf } from '../functions/engine/figures/quantity-question.ts';
import { sentenceWords } from '../functions/engine/figures/sentence-words.ts';
import { segmentSentences } from '../functions/engine/text/sentences.ts';
import { isStopWord } from '../functions/engine/text/stop-words.ts';
import { tokenize } from '../functions/engine/text/tokens.ts';
import { loadQuestionSet } from './question-set.ts';

interface Sentence {
  readonly text: string;
  readonly stems: readonly string[];
  readonly figures: readonly Figure[];
}

const rings = parseRings(readFileSync(new URL('../corpus/rings.yaml', import.meta.url), 'utf8'), 'rings.yaml');
const [folder, ...flags] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: node bench/figures-oracle.ts <folder> [--misses]');

const passages = new Map<string, Sentence[]>();
const documents = new Map<string, number>();
let extraction = 0;
let sentences = 0;
let slowest = 0;
const set = loadQuestionSet(folder);
for (const { id, text } of set.articles) {
  const split = segmentSentences(text, 0, text.length).map(({ start, end }): Sentence => {
    const sentence = text.slice(start, end);
    const tokens = tokenize(sentence);
    const begin = performance.now();
    const figures = figuresOf(sentence, rings, tokens);
    const took = performance.now() - begin;
    extraction += took;
    slowest = Math.max(slowest, took);
    sentences += 1;
    return { text: sentence, stems: tokens.map((token) => token.stem), figures };
  });
  passages.set(id, split);
  for (const stem of new Set(split.flatMap((sentence) => sentence.stems)))
    documents.set(stem, (documents.get(stem) ?? 0) + 1);
}
const averageLength =
  [...passages.values()].flat().reduce((sum, sentence) => sum + sentence.stems.length, 0) / sentences;

const tally = { asked: 0, unread: 0, ours: 0, baseline: 0, reachable: 0 };
const questions = set.questions.filter(({ question }) => /\bhow (?:many|much)\b/iu.test(question));
for (const { question, passage, answers } of questions) {
  const answer = answers[0] ?? '';
  const candidates = (passages.get(passage) ?? []).map((sentence) => ({
    ...sentence,
    score: bm25(question, sentence),
  }));
  const most = Math.max(...candidates.map(({ score }) => score), 1e-9);
  const scored = candidates.map((candidate) => ({ ...candidate, score: candidate.score / most }));
  tally.asked += 1;
  const ask = askOf(question, rings);
  if (!ask) tally.unread += 1;
  if (scored.some(({ figures }) => figures.some((figure) => equals(figure, answer)))) tally.reachable += 1;
  const leading = ask ? leadingFigure(ask, scored, idf) : null;
  const figure = leading ? scored[leading.candidate]?.figures[leading.figure] : undefined;
  const right = figure !== undefined && equals(figure, answer);
  if (right) tally.ours += 1;
  else if (flags.includes('--misses'))
    report(question, answer, leading ? (scored[leading.candidate]?.text ?? '') : '', figure);
  if (nearestNumber(question, scored) === firstNumber(answer) && firstNumber(answer) !== null) tally.baseline += 1;
}
const percent = (count: number): string => `${((100 * count) / tally.asked).toFixed(1)}%`;
process.stdout.write(
  [
    `${tally.asked} questions; the answer is among the passage's figures in ${percent(tally.reachable)}; not read as asking for a figure: ${tally.unread}`,
    `leading figure is the answer     ${percent(tally.ours)}`,
    `nearest number, best sentence    ${percent(tally.baseline)}`,
    `extraction: ${sentences} sentences, ${((1000 * extraction) / sentences).toFixed(0)} µs each, slowest ${slowest.toFixed(1)} ms`,
    '',
  ].join('\n'),
);

function bm25(question: string, sentence: Sentence): number {
  let score = 0;
  for (const stem of new Set(
    tokenize(question)
      .filter(({ word }) => !isStopWord(word))
      .map(({ stem }) => stem),
  )) {
    const frequency = sentence.stems.filter((other) => other === stem).length;
    if (frequency === 0) continue;
    score +=
      (idf(stem) * frequency * 2.2) / (frequency + 1.2 * (0.25 + (0.75 * sentence.stems.length) / averageLength));
  }
  return score;
}

function idf(stem: string): number {
  const holding = documents.get(stem) ?? 0;
  return Math.log(1 + (passages.size - holding + 0.5) / (holding + 0.5));
}

/** The baseline: any number of the best sentence that has one, the one with the least distance to the question's words. */
function nearestNumber(question: string, scored: readonly (Sentence & { score: number })[]): number | null {
  const asked = new Set(
    tokenize(question)
      .filter(({ word }) => !isStopWord(word))
      .map(({ stem }) => stem),
  );
  for (const { text, stems } of scored.toSorted((a, b) => b.score - a.score)) {
    const words = sentenceWords(text, NO_RINGS);
    let best: number | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (let at = 0; at < stems.length; at += 1) {
      const numeral = numeralAt(words, at);
      if (!numeral) continue;
      const near = stems
        .flatMap((stem, other) => (asked.has(stem) && other !== at ? [Math.abs(other - at)] : []))
        .sort((a, b) => a - b);
      const distance = (near[0] ?? 50) + (near[1] ?? 50) / 4;
      if (distance < least) {
        least = distance;
        best = numeral.value;
      }
      at = numeral.last;
    }
    if (best !== null) return best;
  }
  return null;
}

function numbersIn(text: string): number[] {
  const words = sentenceWords(text, NO_RINGS);
  const found: number[] = [];
  for (let at = 0; at < words.tokens.length; at += 1) {
    const numeral = numeralAt(words, at);
    if (!numeral) continue;
    found.push(numeral.value);
    at = numeral.last;
  }
  return found;
}

function firstNumber(text: string): number | null {
  return numbersIn(text)[0] ?? null;
}

function equals(figure: Figure, answer: string): boolean {
  const first = firstNumber(answer);
  // "half" by itself is no number to the reader of numerals.
  if (first === null) return /^half$/iu.test(answer) && figure.value === 50;
  const stated = figure.value ?? figure.min ?? figure.max;
  return stated !== null && Math.abs(stated - first) <= 1e-6 * Math.max(1, first);
}

function report(question: string, answer: string, sentence: string, figure: Figure | undefined): void {
  const found = figure ? `${sentence.slice(figure.start, figure.end)} (${figure.who}, ${figure.what})` : 'none';
  process.stdout.write(`? ${question}\n  wanted ${answer}; led ${found}\n  ${sentence.slice(0, 300)}\n`);
}
