import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import * as v from 'valibot';
import { isQuotable } from '../functions/engine/articles/article.ts';
import { parseArticle } from '../functions/engine/articles/parse-article.ts';
import { importArticles } from '../functions/import/import-articles.ts';
import { toMarkdown } from '../functions/import/imported-article.ts';
import { table } from './table.ts';

/**
 * How much of real pages' text and how many of their dates the import gets right, beside Readability alone. Needs a folder with
 * checkouts of scrapinghub/article-extraction-benchmark and adbar/htmldate, whose pages are not part of this project:
 * `node bench/imports.ts FOLDER`. What is not there is skipped, and said to be.
 *
 * Text is measured as that benchmark does: shared runs of four words of each page, its precision and recall averaged over pages.
 * A date is right, wrong or not stated.
 */

/** Words in a run. */
const GRAM = 4;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

interface Score {
  readonly precision: number | null;
  readonly recall: number | null;
}

function grams(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (let at = 0; at < Math.max(words.length > 0 ? 1 : 0, words.length - GRAM + 1); at += 1) {
    const gram = words.slice(at, at + GRAM).join(' ');
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

function score(truth: string, found: string): Score {
  const [wanted, given] = [grams(truth), grams(found)];
  const sum = (counts: Iterable<number>): number => [...counts].reduce((total, count) => total + count, 0);
  const shared = sum([...given].map(([gram, count]) => Math.min(count, wanted.get(gram) ?? 0)));
  const [all, expected] = [sum(given.values()), sum(wanted.values())];
  return { precision: all === 0 ? null : shared / all, recall: expected === 0 ? null : shared / expected };
}

function summary(scores: readonly Score[]): string[] {
  const mean = (values: readonly (number | null)[]): number => {
    const stated = values.filter((value) => value !== null);
    return stated.reduce((total, value) => total + value, 0) / stated.length;
  };
  const precision = mean(scores.map((one) => one.precision));
  const recall = mean(scores.map((one) => one.recall));
  return [(2 * precision * recall) / (precision + recall), precision, recall].map((value) => value.toFixed(3));
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

/** Readability with its own defaults, and its text with a line for each block. */
function readabilityText(html: string): string {
  try {
    const { document } = parseHTML(html);
    const content = new Readability<string>(document).parse()?.content ?? '';
    const { document: article } = parseHTML(
      `<!doctype html><html><head></head><body>${content.replace(/<\/(?:p|div|li|h\d|tr|blockquote)>|<br\b/giu, '\n$&')}</body></html>`,
    );
    return article.body.textContent ?? '';
  } catch {
    return ''; // a page that it cannot read at all
  }
}

const Truth = v.pipe(
  v.string(),
  v.parseJson(),
  v.record(v.string(), v.object({ articleBody: v.string(), url: v.string() })),
);

async function measureText(folder: string): Promise<void> {
  const truth = v.parse(Truth, readFileSync(join(folder, 'ground-truth.json'), 'utf8'));
  const all: Score[] = [];
  const blocks: Score[] = [];
  const quotable: Score[] = [];
  const readability: Score[] = [];
  let refused = 0;
  for (const [id, { articleBody, url }] of Object.entries(truth)) {
    const bytes = gunzipSync(readFileSync(join(folder, 'html', `${id}.html.gz`)));
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
        if (process.argv.includes('--each')) say([file, 'says', published, 'not', date, url].join(' '));
      }
    }
    const share = `${((100 * wrong) / Math.max(1, right + wrong)).toFixed(1)} %`;
    rows.push([suite, ...[right + wrong + none, right, wrong, none].map(String), share]);
  }
  say(`\nDates of htmldate's pages\n\n${table(header, rows)}`);
}

const [folder] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const suites = [
  ['article-extraction-benchmark', measureText],
  ['htmldate', measureDates],
] as const;
for (const [suite, measure] of suites) {
  const path = folder === undefined ? undefined : readdirSync(folder).find((name) => name === suite);
  if (folder !== undefined && path !== undefined) await measure(join(folder, path));
  else say(`${suite} is skipped: ${folder === undefined ? 'give a folder of suites' : `it is not in ${folder}`}`);
}
