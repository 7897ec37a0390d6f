import { dayWords } from '../../../wording/day-words.ts';
import type { Holdings } from '../../server/protocol.ts';
import type { Actions, PageState, Sought } from '../state/page-state.ts';
import { type Element, h } from './elements.ts';
import { renderAdditions } from './render-additions.ts';

/** What the index holds, and how to put more into it. Nothing of this is in Slack. */
export function renderArticles({ holdings, additions, sought }: PageState, actions: Actions): Element {
  return h(
    'div',
    { class: 'articles' },
    [
      dropZone(actions),
      renderAdditions(additions, actions),
      ...(holdings
        ? [sources(holdings, sought, actions), table(holdings, sought, actions), leftOut(holdings)]
        : [h('p', {}, 'One moment …')]),
    ],
    { key: 'articles' },
  );
}

const BADGES = { summary: 'Summary', 'fact-check': 'Fact check' };

function dropZone(actions: Actions): Element {
  const chosen = (event: Event): void => {
    const field = event.currentTarget as HTMLInputElement;
    actions.addFiles([...(field.files ?? [])]);
    field.value = '';
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const field = (event.currentTarget as HTMLFormElement).elements.namedItem('url') as HTMLInputElement;
    const typed = field.value;
    if (typed.trim() === '') return;
    field.value = '';
    void actions.addAddress(typed.trim()).then((isRead) => {
      if (!isRead && field.value === '') field.value = typed;
    });
  };
  return h('section', { class: 'drop', 'aria-label': 'Add articles' }, [
    h('p', {}, [
      h('b', {}, 'Drop articles anywhere on this page'),
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

const NO_PUBLISHER = 'publisher not stated';

function sources({ articles }: Holdings, sought: Sought, actions: Actions): Element {
  const counts = new Map<string, number>();
  for (const { publisher } of articles) {
    const name = publisher ?? NO_PUBLISHER;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const named = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return h('section', {}, [
    h('h2', {}, 'Sources'),
    h(
      'ul',
      { class: 'chips' },
      named.map(([name, count]) => {
        const isChosen = sought.source === name;
        const choose = () => actions.seek({ ...sought, source: isChosen ? null : name });
        const words = [name, h('span', {}, String(count))];
        return h('li', {}, [
          h('button', { type: 'button', 'aria-pressed': isChosen ? 'true' : 'false' }, words, {
            on: { click: choose },
          }),
        ]);
      }),
    ),
  ]);
}

/**
 * The roles say what the elements are anyway: where it is narrow, each row is drawn as a card, and a browser then forgets that
 * they are a table's.
 */
function table({ articles }: Holdings, sought: Sought, actions: Actions): Element {
  const found = articles.filter((article) => isSought(article, sought));
  const all = counted(articles.length, 'article');
  const column = (name: string, extra: string | null = null): Element =>
    h('th', { scope: 'col', role: 'columnheader', class: extra }, name);
  const cell = (children: string | readonly (Element | null)[], extra: string): Element =>
    h('td', { role: 'cell', class: extra }, children);
  return h('section', {}, [
    h('div', { class: 'found' }, [
      h('h2', { 'aria-live': 'polite' }, found.length === articles.length ? all : `${found.length} of ${all}`),
      h('input', { type: 'search', placeholder: 'Title or publisher', 'aria-label': 'Find an article' }, [], {
        on: {
          input: ({ currentTarget }: Event) =>
            actions.seek({ ...sought, words: (currentTarget as HTMLInputElement).value }),
        },
        mounted: (field) => {
          (field as HTMLInputElement).value = sought.words;
        },
      }),
    ]),
    h('div', { class: 'table', tabindex: '0', role: 'region', 'aria-label': 'Articles' }, [
      h('table', { role: 'table' }, [
        h('thead', { role: 'rowgroup' }, [
          h('tr', { role: 'row' }, [
            ...['Title', 'Publisher', 'Date'].map((name) => column(name)),
            ...['Passages', 'Figures'].map((name) => column(name, 'number')),
          ]),
        ]),
        h(
          'tbody',
          { role: 'rowgroup' },
          found.map((article) =>
            h(
              'tr',
              { role: 'row' },
              [
                cell(
                  [
                    h('button', { type: 'button', class: 'link' }, article.title ?? article.file, {
                      on: { click: () => actions.openArticle(article.id) },
                    }),
                    article.kind === 'article' ? null : h('span', { class: 'badge' }, BADGES[article.kind]),
                  ],
                  'title',
                ),
                cell(
                  article.publisher ?? 'not stated',
                  article.publisher === null ? 'publisher unstated' : 'publisher',
                ),
                cell(
                  article.published === null ? 'not stated' : dayWords(article.published),
                  article.published === null ? 'date unstated' : 'date',
                ),
                amountCell(article.passages, 'passage'),
                amountCell(article.figures, 'figure'),
              ],
              { key: article.id },
            ),
          ),
        ),
      ]),
    ]),
  ]);
}

function isSought({ title, publisher, file }: Holdings['articles'][number], { words, source }: Sought): boolean {
  const named = [title ?? '', publisher ?? '', file].join(' ').toLowerCase();
  return (source === null || source === (publisher ?? NO_PUBLISHER)) && named.includes(words.trim().toLowerCase());
}

/** The noun is seen on a card, where no header is above the number. */
function amountCell(amount: number, noun: string): Element {
  return h('td', { role: 'cell', class: 'number', 'data-noun': amount === 1 ? noun : `${noun}s` }, String(amount));
}

function counted(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
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
