import type { Added, Deed, Snapshot } from '../protocol.ts';
import { announcement } from './announcement.ts';
import { type Actions, type PageState, voteKey } from './page-state.ts';
import { patch } from './patch.ts';
import { renderDialogs } from './render-dialogs.ts';
import { renderPage } from './render-page.ts';
import { followNewest, Openers } from './screen.ts';
import { addAddress, addFile, perform, readArticle, readHoldings, ServerError, watch, why } from './server.ts';
import { switchTheme, useKeptTheme } from './theme.ts';

/** The page: what it knows, and what is done with it. Everything that is seen follows from the state. */

const page = elementById('page');
const dialogs = elementById('dialogs');
const announcer = elementById('announcer');
const openers = new Openers();

let state: PageState | null = null;
let stream: EventSource | null = null;

const actions: Actions = {
  go(place) {
    set({ place, ...(place === state?.place ? {} : { aside: null }) });
    if (place === 'home' || place === 'messages') actions.perform({ kind: 'open', tab: place });
    if (place === 'articles') void attempt(async () => set({ holdings: await readHoldings() }));
  },
  become(person) {
    set({ aside: null, editing: null });
    connect(person);
  },
  show: (aside) => set({ aside }),
  perform: (deed) => void carryOut(deed),
  send(channel, thread, text) {
    const deed = deedOf(channel, thread, text);
    if (deed === null) set({ problem: 'Slack takes no commands in threads. Use it in the channel.' });
    else void carryOut(deed).then(() => deed.kind === 'say' && thread === null && openThreadOf(channel));
  },
  vote(message, vote) {
    if (!state) return;
    set({ votes: new Map(state.votes).set(voteKey(state.snapshot.me, message), vote) });
  },
  edit: (editing) => set({ editing }),
  confirm: (confirming) => set({ confirming }),
  explain(message, answer) {
    set({ aside: { kind: 'why', message, explanation: null } });
    void attempt(async () => set({ aside: { kind: 'why', message, explanation: await why(answer) } }));
  },
  openArticle(id) {
    set({ aside: { kind: 'article', id, article: null } });
    void attempt(async () => set({ aside: { kind: 'article', id, article: await readArticle(id) } }));
  },
  addFiles(files) {
    void addEach(files.map((file) => () => addFile(file)));
  },
  addAddress: (url) => void addEach([() => addAddress(url)]),
  switchTheme,
  dismiss: () => set({ problem: null }),
};

useKeptTheme();
connect(new URLSearchParams(location.search).get('as') ?? 'U0ADA');
document.addEventListener('dragover', (event) => event.preventDefault());
document.addEventListener('drop', (event) => {
  event.preventDefault();
  const files = [...(event.dataTransfer?.files ?? [])];
  if (files.length === 0) return;
  actions.go('articles');
  actions.addFiles(files);
});

function connect(person: string): void {
  stream?.close();
  stream = watch(person, take, () => set({ problem: 'The server does not answer. Is npm start still running?' }));
}

function take(snapshot: Snapshot): void {
  if (!state) {
    state = {
      snapshot,
      place: 'channel',
      aside: null,
      votes: new Map(),
      errors: {},
      editing: null,
      confirming: null,
      holdings: null,
      added: [],
      isAdding: false,
      problem: null,
    };
    draw();
    return;
  }
  const said = announcement(state.snapshot, snapshot);
  const isOtherIndex = state.snapshot.index.version !== snapshot.index.version;
  const isSameModal = state.snapshot.modals.at(-1)?.id === snapshot.modals.at(-1)?.id;
  set({ snapshot, ...(isSameModal ? {} : { errors: {} }) });
  if (said !== '') announcer.textContent = said;
  if (isOtherIndex && state.place === 'articles') actions.go('articles');
}

function set(change: Partial<PageState>): void {
  if (!state) return;
  state = { ...state, ...change };
  draw();
}

function draw(): void {
  if (!state) return;
  const follow = followNewest(page);
  patch(page, renderPage(state, actions));
  patch(
    dialogs,
    renderDialogs(state, actions, (element) => openers.open(element as HTMLDialogElement)),
  );
  follow();
  openers.giveBackFocus();
}

async function carryOut(deed: Deed): Promise<void> {
  await attempt(async () => {
    if (!state) return;
    const outcome = await perform(state.snapshot.me, deed);
    switch (outcome.kind) {
      case 'done':
        return;
      case 'refused':
        return set({ problem: outcome.problem });
      case 'errors':
        return set({ errors: outcome.errors });
    }
  });
}

/** What was typed, as Slack takes it; `null` for a command where there can be none. */
function deedOf(channel: string, thread: string | null, text: string): Deed | null {
  const [, command, rest = ''] = /^(\/[a-z][\w-]*)(?:\s+([\s\S]*))?$/iu.exec(text.trim()) ?? [];
  if (command === undefined) return { kind: 'say', channel, thread, text };
  return thread === null ? { kind: 'command', channel, command, text: rest } : null;
}

/** Whoever asks the app in a channel wants to see its thread. Slack leaves opening it to them. */
function openThreadOf(channel: string): void {
  const conversation = state?.snapshot.conversations.find(({ id, kind }) => id === channel && kind === 'channel');
  const asked = conversation?.messages.findLast(({ user, thread }) => user === state?.snapshot.me && thread === null);
  if (asked?.text.includes(`<@${state?.snapshot.app.id}>`)) actions.show({ kind: 'thread', channel, ts: asked.ts });
}

async function addEach(additions: readonly (() => Promise<Added>)[]): Promise<void> {
  set({ isAdding: true, added: [] });
  for (const add of additions) {
    await attempt(async () => {
      const { entries } = await add();
      set({ added: [...(state?.added ?? []), ...entries] });
    });
  }
  set({ isAdding: false });
}

async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ServerError)) throw error;
    set({ problem: error.message });
  }
}

function elementById(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`page.html has no #${id}`);
  return element;
}
