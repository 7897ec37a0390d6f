export type Attributes = Readonly<Record<string, string>>;

/** Class names by which the usual frameworks hide text from the eye. */
const HIDING_CLASS =
  /(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-(?:text|only)|element-invisible|hidden-text|offscreen|off-screen|u-hidden|is-hidden|d-none|hide-text)(?:\s|$)/iu;

/**
 * Declarations that keep a reader from seeing an element: not shown, of no size, clear as glass, cut to nothing, or far off
 * the screen. Text hidden so is for machines, and quoting it would quote what no one was shown.
 */
const HIDING_STYLE = [
  /(?:^|;)display:none/u,
  /(?:^|;)visibility:(?:hidden|collapse)/u,
  /(?:^|;)opacity:0*(?:\.0\d*)?%?(?:!important)?(?:;|$)/u,
  /(?:^|;)font-size:(?:[0-2](?:\.\d+)?(?:px|pt)|(?:0|0?\.[01]\d*)(?:r?em|%)?)(?:!important)?(?:;|$)/u,
  /(?:^|;)(?:left|right|top|bottom|text-indent|margin-left|margin-top):-\d{4,}(?:px|em|rem)?/u,
  /(?:^|;)(?:left|right|top|bottom|text-indent|margin-left):-\d{3,}(?:em|rem|vw|vh|%)/u,
  /(?:^|;)clip:rect\((?:0|1px)[^();]*\)/u,
  /(?:^|;)clip-path:inset\((?:50|100)%\)/u,
  /(?:^|;)transform:(?:scale\(0\)|translate[xy]?\(-\d{4,}px)/u,
];

/** Whether an element is hidden by its own attributes, or by a rule of the page's own style sheet. */
export function isHidden(attributes: Attributes, { hidden }: Pick<StyledNames, 'hidden'>): boolean {
  if ('hidden' in attributes || attributes['aria-hidden']?.trim().toLowerCase() === 'true') return true;
  const classes = attributes.class ?? '';
  if (HIDING_CLASS.test(classes)) return true;
  if (attributes.style !== undefined && hidesByStyle(attributes.style)) return true;
  return isNamed(attributes, hidden);
}

/** One that is not closed ends with the sheet, as CSS Syntax 3 says; so no second one is looked for. */
const CSS_COMMENT = /\/\*[\s\S]*?(?:\*\/|$)/gu;

function hidesByStyle(style: string): boolean {
  const declarations = style.toLowerCase().replace(CSS_COMMENT, '').replace(/\s+/gu, '');
  if (HIDING_STYLE.some((pattern) => pattern.test(declarations))) return true;
  if (isOfItsBackground(declarations)) return true;
  const noHeight = /(?:^|;)(?:max-)?(?:height|width):[01](?:px)?(?:!important)?(?:;|$)/u.test(declarations);
  return noHeight && /(?:^|;)overflow:hidden/u.test(declarations);
}

/**
 * Whether the letters have no colour, or that of what is behind them, as far as one rule states both. An element around it may
 * have any colour.
 */
function isOfItsBackground(declarations: string): boolean {
  if (/background-clip:text/u.test(declarations)) return false; // the background shows through the letters
  if (/(?:^|;)color:(?:transparent|rgba\([^();]*,0*(?:\.0\d*)?\))(?:!important)?(?:;|$)/u.test(declarations))
    return true;
  const ink = colourIn(declarations, /(?:^|;)color:([^;]+)/u);
  const paper = colourIn(declarations, /(?:^|;)background(?:-color)?:([^;]+)/u);
  return ink !== null && paper !== null && ink.every((part, at) => Math.abs(part - (paper[at] ?? 0)) <= ALIKE);
}

/** Of 255, in each of red, green and blue: what no one sees. */
const ALIKE = 12;

const NAMED: Readonly<Record<string, string>> = {
  white: '#ffffff',
  black: '#000000',
  snow: '#fffafa',
  ivory: '#fffff0',
};

/** Red, green and blue; `null` for a picture, a gradient, or a colour that is written in another way. */
function colourIn(declarations: string, pattern: RegExp): readonly number[] | null {
  const written = pattern.exec(declarations)?.[1]?.replace(/!important$/u, '') ?? '';
  const value = NAMED[written] ?? written;
  const parts = /^rgba?\((\d+),(\d+),(\d+)\)$/u.exec(value)?.slice(1);
  if (parts) return parts.map(Number);
  const [, short, long] = /^#(?:([\da-f]{3})|([\da-f]{6}))$/u.exec(value) ?? [];
  const hex = short?.replace(/./gu, '$&$&') ?? long;
  return hex?.match(/../gu)?.map((pair) => Number.parseInt(pair, 16)) ?? null;
}

/** UTF-16 code units of style sheets that are looked at, in all. */
const STYLE_LIMIT = 1024 * 1024;

/** Names (`.class`, `#id`) that the page's own style sheets give a meaning beyond looks. */
export interface StyledNames {
  readonly hidden: ReadonlySet<string>;
  /** Above the line, as a note's mark is. */
  readonly raised: ReadonlySet<string>;
  /** Struck through: taken back. */
  readonly struck: ReadonlySet<string>;
}

/**
 * What plain rules of the style sheets say of their names. Rules below `@media` are for print or other screens, and a name that
 * another rule shows again may be toggled: neither counts.
 */
export function styledNames(styleSheets: readonly string[]): StyledNames {
  const hidden = new Set<string>();
  const shown = new Set<string>();
  const raised = new Set<string>();
  const struck = new Set<string>();
  let budget = STYLE_LIMIT;
  for (const sheet of styleSheets) {
    const css = sheet.slice(0, budget).replace(CSS_COMMENT, '');
    budget -= css.length;
    for (const { selector, body } of plainRules(css)) {
      const declarations = body.toLowerCase().replace(/\s+/gu, '');
      const into = [
        ...(hidesByStyle(body) ? [hidden] : []),
        ...(/display:(?!none)|visibility:visible/u.test(declarations) ? [shown] : []),
      ];
      const ofInline = [...(raises(declarations) ? [raised] : []), ...(STRIKES.test(declarations) ? [struck] : [])];
      if (into.length + ofInline.length === 0) continue;
      for (const part of selector.split(',')) {
        const name = part.trim();
        if (/^[.#][\w-]+$/u.test(name)) for (const names of into) names.add(name);
        const inline = /^\w*([.#][\w-]+)$/u.exec(name)?.[1];
        if (inline !== undefined) for (const names of ofInline) names.add(inline);
      }
    }
  }
  for (const name of shown) hidden.delete(name);
  return { hidden, raised, struck };
}

/** Lengths of type, in em: how far above the line a note's mark is. */
const LEAST_RAISED = 0.3;
const MOST_RAISED = 1;
const LENGTH = /^(?<sign>-?)(?<number>\d{0,3}(?:\.\d{1,6})?)(?<unit>r?em|px|pt|%)/u;
const UNITS_OF_EM: Readonly<Record<string, number>> = { em: 1, rem: 1, px: 10, pt: 10, '%': 100 };

/** Whether declarations, without blanks and in lower case, set text above the line. */
function raises(declarations: string): boolean {
  const aligned = stated(declarations, 'vertical-align');
  if (/^(?:super|text-top|top)\b/u.test(aligned) || isRaisedBy(lengthOf(aligned))) return true;
  if (!declarations.includes('position:relative')) return false;
  return isRaisedBy(-lengthOf(stated(declarations, 'top'))) || isRaisedBy(lengthOf(stated(declarations, 'bottom')));
}

function isRaisedBy(length: number): boolean {
  return length >= LEAST_RAISED && length < MOST_RAISED;
}

/** The value of a property; empty where it has none. */
function stated(declarations: string, property: string): string {
  const found = declarations.split(';').find((declaration) => declaration.startsWith(`${property}:`));
  return found?.slice(property.length + 1) ?? '';
}

/** In em; 0 for none. */
function lengthOf(value: string): number {
  const { sign = '', number = '', unit = '' } = LENGTH.exec(value)?.groups ?? {};
  return (Number(`${sign}${number || 0}`) || 0) / (UNITS_OF_EM[unit] ?? 1);
}

const STRIKES = /(?:^|;)text-decoration(?:-line)?:[^;]*line-through/u;

/** Elements within a line, which may be raised or struck by their style. */
const INLINE = new Set('a abbr b cite em font i ins mark small span strong u'.split(' '));

const RAISED_CLASS =
  /(?:^|[\s_-])(?:sup(?:er(?:script)?)?|footnote-?(?:ref|reference|mark|link|anchor)?|fn-?ref|note-?ref|noteref|endnote-?ref)(?:$|[\s_-])/iu;

export function isRaised(name: string, attributes: Attributes, { raised }: StyledNames): boolean {
  if (!INLINE.has(name)) return false;
  const isSmallText =
    RAISED_CLASS.test(attributes.class ?? '') || /(?:^|\s)doc-noteref(?:\s|$)/u.test(attributes.role ?? '');
  return isSmallText || isNamed(attributes, raised) || raises(plainStyle(attributes));
}

export function isStruck(name: string, attributes: Attributes, { struck }: StyledNames): boolean {
  return INLINE.has(name) && (isNamed(attributes, struck) || STRIKES.test(plainStyle(attributes)));
}

function plainStyle({ style = '' }: Attributes): string {
  return style.toLowerCase().replace(/\s+/gu, '');
}

function isNamed({ id, class: classes = '' }: Attributes, names: ReadonlySet<string>): boolean {
  if (names.size === 0) return false;
  if (id !== undefined && names.has(`#${id.trim()}`)) return true;
  return classes.split(/\s+/u).some((name) => names.has(`.${name}`));
}

function* plainRules(css: string): Generator<{ readonly selector: string; readonly body: string }> {
  let depth = 0;
  let start = 0;
  let open = -1;
  for (let at = 0; at < css.length; at += 1) {
    const character = css.charAt(at);
    if (character === '{') {
      if (depth === 0) open = at;
      depth += 1;
    } else if (character === '}' && depth > 0) {
      depth -= 1;
      if (depth > 0) continue;
      // What is above a semicolon is an at-rule without a body, such as `@import`.
      const selector = css
        .slice(start, open)
        .replace(/^[\s\S]*;/u, '')
        .trim();
      if (!selector.includes('@')) yield { selector, body: css.slice(open + 1, at) };
      start = at + 1;
    }
  }
}
