import fc from 'fast-check';
import type { Article } from '../../functions/engine/articles/article.ts';
import { NothingQuotableError } from '../../functions/engine/articles/input-errors.ts';
import { anyCharacter } from './any-character.ts';
import { article, recordArticle } from './articles.ts';

const WORDS =
  'police officers died killed Marlow harbour Northey Reed protesters arrested twelve 12 69,197 1990s on Monday the of and not “we'
    .split(' ')
    .concat([
      'said.”',
      'U.S.',
      'p.m.',
      'café',
      '警察',
      'Жители',
      '🎉',
      '(NHG)',
      '<!channel>',
      '<b>',
      '&amp;',
      "it's",
      'was',
    ]);

const newsSentence = fc
  .tuple(
    fc.array(fc.constantFrom(...WORDS), { minLength: 2, maxLength: 14 }),
    fc.constantFrom('.', '?', '!', '…', '', ' .'),
  )
  .map(([words, end]) => `${words.join(' ')}${end}`);

/** Anything that a decoded file may hold: no NUL, no lone surrogate. */
const anyText = fc
  .oneof(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.string({ unit: anyCharacter, maxLength: 120 }))
  .map((text) => text.replaceAll('\0', ' ').toWellFormed());

const paragraph = fc.oneof(
  { weight: 4, arbitrary: fc.array(newsSentence, { minLength: 1, maxLength: 5 }).map((list) => list.join(' ')) },
  { weight: 1, arbitrary: anyText },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '# A heading',
      'The video shows the harbour:',
      'Share this',
      '- one\n- two',
      '> quoted',
      '* * *',
    ),
  },
);

const body = fc
  .tuple(fc.array(paragraph, { minLength: 1, maxLength: 6 }), fc.constantFrom('\n\n', '\n', '\r\n\r\n', '\n\n\n\n'))
  .map(([paragraphs, gap]) => paragraphs.join(gap));

/** Article parsers over generated text; `null` where the text holds nothing that could be quoted. */
function parsed(parse: () => Article): Article | null {
  try {
    return parse();
  } catch (error) {
    if (error instanceof NothingQuotableError || (error instanceof Error && error.name === 'EmptyArticleError'))
      return null;
    throw error;
  }
}

/** A corpus of one to five articles, some of records and some of text files, with ids in no order. */
export const generatedCorpus: fc.Arbitrary<readonly Article[]> = fc
  .array(fc.tuple(body, fc.option(fc.constantFrom('Clashes in Marlow', 'What Reed said: “no”')), fc.boolean()), {
    minLength: 1,
    maxLength: 5,
  })
  .map((bodies) =>
    bodies.flatMap(([text, title, asRecord], at) => {
      const id = `${'dbace'[at] ?? ''}${at}`;
      return parsed(() => (asRecord ? recordArticle(id, text) : article(id, title, text))) ?? [];
    }),
  );

export const generatedQuestion: fc.Arbitrary<string> = fc.oneof(
  fc.array(fc.constantFrom(...WORDS, 'how many', 'who', 'when', '?'), { maxLength: 8 }).map((words) => words.join(' ')),
  fc.string({ unit: anyCharacter, maxLength: 40 }),
);
