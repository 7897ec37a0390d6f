import type { Added } from '../../server/protocol.ts';
import type { Addition } from '../state/additions.ts';
import type { Actions } from '../state/page-state.ts';
import { type Child, type Element, h } from './elements.ts';

type Entry = Added['entries'][number];

/** Entries of one file that are shown at once; those of a longer list unfold. */
const MOST_OPEN = 6;

/** What is being added and what became of it, newest first. */
export function renderAdditions(additions: readonly Addition[], actions: Pick<Actions, 'dismissAddition'>): Element {
  const settled = additions.filter(({ stage }) => stage.kind === 'read' || stage.kind === 'failed').length;
  return h('section', { class: 'additions', 'aria-label': 'What became of it' }, [
    h(
      'ul',
      { class: 'added', 'aria-live': 'polite' },
      additions.map((addition) => renderAddition(addition, actions)),
    ),
    settled > 1
      ? h('button', { type: 'button', class: 'link' }, 'Clear this list', {
          on: { click: () => actions.dismissAddition('all') },
        })
      : null,
  ]);
}

function renderAddition({ id, name, stage }: Addition, actions: Pick<Actions, 'dismissAddition'>): Element {
  const dismiss = h('button', { type: 'button', class: 'close', 'aria-label': `Dismiss: ${name}` }, '×', {
    on: { click: () => actions.dismissAddition(id) },
  });
  const item = (kind: string, children: readonly Child[]): Element =>
    h('li', { 'data-kind': kind }, children, { key: String(id) });
  switch (stage.kind) {
    case 'waiting':
      return item('waiting', [h('p', {}, `${name} waits for the one before it.`)]);
    case 'reading':
      return item('reading', [h('p', {}, [h('b', {}, 'Reading '), `${name} …`])]);
    case 'failed':
      return item('failed', [h('p', {}, [h('b', {}, 'Not added '), `${name}: ${stage.problem}`]), dismiss]);
    case 'read':
      return item('read', [renderEntries(name, stage.entries), dismiss]);
  }
}

function renderEntries(name: string, entries: Added['entries']): Element {
  const [only] = entries;
  if (!only) return h('p', {}, [h('b', {}, 'Not added '), `${name}: it holds no article`]);
  if (entries.length === 1) return h('p', {}, entryWords(only));
  const list = h(
    'ul',
    {},
    entries.map((entry) => h('li', {}, entryWords(entry))),
  );
  return h('details', { open: entries.length <= MOST_OPEN }, [
    h('summary', {}, [h('b', {}, name), ` ${countsOf(entries)}`]),
    list,
  ]);
}

const KINDS: Readonly<Record<string, string>> = {
  added: 'Added',
  updated: 'Updated',
  unchanged: 'Already there',
  duplicate: 'Duplicate',
  skipped: 'Not added',
};

function kindWords(kind: string): string {
  return KINDS[kind] ?? kind;
}

function entryWords({ kind, source, detail, notes }: Entry): Child[] {
  return [
    h('b', {}, kindWords(kind)),
    ` ${source}: ${detail}`,
    ...notes.map((note) => h('span', { class: 'note' }, note)),
  ];
}

/** "12 added · 3 not added", in the order in which they come. */
function countsOf(entries: Added['entries']): string {
  const counts = new Map<string, number>();
  for (const { kind } of entries) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${count} ${kindWords(kind).toLowerCase()}`).join(' · ');
}
