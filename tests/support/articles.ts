import type { AnswerOptions } from '../../functions/engine/answer.ts';
import { type Answer, answer } from '../../functions/engine/answer.ts';
import type { Article } from '../../functions/engine/articles/article.ts';
import { parseArticle, parseRecord } from '../../functions/engine/articles/parse-article.ts';
import { parseRings, type Rings } from '../../functions/engine/concepts/rings.ts';
import { buildIndex } from '../../functions/engine/indexing/build-index.ts';
import type { CorpusIndex } from '../../functions/engine/search/corpus-index.ts';

/** Rings of the suite's own, so that an edit of `corpus/rings.yaml` changes no test of the engine. */
export const TEST_RINGS: Rings = parseRings(
  `rings:
  death: [kill, die, died, dead, death, fatality, lost their lives, slain]
  injury: [injure, injury, wound, hurt]
  police: [police, policeman, policemen, officer, police officer, law enforcement officer, security officer]
  protester: [protester, protesters, demonstrator, demonstrators]
  protest: [protest, protests, protested, demonstration, rally]
  detention: [detain, detention, arrest]
`,
  'test-rings.yaml',
);

/** An article of a text file: `title` as its front matter states it, `text` below it. */
export function article(id: string, title: string | null, text: string): Article {
  const stated = title === null ? '' : `title: ${JSON.stringify(title)}\n`;
  return parseArticle({ text: `---\nid: ${id}\n${stated}---\n${text}\n`, file: `${id}.txt`, format: 'text' });
}

/** An article of a JSON record, whose text may be anything at all. */
export function recordArticle(id: string, text: string): Article {
  return parseRecord({ json: JSON.stringify({ id, title: null, text }), file: `${id}.jsonl#1` });
}

/** What was built for lists that tests share: an index is never changed. */
const built = new WeakMap<readonly Article[], CorpusIndex>();

export function indexOf(articles: readonly Article[], rings: Rings = TEST_RINGS): CorpusIndex {
  if (rings !== TEST_RINGS) return buildIndex(articles, rings);
  const index = built.get(articles) ?? buildIndex(articles, rings);
  built.set(articles, index);
  return index;
}

export function ask(question: string, index: CorpusIndex, options: AnswerOptions = { limit: 10 }): Answer {
  return answer(question, index, options);
}

export function texts(quotations: readonly { readonly text: string }[]): string[] {
  return quotations.map(({ text }) => text);
}

/** Six reports on one event and its surroundings; they disagree on how many police officers died. */
export const HARBOUR_REPORTS: readonly Article[] = [
  article(
    'courier',
    'Clashes in the harbour of Marlow',
    `The dockers of Marlow walked out on Monday over unpaid wages. By the evening the gates of the harbour were blocked.

Six policemen were killed in the clashes, the interior ministry said. Another forty people were taken to the city hospital with wounds.

The mayor, Ada Quill, called for calm and closed the schools until Thursday.`,
  ),
  article(
    'gazette',
    'A night of fire in Marlow',
    `Warehouses burned through the night in the old port. Nine officers died, according to the chief of the harbour guard, and eleven are missing.

A ferry to Northey was cancelled. Its captain, Tomas Reed, said that the quay was covered in glass.`,
  ),
  article(
    'herald',
    'What the unions say',
    `The dockers' union denied that its members carried weapons. Its secretary said that the demonstrators had marched peacefully from the station to the harbour.

Fatalities among law enforcement officers stood at seven, the union said on Wednesday. It asked for an inquiry by a judge.`,
  ),
  article(
    'observer',
    'Bread prices rise again',
    `A loaf costs a third more than it did in spring. Bakers blame the poor harvest in Northey and the price of fuel.

The minister of trade, Ilse Brandt, promised to lower the tax on flour in October.`,
  ),
  article(
    'post',
    'The harbour after the riots',
    `The harbour of Marlow opened again on Friday. Cranes moved for the first time in a week, and two ships from Northey unloaded grain.

Customs officers returned to their posts. Repairs to the quay will take until June.`,
  ),
  article(
    'tribune',
    'A festival in the hills',
    `Singers from nine villages met in the hills above Quern. The oldest of them, Marta Lind, is ninety-one and has sung since 1948.

Rain stopped the last concert. The organisers refunded the tickets.`,
  ),
];
