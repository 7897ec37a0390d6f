import { BoundedParser } from '../bounded-parser.ts';

/** Hears the parts of an XML document in order. Names have the prefixes that Word gives them. */
export interface PartsListener {
  open(element: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(element: string): void;
}

/** Reads XML in one pass. Entities that the document defines are not known, and what is not closed is closed at the end. */
export function eachPart(xml: string, listener: PartsListener): void {
  let names: PartNames | null = null;
  const parser = new BoundedParser(
    {
      onopentag: (element, attributes) => {
        names ??= new PartNames(attributes);
        listener.open(names.usual(element), names.attributes(attributes));
      },
      ontext: (text) => listener.text?.(text),
      onclosetag: (element) => listener.close?.(names?.usual(element) ?? element),
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(xml);
  parser.end();
}

/** Namespaces that programs other than Word give prefixes of their own: `ns0:p` for `w:p`. The last parts of their names tell. */
const USUAL_PREFIXES: readonly (readonly [namespace: RegExp, prefix: string])[] = [
  [/\/wordprocessingml(?:\/2006)?\/main$/u, 'w'],
  [/\/officeDocument(?:\/2006)?\/math$/u, 'm'],
  [/\/markup-compatibility\/2006$/u, 'mc'],
];

/** The names of a document under the prefixes that its root declares. */
class PartNames {
  readonly #prefixes = new Map<string, string>();

  constructor(root: Readonly<Record<string, string>>) {
    for (const [name, namespace] of Object.entries(root)) {
      const [, declared = ''] = /^xmlns(?::(.+))?$/u.exec(name) ?? [];
      if (!name.startsWith('xmlns')) continue;
      const usual = USUAL_PREFIXES.find(([pattern]) => pattern.test(namespace))?.[1];
      if (usual !== undefined && usual !== declared) this.#prefixes.set(declared, usual);
    }
  }

  usual(name: string): string {
    if (this.#prefixes.size === 0) return name;
    const colon = name.indexOf(':');
    const prefix = this.#prefixes.get(name.slice(0, Math.max(0, colon)));
    return prefix === undefined ? name : `${prefix}:${name.slice(colon + 1)}`;
  }

  attributes(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    if (this.#prefixes.size === 0) return attributes;
    // An attribute without a prefix is in no namespace.
    return Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [name.includes(':') ? this.usual(name) : name, value]),
    );
  }
}
