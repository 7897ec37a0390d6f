import { describe, expect, test } from 'vitest';
import { readHandedOver, wholeText } from '../../../functions/slack/inbound/handed-over.ts';

const STATED = 'Six policemen were killed in the clashes.';
const richText = (text: string) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});

describe('the words of a message', () => {
  test('of an app are those of its blocks, where its text says less', () => {
    const blocks = [
      { type: 'header', text: { type: 'plain_text', text: 'Marlow' } },
      {
        type: 'section',
        text: { type: 'mrkdwn', text: STATED },
        accessory: { type: 'button', text: { text: 'Open' } },
      },
      {
        type: 'section',
        fields: [
          { type: 'mrkdwn', text: '*Hurt*' },
          { type: 'mrkdwn', text: 'forty' },
        ],
      },
      { type: 'divider' },
      {
        type: 'context',
        elements: [
          { type: 'mrkdwn', text: 'Courier' },
          { type: 'image', alt_text: 'a picture' },
        ],
      },
      { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'Acknowledge' } }] },
      { type: 'something_new', data: [1, 2] },
    ];
    expect(wholeText({ text: 'New report', blocks })).toBe(`Marlow\n${STATED}\n*Hurt*\nforty\nCourier`);
    expect(wholeText({ text: '', blocks })).toContain(STATED);
    expect(wholeText({ text: STATED, blocks: [richText('Six')] })).toBe(STATED);
  });

  test('in rich text are one line for a paragraph, and mention people as Slack does', () => {
    const elements = [
      { type: 'text', text: 'Ask ' },
      { type: 'user', user_id: 'U1' },
      { type: 'text', text: ', ' },
      { type: 'text', text: 'quoted', style: { bold: true } },
    ];
    const blocks = [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }];
    expect(wholeText({ text: '', blocks })).toBe('Ask <@U1>, quoted');
  });
});

describe('what is handed over with a message', () => {
  test('is a forwarded message, with its text or its blocks', () => {
    const shared = { is_share: true, author_id: 'U2', text: STATED, fallback: '[yesterday] ada: Six' };
    expect(readHandedOver({ text: 'true?', attachments: [shared] }).text).toBe(STATED);
    const inBlocks = { is_msg_unfurl: true, text: '', message_blocks: [{ message: { blocks: [richText(STATED)] } }] };
    expect(readHandedOver({ attachments: [inBlocks] }).text).toBe(STATED);
  });

  test('is a link that Slack unfurled: its title and its summary', () => {
    const unfurled = { title: 'Clashes in Marlow', title_link: 'https://example.org/a', text: STATED };
    expect(readHandedOver({ attachments: [unfurled] }).text).toBe(`Clashes in Marlow\n${STATED}`);
    expect(wholeText({ text: '<https://example.org/a>', attachments: [unfurled] })).toContain(STATED);
  });

  test('are its files and those of what it forwards, as Slack describes them', () => {
    const url = 'https://files.slack.com/files-pri/T1-F1/download/report.pdf';
    const report = { id: 'F1', name: 'report.pdf', mimetype: 'application/pdf', size: 900, url_private_download: url };
    const known = { id: 'F1', name: 'report.pdf', mimetype: 'application/pdf', size: 900, url };
    expect(readHandedOver({ files: [report] }).files).toEqual([known]);
    expect(readHandedOver({ attachments: [{ is_share: true, files: [report] }] }).files).toEqual([known]);
    const hidden = { id: 'F2', file_access: 'check_file_info', mode: 'file_access', size: -1 };
    expect(readHandedOver({ files: [hidden] }).files).toEqual([
      { id: 'F2', name: 'F2', mimetype: '', size: null, url: null },
    ]);
    expect(readHandedOver({ files: [] }).files).toEqual([]);
    expect(readHandedOver({ files: Array.from({ length: 9 }, () => report) }).files).toHaveLength(5);
  });

  test('of another shape than ours is let be', () => {
    expect(readHandedOver({ attachments: 'x', files: [null], blocks: 7 } as never)).toEqual({ text: '', files: [] });
    expect(wholeText({ text: 'a', attachments: [{ text: 5 }] } as never)).toBe('a');
  });
});
