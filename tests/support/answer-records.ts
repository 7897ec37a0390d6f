import { answerClaim } from '../../functions/engine/claim-answer.ts';
import type { AnswerRecord } from '../../functions/slack/store/store.ts';
import { ask, HARBOUR_REPORTS, indexOf } from './articles.ts';

const index = indexOf(HARBOUR_REPORTS);

/** A stored answer as the engine gives it: quotations, figures and all. */
export function questionRecord(changes: Partial<AnswerRecord> = {}): AnswerRecord {
  return {
    id: 'answer-1',
    team: 'T1',
    channel: 'C1',
    asker: 'U1',
    answeredAt: Date.UTC(2026, 0, 1),
    kind: 'question',
    answer: ask('How many police officers were killed?', index),
    articles: HARBOUR_REPORTS.length,
    posted: null,
    corrections: [],
    ...changes,
  };
}

export function claimRecord(claim: string, changes: Partial<AnswerRecord> = {}): AnswerRecord {
  return questionRecord({ kind: 'claim', answer: answerClaim(claim, index, { limit: 10 }), ...changes });
}

/** Its first quotation as often as it takes, each time with another text. */
export function enlarged(record: AnswerRecord, texts: readonly string[]): AnswerRecord {
  const [first] = record.answer.quotes;
  if (!first) throw new Error('nothing is quoted');
  const quotes = texts.map((text) => ({ ...first, text, end: first.start + text.length }));
  return { ...record, answer: { ...record.answer, quotes } };
}
