import type { UserAction, WorkspaceState } from '../server/protocol.ts';
import { takeDropped } from './browser/dropping.ts';
import { patch } from './browser/patch.ts';
import { followNewest, Openers } from './browser/screen.ts';
import { addAddress, addFile, moveTimeOn, perform, readArticle, readHoldings, watch, why } from './browser/server.ts';
import { switchTheme, useKeptTheme } from './browser/theme.ts';
import { renderDialogs } from './render/render-dialogs.ts';
import { renderPage } from './render/render-page.ts';
import { Additions } from './state/additions.ts';
import { announcement } from './state/announcement.ts';
import { Drafts } from './state/drafts.ts';
import { type Actions, type PageState, voteKey } from './state/page-state.ts';
import { fragmentOf, isAnotherRun, messageIn, type Route, routeIn, stillThere } from './state/route.ts';
import { SERVER_GONE, ServerError, STARTED_ANEW } from './state/server-error.ts';
import { seenAt } from './state/unread.ts';

/** The page: what it knows, and what is done with it. Everything that is seen follows from the state. */

/** Who one is where the address does not say. */
const FIRST_PERSON = 'U0ADA';

const page = elementById('page');
const dialogs = elementById('dialogs');
const announcer = elementById('announcer');
const openers = new Openers();
const additions = new Additions((list) => set({ additions: list }));

let state: PageState | null = null;
let stream: EventSource | null = null;
/** What is pressed or sent off and not answered yet: the second half of a double click is no action of its own. */
const underWay = new Set<string>();
let person = new URLSearchParams(location.search).get('as') ?? FIRST_PERSON;
/** The state came from the address, which need not be written then. */
let isArriving = false;

const actions: Actions = {
  go(place) {
    set({ place, ...(place === state?.place ? {} : { aside: null }) });
    if (place === 'home' || place === 'messages') void carryOut({ kind: 'open', tab: place });
    if (place === 'articles') void attempt(async () => set({ holdings: await readHoldings() }));
  },
  become(other) {
    set({ aside: null, editing: null });
    person = other;
    if (state) history.replaceState(null, '', addressOf(state));
    connect();
  },
  show: (aside) => set({ aside }),
  perform: carryOut,
  async send(channel, thread, text) {
    const userAction = userActionOf(channel, thread, text);
    if (userAction === null) {
      set({ problem: 'Slack takes no commands in threads. Use it in the channel.' });
      return false;
    }
    const isTaken = await carryOut(userAction);
    if (isTaken && userAction.kind === 'say' && thread === null) openThreadOf(channel);
    return isTaken;
  },
  drafts: new Drafts(),
  vote(message, vote) {
    if (!state) return;
    set({ votes: new Map(state.votes).set(voteKey(state.workspace.me, message), vote) });
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
  seek: (sought) => set({ sought }),
  addFiles(files) {
    for (const file of files) void additions.add(file.name, () => addFile(file));
  },
  addAddress: (url) => additions.add(url, () => addAddress(url)),
  dismissAddition: (id) => additions.dismiss(id),
  switchTheme,
  moveTimeOn: (hours) =>
    void attempt(async () => {
      await moveTimeOn(hours);
    }),
  dismiss: () => set({ problem: null }),
};

useKeptTheme();
connect();
addEventListener('popstate', () => {
  if (state) arrive(state);
});
takeDropped((files) => {
  actions.go('articles');
  actions.addFiles(files);
});

function connect(): void {
  stream?.close();
  stream = watch(person, take, () => set({ problem: SERVER_GONE }));
}

function take(workspace: WorkspaceState): void {
  if (!state) {
    state = {
      workspace,
      place: 'channel',
      seen: seenAt('channel', workspace, new Map()),
      aside: null,
      votes: new Map(),
      errors: {},
      editing: null,
      confirming: null,
      holdings: null,
      sought: { words: '', source: null },
      additions: [],
      problem: null,
    };
    arrive(state);
    return;
  }
  const isAnother = isAnotherRun(state.workspace, workspace);
  const said = announcement(state.workspace, workspace);
  const isOtherIndex = state.workspace.index.version !== workspace.index.version;
  const isSameModal = state.workspace.modals.at(-1)?.id === workspace.modals.at(-1)?.id;
  const isBack = state.problem === SERVER_GONE;
  set({
    workspace,
    ...(isSameModal ? {} : { errors: {} }),
    ...(isBack ? { problem: null } : {}),
    ...(isAnother ? { problem: STARTED_ANEW, editing: null } : {}),
  });
  if (said !== '') announcer.textContent = said;
  if (isOtherIndex && state.place === 'articles') actions.go('articles');
}

function set(change: Partial<PageState>): void {
  if (!state) return;
  const next = { ...state, ...change };
  state = {
    ...next,
    aside: stillThere(next.aside, next.workspace),
    seen: seenAt(next.place, next.workspace, next.seen),
  };
  const address = addressOf(state);
  const here = `${location.pathname}${location.search}${location.hash}`;
  if (!isArriving && address !== here) history.pushState(null, '', address);
  draw();
}

function addressOf(shown: PageState): string {
  const search = person === FIRST_PERSON ? '' : `?as=${encodeURIComponent(person)}`;
  return `${location.pathname}${search}${fragmentOf(shown)}`;
}

/** Shows what the address says, after a reload or the back button; and what is shown, where it says nothing of use. */
function arrive(shown: PageState): void {
  const where = routeIn(location.hash);
  isArriving = true;
  if (where) goTo(where);
  else draw();
  isArriving = false;
  history.replaceState(null, '', addressOf(state ?? shown));
}

/** As if one had gone there by hand, with what that fetches. */
function goTo({ place, beside }: Route): void {
  actions.go(place);
  if (beside?.kind === 'thread') actions.show(beside);
  else if (beside?.kind === 'article') actions.openArticle(beside.id);
  else {
    const message = state && beside ? messageIn(state.workspace, beside.message) : undefined;
    if (message?.answer) actions.explain(message, message.answer);
    else actions.show(null);
  }
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

/** Resolves to whether it was taken; where it was not, the page says why. */
async function carryOut(userAction: UserAction): Promise<boolean> {
  const key = JSON.stringify(userAction);
  if (underWay.has(key)) return false;
  underWay.add(key);
  let isTaken = false;
  const work = attempt(async () => {
    if (!state) return;
    const outcome = await perform(state.workspace.me, userAction);
    switch (outcome.kind) {
      case 'done':
        isTaken = true;
        if (state.problem !== null) set({ problem: null });
        return;
      case 'refused':
        return set({ problem: outcome.problem });
      case 'errors':
        return set({ errors: outcome.errors });
    }
  });
  await work.finally(() => underWay.delete(key));
  return isTaken;
}

/** What was typed, as Slack takes it: whatever begins with `/` is a command. `null` where there can be none. */
function userActionOf(channel: string, thread: string | null, text: string): UserAction | null {
  const [, command, rest = ''] = /^(\/\S+)(?:\s+([\s\S]*))?$/u.exec(text.trimEnd()) ?? [];
  if (command === undefined) return { kind: 'say', channel, thread, text };
  return thread === null ? { kind: 'command', channel, command, text: rest } : null;
}

/** A person who asks the app in a channel wants to see its thread. Slack leaves opening it to them. */
function openThreadOf(channel: string): void {
  const conversation = state?.workspace.conversations.find(({ id, kind }) => id === channel && kind === 'channel');
  const asked = conversation?.messages.findLast(({ user, thread }) => user === state?.workspace.me && thread === null);
  if (asked?.text.includes(`<@${state?.workspace.app.id}>`)) actions.show({ kind: 'thread', channel, ts: asked.ts });
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
