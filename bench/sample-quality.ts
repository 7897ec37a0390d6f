import { answer } from '../functions/engine/answer.ts';
import type { Article } from '../functions/engine/articles/article.ts';
import type { Rings } from '../functions/engine/concepts/rings.ts';
import { buildIndex } from '../functions/engine/indexing/build-index.ts';
import { indexTexts, MINISEARCH_DEFAULTS, PLAIN_BM25, searchDefaults, searchPlain } from './baselines.ts';
import type { SampleCorpus, SampleQuestion } from './sample-corpus.ts';
import { percent, table } from './table.ts';

/** Quotations of a reply. */
const QUOTES = 10;

interface Quoted {
  readonly article: string;
  readonly text: string;
}

/** What an engine replies: at most ten quotations, none when it finds nothing. */
interface Reply {
  readonly quotes: readonly Quoted[];
  readonly kind: 'answered' | 'disputed' | 'not_found';
}

type Engine = (question: string) => Reply;

/** The replies that a reader would see, engine by engine, and a line on each question that ours gets wrong. */
export function sampleReport({ questions, articles }: SampleCorpus, rings: Rings): string {
  const engines = enginesOf(articles, rings);
  const rows = [...engines].map(([name, engine]) => row(name, questions, engine));
  const header = ['sample questions', 'first quote', 'recall@10', 'MRR', 'found or not', 'disputed or not'];
  const misses = missesOf(questions, engines.get('Verbatim'));
  const list = misses.length === 0 ? '' : `\nVerbatim misses:\n${misses.map((miss) => `- ${miss}\n`).join('')}`;
  return `${table(header, rows)}${list}`;
}

function enginesOf(articles: readonly Article[], rings: Rings): Map<string, Engine> {
  const index = buildIndex(articles, rings);
  const sentences = index.passages.flatMap(({ article, sentences: own }) =>
    own.map(({ start, end }) => ({ article: article.id, text: article.text.slice(start, end) })),
  );
  const texts = sentences.map(({ text }) => text);
  const defaults = indexTexts(texts, MINISEARCH_DEFAULTS);
  const plain = indexTexts(texts, PLAIN_BM25);
  const reply = (hits: readonly { readonly at: number }[]): Reply => ({
    quotes: hits.slice(0, QUOTES).flatMap(({ at }) => sentences[at] ?? []),
    kind: hits.length > 0 ? 'answered' : 'not_found',
  });
  return new Map<string, Engine>([
    ['MiniSearch defaults', (question) => reply(searchDefaults(question, defaults))],
    ['plain BM25', (question) => reply(searchPlain(question, plain))],
    [
      'Verbatim',
      (question) => {
        const { kind, quotes } = answer(question, index, { limit: QUOTES });
        return { kind, quotes: quotes.map(({ text, article }) => ({ text, article: article.id })) };
      },
    ],
  ]);
}

function row(name: string, questions: readonly SampleQuestion[], engine: Engine): string[] {
  let first = 0;
  let recall = 0;
  let reciprocal = 0;
  let rightlyFound = 0;
  let foundBoth = 0;
  let sameKind = 0;
  let everDisputed = false;
  for (const labelled of questions) {
    const reply = engine(labelled.question);
    const isFound = reply.kind !== 'not_found';
    everDisputed ||= reply.kind === 'disputed';
    if (isFound === (labelled.kind !== 'not_found')) rightlyFound += 1;
    if (labelled.kind === 'not_found') continue;
    if (isFound) foundBoth += 1;
    if (reply.kind === labelled.kind) sameKind += 1;
    const place = reply.quotes.findIndex((quoted) => labelled.answers.some((key) => holds(quoted, key)));
    if (place === 0) first += 1;
    if (place >= 0) reciprocal += 1 / (place + 1);
    const keys = labelled.answers.filter((key) => reply.quotes.some((quoted) => holds(quoted, key)));
    recall += keys.length / Math.min(QUOTES, labelled.answers.length);
  }
  const answerable = questions.filter(({ kind }) => kind !== 'not_found').length;
  return [
    name,
    percent(first, answerable),
    percent(recall, answerable),
    (reciprocal / answerable).toFixed(3),
    percent(rightlyFound, questions.length),
    everDisputed ? percent(sameKind, foundBoth) : '–',
  ];
}

function missesOf(questions: readonly SampleQuestion[], engine: Engine | undefined): string[] {
  if (!engine) return [];
  return questions.flatMap(({ question, kind, answers }) => {
    const reply = engine(question);
    const [quoted] = reply.quotes;
    if (kind === 'not_found') return quoted ? [`${question}: answers what no article holds: “${quoted.text}”`] : [];
    if (!quoted) return [`${question}: finds nothing`];
    return answers.some((key) => holds(quoted, key)) ? [] : [`${question}: “${quoted.text}”`];
  });
}

function holds({ article, text }: Quoted, answerKey: { readonly article: string; readonly key: string }): boolean {
  return article === answerKey.article && text.includes(answerKey.key);
}
