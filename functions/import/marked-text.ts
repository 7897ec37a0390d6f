import type { Html, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { TextBlock } from './markdown-text.ts';
import { BlockWriter } from './pages/block-writer.ts';
import { fragmentBlocks } from './pages/read-page.ts';

/** The blocks of a Markdown text with marks, and a clause for each kind of what is left out. */
export function readMarkedText(markdown: string): {
  readonly blocks: readonly TextBlock[];
  readonly notes: readonly string[];
} {
  const writer = new MarkdownWriter();
  writer.blocks(fromMarkdown(markdown).children);
  return { blocks: writer.written(), notes: writer.notes() };
}

/** As markdown-tree.ts has them, less tables: a page's reader makes lines of those. */
const RAW_ELEMENT = /<(script|style|svg|iframe|figure|nav|aside|footer|form)\b/iu;
const FOOTNOTE = /^\[\^[\w-]{1,30}\]:/u;

class MarkdownWriter {
  readonly #writer = new BlockWriter();
  #raw: string | null = null;
  #codes = 0;

  blocks(nodes: readonly RootContent[]): void {
    for (const node of nodes) {
      if (node.type === 'html') this.#html(node);
      else if (this.#raw === null) this.#block(node);
    }
  }

  written(): ReturnType<BlockWriter['blocks']> {
    return this.#writer.blocks();
  }

  notes(): string[] {
    if (this.#codes === 0) return [];
    return [this.#codes === 1 ? 'a block of code is left out' : `${this.#codes} blocks of code are left out`];
  }

  #block(node: RootContent): void {
    const writer = this.#writer;
    switch (node.type) {
      case 'heading':
        writer.openHeading(node.depth);
        this.#words(node.children);
        writer.closeHeading();
        return;
      case 'paragraph':
        writer.endBlock();
        this.#words(node.children);
        writer.endBlock();
        return;
      case 'blockquote':
        writer.openQuote();
        this.blocks(node.children);
        writer.closeQuote();
        return;
      case 'list':
        writer.openList();
        for (const { children } of node.children) {
          writer.openItem();
          const [first, ...others] = children;
          if (first?.type === 'paragraph') this.#words(first.children);
          else if (first) this.blocks([first]);
          this.blocks(others);
          writer.closeItem();
        }
        writer.closeList();
        return;
      case 'code':
        this.#codes += 1;
    }
  }

  /** Inline HTML may raise a note's number, strike a word or break a line: then the page's reader reads the paragraph. */
  #words(nodes: readonly PhrasingContent[]): void {
    if (nodes.some((node) => node.type === 'text' && FOOTNOTE.test(node.value))) return;
    if (!nodes.some(holdsHtml)) {
      this.#inline(nodes);
      return;
    }
    fragmentBlocks(`<p>${htmlOf(nodes)}</p>`).forEach(({ text }, at) => {
      if (at > 0) this.#writer.endBlock();
      this.#writer.text(text);
    });
  }

  #inline(nodes: readonly PhrasingContent[]): void {
    nodes.forEach((node, at) => {
      if (node.type === 'break') this.#writer.endLine(shown(nodes.slice(at + 1, at + 2)));
      else if ('children' in node) this.#inline(node.children);
      else this.#writer.text(shown([node]));
    });
  }

  #html(node: Html): void {
    const html = node.value;
    const ends = (name: string, behind: number): boolean => html.toLowerCase().includes(`</${name}`, behind);
    if (this.#raw !== null) {
      if (ends(this.#raw, 0)) this.#raw = null;
      return;
    }
    const raw = RAW_ELEMENT.exec(html);
    const name = raw?.[1]?.toLowerCase();
    if (raw && name !== undefined) {
      if (!ends(name, raw.index)) this.#raw = name;
      return;
    }
    this.#writer.add(fragmentBlocks(html));
  }
}

function holdsHtml(node: PhrasingContent): boolean {
  return node.type === 'html' || ('children' in node && node.children.some(holdsHtml));
}

/** A note's mark, a deletion, and a link to a name that nothing defines. */
function withoutMarks(text: string): string {
  return text
    .replace(/\[\^[\w-]{1,30}\]|~~(?:[^~\n]|~(?!~)){1,300}~~/gu, '')
    .replace(/\[([^[\]\n]{1,300})\]\[[^[\]\n]{0,100}\]/gu, '$1');
}

function shown(nodes: readonly PhrasingContent[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return withoutMarks(node.value);
      if (node.type === 'inlineCode') return node.value;
      if (node.type === 'break') return '\n';
      return 'children' in node ? shown(node.children) : '';
    })
    .join('');
}

function htmlOf(nodes: readonly PhrasingContent[]): string {
  const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return nodes
    .map((node) => {
      if (node.type === 'html') return node.value;
      if (node.type === 'break') return '<br>';
      if (node.type === 'link')
        return `<a href="${escaped(node.url).replaceAll('"', '&quot;')}">${htmlOf(node.children)}</a>`;
      return 'children' in node ? htmlOf(node.children) : escaped(shown([node]));
    })
    .join('');
}
