/** A button, one half of a pair of feedback buttons, or an option of a menu, as it stands in a message. */
export interface Element {
  readonly type: string;
  readonly action_id: string;
  readonly block_id: string;
  readonly value: string;
}

/** The elements with an `action_id` in blocks, however deep, in order. */
export function elementsOf(blocks: unknown): Element[] {
  const found: Element[] = [];
  walk(blocks, 'none', found);
  return found;
}

function walk(node: unknown, blockId: string, found: Element[]): void {
  if (Array.isArray(node)) {
    for (const item of node) walk(item, blockId, found);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  const fields: Record<string, unknown> = { ...node };
  const within = typeof fields.block_id === 'string' ? fields.block_id : blockId;
  const { type, action_id, value } = fields;
  if (typeof type === 'string' && typeof action_id === 'string') {
    const values = [
      value,
      ...['positive_button', 'negative_button'].map((name) => Reflect.get(Object(fields[name]), 'value')),
    ];
    if (Array.isArray(fields.options)) for (const one of fields.options) values.push(Reflect.get(Object(one), 'value'));
    for (const one of values) {
      if (typeof one === 'string') found.push({ type, action_id, block_id: within, value: one });
    }
  }
  for (const child of Object.values(fields)) walk(child, within, found);
}
