import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JobOf } from '../../../functions/slack/jobs/jobs.ts';
import type { SharedFile } from '../../../functions/slack/jobs/shared-file.ts';
import { texts } from '../../../functions/wording/texts.ts';
import { pdf, pdfLines } from '../../support/import-samples.ts';
import type { Fault } from '../../support/wire-proxy.ts';
import { AppBench } from '../app-bench.ts';

const STATED = 'Six policemen were killed in the clashes in the harbour of Marlow, the interior ministry said.';

let app: AppBench;
beforeEach(async () => {
  app = await AppBench.withReports();
});
afterEach(() => app.end());

function fileOf(name: string, mimetype: string): SharedFile {
  const { origin } = new URL(app.slack.urlFor('worker'));
  return { id: `F${name}`, name, mimetype, size: null, url: `${origin}/files-pri/T1-F1/download/${name}` };
}

/** What Slack's file host says of a file. */
function serving(name: string, answer: Extract<Fault, { kind: 'answer' }>): Disposable {
  return app.network.intercept(({ operation }) => (operation.endsWith(`/download/${name}`) ? answer : null));
}

function holding(body: string | Uint8Array, type: string): Extract<Fault, { kind: 'answer' }> {
  return { kind: 'answer', status: 200, headers: { 'content-type': type }, body };
}

async function handOver(...files: readonly SharedFile[]): Promise<{ job: JobOf<'question'>; text: string }> {
  const job = await app.ask('ada', 'is this true?', { text: '', asClaim: true, files: [...files] });
  const { reply } = await app.said(job);
  return { job, text: reply.text };
}

describe('a file that is handed over', () => {
  test('as text is checked, and the reply says what was in it', async () => {
    using _ = serving('note.txt', holding(`A note\n\n${STATED}`, 'text/plain'));
    const { job, text } = await handOver(fileOf('note.txt', 'text/plain'));
    expect(text).toContain('Six policemen');
    expect(text).toContain('The claim says: 6');
    expect((await app.record(job))?.kind).toBe('claim');
  });

  test('as PDF is read by the importers', async () => {
    const lines = pdfLines([
      STATED,
      'Nine officers died, according to the chief of the harbour guard, and eleven others are missing since the night.',
    ]);
    using _ = serving('report.pdf', holding(pdf({ pages: [lines], title: 'Clashes' }), 'application/pdf'));
    const { text } = await handOver(fileOf('report.pdf', 'application/pdf'));
    expect(text).toContain('Six policemen');
  });

  test.each([
    ['an image, which is not fetched', 'photo.png', 'image/png', null, texts.isImage],
    ['a recording', 'talk.mp3', 'audio/mpeg', null, texts.isRecording],
    ['a file that Slack keeps back', 'report.pdf', 'application/pdf', 403, texts.isWithheld],
    [
      'no PDF, though it says so',
      'report.pdf',
      'application/pdf',
      '%PDF-1.7 nothing of it is right',
      'is a damaged or cut PDF',
    ],
    ['nothing', 'empty.txt', 'text/plain', ' \n', texts.hasNoWords],
  ])('is said not to be read where it is %s', async (_, name, mimetype, answer, reason) => {
    using __ = serving(
      name,
      typeof answer === 'number'
        ? { kind: 'answer', status: answer, body: '' }
        : holding(answer ?? '', mimetype || 'text/plain'),
    );
    const { text } = await handOver(fileOf(name, mimetype));
    expect(text).toContain(`“${name}”`);
    expect(text).toContain(reason);
    expect(text).toContain(texts.pasteInstead);
    if (answer === null) expect(app.network.calls.some(({ operation }) => operation.includes(name))).toBe(false);
  });

  test('beside another is named where only one could be read', async () => {
    using _ = serving('note.txt', holding(STATED, 'text/plain'));
    const { text } = await handOver(fileOf('photo.png', 'image/png'), fileOf('note.txt', 'text/plain'));
    expect(text).toContain(texts.fileUnread('photo.png', texts.isImage));
    expect(text).toContain('Six policemen');
  });

  test('is fetched again where Slack is out for a moment', async () => {
    using _ = serving('note.txt', holding(STATED, 'text/plain'));
    let outages = 1;
    using __ = app.network.intercept(({ operation }) =>
      operation.endsWith('/download/note.txt') && outages-- > 0 ? { kind: 'answer', status: 503, body: '' } : null,
    );
    const { text } = await handOver(fileOf('note.txt', 'text/plain'));
    expect(text).toContain('Six policemen');
    expect(app.dead).toEqual([]);
  });

  test('of more words than are looked at is looked at from its start, and the reply says so', async () => {
    const long = [STATED, ...Array.from({ length: 900 }, (_, at) => `Ship ${at} unloaded grain in the port that day.`)];
    using _ = serving('long.txt', holding(long.join(' '), 'text/plain'));
    const { text } = await handOver(fileOf('long.txt', 'text/plain'));
    expect(text).toContain('Six policemen');
    expect(text).toContain(texts.fileCut(40_000));
  });

  test('under "Check this message" is checked with the words of the message', async () => {
    using _ = serving('note.txt', holding(STATED, 'text/plain'));
    const response = app.slack.responseUrl();
    await app.run({
      type: 'claim',
      team: 'T000000001',
      user: app.slack.id('ben'),
      acceptedAt: app.time,
      trigger: 'trigger1',
      channel: await app.slack.channel('ben'),
      text: 'Look at this.',
      files: [fileOf('note.txt', 'text/plain')],
      responseUrl: response.url,
    });
    expect(String(response.shown[0]?.text)).toContain('Six policemen');
  });
});
