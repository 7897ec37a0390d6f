import * as v from 'valibot';
import { parseDocument } from 'yaml';
import { FrontMatterError } from './input-errors.ts';
import {
  type StatedMetadata,
  StatedMetadataSchema,
  schemaProblem,
  statedMetadata,
  withOtherKeys,
} from './stated-metadata.ts';

export interface FrontMatter {
  readonly stated: StatedMetadata;
  /** Offset of the first character below the front matter; 0 when there is none. */
  readonly bodyStart: number;
}

/** UTF-16 code units. Front matter is a dozen lines; the limit keeps a hostile file from keeping the YAML parser busy. */
const SIZE_LIMIT = 64 * 1024;

const OPENING = /^---[ \t]*(?:\r\n|\r|\n|$)/u;
const OTHER_LANGUAGE = /^(?:---[ \t]*(?<named>[A-Za-z][\w+.-]*)[ \t]*|(?<toml>\+\+\+)[ \t]*)(?:\r\n|\r|\n|$)/u;
const CLOSING = /^(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|$)/mu;

/**
 * Reads the YAML front matter at the start of a text. YAML 1.2 core schema: values only, never code, and no aliases.
 * Front matter that names another language (`---js`) is refused, not run. Keys of other tools count
 * where they state the same (`date`, `authors`), and are ignored otherwise. Throws {@link FrontMatterError}.
 */
export function readFrontMatter(text: string, file: string): FrontMatter {
  const other = OTHER_LANGUAGE.exec(text.slice(0, 200));
  if (other) refuseLanguage(other, text, file);
  const opening = OPENING.exec(text.slice(0, 200));
  if (!opening) return { stated: {}, bodyStart: 0 };

  const yamlStart = opening[0].length;
  const rest = text.slice(yamlStart, yamlStart + SIZE_LIMIT);
  const closing = CLOSING.exec(rest);
  if (!closing) {
    const limit = text.length > yamlStart + SIZE_LIMIT ? ` within ${SIZE_LIMIT / 1024} KB` : '';
    throw new FrontMatterError(file, `front matter opens in line 1 and never ends${limit}; close it with a line "---"`);
  }
  const stated = parseYaml(rest.slice(0, closing.index), file);
  return { stated, bodyStart: yamlStart + closing.index + closing[0].length };
}

function refuseLanguage(match: RegExpExecArray, text: string, file: string): void {
  const language = match.groups?.named ?? 'toml';
  if (match.groups?.toml && !/^\+\+\+[ \t]*$/mu.test(text.slice(match[0].length, match[0].length + SIZE_LIMIT))) return;
  if (/^ya?ml$/iu.test(language)) {
    throw new FrontMatterError(file, `front matter opens with "---${language}"; open it with a bare "---"`);
  }
  const problem = `front matter in ${JSON.stringify(language)} is not read, and never run; write it as YAML between "---" lines`;
  throw new FrontMatterError(file, problem);
}

function parseYaml(yaml: string, file: string): StatedMetadata {
  const document = parseDocument(yaml, { schema: 'core', prettyErrors: true, logLevel: 'error' });
  const [failure] = document.errors;
  if (failure) {
    // The YAML starts in the file's second line.
    const line = (failure.linePos?.[0].line ?? 1) + 1;
    const [what = ''] = failure.message.split(/ at line \d+|:?\n/u);
    const problem = `front matter is not valid YAML in line ${line}: ${what}; correct it or quote the value`;
    throw new FrontMatterError(file, problem, { cause: failure });
  }
  const value = toValue(document, file) ?? {};
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new FrontMatterError(
      file,
      'front matter must be a list of "key: value" lines; write it so or remove the "---"',
    );
  }
  const result = v.safeParse(StatedMetadataSchema, withOtherKeys(value));
  if (!result.success) throw new FrontMatterError(file, `front matter: ${schemaProblem(result.issues[0])}`);
  return statedMetadata(result.output);
}

function toValue(document: ReturnType<typeof parseDocument>, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch (cause) {
    const problem = 'front matter must not use YAML aliases ("*name"); write each value out';
    throw new FrontMatterError(file, problem, { cause });
  }
}
