import type { JsonNode } from '../json-nodes.ts';
import type { Attributes } from './hidden-elements.ts';
import { MicrodataReader } from './microdata.ts';
import { isNoteLink, raisedText } from './note-marks.ts';
import type { PageTime, ShownLine } from './page-dates.ts';
import { BLOCK_ELEMENTS } from './page-elements.ts';
import { ShownLines } from './shown-lines.ts';

export interface PageHead {
  /** Of `<title>`. */
  readonly title: string;
  /** Names in lower case (`property`, `name` or `itemprop`) with their contents, in the page's order. */
  readonly metas: ReadonlyMap<string, readonly string[]>;
  /** Contents of the `application/ld+json` scripts. */
  readonly linkedData: readonly string[];
  readonly canonical: string | null;
  /** Addresses that `<link>` gives for the page: canonical, bookmark, shortlink. */
  readonly links: readonly string[];
  readonly headlines: readonly string[];
  /** The `<article>` in which the headline stands, counted from 1; 0 for none, `null` where there is no headline. */
  readonly headlineArticle: number | null;
  /** Visible `<time datetime>` elements, and others that the markup calls the date of publication. */
  readonly times: readonly PageTime[];
  /** Short lines that a reader sees, with a year in them. */
  readonly lines: readonly ShownLine[];
  /** `<article>` elements, and those whose heading is a link: a page of many such lists others. */
  readonly linkedArticles: number;
  readonly articles: number;
  /** Texts of elements that name the author, as the page shows them. */
  readonly bylines: readonly string[];
  /** Fact checks that the markup states. */
  readonly claimReviews: readonly JsonNode[];
}

/** UTF-16 code units before a mark that tell whether it is a note's. */
const MARK_REACH = 24;

/** UTF-16 code units of JSON in one script; metadata of an article is a few thousand. */
const LINKED_DATA_LIMIT = 500_000;

/** Takes the text of an element once it is closed. */
interface Collector {
  /** What no reader sees of it is left out: scripts and hidden words within a headline. */
  readonly shownOnly: boolean;
  /** Numbers of notes within it are none of its words. */
  readonly isHeadline?: boolean;
  readonly done: (text: string) => void;
}

/** Hears a page's elements in order, and keeps what they say about it, whether or not a reader sees them. */
export class HeadReader {
  readonly #metas = new Map<string, string[]>();
  readonly #linkedData: string[] = [];
  readonly #times: PageTime[] = [];
  readonly #headlines: string[] = [];
  readonly #bylines: string[] = [];
  readonly #lines = new ShownLines();
  readonly #microdata = new MicrodataReader();
  #title = '';
  #canonical: string | null = null;
  #drawings = 0;
  /** Depth of the open element of other articles, comments or notices; 0 when there is none. */
  #asideFrom = 0;
  /** It is one by its class only: a headline in it shows that it is a wrapper. */
  #isAsideByClass = false;
  /** Numbers of the open `<article>` elements, innermost last. */
  readonly #articles: number[] = [];
  #articleCount = 0;
  #headlineArticle: number | null = null;
  /** A heading below the headline is open. */
  #heading = false;
  readonly #linkedArticles = new Set<number>();
  readonly #links: string[] = [];
  /** Where the text of the open script, title or headline goes. */
  #collect: (Collector & { readonly depth: number; readonly into: string[] }) | null = null;
  /** The open raised text, or link within the page, of a headline, and how much of the headline is before it. */
  #mark: { readonly depth: number; readonly from: number; readonly href: string } | null = null;

  /** `depth` counts the open elements, this one included. */
  open(name: string, attributes: Attributes, depth: number, visible: boolean): void {
    this.#microdata.open(name, attributes, depth);
    if (visible && (BLOCK_ELEMENTS.has(name) || name === 'br')) this.#lines.end(this.#place());
    this.#openAside(name, attributes, depth);
    if (name === 'article') {
      this.#articleCount += 1;
      this.#articles.push(this.#articleCount);
    }
    if (name === 'svg') this.#drawings += 1;
    if (name === 'meta') this.#addMeta(attributes);
    else if (name === 'link') this.#addLink(attributes);
    else if (!(name === 'time' && visible && this.#addTime(attributes))) {
      const collector = this.#collectorOf(name, attributes, visible);
      if (collector) this.#collect ??= { ...collector, depth, into: [] };
    }
    const href = name === 'a' ? (attributes.href ?? '') : '';
    if (this.#collect?.isHeadline && (name === 'sup' || href.startsWith('#'))) {
      this.#mark ??= { depth, from: this.#collect.into.length, href };
    }
    if (/^h[2-4]$/u.test(name)) this.#heading = true;
    else if (name === 'a' && this.#heading && visible) this.#linkedArticles.add(this.#articles.at(-1) ?? 0);
  }

  /** `shown`: a reader sees it; no text of a script or a title is. */
  text(text: string, shown: boolean): void {
    if (shown) this.#lines.text(text);
    this.#microdata.text(text);
    if (this.#collect && (shown || !this.#collect.shownOnly)) this.#collect.into.push(text);
  }

  close(name: string, depth: number): void {
    if (BLOCK_ELEMENTS.has(name)) this.#lines.end(this.#place());
    this.#microdata.close(depth);
    if (this.#asideFrom === depth) this.#asideFrom = 0;
    if (name === 'article') this.#articles.pop();
    if (/^h[2-4]$/u.test(name)) this.#heading = false;
    if (name === 'svg') this.#drawings -= 1;
    if (this.#mark?.depth === depth) this.#closeMark(this.#mark);
    if (this.#collect?.depth !== depth) return;
    this.#collect.done(this.#collect.into.join(''));
    this.#collect = null;
  }

  /** What is open is of other articles, of comments or notices. */
  get isAside(): boolean {
    return this.#asideFrom > 0;
  }

  head(): PageHead {
    return {
      title: this.#title,
      metas: this.#metas,
      linkedData: this.#linkedData,
      canonical: this.#canonical,
      links: this.#links,
      articles: this.#articleCount,
      linkedArticles: [...this.#linkedArticles].filter((article) => article > 0).length,
      headlines: this.#headlines,
      headlineArticle: this.#headlineArticle,
      times: this.#times,
      lines: this.#lines.lines(),
      bylines: this.#bylines,
      claimReviews: this.#microdata.nodes(),
    };
  }

  #closeMark({ from, href }: { readonly from: number; readonly href: string }): void {
    this.#mark = null;
    if (!this.#collect) return;
    const { into } = this.#collect;
    const marked = into.splice(from).join('');
    const before = into.slice(-2).join('').slice(-MARK_REACH);
    if (href === '') into.push(raisedText(marked, { before, isLinked: false }));
    else if (!isNoteLink(marked, href, before)) into.push(marked);
  }

  #place(): Pick<ShownLine, 'aside' | 'article'> {
    return { aside: this.#asideFrom > 0, article: this.#articles.at(-1) ?? 0 };
  }

  #openAside(name: string, attributes: Attributes, depth: number): void {
    if (name === 'h1' && this.#isAsideByClass) this.#asideFrom = 0;
    if (this.#asideFrom > 0) return;
    const isNamed = !PAGE_ELEMENTS.has(name) && ASIDE_NAME.test(`${attributes.class ?? ''} ${attributes.id ?? ''}`);
    if (!isNamed && !ASIDE_ELEMENTS.has(name)) return;
    this.#asideFrom = depth;
    this.#isAsideByClass = isNamed && !ASIDE_ELEMENTS.has(name);
  }

  #collectorOf(name: string, attributes: Attributes, visible: boolean): Collector | null {
    if (name === 'title' && this.#title === '' && this.#drawings === 0) {
      const done = (text: string): void => {
        this.#title = text;
      };
      return { shownOnly: false, done };
    }
    if (name === 'script' && /^application\/ld\+json\b/iu.test((attributes.type ?? '').trim())) {
      const done = (text: string): void => {
        if (text.length <= LINKED_DATA_LIMIT) this.#linkedData.push(text);
      };
      return { shownOnly: false, done };
    }
    if (!visible || this.#asideFrom > 0) return null;
    if (name === 'h1' || isDocumentTitle(name, attributes)) {
      this.#headlineArticle ??= this.#articles.at(-1) ?? 0;
      this.#lines.begin();
      return { shownOnly: true, isHeadline: true, done: (text) => void this.#headlines.push(text) };
    }
    const { itemprop = '', rel = '', class: classes = '' } = attributes;
    if (/(?:^|\s)datePublished(?:\s|$)/u.test(itemprop)) {
      const stated = attributes.content ?? attributes.title;
      const place = { publication: true, ...this.#place() };
      return { shownOnly: true, done: (text) => void this.#times.push({ datetime: stated ?? text.trim(), ...place }) };
    }
    if (PAGE_ELEMENTS.has(name) || this.#microdata.isOfClaim || !BYLINE.test(`${itemprop} ${rel} ${classes}`))
      return null;
    return { shownOnly: true, done: (text) => void this.#bylines.push(text) };
  }

  #addLink({ rel = '', href }: Attributes): void {
    if (href === undefined) return;
    if (/(?:^|\s)(?:canonical|bookmark|shortlink)(?:\s|$)/iu.test(rel)) this.#links.push(href);
    if (/(?:^|\s)canonical(?:\s|$)/iu.test(rel)) this.#canonical ??= href;
  }

  #addMeta(attributes: Attributes): void {
    const content = attributes.content?.trim();
    if (!content) return;
    for (const key of [attributes.property, attributes.name, attributes.itemprop]) {
      const name = key?.trim().toLowerCase();
      if (!name) continue;
      const values = this.#metas.get(name);
      if (values) values.push(content);
      else this.#metas.set(name, [content]);
    }
  }

  /** Whether it states a time at all. */
  #addTime(attributes: Attributes): boolean {
    const { datetime, itemprop = '', class: classes = '' } = attributes;
    const says = `${itemprop} ${classes}`;
    const publication =
      'pubdate' in attributes || /datePublished|\bpublish(?:ed)?\b|entry-date|post-date|pub-?date/iu.test(says);
    const updated = /dateModified|\bupdated?\b|modified/iu.test(says) && !/datePublished|\bpublished\b/iu.test(says);
    if (datetime !== undefined && !updated) this.#times.push({ datetime, publication, ...this.#place() });
    return datetime !== undefined;
  }
}

/** As Google Docs writes the title of a document. */
function isDocumentTitle(name: string, { id = '', class: classes = '' }: Attributes): boolean {
  return name === 'p' && id.startsWith('h.') && /(?:^|\s)title(?:\s|$)/u.test(classes);
}

const ASIDE_ELEMENTS = new Set(['aside', 'nav', 'footer']);

/** Elements that hold the page or the article, whatever their classes say of what else is in them. */
const PAGE_ELEMENTS = new Set(['html', 'body', 'main', 'article']);

const ASIDE_NAME =
  /(?:^|[\s_-])(?:comments?|comment-?list|repl(?:y|ies)|respond|disqus|related|recommend(?:ed|ations?)?|teasers?|sidebar|widgets?|most-?(?:read|popular|viewed)|popular|trending|more-(?:stories|news|articles|posts|from)|read-?(?:more|next|also)|newsletter|promo|outbrain|taboola|breadcrumbs?)(?:$|[\s_-])/iu;

const BYLINE = /(?:^|[\s_-])(?:by-?line|author(?:-?name)?)(?:$|[\s_-])/iu;
