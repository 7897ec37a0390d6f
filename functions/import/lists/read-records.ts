import { InputError } from '../../engine/articles/input-errors.ts';
import { parseRecord } from '../../engine/articles/parse-article.ts';
import { markdownFromPlain } from '../markdown-text.ts';
import { type Draft, type ImportSkip, type Reading, skippedWhole } from '../reading.ts';

/** Lines whose faults are listed one by one; the rest is counted. */
const FAULTS_LISTED = 100;

/** The articles of JSON lines, each `{id, title, text, publisher?, published?, url?, author?, kind?, of?}`. */
export function readRecords(text: string, name: string): Reading {
  const drafts: Draft[] = [];
  const skipped: ImportSkip[] = [];
  let faults = 0;
  text.split('\n').forEach((json, at) => {
    if (json.trim() === '') return;
    const file = `${name}#${at + 1}`;
    try {
      const { sha256: _, blocks: __, file: ___, text: body, ...stated } = parseRecord({ json, file });
      drafts.push({ ...stated, name: file, text: markdownFromPlain(body) });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      faults += 1;
      if (faults <= FAULTS_LISTED) skipped.push({ name: file, reason: error.problem });
    }
  });
  if (faults > FAULTS_LISTED) {
    const reason = `has ${faults - FAULTS_LISTED} more lines that are no articles; is it a file of another kind?`;
    skipped.push({ name, reason });
  }
  return drafts.length + skipped.length === 0
    ? skippedWhole(name, 'is empty; remove it or put records in it')
    : { drafts, skipped };
}
