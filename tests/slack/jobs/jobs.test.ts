import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jobKey } from '../../../functions/slack/jobs/job-keys.ts';
import { decodeJob, encodeJob, type Job, JobError } from '../../../functions/slack/jobs/jobs.ts';
import { anyCharacter } from '../../support/any-character.ts';
import { anyWebAddress } from '../../support/web-address.ts';

const id = fc.string({ minLength: 1, maxLength: 20 });
const ts = fc.tuple(fc.nat(2_000_000_000), fc.nat(999_999)).map(([s, us]) => `${s}.${String(us).padStart(6, '0')}`);
const base = { team: id, user: id, acceptedAt: fc.nat() };
const responseUrl = fc.constant('https://hooks.slack.example/commands/1/2');

const stated = {
  title: fc.option(id),
  publisher: fc.option(id),
  author: fc.option(id),
  published: fc.option(fc.constantFrom('2026-11-22', '1999-12-31')),
};

const jobs: fc.Arbitrary<Job> = fc.oneof(
  fc.record({
    type: fc.constant('question' as const),
    ...base,
    entry: fc.constantFrom('mention' as const, 'direct' as const, 'follow_up' as const),
    channel: id,
    ts,
    thread: fc.option(ts),
    text: fc.string({ unit: 'grapheme' }),
    edited: fc.option(ts),
  }),
  fc.record({
    type: fc.constantFrom('command' as const, 'claim' as const),
    ...base,
    trigger: id,
    channel: id,
    text: fc.string(),
    responseUrl,
  }),
  fc.record({
    type: fc.constant('modal' as const),
    ...base,
    action: fc.constant('context' as const),
    value: fc.nat(50).map((quote) => `a_B-3.${quote}`),
    view: id,
  }),
  fc.record({
    type: fc.constant('vote' as const),
    ...base,
    answer: id,
    vote: fc.constantFrom('up' as const, 'down' as const),
    at: ts,
  }),
  fc.record({ type: fc.constant('home' as const), ...base, page: fc.nat(1000) }),
  fc.record({
    type: fc.constant('submission' as const),
    ...base,
    submission: fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/u),
    content: fc.oneof(
      fc.record({ kind: fc.constant('withdrawal' as const), article: id }),
      fc.record({ kind: fc.constant('url' as const), ...stated, url: anyWebAddress }),
      fc.record({
        kind: fc.constant('text' as const),
        ...stated,
        text: fc.string({ unit: anyCharacter, minLength: 1 }),
      }),
    ),
  }),
  fc.record({
    type: fc.constant('feed' as const),
    ...base,
    content: fc.oneof(
      fc.record({
        kind: fc.constant('watch' as const),
        url: anyWebAddress,
        every: fc.integer({ min: 5, max: 10_080 }),
      }),
      fc.record({ kind: fc.constant('stop' as const), feed: id }),
    ),
  }),
  fc.record({ type: fc.constant('correction' as const), acceptedAt: fc.nat(), answer: id }),
);

describe('a job on the queue', () => {
  it('comes off as it went on', () => {
    fc.assert(
      fc.property(jobs, (job) => {
        expect(decodeJob(encodeJob(job))).toEqual(job);
      }),
    );
  });

  it.each([
    ['no JSON', '{'],
    ['an array', '[]'],
    ['null', 'null'],
    ['a type of another version', '{"type":"answer"}'],
    ['a question without its time stamp', '{"type":"question","team":"T","user":"U","acceptedAt":1}'],
    [
      'a submission whose id is no name',
      JSON.stringify({
        type: 'submission',
        team: 'T',
        user: 'U',
        acceptedAt: 1,
        submission: '../../articles/a',
        content: { kind: 'withdrawal', article: 'a' },
      }),
    ],
    [
      'a modal whose value no such button carries',
      JSON.stringify({ type: 'modal', team: 'T', user: 'U', acceptedAt: 1, action: 'context', value: 'a', view: 'v' }),
    ],
    ['a field too many', JSON.stringify({ type: 'home', team: 'T', user: 'U', acceptedAt: 1, admin: true })],
    [
      'a response URL that is none',
      JSON.stringify({ type: 'info', team: 'T', user: 'U', acceptedAt: 1, topic: 'about', responseUrl: 'x' }),
    ],
  ])('is refused when it is %s', (_, body) => {
    expect(() => decodeJob(body)).toThrow(JobError);
  });

  it('of a version that turned no pages opens the first', () => {
    const job = decodeJob(JSON.stringify({ type: 'home', team: 'T', user: 'U', acceptedAt: 1 }));
    expect(job).toMatchObject({ page: 0 });
  });

  it('is refused without a word of what it said', () => {
    const message = { ...question, ts: 'a secret', extra: 'a secret' };
    const refusal = catchError(() => decodeJob(JSON.stringify(message)));
    expect(refusal).toMatchObject({ message: 'The message is no job: check ts, extra' });
  });
});

function catchError(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}

const question: Job & { type: 'question' } = {
  type: 'question',
  team: 'T1',
  user: 'U1',
  acceptedAt: 1,
  entry: 'mention',
  channel: 'C1',
  ts: '1700000000.000100',
  thread: null,
  text: 'how many died?',
  edited: null,
};

describe('the key of a question', () => {
  it('is one for the mention, the message, their retries and their edits', () => {
    const variants = [
      question,
      { ...question, entry: 'follow_up' as const },
      { ...question, acceptedAt: 99 },
      { ...question, text: 'how many were hurt?', edited: '1700000009.000000' },
    ];
    expect(new Set(variants.map(jobKey)).size).toBe(1);
  });

  it('differs between messages, channels and workspaces', () => {
    const others = [{ ts: '1700000000.000200' }, { channel: 'C2' }, { team: 'T2' }];
    expect(new Set([question, ...others.map((other) => ({ ...question, ...other }))].map(jobKey)).size).toBe(4);
  });

  it('differs between a command and its being shared', () => {
    const command = {
      type: 'command',
      team: 'T1',
      user: 'U1',
      acceptedAt: 1,
      trigger: 'x',
      channel: 'C1',
      text: 't',
      responseUrl: 'https://h.example/1',
    } as const;
    const share = {
      type: 'share',
      team: 'T1',
      user: 'U1',
      acceptedAt: 1,
      answer: 'x',
      channel: 'C1',
      responseUrl: 'https://h.example/1',
    } as const;
    expect(jobKey(command)).not.toBe(jobKey(share));
  });
});
