import { describe, expect, it } from 'vitest';
import type { Submission } from '../../../functions/corpus/submission.ts';
import type { SubmissionInbox } from '../../../functions/slack/submissions/submission-inbox.ts';

/** An inbox, and what is in it, in any order. */
export interface SubmissionInboxBench {
  readonly submissionInbox: SubmissionInbox;
  lying(): Promise<readonly Submission[]>;
}

const BY = { team: 'T1', user: 'U1' };
const STATED = { title: 'Übergriff — 抗议', publisher: null, author: null, published: '2026-11-21' };

function text(id: string, at: number, body = 'Six policemen were killed.\n\nNine were hurt.'): Submission {
  return { kind: 'text', id, by: BY, at, ...STATED, text: body };
}

function byTime(submissions: readonly Submission[]): Submission[] {
  return submissions.toSorted((a, b) => a.at - b.at);
}

/** What every {@link SubmissionInbox} keeps to. `open` gives an empty one. */
export function describeSubmissionInbox(name: string, open: () => Promise<SubmissionInboxBench>): void {
  describe(name, () => {
    it('holds what is handed in exactly, of every kind', async () => {
      const { submissionInbox, lying } = await open();
      const all: Submission[] = [
        text('a', 1),
        { kind: 'url', id: 'b', by: BY, at: 2, ...STATED, url: 'https://example.org/a?b=c' },
        { kind: 'withdrawal', id: 'c', by: BY, at: 3, article: 'wire/2026 #1.md' },
      ];
      for (const submission of all) await submissionInbox.submit(submission);
      expect(byTime(await lying())).toStrictEqual(all);
    });

    it('loses none of twenty at once', async () => {
      const { submissionInbox, lying } = await open();
      const all = Array.from({ length: 20 }, (_, at) => text(`id-${20 - at}`, at + 5));
      await Promise.all(all.map((submission) => submissionInbox.submit(submission)));
      expect(byTime(await lying())).toStrictEqual(all);
    });

    it('holds one of an id, however often it is handed in', async () => {
      const { submissionInbox, lying } = await open();
      await submissionInbox.submit(text('a', 1));
      await submissionInbox.submit(text('a', 1));
      expect(await lying()).toHaveLength(1);
    });

    it('takes none that nobody could read again', async () => {
      const { submissionInbox, lying } = await open();
      await expect(submissionInbox.submit(text('a', 1, ''))).rejects.toThrow();
      expect(await lying()).toStrictEqual([]);
    });
  });
}
