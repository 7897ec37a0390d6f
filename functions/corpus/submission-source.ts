import { shortHash, slugOf } from '../import/imported-article.ts';
import type { Overrides, Source } from './source.ts';
import type { Submission } from './submission.ts';

type Handed = Exclude<Submission, { kind: 'withdrawal' }>;

/** What is to be added, wherever it was handed in: the same submission is the same article in every place. */
export function sourceOf(submission: Handed): Source {
  switch (submission.kind) {
    case 'url':
      return { kind: 'address', url: submission.url };
    case 'text': {
      const name = textName(submission);
      const bytes = new TextEncoder().encode(submission.text);
      return { kind: 'file', label: name, name, read: async () => bytes };
    }
  }
}

/** Only what was stated: what was left open the article may state itself. */
export function overridesOf(submission: Handed): Overrides {
  const { title, publisher, author, published } = submission;
  const stated = Object.entries({ title, publisher, author, published }).filter(([, value]) => value !== null);
  const corrects = submission.kind === 'text' ? submission.corrects : undefined;
  return { ...Object.fromEntries(stated), ...(corrects ? { id: corrects.id } : {}) };
}

/**
 * A text of the same title, publisher and date has the same name, and corrects the one that is there if it is alike; without a
 * title or a first line that may be one every text has a name of its own.
 */
function textName({ id, title, publisher, published, text, corrects }: Extract<Handed, { kind: 'text' }>): string {
  if (corrects) return `${slugOf(corrects.id) || 'article'}.${corrects.isMarkdown ? 'md' : 'txt'}`;
  const called = title ?? headLine(text);
  const hash = shortHash(called === null ? id : JSON.stringify([called, publisher, published]));
  return `${[slugOf(called ?? publisher ?? ''), 'text', hash].filter((part) => part !== '').join('-')}.txt`;
}

/** UTF-16 code units; a longer line is a paragraph. */
const LONGEST_TITLE = 200;

/** The line above an empty one, at the top of a text: a paper's headline, most of all. */
function headLine(text: string): string | null {
  const [first = '', second] = text.trim().split(/\r\n?|\n/u, 2);
  return second?.trim() === '' && first.length <= LONGEST_TITLE ? first.trim() : null;
}
