import type { Child, Element, Listener } from '../render/elements.ts';

/** What a node was made from. */
const made = new WeakMap<Node, Element>();

const SVG = 'http://www.w3.org/2000/svg';

/** Makes the children of a node what they are to be, keeping every node that can stay: focus, caret and scrolling stay too. */
export function patch(parent: HTMLElement | SVGElement, children: readonly Child[]): void {
  const keyed = new Map<string, ChildNode>();
  const unkeyed: ChildNode[] = [];
  for (const node of parent.childNodes) {
    const key = made.get(node)?.key ?? null;
    if (key === null) unkeyed.push(node);
    else keyed.set(key, node);
  }
  let at: ChildNode | null = parent.firstChild;
  for (const child of children) {
    const old = matching(child, keyed, unkeyed);
    const node = old ?? create(child, parent);
    if (node === at) at = at.nextSibling;
    else parent.insertBefore(node, at);
    update(node, child);
  }
  for (const node of [...keyed.values(), ...unkeyed]) node.remove();
}

/** The node that can become `child`, taken out of those that are left. */
function matching(child: Child, keyed: Map<string, ChildNode>, unkeyed: ChildNode[]): ChildNode | null {
  if (typeof child !== 'string' && child.key !== null) {
    const node = keyed.get(child.key);
    if (!node || made.get(node)?.tag !== child.tag) return null;
    keyed.delete(child.key);
    return node;
  }
  const at = unkeyed.findIndex((node) =>
    typeof child === 'string' ? node instanceof Text : made.get(node)?.tag === child.tag,
  );
  return at < 0 ? null : (unkeyed.splice(at, 1)[0] ?? null);
}

function create(child: Child, parent: HTMLElement | SVGElement): ChildNode {
  if (typeof child === 'string') return document.createTextNode(child);
  const isSvg = child.tag === 'svg' || parent instanceof SVGElement;
  return isSvg ? document.createElementNS(SVG, child.tag) : document.createElement(child.tag);
}

function update(node: ChildNode, child: Child): void {
  if (typeof child === 'string') {
    if (node.nodeValue !== child) node.nodeValue = child;
    return;
  }
  if (!(node instanceof HTMLElement || node instanceof SVGElement)) return;
  const before = made.get(node);
  made.set(node, child);
  setAttributes(node, before?.attributes ?? {}, child.attributes);
  for (const type of Object.keys(child.on)) {
    if (!before || !(type in before.on)) node.addEventListener(type, dispatch);
  }
  patch(node, child.children);
  if (!before && child.mounted) child.mounted(node);
}

function setAttributes(
  node: HTMLElement | SVGElement,
  before: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): void {
  for (const name of Object.keys(before)) if (!(name in now)) node.removeAttribute(name);
  for (const [name, value] of Object.entries(now)) if (before[name] !== value) node.setAttribute(name, value);
}

/** One listener for each type of event, which calls whatever the last rendering gave. */
function dispatch(this: unknown, event: Event): void {
  const listener: Listener | undefined =
    event.currentTarget instanceof Node ? made.get(event.currentTarget)?.on[event.type] : undefined;
  (listener as ((event: Event) => void) | undefined)?.(event);
}
