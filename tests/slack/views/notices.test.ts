import { describe, expect, test } from 'vitest';
import { messageOf, updatable } from '../../../functions/slack/views/message.ts';
import {
  aboutMessage,
  apologyMessage,
  editedNote,
  emptyQuestionMessage,
  expiredMessage,
  helpMessage,
  noIndexMessage,
  notAcceptedMessage,
  refusalMessage,
  sharedMessage,
  sourcesMessage,
  staleShareMessage,
  tooLongMessage,
} from '../../../functions/slack/views/notices.ts';
import { messageProblems, texts } from '../../support/block-kit.ts';

describe('notices', () => {
  test.each([
    helpMessage(),
    aboutMessage(null),
    aboutMessage({ version: '0e07', articles: 1 }),
    sourcesMessage(null),
    refusalMessage(),
    apologyMessage(null),
    apologyMessage(`<!channel> & ${'x'.repeat(9000)}`),
    tooLongMessage(4001, 4000),
    emptyQuestionMessage(),
    noIndexMessage(),
    sharedMessage(),
    staleShareMessage(),
    expiredMessage(),
    notAcceptedMessage(),
    editedNote(),
  ])('Slack takes each, and its text says what its blocks say: %#', (message) => {
    expect(messageProblems(message)).toEqual([]);
    const unescaped = message.text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    expect(unescaped).toBe(texts(message.blocks).join('\n'));
  });

  test('an apology repeats a question only where it does not stand above it', () => {
    expect(apologyMessage('<@U1>?').text).toContain('“&lt;@U1&gt;?”');
    expect(apologyMessage(null).text).not.toContain('Your question was');
  });

  test('one article is not “1 articles”', () => {
    expect(aboutMessage({ version: 'v', articles: 1 }).text).toContain('from 1 article.');
  });
});

describe('a message that updates another', () => {
  test('keeps the lines of its text that Slack takes', () => {
    const lines = Array.from({ length: 100 }, (_, at) => `${at} ${'x'.repeat(97)}`);
    const { text } = updatable(messageOf(lines.join('\n'), []));
    expect(text.length).toBeLessThanOrEqual(4000);
    expect(text.split('\n').slice(0, -1)).toEqual(lines.slice(0, 39));
    expect(text.endsWith('\n…')).toBe(true);
  });

  test('is untouched where its text is short', () => {
    const message = messageOf('short', []);
    expect(updatable(message)).toBe(message);
  });
});
