/** UTF-16 code units of a field's code that tell what it is. */
const CODE_LIMIT = 100;

interface Field {
  code: string;
  /** What it shows begins; before that is its code, in which other fields may be. */
  isShown: boolean;
}

/** The open fields of a Word document (ECMA-376 part 1, 17.16): of each, a reader sees what its code was last worked out to. */
export class WordFields {
  readonly #open: Field[] = [];
  /** How many of them are within their code. */
  #codes = 0;
  /** The text that follows is code. */
  isInCode = false;

  /** `begin`, `separate` or `end`. */
  mark(type: string): void {
    const field = this.#open.at(-1);
    if (type === 'begin') {
      this.#open.push({ code: '', isShown: false });
      this.#codes += 1;
    } else if (field) {
      if (!field.isShown) this.#codes -= 1;
      field.isShown = true;
      if (type === 'end') this.#open.pop();
    }
  }

  openSimple(code: string): void {
    this.#open.push({ code, isShown: true });
  }

  code(text: string): void {
    const field = this.#open.at(-1);
    if (field && field.code.length < CODE_LIMIT) field.code += text;
  }

  /** A code is in one paragraph: one that does not end there was cut. */
  endLine(): void {
    while (this.#codes > 0) this.mark('end');
  }

  /** What is written now is within the code of a field. */
  get hides(): boolean {
    return this.#codes > 0;
  }

  /** What is written now repeats the number of a note. */
  get isNote(): boolean {
    return /^\s*NOTEREF\b/iu.test(this.#open.at(-1)?.code ?? '');
  }
}
