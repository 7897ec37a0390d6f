import { BoundedParser } from '../bounded-parser.ts';

/** Hears the parts of an XML document in order. Names keep their prefixes. */
export interface PartsListener {
  open(element: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(element: string): void;
}

/** Reads XML in one pass. Entities that the document defines are not known, and what is not closed is closed at the end. */
export function eachPart(xml: string, listener: PartsListener): void {
  const parser = new BoundedParser(
    {
      onopentag: (element, attributes) => listener.open(element, attributes),
      ontext: (text) => listener.text?.(text),
      onclosetag: (element) => listener.close?.(element),
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(xml);
  parser.end();
}
