import type { Conversation, ShownMessage } from '../../server/protocol.ts';
import { messageWords, plainWords } from '../state/message-words.ts';
import { type Actions, editKey, nameIn, type PageState, voteKey } from '../state/page-state.ts';
import { type Child, type Element, h } from './elements.ts';
import { renderBlocks, type Stage } from './render-blocks.ts';

export interface MessageList {
  readonly conversation: Conversation;
  readonly messages: readonly ShownMessage[];
  readonly label: string;
  /** The thread that the list is; `null` at the top of a conversation, where threads are opened from. */
  readonly thread: string | null;
}

export function renderMessages(list: MessageList, state: PageState, actions: Actions): Element {
  const items = list.messages.map((message) => renderMessage(message, list, state, actions));
  const id = idOf(list);
  return h('ol', { class: 'messages', 'aria-label': list.label, tabindex: '0', 'data-list': id }, items, { key: id });
}

function idOf({ thread, conversation }: MessageList): string {
  return thread ?? conversation.id;
}

function renderMessage(message: ShownMessage, list: MessageList, state: PageState, actions: Actions): Element {
  const { id, ts, user, isEdited, isPrivate } = message;
  const { workspace } = state;
  const name = nameIn(workspace)(user);
  const isApp = user === workspace.app.id;
  const isEditing = state.editing === editKey(idOf(list), id);
  return h(
    'li',
    {
      class: isPrivate ? 'message private' : 'message',
      'data-message': id,
      'data-from': isApp ? 'app' : 'person',
      'data-follow': isPrivate || user === workspace.me,
    },
    [
      avatar(user, name, isApp),
      h('div', { class: 'body' }, [
        isPrivate ? h('p', { class: 'only-you' }, 'Only visible to you') : null,
        h('p', { class: 'who' }, [
          h('b', {}, name),
          isApp ? h('span', { class: 'badge' }, 'App') : null,
          h('time', { datetime: new Date(Number(ts) * 1000).toISOString() }, timeOf(ts)),
          isEdited ? h('span', { class: 'edited' }, '(edited)') : null,
        ]),
        isEditing ? editForm(message, list, state, actions) : content(message, state, actions),
        list.thread === null ? threadLink(message, list, actions) : null,
        isEditing ? null : tools(message, list, state, actions),
      ]),
    ],
    { key: id },
  );
}

function content(message: ShownMessage, state: PageState, actions: Actions): Element {
  const { workspace, votes } = state;
  const nameOf = nameIn(workspace);
  if (message.blocks.length === 0)
    return h('div', { class: 'text' }, messageWords(message.text, nameOf), { key: 'text' });
  const stage: Stage = {
    id: message.id,
    nameOf,
    vote: votes.get(voteKey(workspace.me, message.id)) ?? null,
    onVote: (vote) => actions.vote(message.id, vote),
    press: (action, confirm) => {
      const go = () => void actions.perform({ kind: 'press', message: message.id, action });
      if (confirm) actions.confirm({ text: confirm, go });
      else go();
    },
    errors: {},
  };
  return h('div', { class: 'blocks' }, renderBlocks(message.blocks, stage), { key: 'blocks' });
}

function editForm(
  { text, ts }: ShownMessage,
  { conversation }: MessageList,
  { workspace }: PageState,
  actions: Actions,
): Element {
  const save = (event: SubmitEvent): void => {
    event.preventDefault();
    const field = (event.target as HTMLFormElement).elements.namedItem('text') as HTMLTextAreaElement;
    void actions
      .perform({ kind: 'edit', channel: conversation.id, ts, text: field.value })
      .then((isTaken) => isTaken && leave(field));
  };
  /** The keyboard goes to where one writes, as in Slack. */
  const leave = (field: HTMLElement): void => {
    const pane = field.closest('main, aside');
    actions.edit(null);
    pane?.querySelector<HTMLElement>('.composer textarea')?.focus();
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') leave(event.currentTarget as HTMLElement);
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    (event.currentTarget as HTMLTextAreaElement).form?.requestSubmit();
  };
  return h(
    'form',
    { class: 'edit' },
    [
      h('textarea', { name: 'text', rows: 2, 'aria-label': 'Edit your message' }, plainWords(text, nameIn(workspace)), {
        on: { keydown: key },
        mounted: (element) => (element as HTMLTextAreaElement).focus(),
      }),
      h('button', { type: 'button', class: 'button' }, 'Cancel', {
        on: { click: (event: MouseEvent) => leave(event.currentTarget as HTMLElement) },
      }),
      h('button', { class: 'button primary' }, 'Save'),
    ],
    { key: 'edit', on: { submit: save } },
  );
}

function threadLink({ ts, isPrivate }: ShownMessage, { conversation }: MessageList, actions: Actions): Element | null {
  const replies = conversation.messages.filter(({ thread }) => thread === ts).length;
  if (replies === 0 || isPrivate) return null;
  return h('button', { type: 'button', class: 'thread-link' }, `${replies} ${replies === 1 ? 'reply' : 'replies'}`, {
    key: 'thread',
    on: { click: () => actions.show({ kind: 'thread', channel: conversation.id, ts }) },
  });
}

/** What Slack has in the menu of a message; beside it, what only this page has. */
function tools(message: ShownMessage, list: MessageList, { workspace }: PageState, actions: Actions): Element {
  const { conversation, thread } = list;
  const { id, ts, user, answer, isPrivate } = message;
  const tool = (label: string, click: () => void, extra = ''): Element =>
    h('button', { type: 'button', class: `tool ${extra}` }, label, { key: label, on: { click } });
  const items: Child[] = [];
  if (!isPrivate && thread === null) {
    items.push(tool('Reply in thread', () => actions.show({ kind: 'thread', channel: conversation.id, ts })));
  }
  if (!isPrivate) {
    for (const { callback, name } of workspace.shortcuts) {
      const use = () => void actions.perform({ kind: 'shortcut', callback, channel: conversation.id, ts });
      items.push(tool(name, use));
    }
  }
  if (user === workspace.me) {
    items.push(tool('Edit', () => actions.edit(editKey(idOf(list), id))));
    items.push(tool('Delete', () => void actions.perform({ kind: 'delete', channel: conversation.id, ts })));
  }
  if (answer !== null) items.push(tool('Why this?', () => actions.explain(message, answer), 'aid'));
  const group = h('div', { class: 'tools', role: 'group', 'aria-label': 'Message actions' }, items);
  return h('div', { class: 'tools-track' }, [group], { key: 'tools' });
}

function avatar(user: string, name: string, isApp: boolean): Element {
  if (isApp) return h('img', { class: 'avatar', src: '/icon.svg', alt: '', width: 36, height: 36 });
  return h('span', { class: 'avatar', 'data-person': user, 'aria-hidden': 'true' }, name.slice(0, 1));
}

function timeOf(ts: string): string {
  return new Date(Number(ts) * 1000).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}
