import type { Conversation } from '../../server/protocol.ts';
import { type Actions, nameIn, type PageState, type Place } from '../state/page-state.ts';
import { readView } from './block-kit.ts';
import { type Child, type Element, h } from './elements.ts';
import { renderArticles } from './render-articles.ts';
import { renderAside } from './render-aside.ts';
import { renderBlocks } from './render-blocks.ts';
import { offersOf, renderComposer } from './render-composer.ts';
import { renderMessages } from './render-messages.ts';
import { renderPrompts } from './render-prompts.ts';
import { renderSidebar } from './render-sidebar.ts';

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

function renderMain(state: PageState, actions: Actions): Child[] {
  const { workspace, place } = state;
  const channel = workspace.conversations.find(({ kind }) => kind === 'channel');
  const direct = workspace.conversations.find(({ kind }) => kind === 'direct');
  switch (place) {
    case 'channel':
      return channel ? renderChannel(channel, state, actions) : [];
    case 'messages':
      return direct ? [appHead(state, actions), ...renderDirect(direct, state, actions)] : [];
    case 'home':
      return [appHead(state, actions), renderHome(state, actions)];
    case 'articles':
      return [
        head('Articles', `What ${workspace.app.name} can quote · index ${workspace.index.version}`),
        renderArticles(state, actions),
      ];
  }
}

function head(title: string, note: string): Element {
  return h('header', { class: 'head' }, [h('h1', {}, title), h('p', {}, note)], { key: 'head' });
}

function renderChannel(conversation: Conversation, state: PageState, actions: Actions): Element[] {
  const { workspace } = state;
  const { app, index, people, me } = workspace;
  const messages = conversation.messages.filter(({ thread }) => thread === null);
  const label = `Message #${conversation.name}`;
  const [first] = index.questions;
  const isNew = conversation.messages.every(({ user }) => user !== app.id);
  const asked = (question: string): string => `@${app.name} ${question}`;
  return [
    head(`# ${conversation.name}`, `${people.length} people and ${app.name}`),
    renderMessages(
      { conversation, messages, label: `Messages in #${conversation.name}`, thread: null },
      state,
      actions,
    ),
    ...(isNew
      ? renderPrompts(
          'Try asking. Slack has no such buttons in a channel',
          index.questions.map((question) => ({ title: question, message: asked(question) })),
          (message) => void actions.send(conversation.id, null, message),
        )
      : []),
    renderComposer(
      {
        channel: conversation.id,
        thread: null,
        label,
        me,
        placeholder: isNew && first !== undefined ? asked(first) : label,
        offers: offersOf(workspace, true),
      },
      actions,
    ),
  ];
}

function appHead({ workspace, place }: PageState, actions: Actions): Element {
  const tab = (to: Place, label: string): Element =>
    h('button', { type: 'button', 'aria-current': place === to ? 'page' : null }, label, {
      on: { click: () => actions.go(to) },
    });
  return h(
    'header',
    { class: 'head' },
    [
      h('h1', {}, workspace.app.name),
      h('nav', { class: 'tabs', 'aria-label': `${workspace.app.name}` }, [
        tab('home', 'Home'),
        tab('messages', 'Messages'),
      ]),
    ],
    { key: 'head' },
  );
}

function renderDirect(conversation: Conversation, state: PageState, actions: Actions): Element[] {
  const { workspace } = state;
  const messages = conversation.messages.filter(({ thread }) => thread === null);
  const { prompts, me } = workspace;
  const label = `Message ${conversation.name}`;
  return [
    renderMessages(
      { conversation, messages, label: `Messages with ${conversation.name}`, thread: null },
      state,
      actions,
    ),
    // As in a new conversation in Slack.
    ...(prompts && messages.length === 0
      ? renderPrompts(prompts.title, prompts.prompts, (message) => void actions.send(conversation.id, null, message))
      : []),
    renderComposer(
      { channel: conversation.id, thread: null, label, me, placeholder: label, offers: offersOf(workspace, false) },
      actions,
    ),
  ];
}

function renderHome({ workspace }: PageState, actions: Actions): Element {
  const view = workspace.home && readView(workspace.home);
  const press = (action: Readonly<Record<string, unknown>>) =>
    actions.perform({ kind: 'press', message: null, action });
  const blocks = renderBlocks(view?.blocks ?? [], {
    id: 'home',
    nameOf: nameIn(workspace),
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
