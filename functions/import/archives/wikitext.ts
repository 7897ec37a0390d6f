import { markdownOf, type TextBlock } from '../markdown-text.ts';
import { raisedText } from '../pages/note-marks.ts';
import { plainOfHtml } from '../pages/plain-html.ts';

/** What a wiki's page says in plain words, and how many paragraphs are not among them. */
export interface WikiText {
  readonly text: string;
  /** Paragraphs with a template in a sentence, whose words no one knows without the wiki. */
  readonly leftOut: number;
}

/** Stands for a template whose words are unknown. */
const UNKNOWN = '\ufffc';
const UNKNOWN_LINES = /^[\ufffc\s]+$/gmu;

/** Templates that only refer to sources or speak to editors: no word of a sentence. */
const WORDLESS =
  /^(?:cite\b.*|citation.*|cn|fact|efn.*|sfn.*|refn|ref|r|rp|note|notetag|notelist|dead link|webarchive|when|who|which|by whom|clarify.*|dubious.*|update.*|better source.*|page needed|failed verification|verify.*|anchor|use \w+ dates|use \w+ english|short description|coord|main|see also|further|toc.*|clear|-)$/iu;

/** Templates that show their last, or their only, words as they are, and those that show their first and explain it. */
const PLAIN = /^(?:nowrap|nobr|lang|langx|small|big|em|strong)$/iu;
const EXPLAINED = /^(?:abbr|tooltip)$/iu;

/** Templates for characters that are hard to type. */
const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ["'", '’'],
  ['nbsp', ' '],
  ['snd', ' – '],
  ['spnd', ' – '],
  ['spaced ndash', ' – '],
  ['ndash', '–'],
  ['mdash', '—'],
]);

/**
 * Wikitext as plain paragraphs. References, tables, pictures and boxes are left out; a paragraph with a template whose words
 * are not in the text is left out as a whole, since without them the sentence would be another.
 */
export function plainWikitext(source: string): WikiText {
  const bare = source
    .replace(/\r\n?/gu, '\n')
    .replace(/<!--[\s\S]*?(?:-->|$)/gu, '')
    .replace(/<ref\b[^<>]*\/>/giu, '')
    .replace(
      /<(ref|gallery|math|timeline|syntaxhighlight|score|imagemap|templatestyles)\b[^<>]*>(?:(?!<\1\b)[\s\S])*?<\/\1\s*>/giu,
      '',
    );
  const lines = withoutPictures(withoutTemplates(withoutTables(bare)))
    .replace(/<(s|del|strike)\b[^<>]*>[^<>]*<\/\1\s*>/giu, '')
    .replace(/<sup\b[^<>]*>([^<>]*)<\/sup\s*>/giu, (_, raised: string, at: number, all: string) =>
      raisedText(raised, { before: all.slice(Math.max(0, at - BEFORE), at), isLinked: false }),
    )
    .replace(/<br\s*\/?>/giu, '\n')
    .replace(/<\/?[a-z][^<>]*>/giu, '')
    .split('\n');
  const blocks: TextBlock[] = [];
  let paragraph: string[] = [];
  let leftOut = 0;
  const put = (block: TextBlock): void => {
    if (block.text.includes(UNKNOWN)) leftOut += 1;
    else if (block.text.trim() !== '') blocks.push(block);
  };
  const endParagraph = (): void => {
    if (paragraph.length > 0) put({ kind: 'prose', text: inline(paragraph.join(' ')) });
    paragraph = [];
  };
  for (const line of lines) {
    const heading = /^(={2,6})\s*(.+?)\s*\1\s*$/u.exec(line);
    const item = /^[*#;:]+\s*(?<text>.*)$/u.exec(line);
    if (line.trim() === '' || heading || item) endParagraph();
    if (heading) put({ kind: 'heading', level: heading[1]?.length ?? 2, text: inline(heading[2] ?? '') });
    else if (item) put({ kind: 'item', text: inline(item.groups?.text ?? ''), group: 1 });
    else if (line.trim() !== '') paragraph.push(line.trim());
  }
  endParagraph();
  // A heading without anything below it says nothing.
  const kept = blocks.filter(
    (block, at) => block.kind !== 'heading' || (blocks[at + 1] && blocks[at + 1]?.kind !== 'heading'),
  );
  return { text: markdownOf(kept), leftOut };
}

/** UTF-16 code units by which what is raised is told from a note's mark. */
const BEFORE = 20;

/** Links by the words that they show, without marks of form. */
function inline(text: string): string {
  return text
    .replace(/\[\[(?:category|kategorie|catégorie|categoría|categoria)\s*:[^[\]]*\]\]/giu, '')
    .replace(/\[\[:?(?:[^[\]|]*\|)?([^[\]|]*)\]\]/gu, '$1')
    .replace(/\[(?:https?:|\/\/)[^\s[\]]*\s([^[\]]*)\]/giu, '$1')
    .replace(/\[(?:https?:|\/\/)[^\s[\]]*\]/giu, '')
    .replace(/'{2,5}/gu, '')
    .replace(/__[A-Z]+__/gu, '')
    .replace(/&(?:#x?[\da-f]{1,6}|[a-z]{2,8}\d?);/giu, (entity) => plainOfHtml(`x${entity}x`).slice(1, -1))
    .replace(/(?<!\s)\s+(?=[,.;:!?](?:\s|$))/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Innermost first, each once: nesting costs no more than its depth. */
const NESTING_LIMIT = 40;

function withoutTemplates(text: string): string {
  let plain = text;
  for (let depth = 0; depth < NESTING_LIMIT && plain.includes('{{'); depth += 1) {
    const next = plain.replace(/\{\{([^{}]*)\}\}/gu, (_, inner: string) => shownBy(inner));
    if (next === plain) break;
    plain = next;
  }
  // By itself in its lines a template is a box or a notice, and no part of a sentence.
  return plain.replaceAll(/\{\{|\}\}/gu, UNKNOWN).replace(UNKNOWN_LINES, '');
}

function shownBy(inner: string): string {
  const [name = '', ...parts] = inner.split('|').map((part) => part.trim());
  if (WORDLESS.test(name)) return '';
  const character = CHARACTERS.get(name.toLowerCase());
  if (character !== undefined && parts.length === 0) return character;
  const shown = parts.filter((part) => !/^[\w -]+=/u.test(part));
  if (PLAIN.test(name)) return shown.at(-1) ?? UNKNOWN;
  return (EXPLAINED.test(name) ? shown[0] : undefined) ?? UNKNOWN;
}

function withoutTables(text: string): string {
  let plain = text;
  for (let depth = 0; depth < NESTING_LIMIT; depth += 1) {
    const next = plain.replace(/^[ \t:]*\{\|(?:(?!^[ \t:]*\{\|)[\s\S])*?^[ \t]*\|\}/gmu, '');
    if (next === plain) break;
    plain = next;
  }
  return plain;
}

/** A picture's caption may hold links. */
function withoutPictures(text: string): string {
  return text.replace(
    /\[\[(?:file|image|datei|bild|fichier|archivo|imagen|immagine)\s*:(?:[^[\]]|\[\[[^[\]]*\]\]|\[[^[\]]*\])*\]\]/giu,
    '',
  );
}
