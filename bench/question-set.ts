import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Article, Block } from '../functions/engine/articles/article.ts';
import { bareArticle } from './bare-article.ts';

/** A labelled set: a folder with `passages.jsonl` and `questions.jsonl`. Each passage is taken as an article. */
export interface QuestionSet {
  readonly name: string;
  readonly articles: readonly Article[];
  readonly questions: readonly LabelledQuestion[];
}

export interface LabelledQuestion {
  readonly id: string;
  readonly question: string;
  /** Article id of the passage that answers it. */
  readonly passage: string;
  readonly answers: readonly string[];
}

const Passage = v.object({ id: v.string(), title: v.optional(v.nullable(v.string())), text: v.string() });
const Labelled = v.object({
  id: v.string(),
  question: v.string(),
  passage: v.string(),
  answers: v.array(v.string()),
});

export function loadQuestionSet(folder: string): QuestionSet {
  const articles = readLines(join(folder, 'passages.jsonl')).map((line) => {
    const { id, title, text } = v.parse(Passage, line);
    return passageArticle(id, title ?? null, text);
  });
  const questions = readLines(join(folder, 'questions.jsonl')).map((line) => v.parse(Labelled, line));
  return { name: folder, articles, questions };
}

function readLines(file: string): unknown[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line): unknown => JSON.parse(line));
}

function passageArticle(id: string, title: string | null, text: string): Article {
  const blocks: Block[] = [];
  for (const line of text.matchAll(/[^\r\n]+/gu)) {
    blocks.push({ kind: 'prose', start: line.index, end: line.index + line[0].length });
  }
  return bareArticle({ id, title, text, blocks });
}

/** Case, punctuation and spacing removed, so that an answer is found however it is typeset. */
function normalise(text: string): string {
  return ` ${text
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[\p{P}\p{S}]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()} `;
}

export function containsAnswer(text: string, answers: readonly string[]): boolean {
  const normalised = normalise(text);
  return answers.some((answer) => normalise(answer).trim() !== '' && normalised.includes(normalise(answer)));
}

export function asksHowMany(question: string): boolean {
  return /\bhow (?:many|much)\b/iu.test(question);
}
