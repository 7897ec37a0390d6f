import { dayWords } from '../../../wording/day-words.ts';
import type { ArticleInside } from '../../server/protocol.ts';
import { type Child, type Element, h } from './elements.ts';

/** One article as the index has it: the passages that can be quoted, with the figures that were read in them. */
export function renderArticle(article: ArticleInside): Element[] {
  const facts: readonly (readonly [string, string | null])[] = [
    ['Publisher', article.publisher ?? 'not stated'],
    ['Author', article.author],
    ['Published', article.published === null ? 'not stated' : dayWords(article.published)],
    ['A summary of', article.of],
    ['Address', article.url],
    ['File', article.file],
    ['SHA-256', article.sha256],
  ];
  return [
    h(
      'dl',
      { class: 'facts' },
      facts.flatMap(([name, value]) => (value === null ? [] : [h('dt', {}, name), h('dd', {}, value)])),
    ),
    ...article.passages.map(({ context, sentences }, at) =>
      h('section', { class: 'passage' }, [
        h('h3', {}, `Passage ${at + 1}`),
        ...context.map((line) => h('p', { class: 'muted' }, line)),
        ...sentences.map(({ text, figures }) =>
          h('div', { class: 'sentence' }, [
            h('p', {}, withMarks(text, figures)),
            figures.length === 0
              ? null
              : h(
                  'ul',
                  { class: 'chips' },
                  figures.map(({ label, of }) => h('li', {}, [h('b', {}, label), of === '' ? '' : ` ${of}`])),
                ),
          ]),
        ),
      ]),
    ),
  ];
}

function withMarks(text: string, figures: ArticleInside['passages'][number]['sentences'][number]['figures']): Child[] {
  const words: Child[] = [];
  let done = 0;
  for (const { start, end } of figures) {
    if (start < done) continue;
    words.push(text.slice(done, start), h('mark', {}, text.slice(start, end)));
    done = end;
  }
  return [...words, text.slice(done)];
}
