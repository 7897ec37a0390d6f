import type { ShownMessage, WorkspaceState } from '../../server/protocol.ts';
import type { Actions, Aside, PageState } from '../state/page-state.ts';
import { type Child, type Element, h } from './elements.ts';
import { renderArticle } from './render-article.ts';
import { offersOf, renderComposer } from './render-composer.ts';
import { renderMessages } from './render-messages.ts';
import { renderWhy } from './render-why.ts';

/** What is shown beside the conversation: a thread, as in Slack, or what only this page has. */
export function renderAside(aside: Aside, state: PageState, actions: Actions): Element {
  const frame = (title: string, note: string, children: readonly Child[], extra = ''): Element =>
    h(
      'aside',
      { class: `aside ${extra}`, 'aria-label': title },
      [
        h('header', { class: 'head' }, [
          h('h2', {}, title),
          h('p', {}, note),
          h('button', { type: 'button', class: 'close', 'aria-label': `Close: ${title}` }, '×', {
            on: { click: () => actions.show(null) },
          }),
        ]),
        ...children,
      ],
      { key: `aside ${aside.kind}` },
    );
  const scrolled = (children: readonly Child[]): Element =>
    h('div', { class: 'aside-body', tabindex: '0', role: 'region', 'aria-label': 'Details' }, children);
  switch (aside.kind) {
    case 'thread':
      return frame('Thread', threadNote(aside, state), renderThread(aside, state, actions));
    case 'why':
      return frame(
        'Why this?',
        'Not in Slack',
        [scrolled(aside.explanation ? renderWhy(aside.explanation, aside.message) : ['One moment …'])],
        'aid',
      );
    case 'article':
      return frame(
        aside.article?.title ?? aside.id,
        'As the index has it',
        [scrolled(aside.article ? renderArticle(aside.article) : ['One moment …'])],
        'aid',
      );
  }
}

function threadNote({ channel }: Extract<Aside, { kind: 'thread' }>, { workspace }: PageState): string {
  const conversation = workspace.conversations.find(({ id }) => id === channel);
  return conversation?.kind === 'channel' ? `# ${conversation.name}` : (conversation?.name ?? '');
}

function renderThread(
  { channel, ts }: Extract<Aside, { kind: 'thread' }>,
  state: PageState,
  actions: Actions,
): Element[] {
  const conversation = state.workspace.conversations.find(({ id }) => id === channel);
  if (!conversation) return [];
  const messages = conversation.messages.filter(
    (message) => (message.ts === ts && !message.isPrivate) || message.thread === ts,
  );
  const label = 'Reply in this thread';
  const isChannel = conversation.kind === 'channel';
  const offers = offersOf(state.workspace, isChannel).filter((offer) => !offer.startsWith('/'));
  return [
    renderMessages({ conversation, messages, label: 'Messages in this thread', thread: ts }, state, actions),
    ...(isChannel ? renderSilence(messages, state.workspace) : []),
    renderComposer({ channel, thread: ts, label, me: state.workspace.me, placeholder: label, offers }, actions),
  ];
}

/** Slack would show nothing either; but here the user finds out whether it works. */
function renderSilence(messages: readonly ShownMessage[], { app }: WorkspaceState): Element[] {
  const last = messages.at(-1);
  const isUnasked = last && last.user !== app.id && !last.text.includes(`<@${app.id}>`);
  if (!isUnasked || messages.every(({ user, isPrivate }) => user !== app.id || isPrivate)) return [];
  const words = `Not in Slack: without a mention ${app.name} answers a question that it has an answer to, and is silent otherwise. Mention it to be told what it found.`;
  return [h('p', { class: 'silence' }, words, { key: `silence ${last.ts}` })];
}
