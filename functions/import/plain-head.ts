import { boilerplateOf } from '../engine/articles/boilerplate.ts';
import { readStatement } from '../engine/articles/statements.ts';

/** What the first lines of a plain text state and the engine would read otherwise, and the text without those lines. */
export interface PlainHead {
  readonly stated: { readonly title?: string; readonly published?: string };
  readonly body: string;
}

/** Lines with words in them that are looked at: above the article stand its title, byline and date. */
const HEAD_LINES = 6;

const LABELLED_DATE =
  /^(?:(?:first |originally )?(?:published|posted|issued|released)(?: (?:on|at|date|time))?|(?:publication )?date|date (?:published|of publication))\s*:\s*(?<value>\S.{0,60})$/iu;

/** One word in a line by itself: the engine takes that for a section of the site. */
const ONE_WORD = /^\s*(?<title>\p{Lu}[\p{L}\p{M}\p{N}’'-]{2,40})[ \t]*(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)\s*/u;

/** UTF-16 code units of a line at the least, and the end of its paragraph: what a headline below a site's name has not. */
const PARAGRAPH = /^[^\r\n]{40}(?:.|\r?\n(?![ \t]*\r?\n))*[.!?…]["”’»)]*[ \t]*(?:[\r\n]|$)/u;

/** UTF-16 code units of the text that are looked at for a paragraph. */
const PARAGRAPH_LIMIT = 2000;

/**
 * A labelled date that cannot be read ("Published: yesterday") is a statement all the same, which is judged later, and no
 * title. One word above an empty line and a paragraph is a title, unless it is one that sites put there ("Opinion").
 */
export function readPlainHead(text: string): PlainHead {
  const stated: { title?: string; published?: string } = {};
  let seen = 0;
  const body = text.replace(/[^\r\n]+/gu, (line) => {
    const plain = line.trim();
    if (plain === '') return line;
    seen += 1;
    if (seen > HEAD_LINES) return line;
    const value = LABELLED_DATE.exec(plain)?.groups?.value;
    if (value === undefined || readStatement(plain) !== null || boilerplateOf(plain) !== null) return line;
    stated.published ??= value;
    return '';
  });
  const head = ONE_WORD.exec(body);
  const title = head?.groups?.title;
  if (!head || title === undefined || boilerplateOf(title) !== null) return { stated, body };
  const rest = body.slice(head[0].length);
  return PARAGRAPH.test(rest.slice(0, PARAGRAPH_LIMIT))
    ? { stated: { ...stated, title }, body: rest }
    : { stated, body };
}
