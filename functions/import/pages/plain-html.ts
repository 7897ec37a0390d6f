import { Parser } from 'htmlparser2';

/** The words of a short piece of HTML: tags left out, entities decoded. */
export function plainOfHtml(html: string): string {
  const parts: string[] = [];
  const parser = new Parser({ ontext: (text) => parts.push(text), onopentag: () => parts.push(' ') });
  parser.write(html);
  parser.end();
  return parts.join('').replace(/\s+/gu, ' ').trim();
}
