import { type Draft, type ImportedDrafts, skippedWhole } from '../imported-drafts.ts';
import { isNode, type JsonNode, listOf } from '../json-nodes.ts';
import { markdownFromPlain } from '../markdown-text.ts';
import { markupTree } from '../markup-tree.ts';
import { markdownFromHtml, NO_ARTICLE_HTML } from '../pages/html-fragment.ts';
import { ninjsItems } from './ninjs-items.ts';
import { nitfText } from './read-nitf.ts';
import { latestVersions, released, withoutBy } from './release.ts';

/** Items of ninjs 1, 2 or 3: keys are in lower case in the first, in camel case in the last. */
export function readNinjs(json: unknown, name: string, now: Date): ImportedDrafts[] {
  const items = ninjsItems(json);
  return latestVersions(
    items.map((item, at) => {
      const part = Array.isArray(json) || items.length > 1 ? `${name}#${at + 1}` : name;
      const keys = new Map(Object.entries(item).map(([key, value]) => [key.toLowerCase(), value]));
      const id = textAt(keys, 'uri') || textAt(keys, 'guid') || null;
      return {
        name: part,
        id,
        version: Number(keys.get('version') ?? 1) || 1,
        imported: readItem(keys, id, part, now),
      };
    }),
  );
}

/** Types whose body describes a picture or announces an event. */
const WORDLESS = /^(?:picture|graphic|video|audio|animation|event|planning|component)$/iu;

type Keys = ReadonlyMap<string, unknown>;

function readItem(keys: Keys, id: string | null, name: string, now: Date): ImportedDrafts {
  const body = bodyOf(keys);
  const note = textAt(keys, 'ednote');
  const draft: Draft = {
    name,
    ...(id === null ? {} : { id }),
    title: textAt(keys, 'headline') || textAt(keys, 'headline_main') || mainOf(keys.get('headlines')) || null,
    publisher:
      nameIn(keys.get('infosources')) ||
      nameIn(keys.get('infosource')) ||
      nameIn(keys.get('provider')) ||
      textAt(keys, 'copyrightholder') ||
      nameIn(keys.get('source')) ||
      null,
    author: withoutBy(textAt(keys, 'byline') || textAt(keys, 'by') || mainOf(keys.get('bylines'))),
    published:
      ['contentcreated', 'firstcreated', 'firstpublished', 'versioncreated']
        .map((key) => textAt(keys, key))
        .find(Boolean) ?? null,
    text: body ?? '',
    ...(note === '' ? {} : { note }),
  };
  const embargo = keys.get('embargoed');
  const release = {
    status: textAt(keys, 'pubstatus') || 'usable',
    embargo: typeof embargo === 'string' ? embargo : null,
  };
  const imported = released(draft, release, now);
  if (imported.drafts.length === 0) return imported;
  if (body === null) return skippedWhole(name, `${NO_ARTICLE_HTML}; import its text`);
  const type = textAt(keys, 'type') || 'text';
  if (WORDLESS.test(type))
    return skippedWhole(name, `is of the type ${type}, whose words are a caption or a plan; only texts are imported`);
  return body === ''
    ? skippedWhole(name, `has no text in it (its type is ${type}); only text items are imported`)
    : imported;
}

/** Markdown; empty where the item has no text, `null` where it is HTML of no article. */
function bodyOf(keys: Keys): string | null {
  for (const key of ['body_xhtml', 'body_html', 'body_richtext', 'body_main', 'body_text', 'body']) {
    const value = textAt(keys, key);
    if (value !== '') return key === 'body_text' ? markdownFromPlain(value) : markdownOfBody(value);
  }
  const bodies = listOf(keys.get('bodies')).filter(isNode);
  const isHtml = ({ contentType, contenttype }: JsonNode): boolean =>
    /html/iu.test(String(contentType ?? contenttype ?? ''));
  const { value } = bodies.find(isHtml) ?? bodies[0] ?? {};
  return typeof value === 'string' ? markdownOfBody(value) : '';
}

/** Whatever its content type says: some agencies call HTML and NITF plain text. */
function markdownOfBody(value: string): string | null {
  if (/<nitf[\s>]/u.test(value)) return nitfText(markupTree(value, 'xml'));
  return /<\/?[a-z][^<>]*>/iu.test(value) ? markdownFromHtml(value) : markdownFromPlain(value);
}

/** Role names are free: the one that is called the main, else the first. */
function mainOf(values: unknown): string {
  const all = listOf(values).filter(isNode);
  const main = all.find(({ role }) => typeof role === 'string' && /main|primary/iu.test(role)) ?? all[0];
  return typeof main?.value === 'string' ? main.value : '';
}

function nameIn(value: unknown): string {
  const [first] = listOf(value);
  if (typeof first === 'string') return first;
  return isNode(first) && typeof first.name === 'string' ? first.name : '';
}

function textAt(keys: Keys, key: string): string {
  const value = keys.get(key);
  return typeof value === 'string' ? value.trim() : '';
}
