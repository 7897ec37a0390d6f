import type { WorkspaceState } from '../../server/protocol.ts';
import type { Actions, PageState, Place } from '../state/page-state.ts';
import { unreadAt } from '../state/unread.ts';
import { type Child, type Element, h } from './elements.ts';

/** Where one can go, who one is, and what the index is. */
export function renderSidebar({ workspace, place, seen }: PageState, actions: Actions): Element {
  const item = (to: Place, label: string, mark: Child, isHere: boolean): Element =>
    h('li', {}, [
      h(
        'button',
        { type: 'button', 'aria-current': isHere ? 'page' : null },
        [h('span', { class: 'mark', 'aria-hidden': 'true' }, [mark]), label, unread(unreadAt(to, workspace, seen))],
        { on: { click: () => actions.go(to) } },
      ),
    ]);
  return h(
    'nav',
    { class: 'sidebar', 'aria-label': 'Workspace' },
    [
      h('p', { class: 'workspace' }, [h('b', {}, 'Newsroom'), h('span', {}, 'as Slack would show it')]),
      h('p', { class: 'group', 'aria-hidden': 'true' }, 'Channels'),
      h('ul', {}, [item('channel', 'newsroom', '#', place === 'channel')]),
      h('p', { class: 'group', 'aria-hidden': 'true' }, 'Apps'),
      h('ul', {}, [
        item(
          'messages',
          workspace.app.name,
          h('img', { src: '/icon.svg', alt: '', width: 16, height: 16 }),
          place === 'messages' || place === 'home',
        ),
      ]),
      h('p', { class: 'group', 'aria-hidden': 'true' }, 'Not in Slack'),
      h('ul', {}, [item('articles', 'Articles', '§', place === 'articles')]),
      h('div', { class: 'foot' }, [
        h('label', { for: 'persona' }, 'You are'),
        personaSelect(workspace, actions),
        timeButtons(workspace, actions),
        themeButton(actions),
        h('p', { class: 'index' }, indexWords(workspace.index)),
      ]),
    ],
    { key: 'sidebar' },
  );
}

function personaSelect({ people, me }: WorkspaceState, actions: Actions): Element {
  return h(
    'select',
    { id: 'persona' },
    people.map(({ id, name, role }) => h('option', { value: id, selected: id === me }, `${name}, ${role}`)),
    { on: { change: (event: Event) => actions.become((event.currentTarget as HTMLSelectElement).value) } },
  );
}

/** What waits for an hour, a day or a week need not be waited for. */
const STEPS = [
  { words: '1 hour', hours: 1 },
  { words: '1 day', hours: 24 },
  { words: '1 week', hours: 168 },
] as const;

const HOUR_MS = 60 * 60 * 1000;

function timeButtons({ ahead = 0 }: WorkspaceState, { moveTimeOn }: Actions): Element {
  const hours = Math.round(ahead / HOUR_MS);
  const moved = [`${Math.floor(hours / 24)} d`, `${hours % 24} h`].filter((part) => !part.startsWith('0 ')).join(' ');
  return h('div', { class: 'time', role: 'group', 'aria-labelledby': 'time' }, [
    h('span', { id: 'time' }, `Move time on${moved === '' ? '' : ` (${moved} ahead)`}`),
    h(
      'div',
      {},
      STEPS.map(({ words, hours: by }) =>
        h('button', { type: 'button' }, words, { key: words, on: { click: () => moveTimeOn(by) } }),
      ),
    ),
  ]);
}

function unread(count: number): Element | null {
  if (count === 0) return null;
  return h('span', { class: 'unread' }, [String(count), h('span', { class: 'visually-hidden' }, ' new')]);
}

function themeButton({ switchTheme }: Actions): Element {
  const sign = h('svg', { viewBox: '0 0 16 16', class: 'theme-sign', 'aria-hidden': 'true' }, [
    h('circle', { cx: 8, cy: 8, r: 6.5 }),
    h('path', { d: 'M8 1.500a6.500 6.500 0 0 1 0 13z' }),
  ]);
  return h('button', { type: 'button', class: 'theme' }, [sign, h('span', {}, 'Light or dark')], {
    on: { click: switchTheme },
  });
}

function indexWords({ articles, version }: WorkspaceState['index']): string {
  return `${articles} ${articles === 1 ? 'article' : 'articles'} · index ${version}`;
}
