import { eachPart } from './xml-parts.ts';

type Attributes = Readonly<Record<string, string>>;

/** What a run's properties, or a style's, say about its words; `undefined`: nothing. */
export interface RunProperties {
  isHidden?: boolean;
  isStruck?: boolean;
  isDoublyStruck?: boolean;
  isSuperscript?: boolean;
  /** Half-points above the line. */
  position?: number;
  font?: string;
}

/** Half-points: converters shift whole lines by one or two. A raised number is set three points higher. */
const RAISED_FROM = 4;

/** How a run is seen. */
export interface Appearance {
  readonly isHidden: boolean;
  readonly isRaised: boolean;
  readonly font: string;
}

interface Style {
  readonly basedOn: string | null;
  readonly name: string;
  readonly run: RunProperties;
}

/** Styles that are based on one another, at most. */
const DEPTH_LIMIT = 20;

/** Adds what the element within `w:rPr` says. */
export function readRunProperty(properties: RunProperties, element: string, attributes: Attributes): void {
  const value = attributes['w:val'];
  const isOn = !/^(?:0|false|off|none)$/u.test(value ?? '');
  switch (element) {
    case 'w:vanish':
      properties.isHidden = isOn;
      return;
    case 'w:strike':
      properties.isStruck = isOn;
      return;
    case 'w:dstrike':
      properties.isDoublyStruck = isOn;
      return;
    case 'w:vertAlign':
      properties.isSuperscript = value === 'superscript';
      return;
    case 'w:position':
      properties.position = Number.parseFloat(value ?? '') || 0;
      return;
    case 'w:rFonts':
      properties.font = attributes['w:ascii'] ?? attributes['w:hAnsi'] ?? attributes['w:cs'] ?? '';
  }
}

/** The styles of a document: `word/styles.xml`, empty where it has none. */
export class WordStyles {
  readonly #styles = new Map<string, Style>();
  readonly #defaults: RunProperties = {};
  readonly #resolved = new Map<string, RunProperties>();
  #defaultParagraph = '';

  constructor(xml: string) {
    let id = '';
    let style: { basedOn: string | null; name: string; run: RunProperties } | null = null;
    let inRun = false;
    eachPart(xml, {
      open: (element, attributes) => {
        if (element === 'w:style') {
          id = attributes['w:styleId'] ?? '';
          style = { basedOn: null, name: '', run: {} };
          this.#styles.set(id, style);
          const isDefault = /^(?:1|true|on)$/u.test(attributes['w:default'] ?? '');
          if (isDefault && attributes['w:type'] === 'paragraph') this.#defaultParagraph = id;
        } else if (element === 'w:rPr') inRun = true;
        else if (inRun) readRunProperty(style?.run ?? this.#defaults, element, attributes);
        else if (style && element === 'w:name') style.name = attributes['w:val'] ?? '';
        else if (style && element === 'w:basedOn') style.basedOn = attributes['w:val'] ?? null;
        // The look of a table's first row or last column is no property of the style's own words.
        else if (element === 'w:tblStylePr') style = { basedOn: null, name: '', run: {} };
      },
      close: (element) => {
        if (element === 'w:rPr') inRun = false;
        if (element === 'w:style') style = null;
      },
    });
  }

  /** The level of a paragraph style that is a heading's or the title's. Ids are translated ("berschrift1"), names are not. */
  headingLevel(id: string): number | null {
    const name = this.#styles.get(id)?.name ?? '';
    if (/^title$/iu.test(name)) return 1;
    const level = /^heading (?<level>[1-6])$/iu.exec(name)?.groups?.level;
    return level === undefined ? null : Number(level);
  }

  /** Whether a paragraph of the style repeats a heading and its page's number. */
  isOfContents(id: string): boolean {
    return /^(?:toc \d|table of figures|index \d)$/iu.test(this.#styles.get(id)?.name ?? '');
  }

  /**
   * Whether a run is seen, and how, by its own properties and those of the two styles that it has. A property that is
   * switched on by both styles is off (ECMA-376 part 1, 17.7.3).
   */
  appearance(direct: RunProperties, { paragraph, character }: { paragraph: string; character: string }): Appearance {
    const below = this.#of(paragraph || this.#defaultParagraph);
    const above = this.#of(character);
    const toggled = (key: 'isHidden' | 'isStruck' | 'isDoublyStruck'): boolean =>
      direct[key] ?? (this.#defaults[key] || (below[key] ?? false) !== (above[key] ?? false));
    const last = { ...this.#defaults, ...below, ...above, ...direct };
    return {
      isHidden: toggled('isHidden') || toggled('isStruck') || toggled('isDoublyStruck'),
      isRaised: (last.isSuperscript ?? false) || (last.position ?? 0) >= RAISED_FROM || this.#isReference(character),
      font: last.font ?? '',
    };
  }

  #isReference(id: string): boolean {
    return /^(?:foot|end)note reference$/iu.test(this.#styles.get(id)?.name ?? '');
  }

  #of(id: string): RunProperties {
    const known = this.#resolved.get(id);
    if (known) return known;
    let properties: RunProperties = {};
    let at: string | null = id;
    for (let depth = 0; at !== null && depth < DEPTH_LIMIT; depth += 1) {
      const style: Style | undefined = this.#styles.get(at);
      properties = { ...style?.run, ...properties };
      at = style?.basedOn ?? null;
    }
    this.#resolved.set(id, properties);
    return properties;
  }
}
