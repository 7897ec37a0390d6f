import { type EvidenceList, findEvidence } from '../evidence/evidence.ts';
import { type Claim, readClaims } from '../figures/asks/claims.ts';
import { parseQuestion } from '../search/question.ts';
import type { Slice } from '../search/slice.ts';
import type { Window } from '../search/window.ts';

/** What a statement claims in figures, and what the index has to say on it. */
export interface StatementEvidence {
  readonly claims: readonly Claim[];
  readonly list: EvidenceList;
}

/**
 * Reads and searches one statement. Its figures are left out of the search: sources that give others are what a check is for.
 * A statement that names no one ("It sacked 30 workers") is searched with the one before it.
 */
export function evidenceFor(
  statement: string,
  before: readonly string[],
  index: Slice,
  window?: Window,
): StatementEvidence {
  const claims = readClaims(statement, index.rings);
  const context = namesNobody(statement) ? (before.at(-1) ?? '') : '';
  const searched = `${withoutFigures(statement, claims)} ${context}`.trim();
  const question = { ...parseQuestion(searched, index.rings, claims[0]?.ask ?? null), text: statement };
  const { terms, evidence } = findEvidence(question, index, window);
  // A statement begins with whom it tells of: whatever the articles write with a capital is a name there as well.
  const named = terms.map((term) => ({ ...term, isName: term.isName || index.statistics.isName(term.stemId) }));
  return { claims, list: { terms: named, evidence } };
}

function namesNobody(statement: string): boolean {
  return (
    /^(?:it|he|she|they|this|that|these|those|its|his|her|their)\b/iu.test(statement) ||
    !/(?<=\S\s)\p{Lu}/u.test(statement)
  );
}

function withoutFigures(statement: string, claims: readonly Claim[]): string {
  let text = statement;
  for (const { figure } of claims) {
    text = text.slice(0, figure.start) + ' '.repeat(figure.end - figure.start) + text.slice(figure.end);
  }
  return text;
}
