import { isNexisText, NEXIS_END } from './exports/nexis-document.ts';
import { isTelegram } from './exports/read-telegram.ts';
import type { Format } from './format.ts';
import { ARTICLE_SIZE_LIMIT } from './imported-article.ts';
import type { InputSample } from './input-sample.ts';
import type { TextSample } from './text-sample.ts';
import { ninjsItems } from './wire/ninjs-items.ts';
import { wireCode } from './wire/wire-text.ts';

const MEGABYTE = 1024 * 1024;

/** Bytes of a Word file of Nexis in which its last document ends; runs are cut at any letter. */
const NEXIS_TAIL = 64 * 1024;

/** UTF-16 code units of a page in which its title is found, behind styles and scripts. */
const HTML_HEAD = 256 * 1024;

/** UTF-16 code units of an XML file in which its root ends. */
const XML_HEAD = 16 * 1024;

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
      const main = zip?.names.find((name) => /^word\/document\d*\.xml$/u.test(name)) ?? '';
      const xml = Buffer.from(zip?.read(main) ?? []);
      const tail = xml
        .subarray(-NEXIS_TAIL)
        .toString('utf8')
        .replace(/<\/w:p>/gu, '\n')
        .replace(/<[^>]*>/gu, '');
      return NEXIS_END.test(tail) && (/Load-Date:/u.test(tail) || xml.includes('w:name="Bookmark_1"'));
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
    matches: ({ zip }) =>
      zip !== null &&
      (zip.names.some((name) => name.startsWith('word/')) ||
        Buffer.from(zip.read('[Content_Types].xml') ?? []).includes(WORD_TYPE)),
    read: async ({ bytes, name }) => (await import('./documents/read-docx.ts')).readDocx(bytes, name),
  },
  {
    id: 'odt',
    name: 'an OpenDocument text',
    extensions: ['odt'],
    mediaTypes: ['application/vnd.oasis.opendocument.text'],
    sizeLimit: 30 * MEGABYTE,
    reads: 'bytes',
    matches: (sample) => mimetypeOf(sample).startsWith('application/vnd.oasis.opendocument.text'),
    read: async ({ bytes, name }) => (await import('./documents/read-odt.ts')).readOdt(bytes, name),
  },
  {
    id: 'flat-odt',
    name: 'an OpenDocument text in one file',
    extensions: ['fodt'],
    mediaTypes: ['application/vnd.oasis.opendocument.text-flat-xml'],
    sizeLimit: 30 * MEGABYTE,
    reads: 'text',
    matches: ({ root, text }) =>
      root === 'document' &&
      /\soffice:mimetype="application\/vnd\.oasis\.opendocument\.text/u.test(text.slice(0, XML_HEAD)),
    read: async ({ text, name }) => (await import('./documents/read-odt.ts')).readFlatOdt(text, name),
  },
  {
    id: 'epub',
    name: 'an EPUB book',
    extensions: ['epub'],
    mediaTypes: ['application/epub+zip'],
    sizeLimit: 100 * MEGABYTE,
    reads: 'bytes',
    matches: (sample) =>
      mimetypeOf(sample) === 'application/epub+zip' || (sample.zip?.has('META-INF/container.xml') ?? false),
    read: async ({ bytes, name }) => (await import('./documents/read-epub.ts')).readEpub(bytes, name),
  },
  {
    id: 'xlsx',
    name: 'an Excel workbook',
    extensions: ['xlsx'],
    mediaTypes: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    sizeLimit: 30 * MEGABYTE,
    reads: 'bytes',
    matches: ({ zip }) => zip?.names.some((name) => /^xl\/worksheets\//u.test(name)) ?? false,
    read: async ({ bytes, name }) => (await import('./lists/read-xlsx.ts')).readXlsx(bytes, name),
  },
  {
    id: 'rtf',
    name: 'an RTF document',
    extensions: ['rtf'],
    mediaTypes: ['application/rtf', 'text/rtf'],
    sizeLimit: 30 * MEGABYTE,
    reads: 'bytes',
    matches: ({ head }) => head.trimStart().startsWith('{\\rtf'),
    read: async ({ bytes, name }) => (await import('./documents/read-rtf.ts')).readRtf(bytes, name),
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
    read: async ({ bytes, name, now }) => (await import('./archives/read-mail.ts')).readMail(bytes, name, now),
  },
  {
    id: 'mbox',
    name: 'a mailbox file',
    extensions: ['mbox'],
    mediaTypes: ['application/mbox'],
    sizeLimit: 100 * MEGABYTE,
    reads: 'bytes',
    matches: ({ head }) => /^From \S[^\n]{0,200}\d{4}[^\n]{0,20}\r?\n[\w-]+:/u.test(head),
    read: async ({ bytes, name, now }) => (await import('./archives/read-mbox.ts')).readMbox(bytes, name, now),
  },
  {
    id: 'newsml-g2',
    name: 'a NewsML-G2 document',
    extensions: ['xml', 'newsml'],
    mediaTypes: ['application/vnd.iptc.g2.newsitem+xml', 'application/vnd.iptc.g2.newsmessage+xml'],
    sizeLimit: 50 * MEGABYTE,
    reads: 'text',
    matches: ({ root }) => /^(?:newsitem|newsmessage|packageitem)$/u.test(root ?? ''),
    read: async ({ text, name, now }) => (await import('./wire/read-newsml.ts')).readNewsml(text, name, now),
  },
  {
    id: 'nitf',
    name: 'a NITF document',
    extensions: ['xml', 'nitf'],
    mediaTypes: ['application/nitf+xml'],
    sizeLimit: 10 * MEGABYTE,
    reads: 'text',
    matches: ({ root }) => root === 'nitf',
    read: async ({ text, name, now }) => (await import('./wire/read-nitf.ts')).readNitf(text, name, now),
  },
  {
    id: 'ninjs',
    name: 'a ninjs item',
    extensions: ['json'],
    mediaTypes: [],
    sizeLimit: 50 * MEGABYTE,
    reads: 'text',
    matches: ({ json }) => ninjsItems(json).length > 0,
    read: async ({ json, name, now }) => (await import('./wire/read-ninjs.ts')).readNinjs(json, name, now),
  },
  {
    id: 'telegram',
    name: 'a chat export of Telegram',
    extensions: ['json'],
    mediaTypes: [],
    sizeLimit: 50 * MEGABYTE,
    reads: 'text',
    matches: ({ json }) => isTelegram(json),
    read: async ({ json, name }) => (await import('./exports/read-telegram.ts')).readTelegram(json, name),
  },
  {
    id: 'mediawiki',
    name: 'an export of MediaWiki',
    extensions: ['xml'],
    mediaTypes: [],
    sizeLimit: 50 * MEGABYTE,
    reads: 'text',
    matches: ({ root }) => root === 'mediawiki',
    read: async ({ text, name }) => (await import('./archives/read-mediawiki.ts')).readMediawiki(text, name),
  },
  {
    id: 'captions',
    name: 'a file of captions',
    extensions: ['srt', 'vtt'],
    mediaTypes: ['text/vtt', 'application/x-subrip'],
    sizeLimit: 10 * MEGABYTE,
    reads: 'text',
    matches: ({ head }) => /^WEBVTT(?:[ \t\r\n]|$)|^\d+[ \t]*\r?\n\d{1,2}:\d{2}:\d{2}[,.]\d{1,3}[ \t]*-->/u.test(head),
    read: async ({ text, name }) => (await import('./speech/read-captions.ts')).readCaptions(text, name),
  },
  {
    id: 'nexis-text',
    name: 'a text file of LexisNexis',
    extensions: ['txt'],
    mediaTypes: [],
    sizeLimit: 50 * MEGABYTE,
    reads: 'text',
    matches: ({ text, isXml, root }) => root === null && !isXml && isNexisText(text),
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
    id: 'factiva-text',
    name: 'a text file of Factiva',
    extensions: ['txt'],
    mediaTypes: [],
    sizeLimit: 50 * MEGABYTE,
    reads: 'text',
    matches: ({ root, isXml, text }) =>
      root === null && !isXml && /^HD {2,}\S/mu.test(text) && /^AN {2,}Document [A-Z]{3,6}\d/mu.test(text),
    read: async ({ text, name }) => (await import('./exports/read-factiva.ts')).readFactivaText(text, name),
  },
  {
    id: 'factiva-html',
    name: 'a web page of Factiva',
    extensions: ['html'],
    mediaTypes: [],
    sizeLimit: 50 * MEGABYTE,
    reads: 'text',
    matches: ({ root, text }) =>
      root === 'html' &&
      /<title>[^<]{0,40}Factiva[^<]{0,40}<\/title>/iu.test(text.slice(0, HTML_HEAD)) &&
      /\bclass=["']article\b/u.test(text),
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
    id: 'anpa-1312',
    name: 'an ANPA 1312 message',
    extensions: ['tst', 'anpa'],
    mediaTypes: [],
    sizeLimit: 10 * MEGABYTE,
    reads: 'bytes',
    matches: ({ head }) => wireCode(head) === 'anpa-1312',
    read: async ({ bytes, name, now }) => (await import('./wire/read-anpa1312.ts')).readAnpa1312(bytes, name, now),
  },
  {
    id: 'iptc-7901',
    name: 'an IPTC 7901 message',
    extensions: ['iptc', '7901'],
    mediaTypes: [],
    sizeLimit: 10 * MEGABYTE,
    reads: 'bytes',
    matches: ({ head }) => wireCode(head) === 'iptc-7901',
    read: async ({ bytes, name, now }) => (await import('./wire/read-iptc7901.ts')).readIptc7901(bytes, name, now),
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
      'application/feed+json',
      'application/jsonl',
      'application/x-jsonlines',
      'application/ndjson',
      'application/x-ndjson',
    ],
    sizeLimit: 50 * MEGABYTE,
    reads: 'text',
    matches: (sample) =>
      sample.stated === 'records' || (sample.isUnstated && (sample.isJson || /^\{.*\}\s*(?:\n|$)/u.test(sample.head))),
    read: async ({ text, name, json }) => (await import('./lists/read-records.ts')).readRecords(text, name, json),
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

/** What is said of the text of a Word document, wherever the package has it. */
const WORD_TYPE = 'officedocument.wordprocessingml.document.main+xml';

/** OpenDocument and EPUB say what they are in a file of their own. */
function mimetypeOf({ zip }: InputSample): string {
  return Buffer.from(zip?.read('mimetype') ?? [])
    .toString('latin1')
    .trim();
}

/** A text may mention the mark; in a PDF nothing but a few odd bytes precedes it. */
function isPdf(head: string): boolean {
  const mark = head.indexOf('%PDF-');
  return mark === 0 || (mark > 0 && !/[<{]|\n.*\n/u.test(head.slice(0, mark)));
}

function looksLikePage({ root, head }: TextSample): boolean {
  return root === 'html' || /^<!doctype html\b|<(?:head|body|article|div|p)\b[^<>]*>/iu.test(head);
}
