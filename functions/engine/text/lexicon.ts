import { stemWord } from './stems.ts';
import { isStopWord } from './stop-words.ts';

/**
 * The distinct words of a corpus, numbered, so that an indexed sentence is a row of integers. Ids are dense and are given
 * in the order in which words are first seen; nothing that a reply shows depends on them.
 */
export class Lexicon {
  readonly #wordIds = new Map<string, number>();
  readonly #stemIds = new Map<string, number>();
  readonly #words: string[] = [];
  readonly #stems: string[] = [];
  readonly #stemOfWord: number[] = [];
  readonly #stop: boolean[] = [];

  get wordCount(): number {
    return this.#words.length;
  }

  get stemCount(): number {
    return this.#stems.length;
  }

  /** Id of a folded word, added when it is new. */
  add(word: string): number {
    return this.#wordIds.get(word) ?? this.#append(word, stemWord(word), isStopWord(word));
  }

  /** {@link add} of another lexicon's word, without reading its stem again. */
  adopt(wordId: number, from: Pick<Lexicon, 'word' | 'stem' | 'stemOf' | 'isStop'>): number {
    const word = from.word(wordId);
    return this.#wordIds.get(word) ?? this.#append(word, from.stem(from.stemOf(wordId)), from.isStop(wordId));
  }

  #append(word: string, stem: string, stop: boolean): number {
    const id = this.#words.length;
    let stemId = this.#stemIds.get(stem);
    if (stemId === undefined) {
      stemId = this.#stems.length;
      this.#stemIds.set(stem, stemId);
      this.#stems.push(stem);
    }
    this.#wordIds.set(word, id);
    this.#words.push(word);
    this.#stemOfWord.push(stemId);
    this.#stop.push(stop);
    return id;
  }

  wordId(word: string): number | undefined {
    return this.#wordIds.get(word);
  }

  stemId(stem: string): number | undefined {
    return this.#stemIds.get(stem);
  }

  word(id: number): string {
    return this.#words[id] ?? '';
  }

  stem(stemId: number): string {
    return this.#stems[stemId] ?? '';
  }

  /** Stem id of a word id, -1 for an id that was never given. */
  stemOf(wordId: number): number {
    return this.#stemOfWord[wordId] ?? -1;
  }

  isStop(wordId: number): boolean {
    return this.#stop[wordId] ?? false;
  }

  words(): readonly string[] {
    return this.#words;
  }
}
