import type { PartsListener } from './xml-parts.ts';

type Attributes = Readonly<Record<string, string>>;

/** What a style does to the words of its run. */
export interface RunStyle {
  readonly isHidden: boolean;
  readonly isRaised: boolean;
}

const PLAIN: RunStyle = { isHidden: false, isRaised: false };

/** Styles that are based on one another, at most. */
const DEPTH_LIMIT = 20;

/** The styles of a document. Those of runs and of paragraphs may have one name. */
export class OdtStyles {
  readonly #stated = new Map<string, { parent: string; isHidden?: boolean; isStruck?: boolean; isRaised?: boolean }>();
  readonly #resolved = new Map<string, RunStyle>();

  /** `key`: family and name, as "paragraph Note"; `parent`: a name of the same family, empty for none. */
  add(key: string, parent: string): void {
    this.#stated.set(key, { parent });
  }

  /** What `style:text-properties` of a style says; what it does not say is its parent's. */
  describe(key: string, attributes: Attributes): void {
    const style = this.#stated.get(key);
    if (!style) return;
    const { 'text:display': display, 'style:text-position': position } = attributes;
    const struck = attributes['style:text-line-through-style'] ?? attributes['style:text-line-through-type'];
    if (display !== undefined) style.isHidden = display === 'none';
    if (struck !== undefined) style.isStruck = struck !== 'none';
    if (position !== undefined) style.isRaised = /^super|^[1-9]\d*%/u.test(position);
  }

  /** Plain where there is no such style. */
  of(family: 'text' | 'paragraph', name: string): RunStyle {
    if (name === '') return PLAIN;
    const key = `${family} ${name}`;
    const known = this.#resolved.get(key);
    if (known) return known;
    let found: { isHidden?: boolean; isStruck?: boolean; isRaised?: boolean } = {};
    let at: string | undefined = key;
    for (let depth = 0; at !== undefined && depth < DEPTH_LIMIT; depth += 1) {
      const stated = this.#stated.get(at);
      found = { ...stated, ...found };
      at = stated === undefined ? undefined : `${family} ${stated.parent}`;
    }
    const style = {
      isHidden: (found.isHidden ?? false) || (found.isStruck ?? false),
      isRaised: found.isRaised ?? false,
    };
    this.#resolved.set(key, style);
    return style;
  }
}

/** Hears a part of the document, and tells its styles to `styles`. */
export class StylesReader implements PartsListener {
  readonly #styles: OdtStyles;
  #key = '';

  constructor(styles: OdtStyles) {
    this.#styles = styles;
  }

  open(element: string, attributes: Attributes): void {
    if (element === 'style:style') {
      this.#key = `${attributes['style:family'] ?? 'text'} ${attributes['style:name'] ?? ''}`;
      this.#styles.add(this.#key, attributes['style:parent-style-name'] ?? '');
    } else if (element === 'style:text-properties' && this.#key !== '') this.#styles.describe(this.#key, attributes);
  }

  close(element: string): void {
    if (element === 'style:style') this.#key = '';
  }
}
