import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Article } from '../functions/engine/articles/article.ts';
import { readCorpus } from '../functions/local/corpus/corpus-files.ts';

/** A figure as a labeller wrote it: a value, or the least and the most that it may be. */
const LabelledFigure = v.object({
  value: v.optional(v.nullable(v.number())),
  min: v.optional(v.nullable(v.number())),
  max: v.optional(v.nullable(v.number())),
  bound: v.optional(v.nullable(v.string())),
  /** Ids of the articles that state it. */
  articles: v.optional(v.array(v.string()), []),
});

const LabelledSentence = v.object({
  article: v.string(),
  /** 2 answers directly, 1 in part. */
  grade: v.optional(v.number(), 2),
  text: v.string(),
});

const DeskQuestion = v.object({
  id: v.string(),
  question: v.string(),
  kind: v.string(),
  answerable: v.boolean(),
  answers: v.array(LabelledSentence),
  figures: v.optional(v.array(LabelledFigure), []),
  /** Conversions of labelled figures: neither right nor foreign. */
  equivalents: v.optional(v.array(v.object({ value: v.number() })), []),
  /** Whether sources disagree; derived from the figures where it is not stated. */
  differs: v.optional(v.boolean()),
  /** "This year" and the like: the table is not judged for foreign figures. */
  open: v.optional(v.boolean(), false),
  /** Names no event of several that fit. */
  ambiguous: v.optional(v.boolean(), false),
});

const DeskClaim = v.object({
  id: v.string(),
  claim: v.string(),
  expect: v.picklist(['matches', 'differs', 'not_covered']),
  answers: v.array(LabelledSentence),
  /** What the articles give in the claim's place. */
  figures: v.optional(v.array(LabelledFigure), []),
  /** A claim without a figure: judged by whether its answer is quoted. */
  figureless: v.optional(v.boolean(), false),
});

export type LabelledFigure = v.InferOutput<typeof LabelledFigure>;
export type LabelledSentence = v.InferOutput<typeof LabelledSentence>;
export type DeskQuestion = v.InferOutput<typeof DeskQuestion>;
export type DeskClaim = v.InferOutput<typeof DeskClaim>;

/** Articles with labelled questions and claims: a folder of `articles/`, `questions.jsonl` and `claims.jsonl`. */
export interface DeskSet {
  readonly articles: readonly Article[];
  readonly questions: readonly DeskQuestion[];
  readonly claims: readonly DeskClaim[];
}

/** The items whose number, the digits of their id, is even or odd: to learn from one half and report on the other. */
export type Half = 'even' | 'odd' | 'all';

/** Rejects with the error of `readCorpus` or of the schema where a file is not of the format. */
export async function loadDeskSet(folder: string, half: Half): Promise<DeskSet> {
  const { articles } = await readCorpus(join(folder, 'articles'));
  const isInHalf = ({ id }: { readonly id: string }) =>
    half === 'all' || Number(id.replace(/\D/gu, '')) % 2 === (half === 'odd' ? 1 : 0);
  return {
    articles,
    questions: readRows(join(folder, 'questions.jsonl'), DeskQuestion).filter(isInHalf),
    claims: readRows(join(folder, 'claims.jsonl'), DeskClaim).filter(isInHalf),
  };
}

function readRows<Row>(file: string, schema: v.GenericSchema<unknown, Row>): Row[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => v.parse(schema, JSON.parse(line)));
}
