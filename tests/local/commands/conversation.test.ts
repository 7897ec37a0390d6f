import { expect, test } from 'vitest';
import { Conversation } from '../../../functions/local/commands/conversation.ts';
import { quotationOf } from '../../slack/views/records.ts';
import { TEST_RINGS } from '../../support/articles.ts';

const HARBOUR_ARTICLE = quotationOf('Six died.').article;

test('questions in a row inherit what they leave out, each from the one before', () => {
  const conversation = new Conversation(TEST_RINGS, { takesFollowUps: true });
  expect(conversation.next('how many police died in Marlow?').question).toBe('how many police died in Marlow?');
  expect(conversation.next('and protesters?').question).toBe('how many protesters died in Marlow?');
  expect(conversation.next('in Northey?').question).toBe('how many protesters died in Northey?');
});

test('a question of its own inherits nothing', () => {
  const conversation = new Conversation(TEST_RINGS, { takesFollowUps: true });
  conversation.next('how many police died in Marlow?');
  expect(conversation.next('who is the mayor of Northey?').question).toBe('who is the mayor of Northey?');
  expect(conversation.next('ok thanks').question).toBe('ok thanks');
});

test('"more" asks the last question again for all of its quotations, and is a question where none was asked', () => {
  const conversation = new Conversation(TEST_RINGS, { takesFollowUps: true });
  expect(conversation.next('more')).toEqual({ question: 'more', more: false });
  conversation.next('how many police died in Marlow?');
  expect(conversation.next('More')).toEqual({ question: 'how many police died in Marlow?', more: true });
  expect(conversation.next('and protesters?')).toEqual({
    question: 'how many protesters died in Marlow?',
    more: false,
  });
});

test('claims in a row inherit nothing', () => {
  const conversation = new Conversation(TEST_RINGS, { takesFollowUps: false });
  conversation.next('Nine officers died in Marlow.');
  expect(conversation.next('In Northey.')).toEqual({ question: 'In Northey.', more: false });
  expect(conversation.next('more')).toEqual({ question: 'In Northey.', more: true });
});

test('a number asks the last question of one event, where its answer told several apart', () => {
  const conversation = new Conversation(TEST_RINGS, { takesFollowUps: true });
  expect(conversation.next('2')).toEqual({ question: '2', more: false });
  conversation.next('how many people died?');
  const event = { article: HARBOUR_ARTICLE, articles: ['a'], figures: [] };
  conversation.answered({ events: [event, event] });
  expect(conversation.next('2')).toEqual({ question: 'how many people died?', more: false, event: 2 });
  conversation.answered({});
  expect(conversation.next('1')).toEqual({ question: 'how many people died?', more: false, event: 1 });
  expect(conversation.next('3').event).toBeUndefined();
});
