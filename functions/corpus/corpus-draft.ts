import type { Article } from '../engine/articles/article.ts';
import { proseKey } from '../engine/articles/duplicates.ts';
import { idBeside } from './id-beside.ts';
import type { LibraryState } from './read-library.ts';

/** The articles of a library while some are added: who has an id, a prose or a file already. */
export class CorpusDraft {
  readonly #byId = new Map<string, Article>();
  readonly #byProse = new Map<string, Article>();
  /** Ids by the id that they are beside: see {@link idBeside}. */
  readonly #beside = new Map<string, Set<string>>();
  readonly #files: Set<string>;
  /** Of the files that this run has not changed since they were listed. */
  readonly #tags: Map<string, string>;
  readonly #taken = new Set<string>();

  constructor({ articles, catalogue }: LibraryState) {
    for (const article of articles) this.#place(article);
    this.#files = new Set(catalogue.files.map(({ name }) => sameName(name)));
    this.#tags = new Map(catalogue.files.map(({ name, tag }) => [name, tag]));
  }

  get articles(): readonly Article[] {
    return [...this.#byId.values()];
  }

  withId(id: string): Article | undefined {
    return this.#byId.get(id);
  }

  /** The article with this id, and those beside it; in any order. */
  withIdOrBeside(id: string): readonly Article[] {
    return [id, ...(this.#beside.get(id) ?? [])].flatMap((one) => this.#byId.get(one) ?? []);
  }

  withProseOf(article: Article): Article | undefined {
    return this.#byProse.get(proseKey(article));
  }

  hasFile(name: string): boolean {
    return this.#files.has(sameName(name));
  }

  /** The tag that a file was listed with; `undefined` for one that is new, or that this run has written itself. */
  tagOf(name: string): string | undefined {
    return this.#tags.get(name);
  }

  /** Whether a source of this run has put the article with this id here, or has found it here. */
  isTaken(id: string): boolean {
    return this.#taken.has(id);
  }

  take(id: string): void {
    this.#taken.add(id);
  }

  /** Puts an article whose prose no other has in the place of the one with its id. */
  put(article: Article): void {
    const old = this.#byId.get(article.id);
    if (old) this.drop(old);
    this.#place(article);
    this.#files.add(sameName(article.file));
    this.#tags.delete(article.file);
    this.take(article.id);
  }

  drop(article: Article): void {
    this.#byId.delete(article.id);
    this.#byProse.delete(proseKey(article));
    const beside = idBeside(article);
    if (beside !== null) this.#beside.get(beside)?.delete(article.id);
    this.#files.delete(sameName(article.file));
  }

  #place(article: Article): void {
    this.#byId.set(article.id, article);
    this.#byProse.set(proseKey(article), article);
    const beside = idBeside(article);
    if (beside !== null) this.#beside.set(beside, (this.#beside.get(beside) ?? new Set()).add(article.id));
  }
}

/** Some file systems take names for the same that differ in case, or in how accents are written. */
function sameName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
