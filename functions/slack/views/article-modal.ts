import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { Source } from '../../engine/quotation.ts';
import { texts } from '../../wording/texts.ts';
import { CALLBACKS } from './actions.ts';
import { FIELDS, MOST_STATED } from './article-form.ts';
import { MOST_URL } from './limits.ts';
import { plain, smallPrint } from './rich-text.ts';
import { FIRST_PART, MOST_PART, partsOf } from './text-parts.ts';

/** A day as a date picker takes it. */
const DAY = /^\d{4}-\d\d-\d\d$/u;

/** What the form starts with. A message's text comes in as many inputs as it takes, and leaves no need for an address. */
export type ArticleDraft =
  | { readonly kind: 'new'; readonly url: string | null }
  | { readonly kind: 'message'; readonly text: string }
  /** An article as it is, to be corrected. */
  | { readonly kind: 'correction'; readonly article: Correctable; readonly text: string };

type Correctable = Pick<Source, 'id' | 'title' | 'publisher' | 'author' | 'published'>;

/**
 * The form for an article. Slack's inputs hold 3,000 characters, its messages 40,000: so a longer text is sent as a message
 * and added from there. The alternatives are worse: many empty inputs to cut a text into by hand, or a file, which would
 * need the permission to read everybody's files.
 */
export function articleModal(draft: ArticleDraft): ModalView {
  const corrected = draft.kind === 'correction' ? draft.article : null;
  return {
    type: 'modal',
    callback_id: CALLBACKS.articleForm,
    title: plain(corrected ? texts.correctTitle : texts.addTitle),
    submit: plain(corrected ? texts.correctSubmit : texts.addSubmit),
    close: plain(texts.close),
    ...(corrected ? { private_metadata: corrected.id } : {}),
    blocks: [
      ...sourceInputs(draft),
      line(FIELDS.title, texts.addArticleTitle, corrected?.title),
      line(FIELDS.publisher, texts.addPublisher, corrected?.publisher),
      line(FIELDS.author, texts.addAuthor, corrected?.author),
      input(FIELDS.published, texts.addPublished, {
        type: 'datepicker',
        action_id: FIELDS.published,
        ...(corrected?.published && DAY.test(corrected.published) ? { initial_date: corrected.published } : {}),
      }),
      smallPrint(corrected ? texts.correctHint : texts.addStatedHint),
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
    case 'message':
    case 'correction': {
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

/** What is longer than the input holds is left out of it, and stays as it was. */
function line(field: string, label: string, now: string | null = null): InputBlock {
  const initial = now === null || now === '' || now.length > MOST_STATED ? {} : { initial_value: now };
  return input(field, label, { type: 'plain_text_input', action_id: field, max_length: MOST_STATED, ...initial });
}

/** Nothing is required of its own: what is missing is said when the form is sent. */
function input(field: string, label: string, element: InputBlock['element']): InputBlock {
  return { type: 'input', block_id: field, optional: true, label: plain(label), element };
}
