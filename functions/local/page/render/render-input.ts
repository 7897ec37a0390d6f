import type { Input, InputElement } from './block-kit.ts';
import { type Element, h } from './elements.ts';
import type { Stage } from './render-blocks.ts';

/** An input with its label, hint and what is wrong with it. Its value stays in the page's own input until it is sent. */
export function renderInput(
  { block_id, label, hint, optional = false, dispatch_action = false, element }: Input,
  stage: Stage,
): Element {
  const id = `${stage.id}-${block_id}`;
  const error = stage.errors[block_id];
  const described = [hint ? `${id}-hint` : '', error === undefined ? '' : `${id}-error`].filter((each) => each !== '');
  const shared = {
    id,
    'data-block': block_id,
    'data-action': element.action_id,
    'data-type': element.type,
    'aria-describedby': described.join(' ') || null,
    'aria-invalid': error === undefined ? null : 'true',
    required: !optional,
  };
  return h('div', { class: 'input' }, [
    h('label', { for: id }, [label.text, optional ? h('span', { class: 'optional' }, ' (optional)') : null]),
    control(element, shared, dispatch_action ? onEnter(block_id, element, stage) : {}),
    hint ? h('p', { class: 'hint', id: `${id}-hint` }, hint.text) : null,
    error === undefined ? null : h('p', { class: 'error', id: `${id}-error` }, error),
  ]);
}

/** The input's words are a press of their own, as Slack tells of them. */
function onEnter(blockId: string, { type, action_id }: InputElement, stage: Stage) {
  const keydown = (event: Event): void => {
    if (Reflect.get(event, 'key') !== 'Enter') return;
    event.preventDefault();
    const value = String(Reflect.get(Object(event.target), 'value') ?? '');
    stage.press({ type, action_id, block_id: blockId, value }, undefined);
  };
  return { on: { keydown } };
}

function control(
  element: InputElement,
  shared: Readonly<Record<string, string | boolean | null>>,
  extras: NonNullable<Parameters<typeof h>[3]>,
): Element {
  const placeholder = element.placeholder?.text;
  switch (element.type) {
    case 'plain_text_input': {
      const { multiline = false, min_length: minlength, max_length: maxlength, initial_value } = element;
      const limits = { minlength, maxlength, placeholder };
      return multiline
        ? h('textarea', { ...shared, ...limits, rows: 5 }, initial_value ?? '')
        : h('input', { ...shared, ...limits, type: 'text', value: initial_value }, [], extras);
    }
    case 'url_text_input':
      // Of type text: what is no address is for the app to refuse, not for the browser.
      return h('input', { ...shared, type: 'text', inputmode: 'url', value: element.initial_value, placeholder });
    case 'datepicker':
      return h('input', { ...shared, type: 'date', value: element.initial_date });
  }
}
