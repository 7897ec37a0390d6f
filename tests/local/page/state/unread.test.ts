import { expect, test } from 'vitest';
import { seenAt, unreadAt } from '../../../../functions/local/page/state/unread.ts';
import type { Conversation } from '../../../../functions/local/server/protocol.ts';

const ADA = 'U0ADA';
const APP = 'U0VERBATIM';

/** A workspace with a silent channel and a direct conversation. */
function withDirect(...said: readonly (readonly [ts: string, user: string])[]) {
  const shape = { thread: null, text: '', blocks: [], isEdited: false, isPrivate: false, answer: null };
  const messages = said.map(([ts, user]) => ({ ...shape, id: ts, ts, user }));
  const conversations: Conversation[] = [
    { id: 'C0', kind: 'channel', name: 'newsroom', messages: [] },
    { id: 'D0', kind: 'direct', name: 'Verbatim', messages },
  ];
  return { me: ADA, conversations };
}

test('what others write elsewhere is unread until one goes there', () => {
  const before = withDirect(['1.000001', APP]);
  const seen = seenAt('channel', before, new Map());
  expect(unreadAt('messages', before, seen)).toBe(0);
  const later = withDirect(['1.000001', APP], ['2.000001', ADA], ['2.000002', APP], ['3.000001', APP]);
  const stillSeen = seenAt('channel', later, seen);
  expect(unreadAt('messages', later, stillSeen)).toBe(2);
  expect(unreadAt('channel', later, stillSeen)).toBe(0);
  expect(unreadAt('messages', later, seenAt('messages', later, stillSeen))).toBe(0);
});
