import type { Format } from './format.ts';
import { ARTICLE_SIZE_LIMIT } from './imported-article.ts';
import type { TextSample } from './text-sample.ts';

const MEGABYTE = 1024 * 1024;

/** Bytes within which readers of PDF accept its mark. */
const PDF_MARK_WITHIN = 1024;

/**
 * Every format that is read, a row each; the first whose signature matches is taken, so the specific go before the general,
 * and what a file holds before what its name says. A new format is its reader and its row here. Limits are bytes: the largest
 * pages of news sites have 3 MB, most of it scripts, and an article of 5 MB is more than the corpus takes; lists and
 * archives hold many articles.
 */
export const FORMATS: readonly Format[] = [
  {
    id: 'nexis-docx',
    name: 'a Word file of Nexis',
    extensions: ['docx'],
    mediaTypes: [],
    sizeLimit: 30 * MEGABYTE,
    reads: 'bytes',
    matches: ({ zip }) => {
      const text = Buffer.from(zip?.read('word/document.xml') ?? []);
      return text.includes('End of Document') && /w:name="(?:Bookmark_1|Body)"/u.test(text.toString('latin1'));
    },
    read: async ({ bytes, name }) => (await import('./exports/read-nexis.ts')).readNexisDocx(bytes, name),
  },
  {
    id: 'docx',
    name: 'a Word document',
    extensions: ['docx'],
    mediaTypes: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    sizeLimit: 30 * MEGABYTE,
    reads: 'bytes',
    matches: ({ zip }) => zip?.names.some((name) => name.startsWith('word/')) ?? false,
    read: async ({ bytes, name }) => (await import('./documents/read-docx.ts')).readDocx(bytes, name),
  },
  {
    id: 'pdf',
    name: 'a PDF',
    extensions: ['pdf'],
    mediaTypes: ['application/pdf'],
    sizeLimit: 30 * MEGABYTE,
    isIsolated: true,
    reads: 'bytes',
    matches: ({ head }) => isPdf(head.slice(0, PDF_MARK_WITHIN)),
    read: async ({ bytes, name }) => (await import('./documents/read-pdf.ts')).readPdf(bytes, name),
  },
  {
    id: 'warc',
    name: 'a web archive',
    extensions: ['warc', 'warc.gz'],
    mediaTypes: ['application/warc', 'application/warc+gzip'],
    sizeLimit: 100 * MEGABYTE,
    reads: 'bytes',
    matches: ({ packedHead }) => /^WARC\/\d/u.test(packedHead),
    read: async ({ bytes, name }) => (await import('./archives/read-warc.ts')).readWarc(bytes, name),
  },
  {
    id: 'mhtml',
    name: 'a page saved with its pictures',
    extensions: ['mhtml', 'mht'],
    mediaTypes: ['multipart/related', 'application/x-mimearchive'],
    sizeLimit: 30 * MEGABYTE,
    reads: 'bytes',
    matches: ({ mailHead, name }) =>
      /^content-type:\s*multipart\/related\b/imu.test(mailHead ?? '') &&
      (/\.mht(?:ml)?$/iu.test(name) || /^(?:from: ["<]?saved by|snapshot-content-location:)/imu.test(mailHead ?? '')),
    read: async ({ bytes, name }) => (await import('./archives/read-mhtml.ts')).readMhtml(bytes, name),
  },
  {
    id: 'mail',
    name: 'a mail',
    extensions: ['eml'],
    mediaTypes: ['message/rfc822'],
    sizeLimit: 30 * MEGABYTE,
    reads: 'bytes',
    matches: ({ mailHead }) => mailHead !== null,
    read: async ({ bytes, name }) => (await import('./archives/read-mail.ts')).readMail(bytes, name),
  },
  {
    id: 'mbox',
    name: 'a mailbox file',
    extensions: ['mbox'],
    mediaTypes: ['application/mbox'],
    sizeLimit: 100 * MEGABYTE,
    reads: 'bytes',
    matches: ({ head }) => /^From \S[^\n]{0,200}\d{4}[^\n]{0,20}\r?\n[\w-]+:/u.test(head),
    read: async ({ bytes, name }) => (await import('./archives/read-mbox.ts')).readMbox(bytes, name),
  },
  {
    id: 'nexis-text',
    name: 'a text file of LexisNexis',
    extensions: ['txt'],
    mediaTypes: [],
    sizeLimit: 50 * MEGABYTE,
    reads: 'text',
    matches: ({ text, isXml, root }) =>
      root === null && !isXml && /^LENGTH:/mu.test(text) && /^LOAD-DATE:/mu.test(text),
    read: async ({ text, name }) => (await import('./exports/read-nexis.ts')).readNexisText(text, name),
  },
  {
    id: 'nexis-html',
    name: 'a web page of LexisNexis',
    extensions: ['html'],
    mediaTypes: [],
    sizeLimit: 50 * MEGABYTE,
    reads: 'text',
    matches: ({ root, text }) =>
      root === 'html' && /<DOCFULL>/u.test(text) && /Hide XML section from browser/u.test(text),
    read: async ({ text, name }) => (await import('./exports/read-nexis.ts')).readNexisHtml(text, name),
  },
  {
    id: 'factiva-html',
    name: 'a web page of Factiva',
    extensions: ['html'],
    mediaTypes: [],
    sizeLimit: 50 * MEGABYTE,
    reads: 'text',
    matches: ({ head, text }) =>
      /<title>[^<]{0,40}Factiva[^<]{0,40}<\/title>/iu.test(head) && /\bclass=["']article\b/u.test(text),
    read: async ({ text, name }) => (await import('./exports/read-factiva.ts')).readFactivaHtml(text, name),
  },
  {
    id: 'factiva-xml',
    name: 'an answer of Factiva',
    extensions: ['xml'],
    mediaTypes: [],
    sizeLimit: 50 * MEGABYTE,
    reads: 'text',
    matches: ({ root, text }) => root === 'ppsresponse' || (root === 'ppsarticleresponse' && /factiva/u.test(text)),
    read: async ({ text, name }) => (await import('./exports/read-factiva.ts')).readFactivaXml(text, name),
  },
  {
    id: 'europresse',
    name: 'a web page of Europresse',
    extensions: ['html'],
    mediaTypes: [],
    sizeLimit: 50 * MEGABYTE,
    reads: 'text',
    matches: ({ root, text }) => root === 'html' && /\bclass=["']DocPublicationName\b/u.test(text),
    read: async ({ text, name }) => (await import('./exports/read-europresse.ts')).readEuropresse(text, name),
  },
  {
    id: 'proquest-html',
    name: 'a web page of ProQuest',
    extensions: ['html'],
    mediaTypes: [],
    sizeLimit: 50 * MEGABYTE,
    reads: 'text',
    matches: ({ root, text }) => root === 'html' && /<a name="DocID_/iu.test(text) && /ProQuest/u.test(text),
    read: async ({ text, name }) => (await import('./exports/read-proquest.ts')).readProquestHtml(text, name),
  },
  {
    id: 'proquest-text',
    name: 'a text file of ProQuest',
    extensions: ['txt'],
    mediaTypes: [],
    sizeLimit: 50 * MEGABYTE,
    reads: 'text',
    matches: ({ head }) => /^_{40,}\s+Report Information from ProQuest\b/u.test(head),
    read: async ({ text, name }) => (await import('./exports/read-proquest.ts')).readProquestText(text, name),
  },
  {
    id: 'feed',
    name: 'a feed',
    extensions: ['rss', 'atom', 'rdf', 'feed', 'xml'],
    mediaTypes: ['application/rss+xml', 'application/atom+xml', 'application/rdf+xml', 'application/xml', 'text/xml'],
    sizeLimit: 10 * MEGABYTE,
    reads: 'text',
    matches: ({ root, stated }) => /^(?:rss|feed|rdf|atom)$/u.test(root ?? '') || stated === 'feed',
    read: async ({ text, name, url }) => (await import('./lists/read-feed.ts')).readFeed(text, name, url),
  },
  {
    id: 'csv',
    name: 'a table',
    extensions: ['csv', 'tsv'],
    mediaTypes: ['text/csv', 'text/tab-separated-values', 'application/csv'],
    sizeLimit: 50 * MEGABYTE,
    reads: 'text',
    matches: ({ stated }) => stated === 'csv',
    read: async ({ text, name }) => (await import('./lists/read-csv.ts')).readCsv(text, name),
  },
  {
    id: 'records',
    name: 'a file of JSON lines',
    extensions: ['json', 'jsonl', 'ndjson'],
    mediaTypes: [
      'application/json',
      'application/jsonl',
      'application/x-jsonlines',
      'application/ndjson',
      'application/x-ndjson',
    ],
    sizeLimit: 50 * MEGABYTE,
    reads: 'text',
    matches: (sample) =>
      sample.stated === 'records' || (sample.isUnstated && (sample.isJson || /^\{.*\}\s*(?:\n|$)/u.test(sample.head))),
    read: async ({ text, name }) => (await import('./lists/read-records.ts')).readRecords(text, name),
  },
  {
    id: 'page',
    name: 'a web page',
    extensions: ['html', 'htm', 'xhtml', 'shtml'],
    mediaTypes: ['text/html', 'application/xhtml+xml'],
    sizeLimit: 10 * MEGABYTE,
    reads: 'text',
    matches: (sample) => sample.stated === 'page' || (sample.isUnstated && looksLikePage(sample)),
    read: async ({ text, name, url }) => (await import('./pages/read-page.ts')).readPage(text, name, url),
  },
  {
    id: 'markdown',
    name: 'a Markdown file',
    extensions: ['md', 'markdown'],
    mediaTypes: ['text/markdown', 'text/x-markdown'],
    sizeLimit: ARTICLE_SIZE_LIMIT,
    reads: 'text',
    matches: ({ stated }) => stated === 'markdown',
    read: async ({ text, name }) => (await import('./read-plain-text.ts')).readMarkdown(text, name),
  },
  {
    id: 'text',
    name: 'a text file',
    extensions: ['txt', 'text'],
    mediaTypes: ['text/plain'],
    sizeLimit: ARTICLE_SIZE_LIMIT,
    reads: 'text',
    matches: () => true,
    read: async ({ text, name }) => (await import('./read-plain-text.ts')).readPlainText(text, name),
  },
];

/** A text may mention the mark; in a PDF nothing but a few odd bytes stands above it. */
function isPdf(head: string): boolean {
  const mark = head.indexOf('%PDF-');
  return mark === 0 || (mark > 0 && !/[<{]|\n.*\n/u.test(head.slice(0, mark)));
}

function looksLikePage({ root, head }: TextSample): boolean {
  return root === 'html' || /^<!doctype html\b|<(?:head|body|article|div|p)\b[^<>]*>/iu.test(head);
}
