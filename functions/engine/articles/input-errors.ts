/**
 * Broken input is an outcome an operator must be able to act on: every message names the file, what is wrong with it and
 * the way out. `problem` is the message without the file, for a list in which the file has its own column.
 */
export abstract class InputError extends Error {
  readonly file: string;
  readonly problem: string;

  constructor(file: string, problem: string, options?: ErrorOptions) {
    super(`${file}: ${problem}`, options);
    this.file = file;
    this.problem = problem;
  }
}

/** The bytes are no text, or text in an encoding that cannot be told. */
export class UnreadableTextError extends InputError {
  override readonly name = 'UnreadableTextError';
}

/** The front matter is in another language than YAML, has no end, is no valid YAML or breaks the schema. */
export class FrontMatterError extends InputError {
  override readonly name = 'FrontMatterError';
}

/** There is nothing in the file, or nothing below its front matter. */
export class EmptyArticleError extends InputError {
  override readonly name = 'EmptyArticleError';

  constructor(file: string, where = '') {
    super(file, `is empty${where}; remove it or put text in it`);
  }
}

/** There is text, but only navigation, headings and the like: nothing that could be quoted. */
export class NothingQuotableError extends InputError {
  override readonly name = 'NothingQuotableError';

  constructor(file: string) {
    super(file, 'has no sentence that could be quoted, only headings, links or site boilerplate; put the text in it');
  }
}

/** A line of a `.jsonl` file is no article. */
export class RecordError extends InputError {
  override readonly name = 'RecordError';
}
