import { type FrontMatter, readFrontMatter } from '../engine/articles/front-matter.ts';
import { FrontMatterError } from '../engine/articles/input-errors.ts';

/**
 * Front matter whose date or address is no reason to leave the article out: both are given as they are there, where the
 * engine refuses them. Throws `FrontMatterError` for any other fault.
 */
export function readLenientFrontMatter(text: string, file: string): FrontMatter {
  try {
    return readFrontMatter(text, file);
  } catch (error) {
    if (!(error instanceof FrontMatterError)) throw error;
    const { masked, loose } = withoutLoose(text);
    try {
      const { stated, bodyStart } = readFrontMatter(masked, file);
      return { stated: { ...stated, ...loose }, bodyStart };
    } catch {
      throw error; // what is wrong with the text as it is, not with what was made of it
    }
  }
}

/** A value on one line: the next is not indented. */
const LOOSE = /^(published|url)[ \t]*:[ \t]+(\S.*)(?![\r\n]+[ \t])$/gmu;

/** The text with the two lines as comments of the same length, so that offsets stay. */
function withoutLoose(text: string): { masked: string; loose: FrontMatter['stated'] } {
  const end = /^(?:---|\.\.\.)[ \t]*$/mu.exec(text.slice(3))?.index ?? 0;
  const loose: { published?: string; url?: string } = {};
  const head = text.slice(0, end + 3).replace(LOOSE, (line, key: 'published' | 'url', value: string) => {
    loose[key] = value
      .replace(/(?<!\s)\s+#[\s\S]*/u, '')
      .trim()
      .replace(/^(["'])(.*)\1$/u, '$2');
    return '#'.repeat(line.length);
  });
  return { masked: head + text.slice(end + 3), loose };
}
