import { BoundedParser } from '../bounded-parser.ts';

/** The words of a short piece of HTML: tags left out, entities decoded. */
export function plainOfHtml(html: string): string {
  const parts: string[] = [];
  const parser = new BoundedParser({ ontext: (text) => parts.push(text), onopentag: () => parts.push(' ') });
  parser.write(html);
  parser.end();
  return parts.join('').replace(/\s+/gu, ' ').trim();
}
