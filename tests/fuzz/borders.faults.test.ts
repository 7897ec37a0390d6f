import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { decodeCatalogue } from '../../functions/corpus/catalogue.ts';
import { decodeSubmission, SubmissionError } from '../../functions/corpus/submission.ts';
import { answer } from '../../functions/engine/answer.ts';
import { InputError } from '../../functions/engine/articles/input-errors.ts';
import { parseArticle, parseRecord } from '../../functions/engine/articles/parse-article.ts';
import { parseRings, RingsError } from '../../functions/engine/concepts/rings.ts';
import { decodeSnapshot, encodeSnapshot } from '../../functions/engine/indexing/snapshot.ts';
import { assertVerbatim, MisquotationError } from '../../functions/engine/quotation.ts';
import { SnapshotError } from '../../functions/engine/snapshot/snapshot-error.ts';
import { importArticles } from '../../functions/import/import-articles.ts';
import { toMarkdown } from '../../functions/import/imported-article.ts';
import { parseAskArguments, parseBuildArguments, UsageError } from '../../functions/local/commands/arguments.ts';
import { parseStartArguments } from '../../functions/local/commands/start-arguments.ts';
import { readEnvelope, readMention, readMessage } from '../../functions/slack/inbound/events.ts';
import {
  readCommand,
  readMessageShortcut,
  readPress,
  readSubmission,
} from '../../functions/slack/inbound/interactions.ts';
import { articleText, claimText, mentions, questionText } from '../../functions/slack/inbound/message-text.ts';
import { decodeJob, JobError } from '../../functions/slack/jobs/jobs.ts';
import { AnswerRecordError, decodeAnswerRecord } from '../../functions/slack/store/answer-record.ts';
import { article, HARBOUR_REPORTS, indexOf } from '../support/articles.ts';
import {
  docx,
  epub,
  odt,
  page,
  paragraphs,
  pdf,
  pdfLines,
  rss,
  wordParagraph,
  xlsx,
  xlsxRow,
} from '../support/import-samples.ts';
import { warcRecord } from '../support/warc-record.ts';

/**
 * Every border, with what comes near to what is expected: samples of our own with pieces cut out, doubled, swapped and put in.
 * `npm run fuzz` takes a minute, the gate a third of it; `FUZZ_SEED=…` goes other ways, and repeats what has failed.
 */
const SEED = Number(process.env.FUZZ_SEED ?? '17');
const SECONDS = Number(process.env.FUZZ_SECONDS ?? '20');

/** Runs at least, however slow the machine is; at most, that what is quick does not go round and round. */
const LEAST_RUNS = 20;
const MOST_RUNS = 4000;

let state = SEED;
/** Numerical Recipes' generator: below `most`. */
function below(most: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 4_294_967_296) * most);
}

const PIECES = [
  '\u0000',
  '\u202e',
  '\u00ad',
  '\ud800',
  '\ufeff',
  '"',
  "'",
  '<',
  '>',
  '&',
  '&#0;',
  '&#x110000;',
  '{',
  '}',
  '[',
  ']',
  '---\n',
  '\n\n',
  '\r',
  '\t',
  '9'.repeat(40),
  '-1',
  '1e999',
  'null',
  'true',
  '__proto__',
  'constructor',
  '../../etc',
  '<!--',
  ']]>',
  '<![CDATA[',
  '%00',
  ':',
  '|',
  '*',
  '_',
  '#',
  '`',
  '=',
  '--',
  '--limit',
  '--x=',
  '2022-02-30',
  'é',
  '警',
  '\u{1f600}',
  ' '.repeat(300),
  'a'.repeat(3000),
];

/** A sample with up to six changes. */
function mutated(sample: string): string {
  let text = sample;
  for (let changes = 1 + below(6); changes > 0; changes -= 1) {
    const at = below(text.length + 1);
    const length = below(below(10) === 0 ? text.length : 30);
    const piece = PIECES[below(PIECES.length)] ?? '';
    switch (below(5)) {
      case 0:
        text = text.slice(0, at) + text.slice(at + length);
        break;
      case 1:
        text = text.slice(0, at) + piece + text.slice(at);
        break;
      case 2:
        text = text.slice(0, at) + piece + text.slice(at + length);
        break;
      case 3:
        text = text.slice(0, at) + text.slice(at, at + length) + text.slice(at);
        break;
      default: {
        const other = below(text.length + 1);
        text = text.slice(0, at) + text.slice(other, other + length) + text.slice(at + length);
      }
    }
  }
  return text;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Only the errors that a border promises leave it. */
function expecting(kinds: readonly (abstract new (...args: never[]) => Error)[], work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!kinds.some((kind) => error instanceof kind)) throw error;
  }
}

/** Quotations of an index, whatever is asked: each is a slice of its article. */
function askAll(index: ReturnType<typeof indexOf>): void {
  const byId = new Map(index.articles.map((one) => [one.id, one]));
  for (const question of ['how many police died?', 'who closed the harbour of Marlow?']) {
    const { quotes, nearest } = answer(question, index, { limit: 10 });
    assertVerbatim([...quotes, ...nearest], byId);
  }
}

const FRONT =
  '---\ntitle: Clashes in Marlow\nauthor: [Ida Holm, Jan Oost]\npublished: 2022-01-06\nurl: https://courier.test/a\nkind: article\n---\n\n';
const BODY = paragraphs(3).join('\n\n');
const RECORD = JSON.stringify({
  id: 'a',
  title: 'Clashes',
  published: '2022-01-06',
  url: 'https://courier.test/a',
  text: BODY,
});
const RINGS =
  'death:\n  - died\n  - killed\n  - lost their lives\npolice:\n  - police\n  - officers\n  - law enforcement\n';
const STAMP = { team: 'T1', channel: 'C1', user: 'U1', ts: '1700000000.000100', acceptedAt: 1_700_000_000_000 };
const JOBS = [
  { type: 'question', ...STAMP, entry: 'mention', thread: null, edited: null, text: 'how many police died?' },
  { type: 'changed', acceptedAt: 1, articles: ['a', 'b'], index: 'abc' },
  {
    type: 'command',
    ...STAMP,
    trigger: '1.2',
    responseUrl: 'https://hooks.slack.test/x',
    text: 'how many?',
    thread: null,
  },
];
const BODIES = [
  {
    type: 'event_callback',
    team_id: 'T1',
    event_id: 'Ev1',
    authorizations: [{ user_id: 'UBOT', is_bot: true }],
    event: { type: 'app_mention', user: 'U1', text: '<@UBOT> how many?', ts: '1.2', channel: 'C1', event_ts: '1.2' },
  },
  {
    command: '/verbatim',
    text: 'how many?',
    team_id: 'T1',
    channel_id: 'C1',
    user_id: 'U1',
    response_url: 'https://hooks.slack.test/x',
    trigger_id: '1.2',
  },
  {
    type: 'block_actions',
    team: { id: 'T1' },
    user: { id: 'U1' },
    channel: { id: 'C1' },
    trigger_id: '1.2',
    actions: [{ action_id: 'vote', block_id: 'b', value: '{"answer":"x","vote":"up"}', type: 'button' }],
  },
  {
    type: 'view_submission',
    team: { id: 'T1' },
    user: { id: 'U1' },
    view: {
      id: 'V1',
      callback_id: 'add',
      private_metadata: '{}',
      state: { values: { url: { url: { value: 'https://courier.test/a' } } } },
    },
  },
];
const COMMANDS = [
  '--corpus news --limit 5 --json how many police died?',
  '--after 2022-01-01 --explain how many?',
  '--out a.verbatim --rings rings.yaml',
  '--port 3000 --corpus news',
];
const IMPORTS: readonly (readonly [name: string, sample: string | Uint8Array])[] = [
  ['a.txt', `Clashes in Marlow\n\nBy Ida Holm\n6 January 2022\n\n${BODY}`],
  ['a.md', FRONT + BODY],
  ['a.html', page()],
  ['a.rss', rss([{ title: 'Clashes', text: BODY } as never])],
  ['a.csv', `title,text,date\nClashes,"${BODY}",2022-01-06\nPort,"${BODY.toUpperCase()}",2022-01-07\n`],
  ['a.jsonl', `${RECORD}\n${RECORD.replace('Clashes', 'Port')}\n`],
  ['a.vtt', `WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Ida Holm>${BODY}\n`],
  [
    'a.eml',
    `From: Ida <ida@courier.test>\nTo: desk@courier.test\nSubject: Clashes\nDate: Thu, 6 Jan 2022 10:00:00 +0000\nContent-Type: text/plain; charset=utf-8\n\n${BODY}\n`,
  ],
  ['a.rtf', `{\\rtf1\\ansi\\ansicpg1252 {\\b Clashes}\\par ${BODY.replaceAll('\n\n', '\\par ')}\\par}`],
  [
    'a.xml',
    `<?xml version="1.0"?><nitf><head><title>Clashes</title></head><body><body.head><hedline><hl1>Clashes</hl1></hedline></body.head><body.content><p>${BODY}</p></body.content></body></nitf>`,
  ],
  ['a.json', JSON.stringify({ uri: 'urn:a', type: 'text', headline: 'Clashes', byline: 'Ida', body_text: BODY })],
  ['a.docx', docx(wordParagraph(BODY))],
];
/** Bytes: a larger file is fuzzed too seldom. */
const MOST_SAMPLE = 200_000;

/** Files of every format that is imported: those of the tests, and specimens beside the project where there are any. */
const DOCUMENTS: readonly (readonly [name: string, bytes: Buffer])[] = [
  path.join(import.meta.dirname, '../import/desk'),
  path.join(import.meta.dirname, '../../../shared/specimens/documents'),
]
  .flatMap((folder) => globSync(path.join(folder, '**/*.*')).sort())
  .filter((file) => statSync(file).isFile() && statSync(file).size < MOST_SAMPLE)
  .map((file) => [path.basename(file), readFileSync(file)]);

const PARAGRAPHS = paragraphs(3);
const marked = (element: string): string => PARAGRAPHS.map((text) => `<${element}>${text}</${element}>`).join('');

/** Archives around a text that is mutated before it is packed: bytes that are changed later seldom unpack. */
const PACKED: readonly (() => readonly [name: string, bytes: Uint8Array])[] = [
  () => ['a.docx', docx(mutated(PARAGRAPHS.map((text) => wordParagraph(text)).join('')))],
  () => ['a.odt', odt(mutated(marked('text:p')))],
  () => ['a.epub', epub(mutated(`<h1>Clashes</h1>${marked('p')}`))],
  () => [
    'a.xlsx',
    xlsx(mutated(xlsxRow('title', 'text') + PARAGRAPHS.map((text) => xlsxRow('Clashes', text)).join(''))),
  ],
  () => ['a.warc', warcRecord({ url: 'https://courier.test/a', body: mutated(page()) })],
  () => [
    'a.pdf',
    Buffer.from(mutated(Buffer.from(pdf({ pages: [pdfLines(PARAGRAPHS)] })).toString('latin1')), 'latin1'),
  ],
];

/** Bytes changed, cut out, doubled or put in. */
function mutatedBytes(sample: Buffer): Buffer {
  let bytes = Buffer.from(sample);
  for (let changes = 1 + below(6); changes > 0; changes -= 1) {
    const at = below(bytes.length + 1);
    const length = below(below(10) === 0 ? bytes.length : 30);
    const piece = Buffer.from(PIECES[below(PIECES.length)] ?? '', 'utf8');
    const inserted = [bytes.subarray(at, at + length), piece, Buffer.alloc(0), Buffer.from([below(256)])][below(4)];
    bytes = Buffer.concat([bytes.subarray(0, at), inserted ?? piece, bytes.subarray(at + below(2) * length)]);
  }
  return bytes;
}

/** Nothing is lost without a word, and of what came in nothing is quoted that it does not say. */
async function importAndAsk(name: string, bytes: Uint8Array): Promise<void> {
  const { articles, skipped, withdrawn } = await importArticles({ name, bytes });
  expect(articles.length + skipped.length + withdrawn.length).toBeGreaterThan(0);
  for (const one of articles)
    expecting([InputError], () =>
      askAll(indexOf([parseArticle({ text: toMarkdown(one), file: 'a.md', format: 'markdown' })])),
    );
}

const SNAPSHOT = Buffer.from(encodeSnapshot(indexOf(HARBOUR_REPORTS)));
const CHECKSUM = 32;

/** Bytes changed anywhere, and a checksum that fits. */
function mutatedSnapshot(): Uint8Array {
  const bytes = Buffer.from(SNAPSHOT);
  for (let changes = 1 + below(4); changes > 0; changes -= 1) bytes[below(bytes.length - CHECKSUM)] = below(256);
  const covered = bytes.subarray(0, below(8) === 0 ? below(bytes.length - CHECKSUM) : bytes.length - CHECKSUM);
  return Buffer.concat([covered, createHash('sha256').update(covered).digest()]);
}

const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;

const BORDERS: Readonly<Record<string, () => void | Promise<void>>> = {
  'Slack bodies': () => {
    const body = jsonOf(mutated(JSON.stringify(pick(BODIES))));
    for (const read of [
      readEnvelope,
      readMention,
      readMessage,
      readCommand,
      readMessageShortcut,
      readPress,
      readSubmission,
    ])
      read(body);
  },
  'message texts': () => {
    const text = mutated('<@UBOT> hey, *how many* <https://courier.test|police> died &amp; &gt; :boom: <!channel>?');
    for (const read of [(one: string) => questionText(one, 'UBOT'), claimText, articleText, mentions]) read(text);
  },
  'job messages': () => expecting([JobError], () => void decodeJob(mutated(JSON.stringify(pick(JOBS))))),
  'stored records': () => {
    expecting(
      [AnswerRecordError],
      () => void decodeAnswerRecord(mutated(JSON.stringify({ ...STAMP, id: 'x', kind: 'question' }))),
    );
    expecting(
      [SubmissionError],
      () => void decodeSubmission(bytesOf(mutated(JSON.stringify({ id: 's', at: 1, kind: 'text', text: BODY })))),
    );
    decodeCatalogue(
      bytesOf(
        mutated(
          '{"format":1,"analysis":"x","files":[{"name":"a.md","tag":"t","articles":["a"],"skipped":[],"outdone":[]}]}',
        ),
      ),
    );
  },
  'snapshots with a good checksum': () =>
    expecting([SnapshotError], () => {
      const index = decodeSnapshot(mutatedSnapshot());
      // An article whose text was changed is no longer what its hash says: then nothing of it is quoted.
      expecting([MisquotationError], () => askAll(index));
    }),
  'front matter and articles': () => {
    for (const format of ['markdown', 'text'] as const)
      expecting([InputError], () =>
        askAll(indexOf([parseArticle({ text: mutated(FRONT + BODY), file: 'a.md', format })])),
      );
    expecting([InputError], () => askAll(indexOf([parseRecord({ json: mutated(RECORD), file: 'a.jsonl#1' })])));
  },
  rings: () => expecting([RingsError], () => void parseRings(mutated(RINGS), 'rings.yaml')),
  'command lines': () => {
    for (const parse of [parseAskArguments, parseBuildArguments, parseStartArguments])
      expecting([UsageError], () => void parse(mutated(pick(COMMANDS)).split(' '), '/'));
  },
  imports: async () => {
    const [name, sample] = pick(IMPORTS);
    const bytes = Buffer.from(typeof sample === 'string' ? bytesOf(mutated(sample)) : sample);
    if (typeof sample !== 'string')
      for (let changes = 1 + below(4); changes > 0; changes -= 1) bytes[below(bytes.length)] = below(256);
    await importAndAsk(name, bytes);
  },
  'documents of every format': async () => {
    const [name, sample] = pick(DOCUMENTS);
    await importAndAsk(name, mutatedBytes(sample));
  },
  'archives and documents around a text': async () => importAndAsk(...pick(PACKED)()),
};

describe(`fuzzed with FUZZ_SEED=${SEED}`, () => {
  test.each(Object.entries(BORDERS))('%s: no crash, no hang, no silent loss, no false quotation', async (name, run) => {
    const ends = performance.now() + (SECONDS * 1000) / Object.keys(BORDERS).length;
    let runs = 0;
    for (; runs < MOST_RUNS && (runs < LEAST_RUNS || performance.now() < ends); runs += 1) {
      const before = state;
      try {
        await run();
      } catch (cause) {
        throw new Error(`${name}: run ${runs}, repeated by FUZZ_SEED=${before}`, { cause });
      }
    }
    expect(runs).toBeGreaterThanOrEqual(LEAST_RUNS);
    if (process.env.FUZZ_SECONDS !== undefined) process.stdout.write(`${name}: ${runs} runs\n`);
  });
});

test('a mutation changes the sample', () => {
  expect(new Set(Array.from({ length: 50 }, () => mutated(BODY))).size).toBeGreaterThan(40);
  expect(article('a', 'b', 'Six died.').id).toBe('a');
});
