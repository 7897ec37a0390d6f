import type { Attributes } from './hidden-elements.ts';

export interface PageHead {
  /** Of `<title>`. */
  readonly title: string;
  /** Names in lower case (`property`, `name` or `itemprop`) with their contents, in the page's order. */
  readonly metas: ReadonlyMap<string, readonly string[]>;
  /** Contents of the `application/ld+json` scripts. */
  readonly linkedData: readonly string[];
  readonly canonical: string | null;
  readonly headlines: readonly string[];
  /** Visible `<time datetime>` elements. */
  readonly times: readonly PageTime[];
}

interface PageTime {
  readonly datetime: string;
  /** The markup says that it is the time of publication. */
  readonly publication: boolean;
  /** It stands where other articles, comments or the site's own notices are listed. */
  readonly aside: boolean;
}

/** UTF-16 code units of JSON in one script; metadata of an article is a few thousand. */
const LINKED_DATA_LIMIT = 500_000;

/** Takes the text of an element once it is closed. */
interface Collector {
  /** What no reader sees of it is left out: scripts and hidden words within a headline. */
  readonly shownOnly: boolean;
  readonly done: (text: string) => void;
}

/** Hears a page's elements in order, and keeps what they say about it, whether or not a reader sees them. */
export class HeadReader {
  readonly #metas = new Map<string, string[]>();
  readonly #linkedData: string[] = [];
  readonly #times: PageTime[] = [];
  readonly #headlines: string[] = [];
  #title = '';
  #canonical: string | null = null;
  /** Open elements of the kinds. */
  #asides = 0;
  #drawings = 0;
  /** Where the text of the open script, title or headline goes. */
  #collect: (Collector & { readonly depth: number; readonly into: string[] }) | null = null;

  /** `depth` counts the open elements, this one included. */
  open(name: string, attributes: Attributes, depth: number, visible: boolean): void {
    if (isAside(name)) this.#asides += 1;
    if (name === 'svg') this.#drawings += 1;
    if (name === 'meta') this.#addMeta(attributes);
    else if (name === 'time' && visible) this.#addTime(attributes);
    else if (name === 'link' && /(?:^|\s)canonical(?:\s|$)/iu.test(attributes.rel ?? '')) {
      this.#canonical ??= attributes.href ?? null;
    } else {
      const collector = this.#collectorOf(name, attributes, visible);
      if (collector) this.#collect ??= { ...collector, depth, into: [] };
    }
  }

  /** `shown`: a reader sees it; no text of a script or a title is. */
  text(text: string, shown: boolean): void {
    if (this.#collect && (shown || !this.#collect.shownOnly)) this.#collect.into.push(text);
  }

  close(name: string, depth: number): void {
    if (isAside(name)) this.#asides -= 1;
    if (name === 'svg') this.#drawings -= 1;
    if (this.#collect?.depth !== depth) return;
    this.#collect.done(this.#collect.into.join(''));
    this.#collect = null;
  }

  head(): PageHead {
    return {
      title: this.#title,
      metas: this.#metas,
      linkedData: this.#linkedData,
      canonical: this.#canonical,
      headlines: this.#headlines,
      times: this.#times,
    };
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
    if (name !== 'h1' || !visible || this.#asides > 0) return null;
    return { shownOnly: true, done: (text) => void this.#headlines.push(text) };
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

  #addTime(attributes: Attributes): void {
    const { datetime, itemprop = '', class: classes = '' } = attributes;
    const says = `${itemprop} ${classes}`;
    const publication =
      'pubdate' in attributes || /datePublished|\bpublish(?:ed)?\b|entry-date|post-date|pub-?date/iu.test(says);
    const updated = /dateModified|\bupdated?\b|modified/iu.test(says) && !/datePublished|\bpublished\b/iu.test(says);
    if (datetime !== undefined && !updated) this.#times.push({ datetime, publication, aside: this.#asides > 0 });
  }
}

function isAside(name: string): boolean {
  return name === 'aside' || name === 'nav' || name === 'footer';
}
