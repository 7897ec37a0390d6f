/** UTF-16 code units in which a document says what it is. */
const HEAD_LENGTH = 2000;

/** An object, or a list of some: no article begins so. */
const JSON_RECORDS = /^(?:\[\s*)?\{\s*"[^"\n]*"\s*:/u;

/** A decoded text as the signatures of formats look at it; each thing is worked out once, when it is asked for. */
export class TextSample {
  readonly name: string;
  readonly text: string;
  /** Where it was fetched from. */
  readonly url: string | undefined;
  /** The general format that the sender or else the name states: `csv`. */
  readonly stated: string | null;
  /** The time by which embargoes are judged. */
  readonly now: Date;
  /** The beginning, without blanks before it. */
  readonly head: string;
  /** Local name of the first element behind declarations and comments, in lower case; `null` where there is none. */
  readonly root: string | null;
  #json: { readonly value: unknown } | null = null;

  constructor(text: string, about: Pick<TextSample, 'name' | 'url' | 'stated' | 'now'>) {
    this.text = text;
    this.name = about.name;
    this.url = about.url;
    this.stated = about.stated;
    this.now = about.now;
    this.head = text
      .slice(0, HEAD_LENGTH)
      .replace(/^\ufeff/u, '')
      .trimStart();
    this.root = rootElement(this.head);
  }

  get isJson(): boolean {
    return JSON_RECORDS.test(this.head);
  }

  /** XML, which HTML only is by its declaration. */
  get isXml(): boolean {
    return this.root !== null && (/^<\?xml\b/iu.test(this.head) || /^<[^<>]*\sxmlns\b/u.test(this.head));
  }

  /** Whether only the look can tell: nothing is stated, or "text" of what is plainly markup or JSON. */
  get isUnstated(): boolean {
    return this.stated === null || (this.stated === 'text' && (this.root === 'html' || this.isJson));
  }

  /** The whole text as one JSON value; `undefined` where it is none. */
  get json(): unknown {
    if (this.#json === null) this.#json = { value: this.isJson ? parsed(this.text) : undefined };
    return this.#json.value;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/u, ''));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function rootElement(head: string): string | null {
  if (!head.startsWith('<')) return null;
  const bare = head.replace(/<\?[^<>]*>|<!--[\s\S]*?(?:-->|$)/gu, '').trimStart();
  // A document type may hold declarations of its own, so the root is looked for behind its name as well.
  const declared = /^<!doctype\s+([\w:.-]+)/iu.exec(bare)?.[1];
  const root = declared ?? /^<([\w.-]+:)?([\w.-]+)/u.exec(bare)?.slice(1).filter(Boolean).at(-1);
  return root?.toLowerCase().replace(/^.*:/u, '') ?? null;
}
