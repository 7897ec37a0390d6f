import type { SentenceScan } from './passage-scan.ts';

/** Nouns that go on about whom the sentence before names: "The company said …", "the suspect was …". */
const GENERAL_NOUNS: ReadonlySet<string> = new Set(
  'company firm group bank airline carmaker retailer giant party minister president leader team club man woman boy girl suspect victim officer driver judge actor singer pair couple'.split(
    ' ',
  ),
);

const OPENINGS: ReadonlySet<string> = new Set(
  'he she it they his her its their this that these those such the both'.split(' '),
);

/** Whether a sentence goes on about what the one before it named, as far as its first words tell. */
export function pointsBack({ opensWith, second, pronounNear }: SentenceScan): boolean {
  return pronounNear || OPENINGS.has(opensWith) || (opensWith === 'the' && GENERAL_NOUNS.has(second));
}

/** Whether the first word stands for what the sentence before named: a reader of this one alone could not tell whom. */
export function opensWithPronoun({ opensWith }: SentenceScan): boolean {
  return opensWith !== 'the' && OPENINGS.has(opensWith);
}
