import * as v from 'valibot';

const KEY = 'drafts';

const Kept = v.record(v.string(), v.string());

/** What has been typed and not been sent, by composer. It outlasts a reload, in this window, and nothing else. */
export class Drafts {
  readonly #drafts: Map<string, string>;

  constructor() {
    const kept = v.safeParse(v.pipe(v.string(), v.parseJson(), Kept), sessionStorage.getItem(KEY));
    this.#drafts = new Map(Object.entries(kept.success ? kept.output : {}));
  }

  of(composer: string): string {
    return this.#drafts.get(composer) ?? '';
  }

  keep(composer: string, text: string): void {
    if (text === '') this.#drafts.delete(composer);
    else this.#drafts.set(composer, text);
    sessionStorage.setItem(KEY, JSON.stringify(Object.fromEntries(this.#drafts)));
  }
}
