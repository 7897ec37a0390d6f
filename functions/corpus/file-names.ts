const NO_ARTICLE_FORMAT = 'is no article format (.txt, .md, .markdown, .jsonl, .ndjson)';

export function isRecordsFile(name: string): boolean {
  return /\.(?:jsonl|ndjson)$/iu.test(name);
}

export function isMarkdownFile(name: string): boolean {
  return /\.(?:md|markdown)$/iu.test(name);
}

function isArticleFile(name: string): boolean {
  return isRecordsFile(name) || isMarkdownFile(name) || /\.txt$/iu.test(name);
}

/**
 * Files that explain a folder rather than being one of its articles: "README.md", "README.en.md", "LICENSE-MIT", but not
 * "notice-of-eviction.md".
 */
const ABOUT_THE_FOLDER =
  /^(?:(?:readme|copying|notice|changelog|changes|contributing|code_of_conduct|authors)(?:\.[a-z]{2})?|licen[cs]e(?:-[a-z0-9.]+)?)(?:\.[a-z]+)?$/iu;

/** Why a file of this name, in any folder, is not meant to be read; `null` where it may be. */
export function reasonToPass(name: string): string | null {
  if (name.split('/').some((part) => part.startsWith('.'))) return 'is hidden: not an article';
  return ABOUT_THE_FOLDER.test(name.split('/').at(-1) ?? '') ? 'is about the folder: not an article' : null;
}

/** Why the name is none of an article file: no article's format does not even need a look inside. `null` where it is one. */
export function formatProblem(name: string): string | null {
  return isArticleFile(name) ? null : NO_ARTICLE_FORMAT;
}
