import { describe, expect, test } from 'vitest';
import type { Aside } from '../../../../functions/local/page/state/page-state.ts';
import { fragmentOf, isAnotherRun, routeIn, stillThere } from '../../../../functions/local/page/state/route.ts';
import type { ShownMessage, WorkspaceState } from '../../../../functions/local/server/protocol.ts';

const MESSAGE: ShownMessage = {
  id: 'm1',
  ts: '1700000000.000001',
  thread: null,
  user: 'U0ADA',
  text: 'how many?',
  blocks: [],
  isEdited: false,
  isPrivate: false,
  answer: null,
};

const THREAD: Aside = { kind: 'thread', channel: 'C1', ts: MESSAGE.ts };

function snapshotWith(messages: ShownMessage[], me = 'U0ADA'): WorkspaceState {
  return {
    me,
    people: [],
    app: { id: 'U0VERBATIM', name: 'Verbatim' },
    commands: [],
    shortcuts: [],
    conversations: [{ id: 'C1', kind: 'channel', name: 'newsroom', messages }],
    prompts: null,
    home: null,
    modals: [],
    index: { version: 'v', articles: 0, questions: [] },
  };
}

describe('where somebody is', () => {
  test.each<[string, Aside | null, unknown]>([
    ['a place alone', null, null],
    ['a thread', THREAD, THREAD],
    ['why an answer is so', { kind: 'why', message: MESSAGE, explanation: null }, { kind: 'why', message: 'm1' }],
    [
      'an article, whatever its id is written with',
      { kind: 'article', id: 'a/b#c d', article: null },
      { kind: 'article', id: 'a/b#c d' },
    ],
  ])('is found again in the address: %s', (_, aside, beside) => {
    expect(routeIn(fragmentOf({ place: 'messages', aside }))).toEqual({ place: 'messages', beside });
  });

  test('needs no word in the address at the beginning', () => {
    expect(fragmentOf({ place: 'channel', aside: null })).toBe('');
    expect(routeIn('')).toEqual({ place: 'channel', beside: null });
  });

  test.each(['#main', '#nowhere/thread/C1/1', '#%'])('is not said by %s', (fragment) => {
    expect(routeIn(fragment)).toBeNull();
  });
});

test('a thread whose message is gone is shown no more', () => {
  expect(stillThere(THREAD, snapshotWith([MESSAGE]))).toBe(THREAD);
  expect(stillThere(THREAD, snapshotWith([]))).toBeNull();
});

describe('another run of the server', () => {
  test('lacks what everybody saw', () => {
    expect(isAnotherRun(snapshotWith([MESSAGE]), snapshotWith([{ ...MESSAGE, id: 'm2' }]))).toBe(true);
  });

  test('is not thought of when something comes, when the app takes back what one person saw, or for another person', () => {
    const other = { ...MESSAGE, id: 'm2' };
    expect(isAnotherRun(snapshotWith([MESSAGE]), snapshotWith([MESSAGE, other]))).toBe(false);
    expect(isAnotherRun(snapshotWith([{ ...MESSAGE, isPrivate: true }]), snapshotWith([]))).toBe(false);
    expect(isAnotherRun(snapshotWith([MESSAGE]), snapshotWith([], 'U0BEN'))).toBe(false);
  });
});
