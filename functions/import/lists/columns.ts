const COLUMNS = ['id', 'title', 'text', 'publisher', 'author', 'published', 'url'] as const;

export type Column = (typeof COLUMNS)[number];

/** What tables and records call a column: lower case, without blanks and marks. The usual name goes before its relatives. */
const NAMES: Readonly<Record<Column, readonly string[]>> = {
  id: ['id', 'articleid', 'guid', 'uid', 'key'],
  title: ['title', 'headline', 'heading', 'webtitle', 'titel', 'titre', 'título', 'titulo', 'titolo', 'заголовок'],
  text: [
    'text',
    'fulltext',
    'articletext',
    'body',
    'articlebody',
    'content',
    'contenthtml',
    'contenttext',
    'maintext',
    'bodytext',
    'article',
    'story',
    'message',
    'abstractnote',
    'texte',
    'texto',
    'testo',
    'текст',
  ],
  publisher: [
    'publisher',
    'publication',
    'source',
    'outlet',
    'newspaper',
    'publicationtitle',
    'medianame',
    'sourcename',
    'sourcedomain',
    'groupname',
    'pagename',
    'site',
    'journal',
    'quelle',
    'fuente',
    'fonte',
    'источник',
  ],
  author: ['author', 'authors', 'byline', 'writer', 'creator', 'by', 'autor', 'auteur', 'autore', 'автор'],
  published: [
    'published',
    'publishedat',
    'publisheddate',
    'publicationdate',
    'datepublished',
    'publishdate',
    'pubdate',
    'datepublish',
    'publicationtime',
    'webpublicationdate',
    'datetime',
    'date',
    'created',
    'datum',
    'fecha',
    'дата',
  ],
  url: ['url', 'link', 'address', 'permalink', 'weburl', 'articleurl'],
};

/** Where each known column is among the names of a table's first row, or of a record's keys, in any order and case. */
export function columnsAmong(names: readonly string[]): ReadonlyMap<Column, number> {
  const plain = names.map((name) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));
  const columns = new Map<Column, number>();
  for (const column of COLUMNS) {
    const at = NAMES[column].map((one) => plain.indexOf(one)).find((index) => index >= 0);
    if (at !== undefined) columns.set(column, at);
  }
  return columns;
}
