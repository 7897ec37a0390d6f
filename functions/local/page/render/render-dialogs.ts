import { type Actions, nameIn, type PageState } from '../state/page-state.ts';
import { readView } from './block-kit.ts';
import { type Element, h } from './elements.ts';
import { renderBlocks } from './render-blocks.ts';

/** The modals that the app has opened, and a button's question whether it is meant. */
export function renderDialogs(
  { workspace, errors, confirming }: PageState,
  actions: Actions,
  opened: (element: unknown) => void,
): Element[] {
  const modals = workspace.modals.map(({ id, view }, at) =>
    renderModal(id, view, at === workspace.modals.length - 1 ? errors : {}, nameIn(workspace), actions, opened),
  );
  return confirming ? [...modals, renderConfirming(confirming, actions, opened)] : modals;
}

function renderModal(
  id: string,
  view: unknown,
  errors: Readonly<Record<string, string>>,
  nameOf: (user: string) => string,
  actions: Actions,
  opened: (element: unknown) => void,
): Element {
  const read = readView(view);
  const close = () => actions.perform({ kind: 'close', modal: id });
  const press = (action: Readonly<Record<string, unknown>>) =>
    actions.perform({ kind: 'press', message: null, action });
  const blocks = renderBlocks(read?.blocks ?? [], {
    id,
    nameOf,
    vote: null,
    onVote: () => {},
    press: (action, confirm) => (confirm ? actions.confirm({ text: confirm, go: () => press(action) }) : press(action)),
    errors,
  });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    actions.perform({ kind: 'submit', modal: id, values: valuesOf(event.currentTarget as HTMLFormElement) });
  };
  return h(
    'dialog',
    { class: 'modal', 'aria-labelledby': `heading-${id}`, 'data-modal': id },
    [
      h(
        'form',
        { novalidate: true },
        [
          h('h2', { id: `heading-${id}` }, read?.title?.text ?? ''),
          h(
            'div',
            {
              class: 'modal-body blocks',
              'aria-live': 'polite',
              tabindex: '0',
              role: 'group',
              'aria-labelledby': `heading-${id}`,
            },
            blocks,
          ),
          h('div', { class: 'modal-foot' }, [
            h('button', { type: 'button', class: 'button' }, read?.close?.text ?? 'Close', {
              key: 'close',
              on: { click: close },
            }),
            read?.submit ? h('button', { class: 'button primary' }, read.submit.text, { key: 'submit' }) : null,
          ]),
        ],
        { on: { submit } },
      ),
    ],
    { key: id, mounted: opened, on: { cancel: refused(close) } },
  );
}

/** The Escape key: the dialog goes when the workspace says that it is closed. */
function refused(then: () => void): (event: Event) => void {
  return (event) => {
    event.preventDefault();
    then();
  };
}

function renderConfirming(
  { text, go }: NonNullable<PageState['confirming']>,
  actions: Actions,
  opened: (element: unknown) => void,
): Element {
  const cancel = () => actions.confirm(null);
  const confirm = (): void => {
    cancel();
    go();
  };
  const style = text.style ?? 'primary';
  return h(
    'dialog',
    { class: 'modal small', 'aria-labelledby': 'confirm-title', 'aria-describedby': 'confirm-text' },
    [
      h('h2', { id: 'confirm-title' }, text.title.text),
      h('div', { class: 'modal-body' }, [h('p', { id: 'confirm-text' }, text.text.text)]),
      h('div', { class: 'modal-foot' }, [
        h('button', { type: 'button', class: 'button' }, text.deny.text, { key: 'deny', on: { click: cancel } }),
        h('button', { type: 'button', class: `button ${style}` }, text.confirm.text, {
          key: 'go',
          on: { click: confirm },
        }),
      ]),
    ],
    { key: 'confirm', mounted: opened, on: { cancel: refused(cancel) } },
  );
}

/** The state of a view as Slack sends it: by block id and action id, empty inputs as `null`. */
function valuesOf(form: HTMLFormElement): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('[data-block]')) {
    const { block = '', action = '', type = '' } = field.dataset;
    const value = field.value === '' ? null : field.value;
    values[block] = { [action]: type === 'datepicker' ? { type, selected_date: value } : { type, value } };
  }
  return values;
}
