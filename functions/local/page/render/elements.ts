/** What the page looks like, as data: made by pure functions, so that it can be tested without a browser. */

export interface Element {
  readonly tag: string;
  /** Tells an element from its siblings of other renderings, so that focus and scrolling stay with it. */
  readonly key: string | null;
  readonly attributes: Readonly<Record<string, string>>;
  readonly on: Readonly<Record<string, Listener>>;
  readonly children: readonly Child[];
  /** Once, when it has come to be in the page. */
  readonly mounted: ((element: unknown) => void) | null;
}

export type Child = Element | string;

/** Events are the browser's; here nothing knows of it. */
export type Listener = (event: never) => void;

export interface Options {
  readonly key?: string;
  readonly on?: Readonly<Record<string, Listener>>;
  readonly mounted?: (element: unknown) => void;
}

export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** `true` is an attribute without a value; `false`, `null` and `undefined` leave it out. */
export function h(
  tag: string,
  attributes: Attributes = {},
  children: readonly (Child | null)[] | string = [],
  { key, on = {}, mounted }: Options = {},
): Element {
  const set = Object.entries(attributes).flatMap(([name, value]): [string, string][] =>
    value === false || value === null || value === undefined ? [] : [[name, value === true ? '' : String(value)]],
  );
  return {
    tag,
    key: key ?? null,
    attributes: Object.fromEntries(set),
    on,
    children: typeof children === 'string' ? [children] : children.filter((child) => child !== null),
    mounted: mounted ?? null,
  };
}

/** All the words in it, as a reader sees them. */
export function textOf(child: Child): string {
  return typeof child === 'string' ? child : child.children.map(textOf).join('');
}
