import { type Element, h } from './elements.ts';

export interface Prompt {
  readonly title: string;
  readonly message: string;
}

/** Questions that are asked with one press, where nothing has been asked yet. */
export function renderPrompts(title: string, prompts: readonly Prompt[], send: (message: string) => void): Element[] {
  if (prompts.length === 0) return [];
  return [
    h(
      'div',
      { class: 'prompts', role: 'group', 'aria-label': title },
      [
        h('p', {}, title),
        ...prompts.map((prompt) =>
          h('button', { type: 'button', class: 'button' }, prompt.title, {
            key: prompt.title,
            on: { click: () => send(prompt.message) },
          }),
        ),
      ],
      { key: 'prompts' },
    ),
  ];
}
