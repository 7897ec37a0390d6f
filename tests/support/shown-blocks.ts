import * as v from 'valibot';
import { Block } from './block-kit-schemas.ts';

/** What a reader sees of blocks. */

/** Every text that a block shows, in order. */
export function texts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(texts);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    typeof each === 'string' ? (key === 'text' ? [each] : []) : texts(each),
  );
}

/** The quotations of the blocks, also those that are folded, as a reader sees them. */
export function shownQuotations(blocks: readonly unknown[]): string[] {
  return v.parse(v.array(Block), blocks).flatMap((block) => {
    if (block.type === 'container') return shownQuotations(block.child_blocks);
    if (block.type !== 'rich_text') return [];
    return block.elements.filter(({ type }) => type === 'rich_text_quote').map((quote) => texts(quote).join(''));
  });
}

/** Those that are read before anything is unfolded. */
export function quotationsInSight(blocks: readonly unknown[]): string[] {
  return shownQuotations(v.parse(v.array(Block), blocks).filter(({ type }) => type !== 'container'));
}

/** Every button, and every option of a menu, with what it carries. */
export function buttons(blocks: readonly unknown[]): { action: string; text: string; value: string; label: string }[] {
  return v
    .parse(v.array(Block), blocks)
    .flatMap((block) =>
      block.type === 'actions' ? block.elements : block.type === 'section' ? (block.accessory ?? []) : [],
    )
    .flatMap((element) => {
      if (element.type === 'button') {
        const { action_id, text: shown, value = '', accessibility_label } = element;
        return [{ action: action_id, text: shown.text, value, label: accessibility_label }];
      }
      const { action_id, placeholder, options } = element;
      return options.map(({ text: shown, value }) => ({
        action: action_id,
        text: shown.text,
        value,
        label: placeholder.text,
      }));
    });
}
