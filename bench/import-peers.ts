import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { extractText, getDocumentProxy } from 'unpdf';

/** Other readers of pages, Word files and PDF, each with its own defaults. What is not installed is `null`. */

const run = promisify(execFile);

/** Bytes that a reader prints. */
const MOST_PRINTED = 256 * 1024 * 1024;

/** A line for each block. */
function wordsOf(html: string): string {
  const blocks = html.replace(/<\/(?:p|div|li|h\d|tr|t[dh]|blockquote)>|<br\b/giu, '\n$&');
  const { document } = parseHTML(`<!doctype html><html><head></head><body>${blocks}</body></html>`);
  return document.body.textContent ?? '';
}

/** Readability with its own defaults, and its text with a line for each block. */
export function readabilityText(html: string): string {
  try {
    const { document } = parseHTML(html);
    return wordsOf(new Readability<string>(document).parse()?.content ?? '');
  } catch {
    return ''; // a page that it cannot read at all
  }
}

const TRAFILATURA = `
import gzip, json, sys, trafilatura
pages = json.load(sys.stdin)
texts = [trafilatura.extract(gzip.open(page).read(), include_comments=False) or '' for page in pages]
json.dump({'version': trafilatura.__version__, 'texts': texts}, sys.stdout)
`;

interface TrafilaturaTexts {
  readonly version: string;
  readonly texts: readonly string[];
}

/** Of packed pages, in their order. The Python is that of `folder/venv`, else the system's. */
export function trafilaturaTexts(folder: string, pages: readonly string[]): TrafilaturaTexts | null {
  const own = join(folder, 'venv', 'bin', 'python');
  try {
    const printed = execFileSync(existsSync(own) ? own : 'python3', ['-c', TRAFILATURA], {
      input: JSON.stringify(pages),
      maxBuffer: MOST_PRINTED,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    return JSON.parse(printed.toString('utf8'));
  } catch {
    return null;
  }
}

export interface Peer {
  readonly name: string;
  /** The words of a file; none of one that it cannot read. */
  readonly read: (path: string, bytes: Uint8Array) => Promise<string>;
}

async function printed(command: string, words: readonly string[]): Promise<string> {
  try {
    return (await run(command, words, { maxBuffer: MOST_PRINTED })).stdout;
  } catch {
    return '';
  }
}

/** The first line that a program prints of its version; `null` where it is not installed. */
async function versionOf(command: string, option: string): Promise<string | null> {
  try {
    const { stdout, stderr } = await run(command, [option]);
    return /[\d.]+\d/u.exec(`${stdout}${stderr}`)?.[0] ?? '';
  } catch {
    return null;
  }
}

async function pandoc(): Promise<Peer | null> {
  const version = await versionOf('pandoc', '--version');
  if (version === null) return null;
  // Its plain text has marks around what is printed bold or slanted.
  const options = ['--from=docx', '--to=html', '--wrap=none', '--track-changes=accept'];
  return { name: `pandoc ${version}`, read: async (path) => wordsOf(await printed('pandoc', [...options, path])) };
}

/** Installed in the folder of the suites: `npm install --prefix FOLDER mammoth@1.13.0`. */
function mammoth(folder: string): Peer | null {
  const load = createRequire(join(folder, 'x.js'));
  try {
    const { extractRawText } = load('mammoth');
    const { version } = load('mammoth/package.json');
    const read = async (path: string): Promise<string> => {
      try {
        return (await extractRawText({ path })).value;
      } catch {
        return '';
      }
    };
    return { name: `mammoth ${version}`, read };
  } catch {
    return null;
  }
}

async function poppler(): Promise<Peer | null> {
  const version = await versionOf('pdftotext', '-v');
  return version === null
    ? null
    : { name: `poppler ${version}`, read: (path) => printed('pdftotext', ['-enc', 'UTF-8', path, '-']) };
}

const pdfJs: Peer = {
  name: 'pdf.js alone',
  read: async (_, bytes) => {
    try {
      const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
      return (await extractText(document, { mergePages: true })).text;
    } catch {
      return '';
    }
  },
};

export async function wordPeers(folder: string): Promise<readonly (Peer | string)[]> {
  return [mammoth(folder) ?? 'mammoth', (await pandoc()) ?? 'pandoc'];
}

export async function pdfPeers(): Promise<readonly (Peer | string)[]> {
  return [(await poppler()) ?? 'poppler', pdfJs];
}
