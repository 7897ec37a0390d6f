import type { WorkspaceState } from '../../server/protocol.ts';
import type { Drafts } from '../state/drafts.ts';
import type { Actions } from '../state/page-state.ts';
import { type Element, h } from './elements.ts';

export interface Composer {
  readonly channel: string;
  readonly thread: string | null;
  readonly label: string;
  /** The person who writes here. */
  readonly me: string;
  readonly placeholder: string;
  /** What a mention or a command can be put in with one press. */
  readonly offers: readonly string[];
}

/** Where one writes. Enter sends, Shift and Enter begins a line; a line that begins with `/` is a command. */
export function renderComposer(
  { channel, thread, label, me, placeholder, offers }: Composer,
  actions: Actions,
): Element {
  const id = `composer-${me}-${thread ?? channel}`;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const field = fieldOf(event.currentTarget);
    const text = field.value;
    if (text.trim() === '') return;
    field.value = '';
    actions.drafts.keep(id, '');
    void actions.send(channel, thread, text).then((isTaken) => {
      if (!isTaken) giveBack(id, text, actions.drafts);
    });
  };
  const enter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    (event.currentTarget as HTMLTextAreaElement).form?.requestSubmit();
  };
  return h(
    'form',
    { class: 'composer' },
    [
      h('textarea', { id, name: 'text', rows: 1, 'aria-label': label, placeholder }, [], {
        on: {
          keydown: enter,
          input: ({ currentTarget }: Event) =>
            void actions.drafts.keep(id, (currentTarget as HTMLTextAreaElement).value),
        },
        mounted: (field) => {
          (field as HTMLTextAreaElement).value = actions.drafts.of(id);
        },
      }),
      h('div', { class: 'composer-row' }, [
        ...offers.map((offer) =>
          h('button', { type: 'button', class: 'offer', 'aria-label': `Insert ${offer}` }, offer, {
            key: offer,
            on: {
              click: (event: MouseEvent) => insert(offer, fieldOf((event.currentTarget as HTMLButtonElement).form)),
            },
          }),
        ),
        h('button', { class: 'button primary send' }, 'Send', { key: 'send' }),
      ]),
    ],
    { key: id, on: { submit } },
  );
}

/** What was not taken is put into the field again, before what has been typed meanwhile. */
function giveBack(id: string, text: string, drafts: Drafts): void {
  const field = document.getElementById(id);
  const now = field instanceof HTMLTextAreaElement ? field.value : drafts.of(id);
  const both = now === '' ? text : `${text}\n${now}`;
  drafts.keep(id, both);
  if (field instanceof HTMLTextAreaElement) field.value = both;
}

export function offersOf({ app, commands }: WorkspaceState, isChannel: boolean): string[] {
  return [...(isChannel ? [`@${app.name}`] : []), ...commands.map(({ command }) => command)];
}

function fieldOf(form: unknown): HTMLTextAreaElement {
  return (form as HTMLFormElement).elements.namedItem('text') as HTMLTextAreaElement;
}

function insert(offer: string, field: HTMLTextAreaElement): void {
  const rest = field.value.replace(/^\/\S*\s*/u, '');
  field.value = offer.startsWith('/')
    ? `${offer} ${rest}`
    : `${rest}${rest === '' || rest.endsWith(' ') ? '' : ' '}${offer} `;
  field.dispatchEvent(new Event('input'));
  field.focus();
}
