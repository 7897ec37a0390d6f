import { markdownOf, type TextBlock } from '../markdown-text.ts';

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

/** Templates that show their last, or their only, words as they are. */
const PLAIN = /^(?:nowrap|nobr|lang|langx|small|big|em|strong|abbr|tooltip|'|nbsp)$/iu;

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
    .replace(/<sup>(\d+)<\/sup>/giu, (_, digits: string) =>
      digits.replace(/\d/gu, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit))),
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

/** Links by the words that they show, without marks of form. */
function inline(text: string): string {
  return text
    .replace(/\[\[(?:category|kategorie|catégorie|categoría|categoria)\s*:[^[\]]*\]\]/giu, '')
    .replace(/\[\[:?(?:[^[\]|]*\|)?([^[\]|]*)\]\]/gu, '$1')
    .replace(/\[(?:https?:|\/\/)[^\s[\]]*\s([^[\]]*)\]/giu, '$1')
    .replace(/\[(?:https?:|\/\/)[^\s[\]]*\]/giu, '')
    .replace(/'{2,5}/gu, '')
    .replace(/__[A-Z]+__/gu, '')
    .replaceAll('&nbsp;', ' ')
    .replace(/&(amp|lt|gt|quot|ndash|mdash|thinsp);/gu, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/(?<!\s)\s+(?=[,.;:!?](?:\s|$))/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  ndash: '–',
  mdash: '—',
  thinsp: ' ',
};

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
  const last = parts.filter((part) => !/^[\w -]+=/u.test(part)).at(-1);
  return PLAIN.test(name) && last !== undefined ? last : UNKNOWN;
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
