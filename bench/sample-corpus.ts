import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Article } from '../functions/engine/articles/article.ts';
import { parseRings, type Rings } from '../functions/engine/concepts/rings.ts';
import { DEFAULT_RINGS, SAMPLE_CORPUS } from '../functions/local/commands/arguments.ts';
import { readCorpus } from '../functions/local/corpus/corpus-files.ts';

const SampleQuestion = v.strictObject({
  id: v.string(),
  question: v.string(),
  kind: v.picklist(['answered', 'disputed', 'not_found']),
  answers: v.array(v.strictObject({ article: v.string(), key: v.string() })),
});

/** A question with the words (`key`) that answer it, and the article that has them. */
export type SampleQuestion = v.InferOutput<typeof SampleQuestion>;

/** The articles that come with the project, and questions on them. */
export interface SampleCorpus {
  readonly articles: readonly Article[];
  readonly questions: readonly SampleQuestion[];
}

/** A label names an article or words that are not there: every figure below it would be wrong. */
class LabelError extends Error {
  override readonly name = 'LabelError';

  constructor(question: string, article: string, key: string) {
    super(`corpus/questions.jsonl: ${question}: ${JSON.stringify(key)} does not stand in article ${article}`);
  }
}

const QUESTIONS = join(SAMPLE_CORPUS, '../questions.jsonl');

/** Rejects with {@link LabelError}. */
export async function sampleCorpus(): Promise<SampleCorpus> {
  const { articles } = await readCorpus(SAMPLE_CORPUS);
  const lines = readFileSync(QUESTIONS, 'utf8').split('\n');
  const questions = lines.filter((line) => line.trim() !== '').map((line) => v.parse(SampleQuestion, JSON.parse(line)));
  const textOf = new Map(articles.map(({ id, text }) => [id, text]));
  for (const { id, answers } of questions) {
    for (const { article, key } of answers) {
      if (!textOf.get(article)?.includes(key)) throw new LabelError(id, article, key);
    }
  }
  return { articles, questions };
}

/** The rings that come with the project. */
export function defaultRings(): Rings {
  return parseRings(readFileSync(DEFAULT_RINGS, 'utf8'), 'corpus/rings.yaml');
}
