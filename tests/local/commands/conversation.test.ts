import { expect, test } from 'vitest';
import { Conversation } from '../../../functions/local/commands/conversation.ts';
import { TEST_RINGS } from '../../support/articles.ts';

test('questions in a row inherit what they leave out, each from the one before', () => {
  const conversation = new Conversation(TEST_RINGS);
  expect(conversation.next('how many police died in Marlow?')).toBe('how many police died in Marlow?');
  expect(conversation.next('and protesters?')).toBe('how many protesters died in Marlow?');
  expect(conversation.next('in Northey?')).toBe('how many protesters died in Northey?');
});

test('a question of its own inherits nothing', () => {
  const conversation = new Conversation(TEST_RINGS);
  conversation.next('how many police died in Marlow?');
  expect(conversation.next('who is the mayor of Northey?')).toBe('who is the mayor of Northey?');
  expect(conversation.next('ok thanks')).toBe('ok thanks');
});
