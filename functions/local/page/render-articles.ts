import type { ArticleInside, Holdings } from '../protocol.ts';
import { type Child, type Element, h } from './elements.ts';
import type { Actions, PageState } from './page-state.ts';

/** What the index holds, and how to put more into it. Nothing of this is in Slack. */
export function renderArticles({ holdings, added, isAdding }: PageState, actions: Actions): Element {
  return h(
    'div',
    { class: 'articles' },
    [
      dropZone(isAdding, actions),
      h('ul', { class: 'added', 'aria-live': 'polite', 'aria-label': 'What became of it' }, [
        ...added.map(({ kind, source, detail }) =>
          h('li', { 'data-kind': kind }, [h('b', {}, KINDS[kind] ?? kind), ` ${source}: ${detail}`]),
        ),
      ]),
      ...(holdings ? [sources(holdings), table(holdings, actions), leftOut(holdings)] : [h('p', {}, 'One moment …')]),
    ],
    { key: 'articles' },
  );
}

const KINDS: Readonly<Record<string, string>> = {
  added: 'Added',
  updated: 'Updated',
  unchanged: 'Already there',
  duplicate: 'Duplicate',
  skipped: 'Not added',
};

function dropZone(isAdding: boolean, actions: Actions): Element {
  const chosen = (event: Event): void => {
    const field = event.currentTarget as HTMLInputElement;
    actions.addFiles([...(field.files ?? [])]);
    field.value = '';
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const field = (event.currentTarget as HTMLFormElement).elements.namedItem('url') as HTMLInputElement;
    if (field.value.trim() !== '') actions.addAddress(field.value.trim());
    field.value = '';
  };
  return h('section', { class: 'drop', 'aria-busy': isAdding ? 'true' : null, 'aria-label': 'Add articles' }, [
    h('p', {}, [
      h('b', {}, isAdding ? 'Reading …' : 'Drop articles anywhere on this page'),
      h(
        'span',
        { class: 'muted' },
        'Text, Markdown, web pages, PDF, Word, feeds, tables. They stay on this machine and are gone when it stops.',
      ),
    ]),
    h('div', { class: 'drop-row' }, [
      h('label', { class: 'button', for: 'files' }, 'Choose files'),
      h('input', { type: 'file', id: 'files', class: 'hidden-file', multiple: true }, [], { on: { change: chosen } }),
      h(
        'form',
        {},
        [
          h('input', {
            name: 'url',
            type: 'text',
            inputmode: 'url',
            placeholder: 'https://…',
            'aria-label': 'Address of an article',
          }),
          h('button', { class: 'button' }, 'Fetch'),
        ],
        { on: { submit } },
      ),
    ]),
  ]);
}

function sources({ articles }: Holdings): Element {
  const counts = new Map<string, number>();
  for (const { publisher } of articles) {
    const name = publisher ?? 'publisher not stated';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const named = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return h('section', {}, [
    h('h3', {}, 'Sources'),
    h(
      'ul',
      { class: 'chips' },
      named.map(([name, count]) => h('li', {}, [name, h('span', {}, String(count))])),
    ),
  ]);
}

function table({ articles }: Holdings, actions: Actions): Element {
  return h('section', {}, [
    h('h3', {}, `${articles.length} ${articles.length === 1 ? 'article' : 'articles'}`),
    h('div', { class: 'table', tabindex: '0', role: 'region', 'aria-label': 'Articles' }, [
      h('table', {}, [
        h('thead', {}, [
          h('tr', {}, [
            ...['Title', 'Publisher', 'Date'].map((name) => h('th', { scope: 'col' }, name)),
            ...['Passages', 'Figures'].map((name) => h('th', { scope: 'col', class: 'number' }, name)),
          ]),
        ]),
        h(
          'tbody',
          {},
          articles.map((article) =>
            h(
              'tr',
              {},
              [
                h('td', {}, [
                  h('button', { type: 'button', class: 'link' }, article.title ?? article.file, {
                    on: { click: () => actions.openArticle(article.id) },
                  }),
                  article.kind === 'summary' ? h('span', { class: 'badge' }, 'Summary') : null,
                ]),
                h('td', {}, article.publisher ?? 'not stated'),
                h('td', { class: 'unwrapped' }, article.published ?? 'not stated'),
                h('td', { class: 'number' }, String(article.passages)),
                h('td', { class: 'number' }, String(article.figures)),
              ],
              { key: article.id },
            ),
          ),
        ),
      ]),
    ]),
  ]);
}

function leftOut({ skipped }: Holdings): Element | string {
  if (skipped.length === 0) return '';
  return h('details', {}, [
    h('summary', {}, `${skipped.length} left out`),
    h(
      'ul',
      {},
      skipped.map(({ file, reason, severity }) => h('li', {}, `${severity}: ${file} ${reason}`)),
    ),
  ]);
}

/** One article as the index has it: the passages that can be quoted, with the figures that were read in them. */
export function renderArticle(article: ArticleInside): Element[] {
  const facts: readonly (readonly [string, string | null])[] = [
    ['Publisher', article.publisher ?? 'not stated'],
    ['Author', article.author],
    ['Published', article.published ?? 'not stated'],
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
