import * as v from 'valibot';
import type { Article, Block } from '../articles/article.ts';
import { SOURCE_ENTRIES } from '../articles/source-entries.ts';
import { type Source, sourceOf } from '../quotation.ts';
import type { CorpusIndex } from '../search/corpus-index.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { type SectionName, type Sections, unreadable } from './sections.ts';
import { bytesOf, packStrings, StoredStrings } from './strings.ts';

const KINDS = ['prose', 'post', 'title', 'heading', 'lead-in'] as const satisfies readonly Block['kind'][];

const PostSignature = v.strictObject({ author: v.string(), published: v.nullable(v.string()) });
/** What is known of an article, and who signed its posts. */
const Head = v.strictObject({ ...SOURCE_ENTRIES, posts: v.exactOptional(v.array(PostSignature)) });
const Dates = v.array(v.nullable(v.string()));

/** How a text is written: UTF-16 only where it holds half a character, which UTF-8 has no bytes for. */
const UTF8 = 0;
const UTF16 = 1;

const DIGEST_BYTES = 32;

type ArticleSections = Record<
  | 'ids'
  | 'idStarts'
  | 'dates'
  | 'heads'
  | 'headStarts'
  | 'blocks'
  | 'blockStarts'
  | 'texts'
  | 'textStarts'
  | 'origins'
  | 'digests',
  Buffer
>;

export function packArticles({ articles, origins, digests }: CorpusIndex): ArticleSections {
  const ids = packStrings(articles.map(({ id }) => id));
  const heads = packStrings(articles.map((article) => JSON.stringify(headOf(article))));
  const places = new Map(articles.map(({ id }, at) => [id, at]));
  const blocks = packRecords(articles, packBlocks);
  const texts = packRecords(articles, packText);
  return {
    ids: ids.bytes,
    idStarts: ids.starts,
    dates: Buffer.from(JSON.stringify(articles.map(({ published }) => published))),
    heads: heads.bytes,
    headStarts: heads.starts,
    blocks: blocks.bytes,
    blockStarts: blocks.starts,
    texts: texts.bytes,
    textStarts: texts.starts,
    origins: bytesOf(Uint32Array.from(articles, ({ id }, at) => places.get(origins.get(id) ?? id) ?? at)),
    digests: Buffer.concat(articles.map(({ id }) => Buffer.from(digests.get(id) ?? '', 'hex'))),
  };
}

/** Records of any bytes, one behind the other, and where each begins. */
export function packRecords<Item>(
  items: readonly Item[],
  write: (item: Item, writer: ByteWriter) => void,
): { readonly bytes: Buffer; readonly starts: Buffer } {
  const writer = new ByteWriter();
  const starts = new Uint32Array(items.length + 1);
  items.forEach((item, at) => {
    write(item, writer);
    starts[at + 1] = writer.length;
  });
  return { bytes: writer.bytes(), starts: bytesOf(starts) };
}

function headOf(article: Article): v.InferOutput<typeof Head> {
  const posts = article.blocks.flatMap(({ postedBy }) => postedBy ?? []);
  return { ...sourceOf(article), ...(posts.length === 0 ? {} : { posts }) };
}

/** Of each block its start from the end of the one before, its length, and its kind, doubled, plus 1 for a signed post. */
function packBlocks({ blocks }: Article, writer: ByteWriter): void {
  writer.number(blocks.length);
  let end = 0;
  for (const block of blocks) {
    writer.number(block.start - end);
    writer.number(block.end - block.start);
    writer.number(2 * KINDS.indexOf(block.kind) + (block.postedBy ? 1 : 0));
    end = block.end;
  }
}

function packText({ text }: Article, writer: ByteWriter): void {
  const isWhole = text.isWellFormed();
  writer.number(isWhole ? UTF8 : UTF16);
  if (isWhole) writer.text(text);
  else writer.append(Buffer.from(text, 'utf16le'));
}

/** Articles that are read when they are asked for, by their places: in the order of their ids. */
export class StoredArticles {
  readonly ids: StoredStrings;
  readonly #sections: Sections;
  readonly #heads: StoredStrings;
  readonly #blocks: { readonly bytes: Buffer; readonly starts: Uint32Array };
  readonly #texts: { readonly bytes: Buffer; readonly starts: Uint32Array };
  readonly #origins: Uint32Array;
  #dates: readonly (string | null)[] | undefined;

  constructor(sections: Sections) {
    this.#sections = sections;
    this.ids = new StoredStrings(sections, 'ids', 'idStarts');
    this.#heads = new StoredStrings(sections, 'heads', 'headStarts');
    const count = this.ids.length;
    const records = (bytes: SectionName, starts: SectionName) => ({
      bytes: sections.bytes(bytes),
      starts: sections.starts(starts, count, sections.bytes(bytes).length),
    });
    this.#blocks = records('blocks', 'blockStarts');
    this.#texts = records('texts', 'textStarts');
    this.#origins = sections.table('origins', count);
    if (this.#heads.length !== count) throw unreadable('not one head an article');
    for (const origin of this.#origins) if (origin >= count) throw unreadable('a copy of no article');
    if (sections.bytes('digests').length !== DIGEST_BYTES * count) throw unreadable('not one digest an article');
  }

  get count(): number {
    return this.ids.length;
  }

  /** Throws `SnapshotError` where it is of another shape. */
  at(place: number): Article {
    const { posts = [], ...source } = this.#head(place);
    const text = this.#text(place);
    return { ...source, text, blocks: this.#blocksOf(place, text.length, posts) };
  }

  source(place: number): Source {
    const { posts: _, ...source } = this.#head(place);
    return source;
  }

  /** When each was published. */
  dates(): readonly (string | null)[] {
    this.#dates ??= this.#sections.json('dates', Dates);
    if (this.#dates.length !== this.count) throw unreadable('not one date an article');
    return this.#dates;
  }

  /** The place of the article that it is a copy of; its own where it is none. */
  originOf(place: number): number {
    return this.#origins[place] ?? place;
  }

  /** 64 hexadecimal digits. */
  digest(place: number): string {
    return this.#sections.bytes('digests').toString('hex', DIGEST_BYTES * place, DIGEST_BYTES * (place + 1));
  }

  #head(place: number): v.InferOutput<typeof Head> {
    try {
      return v.parse(Head, JSON.parse(this.#heads.at(place)));
    } catch (cause) {
      throw unreadable('an article of another shape', cause);
    }
  }

  #text(place: number): string {
    const { bytes, starts } = this.#texts;
    const [start = 0, end = 0] = [starts[place], starts[place + 1]];
    switch (bytes[start]) {
      case UTF8:
        return bytes.toString('utf8', start + 1, end);
      case UTF16:
        return bytes.toString('utf16le', start + 1, end);
      default:
        throw unreadable('a text of another encoding');
    }
  }

  #blocksOf(place: number, textLength: number, posts: readonly v.InferOutput<typeof PostSignature>[]): Block[] {
    const { bytes, starts } = this.#blocks;
    const reader = new ByteReader(bytes, starts[place], starts[place + 1]);
    const blocks: Block[] = [];
    let end = 0;
    let signed = 0;
    for (let count = reader.count(); count > 0; count -= 1) {
      const start = end + reader.number();
      end = start + reader.number();
      const mark = reader.number();
      const kind = KINDS[mark >> 1];
      const postedBy = mark & 1 ? posts[signed] : undefined;
      signed += mark & 1;
      if (kind === undefined || end > textLength) throw unreadable('a block of no text');
      blocks.push(postedBy ? { start, end, kind, postedBy } : { start, end, kind });
    }
    return blocks;
  }
}
