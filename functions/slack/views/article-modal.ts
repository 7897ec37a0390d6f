import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { texts } from '../../wording/texts.ts';
import { CALLBACKS } from './actions.ts';
import { FIELDS, MOST_STATED } from './article-form.ts';
import { MOST_URL } from './limits.ts';
import { plain, smallPrint } from './rich-text.ts';
import { FIRST_PART, MOST_PART, partsOf } from './text-parts.ts';

/** What the form starts with. A message's text comes in as many inputs as it takes, and leaves no need for an address. */
export type ArticleDraft =
  | { readonly kind: 'new'; readonly url: string | null }
  | { readonly kind: 'message'; readonly text: string };

/**
 * The form for an article. Slack's inputs hold 3,000 characters, its messages 40,000: so a longer text is sent as a message
 * and added from there. The alternatives are worse: many empty inputs to cut a text into by hand, or a file, which would
 * need the permission to read everybody's files.
 */
export function articleModal(draft: ArticleDraft): ModalView {
  return {
    type: 'modal',
    callback_id: CALLBACKS.articleForm,
    title: plain(texts.addTitle),
    submit: plain(texts.addSubmit),
    close: plain(texts.close),
    blocks: [
      ...sourceInputs(draft),
      line(FIELDS.title, texts.addArticleTitle),
      line(FIELDS.publisher, texts.addPublisher),
      line(FIELDS.author, texts.addAuthor),
      input(FIELDS.published, texts.addPublished, { type: 'datepicker', action_id: FIELDS.published }),
      smallPrint(texts.addStatedHint),
    ],
  };
}

function sourceInputs(draft: ArticleDraft): KnownBlock[] {
  switch (draft.kind) {
    case 'new': {
      const initial = draft.url === null || draft.url.length > MOST_URL ? {} : { initial_value: draft.url };
      const address = { type: 'url_text_input', action_id: FIELDS.url, ...initial } as const;
      return [
        { ...input(FIELDS.url, texts.addUrl, address), hint: plain(texts.addUrlHint) },
        { ...textInput(FIRST_PART, texts.addText, ''), hint: plain(texts.addTextHint(MOST_PART)) },
      ];
    }
    case 'message': {
      const parts = partsOf(draft.text);
      return parts.map(({ field, text }, at) =>
        textInput(field, parts.length === 1 ? texts.addText : texts.addTextPart(at + 1, parts.length), text),
      );
    }
  }
}

function textInput(field: string, label: string, text: string): InputBlock {
  return input(field, label, {
    type: 'plain_text_input',
    action_id: field,
    multiline: true,
    max_length: MOST_PART,
    ...(text === '' ? {} : { initial_value: text }),
  });
}

function line(field: string, label: string): InputBlock {
  return input(field, label, { type: 'plain_text_input', action_id: field, max_length: MOST_STATED });
}

/** Nothing is required of its own: what is missing is said when the form is sent. */
function input(field: string, label: string, element: InputBlock['element']): InputBlock {
  return { type: 'input', block_id: field, optional: true, label: plain(label), element };
}
