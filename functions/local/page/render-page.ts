import type { Conversation, Snapshot } from '../protocol.ts';
import { readView } from './block-kit.ts';
import { type Child, type Element, h } from './elements.ts';
import { type Actions, nameIn, type PageState, type Place } from './page-state.ts';
import { renderArticles } from './render-articles.ts';
import { renderAside } from './render-aside.ts';
import { renderBlocks } from './render-blocks.ts';
import { offersOf, renderComposer } from './render-composer.ts';
import { renderMessages } from './render-messages.ts';

/** The whole page but for its dialogs. */
export function renderPage(state: PageState, actions: Actions): Element[] {
  return [
    h('a', { class: 'skip', href: '#main' }, 'Skip to the conversation', { key: 'skip' }),
    renderSidebar(state, actions),
    h('main', { id: 'main', tabindex: '-1' }, renderMain(state, actions), { key: 'main' }),
    ...(state.aside ? [renderAside(state.aside, state, actions)] : []),
    ...(state.problem === null ? [] : [problem(state.problem, actions)]),
  ];
}

function problem(text: string, actions: Actions): Element {
  return h(
    'div',
    { class: 'problem', role: 'alert' },
    [h('p', {}, text), h('button', { type: 'button', class: 'button' }, 'Dismiss', { on: { click: actions.dismiss } })],
    { key: 'problem' },
  );
}

function renderSidebar({ snapshot, place }: PageState, actions: Actions): Element {
  const item = (to: Place, label: string, mark: string, isHere: boolean): Element =>
    h('li', {}, [
      h(
        'button',
        { type: 'button', 'aria-current': isHere ? 'page' : null },
        [h('span', { class: 'mark', 'aria-hidden': 'true' }, mark), label],
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
      h('ul', {}, [item('messages', snapshot.app.name, '”', place === 'messages' || place === 'home')]),
      h('p', { class: 'group', 'aria-hidden': 'true' }, 'Not in Slack'),
      h('ul', {}, [item('articles', 'Articles', '§', place === 'articles')]),
      h('div', { class: 'foot' }, [
        h('label', { for: 'persona' }, 'You are'),
        personaSelect(snapshot, actions),
        h('button', { type: 'button', class: 'theme' }, 'Light or dark', { on: { click: actions.switchTheme } }),
        h('p', { class: 'index' }, `${snapshot.index.articles} articles · index ${snapshot.index.version}`),
      ]),
    ],
    { key: 'sidebar' },
  );
}

function personaSelect({ people, me }: Snapshot, actions: Actions): Element {
  return h(
    'select',
    { id: 'persona' },
    people.map(({ id, name, role }) => h('option', { value: id, selected: id === me }, `${name}, ${role}`)),
    { on: { change: (event: Event) => actions.become((event.currentTarget as HTMLSelectElement).value) } },
  );
}

function renderMain(state: PageState, actions: Actions): Child[] {
  const { snapshot, place } = state;
  const channel = snapshot.conversations.find(({ kind }) => kind === 'channel');
  const direct = snapshot.conversations.find(({ kind }) => kind === 'direct');
  switch (place) {
    case 'channel':
      return channel ? renderChannel(channel, state, actions) : [];
    case 'messages':
      return direct ? [appHead(state, actions), ...renderDirect(direct, state, actions)] : [];
    case 'home':
      return [appHead(state, actions), renderHome(state, actions)];
    case 'articles':
      return [
        head('Articles', `What ${snapshot.app.name} can quote · index ${snapshot.index.version}`),
        renderArticles(state, actions),
      ];
  }
}

function head(title: string, note: string): Element {
  return h('header', { class: 'head' }, [h('h1', {}, title), h('p', {}, note)], { key: 'head' });
}

function renderChannel(conversation: Conversation, state: PageState, actions: Actions): Element[] {
  const { snapshot } = state;
  const messages = conversation.messages.filter(({ thread }) => thread === null);
  return [
    head(`# ${conversation.name}`, `${snapshot.people.length} people and ${snapshot.app.name}`),
    renderMessages(
      { conversation, messages, label: `Messages in #${conversation.name}`, thread: null },
      state,
      actions,
    ),
    renderComposer(
      {
        channel: conversation.id,
        thread: null,
        label: `Message #${conversation.name}`,
        offers: offersOf(snapshot, true),
      },
      actions,
    ),
  ];
}

function appHead({ snapshot, place }: PageState, actions: Actions): Element {
  const tab = (to: Place, label: string): Element =>
    h('button', { type: 'button', 'aria-current': place === to ? 'page' : null }, label, {
      on: { click: () => actions.go(to) },
    });
  return h(
    'header',
    { class: 'head' },
    [
      h('h1', {}, snapshot.app.name),
      h('nav', { class: 'tabs', 'aria-label': `${snapshot.app.name}` }, [
        tab('home', 'Home'),
        tab('messages', 'Messages'),
      ]),
    ],
    { key: 'head' },
  );
}

function renderDirect(conversation: Conversation, state: PageState, actions: Actions): Element[] {
  const { snapshot } = state;
  const messages = conversation.messages.filter(({ thread }) => thread === null);
  const { prompts } = snapshot;
  return [
    renderMessages(
      { conversation, messages, label: `Messages with ${conversation.name}`, thread: null },
      state,
      actions,
    ),
    // Where nothing has been said yet, as in a new conversation in Slack.
    ...(prompts && prompts.prompts.length > 0 && messages.length === 0
      ? [
          h(
            'div',
            { class: 'prompts', role: 'group', 'aria-label': prompts.title },
            [
              h('p', {}, prompts.title),
              ...prompts.prompts.map(({ title, message }) =>
                h('button', { type: 'button', class: 'button' }, title, {
                  key: title,
                  on: { click: () => actions.send(conversation.id, null, message) },
                }),
              ),
            ],
            { key: 'prompts' },
          ),
        ]
      : []),
    renderComposer(
      {
        channel: conversation.id,
        thread: null,
        label: `Message ${conversation.name}`,
        offers: offersOf(snapshot, false),
      },
      actions,
    ),
  ];
}

function renderHome({ snapshot }: PageState, actions: Actions): Element {
  const view = snapshot.home && readView(snapshot.home);
  const press = (action: Readonly<Record<string, unknown>>) =>
    actions.perform({ kind: 'press', message: null, action });
  const blocks = renderBlocks(view?.blocks ?? [], {
    id: 'home',
    nameOf: nameIn(snapshot),
    vote: null,
    onVote: () => {},
    press: (action, confirm) => (confirm ? actions.confirm({ text: confirm, go: () => press(action) }) : press(action)),
    errors: {},
  });
  return h(
    'div',
    { class: 'home blocks', 'aria-busy': view ? null : 'true' },
    view ? blocks : [h('p', {}, 'One moment …')],
    {
      key: 'home',
    },
  );
}
