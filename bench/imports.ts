import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import { isQuotable } from '../functions/engine/articles/article.ts';
import { parseArticle } from '../functions/engine/articles/parse-article.ts';
import { importArticles } from '../functions/import/import-articles.ts';
import { toMarkdown } from '../functions/import/imported-article.ts';
import { argumentsOf } from './bench-arguments.ts';
import { measureDocuments } from './import-documents.ts';
import { readabilityText, trafilaturaTexts } from './import-peers.ts';
import { type Score, score, summary } from './import-scores.ts';
import { table } from './table.ts';

/**
 * How much of real pages' text and how many of their dates the import gets right, beside Readability and trafilatura, and its readers
 * of Word files and PDF beside mammoth, pandoc, poppler and pdf.js. Needs a folder with checkouts of
 * scrapinghub/article-extraction-benchmark, adbar/htmldate, mwilliamson/mammoth.js, jgm/pandoc and mozilla/pdf.js, whose files are
 * not part of this project: `node bench/imports.ts FOLDER`. What is not there or not installed is skipped, and said to be.
 *
 * Text is measured as that benchmark does: shared runs of four words of each page, its precision and recall averaged over pages.
 * A date is right, wrong or not stated.
 */

const HELP = `Measures how much of real pages and documents the import gets right, beside other readers.

  FOLDER     checkouts of article-extraction-benchmark, htmldate, mammoth.js, pandoc and pdf.js; what is not there is skipped
  --each     also each page whose date is wrong
  --help     this text
`;

const program = { name: 'bench:imports', help: HELP, options: { each: { type: 'boolean' } }, most: 1 } as const;
const { folder, tellsEach } = await argumentsOf(program, ({ values, positionals: [folder] }) => ({
  folder,
  tellsEach: values.each === true,
}));

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

interface Found {
  /** Everything that is kept. */
  readonly text: string;
  /** What the engine knows the role of: headings, introductions, prose and posts. */
  readonly blocks: string;
  readonly quotable: string;
  readonly published: string | null;
  readonly isRefused: boolean;
}

async function found(name: string, bytes: Uint8Array, url: string | undefined): Promise<Found> {
  const { articles } = await importArticles({ name, bytes, ...(url === undefined ? {} : { url }) });
  const [article] = articles;
  if (!article) return { text: '', blocks: '', quotable: '', published: null, isRefused: true };
  const { text, blocks, published } = parseArticle({ text: toMarkdown(article), file: 'x.md', format: 'markdown' });
  const shown = (some: typeof blocks): string => some.map(({ start, end }) => text.slice(start, end)).join('\n');
  return {
    text: article.text,
    blocks: shown(blocks),
    quotable: shown(blocks.filter(isQuotable)),
    published,
    isRefused: false,
  };
}

const Truth = v.pipe(
  v.string(),
  v.parseJson(),
  v.record(v.string(), v.object({ articleBody: v.string(), url: v.string() })),
);

async function measureText(folder: string, suites: string): Promise<void> {
  const truth = v.parse(Truth, readFileSync(join(folder, 'ground-truth.json'), 'utf8'));
  const all: Score[] = [];
  const blocks: Score[] = [];
  const quotable: Score[] = [];
  const readability: Score[] = [];
  const trafilatura: Score[] = [];
  let refused = 0;
  const fileOf = (id: string): string => join(folder, 'html', `${id}.html.gz`);
  const peer = trafilaturaTexts(suites, Object.keys(truth).map(fileOf));
  if (peer === null) say('trafilatura is not installed, or does not start, and is skipped');
  for (const [at, [id, { articleBody, url }]] of Object.entries(truth).entries()) {
    const bytes = gunzipSync(readFileSync(fileOf(id)));
    if (peer !== null) trafilatura.push(score(articleBody, peer.texts[at] ?? ''));
    const page = await found(`${id}.html`, bytes, url);
    refused += Number(page.isRefused);
    all.push(score(articleBody, page.text));
    blocks.push(score(articleBody, page.blocks));
    quotable.push(score(articleBody, page.quotable));
    readability.push(score(articleBody, readabilityText(bytes.toString('utf8'))));
    if (process.argv.includes('--each')) {
      const [one, other] = [all.at(-1), quotable.at(-1)];
      const shares = [one?.precision, one?.recall, other?.precision].map((share) => share?.toFixed(2) ?? '–');
      say([id.slice(0, 12), ...shares, url].join(' '));
    }
  }
  say(`\n${all.length} pages of article-extraction-benchmark, ${refused} refused\n`);
  say(
    table(
      ['', 'F1', 'precision', 'recall'],
      [
        ['all text', ...summary(all)],
        ['with a role', ...summary(blocks)],
        ['what may be quoted', ...summary(quotable)],
        ['Readability alone', ...summary(readability)],
        ...(peer === null ? [] : [[`trafilatura ${peer.version}`, ...summary(trafilatura)]]),
      ],
    ),
  );
}

const Dates = v.pipe(
  v.string(),
  // Python writes NaN where a page has no date.
  v.transform((json) => json.replaceAll(': NaN', ': null')),
  v.parseJson(),
  v.record(v.string(), v.object({ file: v.string(), date: v.nullable(v.string()) })),
);

async function measureDates(folder: string): Promise<void> {
  const header = ['', 'pages', 'right', 'wrong', 'not stated', 'wrong of stated'];
  const rows: string[][] = [];
  for (const suite of ['eval_default.json', 'eval_mediacloud_2020.json']) {
    const pages = Object.entries(v.parse(Dates, readFileSync(join(folder, 'tests', suite), 'utf8')));
    let [right, wrong, none] = [0, 0, 0];
    for (const [url, { file, date }] of pages) {
      const path = ['cache', 'test_set', 'eval']
        .map((part) => join(folder, 'tests', part, file))
        .find((one) => existsSync(one));
      if (path === undefined) continue;
      const { published } = await found(file, readFileSync(path), url);
      if (published === null) none += 1;
      else if (published === date) right += 1;
      else {
        wrong += 1;
        if (tellsEach) say([file, 'says', published, 'not', date, url].join(' '));
      }
    }
    const share = `${((100 * wrong) / Math.max(1, right + wrong)).toFixed(1)} %`;
    rows.push([suite, ...[right + wrong + none, right, wrong, none].map(String), share]);
  }
  say(`\nDates of htmldate's pages\n\n${table(header, rows)}`);
}

const suites = [
  ['article-extraction-benchmark', measureText],
  ['htmldate', measureDates],
] as const;
for (const [suite, measure] of suites) {
  const path = folder === undefined ? undefined : readdirSync(folder).find((name) => name === suite);
  if (folder !== undefined && path !== undefined) await measure(join(folder, path), folder);
  else say(`${suite} is skipped: ${folder === undefined ? 'give a folder of suites' : `it is not in ${folder}`}`);
}
if (folder === undefined) say('The documents of mammoth, pandoc and pdf.js are skipped: give a folder of suites');
else await measureDocuments(folder, say);
