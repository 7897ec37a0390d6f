import type { AddEntry, AddReport } from '../../corpus/add.ts';
import type { CorpusCheck } from '../../corpus/check.ts';
import type { Article } from '../../engine/articles/article.ts';
import type { Skipped } from '../../engine/articles/duplicates.ts';
import { visible, visibleLines } from './visible.ts';

/** An article in a line. */
function described({ title, publisher, published }: Article): string {
  return [title ?? 'no title stated', publisher ?? 'publisher not stated', published ?? 'date not stated'].join(' · ');
}

/** Groups of ids. */
type Copies = readonly (readonly string[])[];

/** What became of the sources, a line each but for what was left out. */
export function formatAdditions({ entries }: Pick<AddReport, 'entries'>, copies: Copies): string {
  const partsOf = Map.groupBy(entries, wholeOf);
  return entries.map((entry) => additionLine(entry, partsOf.get(wholeOf(entry))?.length === 1, copies)).join('');
}

function wholeOf({ source, partOf }: AddEntry): string {
  return partOf ?? source;
}

/** `isAlone`: nothing else came of its source, so that an id can be given to it. */
function additionLine(entry: AddEntry, isAlone: boolean, copies: Copies): string {
  switch (entry.kind) {
    case 'added':
    case 'updated': {
      const { id } = entry.article;
      const others = copies.find((group) => group.includes(id))?.filter((other) => other !== id) ?? [];
      const remarks = [
        ...(others.length === 0 ? [] : [`much like ${listed(others)}; they count as one origin`]),
        ...(entry.kind === 'added' && entry.beside ? [besideLine(entry.beside, isAlone)] : []),
        ...(entry.notes ?? []).map(visible),
        ...(entry.moved ? [`${visible(entry.moved.id)} held this text until now, and is gone`] : []),
      ];
      const line = `${entry.kind}: ${visible(`${entry.source} as ${id}: ${described(entry.article)}`)}`;
      return visibleLines([line, ...remarks.map((remark) => `\n  ${remark}`), '\n'].join(''));
    }
    case 'unchanged':
      return `unchanged: ${visible(`${entry.source} is ${entry.article.id}`)}\n`;
    case 'duplicate':
      return `duplicate: ${visible(`${entry.source} is the same article as ${entry.of.id}, which is kept`)}\n`;
    case 'skipped':
      return '';
  }
}

function besideLine({ id }: Article, isAlone: boolean): string {
  const other = `${visible(id)} is another article, and stays`;
  return isAlone ? `${other}; to replace it, add this one with --id ${visible(id)}` : other;
}

/** Of a long list its beginning. */
const LISTED = 5;

function listed(ids: readonly string[]): string {
  const more = ids.length > LISTED ? ` and ${ids.length - LISTED} more` : '';
  return visible(ids.slice(0, LISTED).join(', ') + more);
}

export function additionsLeftOut({ entries }: AddReport): Skipped[] {
  return entries.flatMap((entry) =>
    entry.kind === 'skipped' ? [{ file: entry.source, reason: entry.reason, severity: 'defect' }] : [],
  );
}

export function countedAdditions({ entries }: AddReport, leftOut: number): string {
  const counted = (['added', 'updated', 'unchanged', 'duplicate'] as const)
    .map((kind) => [entries.filter((entry) => entry.kind === kind).length, kind] as const)
    .filter(([count, kind]) => count > 0 || kind === 'added');
  const parts = counted.map(([count, kind]) => `${count} ${kind}`);
  return [...parts, ...(leftOut > 0 ? [`${leftOut} left out`] : [])].join(', ');
}

export function jsonAdditions({ entries, reappeared, articles, notReached }: AddReport, copies: Copies) {
  return {
    entries: entries.map(jsonEntry),
    copies,
    reappeared: reappeared.map(jsonArticle),
    notReached,
    articles: articles.length,
  };
}

function jsonEntry(entry: AddEntry): object {
  return { ...jsonAddition(entry), ...(entry.notes ? { notes: entry.notes } : {}) };
}

function jsonAddition(entry: AddEntry): object {
  const { kind, source } = entry;
  switch (entry.kind) {
    case 'added': {
      const beside = entry.beside ? { beside: entry.beside.id } : {};
      return { kind, source, article: jsonArticle(entry.article), ...beside, ...jsonMoved(entry.moved) };
    }
    case 'updated':
      return { kind, source, article: jsonArticle(entry.article), ...jsonMoved(entry.moved) };
    case 'unchanged':
      return { kind, source, article: jsonArticle(entry.article) };
    case 'duplicate':
      return { kind, source, of: entry.of.id };
    case 'skipped':
      return { kind, source, reason: entry.reason };
  }
}

function jsonMoved(moved: Article | undefined): object {
  return moved ? { moved: moved.id } : {};
}

/** Without its text. */
export function jsonArticle({ text: _, blocks: __, ...stated }: Article) {
  return stated;
}

export function formatList(articles: readonly Article[]): string {
  return articles.map((article) => `${visible(`${article.id}: ${described(article)}`)}\n`).join('');
}

export function formatArticle(article: Article): string {
  const { text, blocks: _, ...stated } = article;
  const lines = Object.entries(stated).map(([key, value]) => visible(`${key}: ${value ?? 'not stated'}`));
  return `${lines.join('\n')}\n\n${visibleLines(text.replace(/\r\n?/gu, '\n').trimEnd())}\n`;
}

const NOT_STATED = { title: 'title', publisher: 'publisher', published: 'date' } as const;

export function formatCheck({ articles, skipped, unstated, copies }: CorpusCheck, place: string): string {
  const label = { defect: 'left out', duplicate: 'duplicate', ignored: 'ignored' } as const;
  const lines = [
    ...skipped.map(({ file, reason, severity }) => `${label[severity]}: ${visible(`${file} ${reason}`)}`),
    ...copies.map((group) => `much alike: ${listed(group)}; they count as one origin`),
    ...unstated.map(({ id, keys }) => `not stated: ${visible(id)}: ${keys.map((key) => NOT_STATED[key]).join(', ')}`),
  ];
  const repairs = skipped.filter(({ severity }) => severity === 'defect').length;
  const verdict = repairs === 0 ? 'nothing to repair' : `${repairs} to repair`;
  return `${lines.map((line) => `${line}\n`).join('')}${countedArticles(articles)} in ${visible(place)}, ${verdict}\n`;
}

export function countedArticles(count: number): string {
  return `${count} ${count === 1 ? 'article' : 'articles'}`;
}
