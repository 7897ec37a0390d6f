/** Pieces of JSON from outside, where a value may be of any type or a list of it. */
export type JsonNode = Readonly<Record<string, unknown>>;

export function isNode(value: unknown): value is JsonNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as a list: none for what is absent, one for what is no list. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** The first text of a value, or of a language-tagged one of JSON-LD; `null` where there is none. */
export function firstText(value: unknown): string | null {
  const [first] = listOf(value);
  if (typeof first === 'string') return first.trim() === '' ? null : first;
  return isNode(first) && typeof first['@value'] === 'string' ? first['@value'] : null;
}

/** What a person or an organisation is called; an address is no name. */
export function nameOf(value: unknown): string | null {
  const name = isNode(value) ? firstText(value.name) : firstText(value);
  return name !== null && /^https?:/iu.test(name) ? null : name;
}
