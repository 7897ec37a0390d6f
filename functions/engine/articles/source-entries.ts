import * as v from 'valibot';

const Text = v.nullable(v.string());

/** What is known of an article besides its text, as it is stored and sent: entries of a strict object. */
export const SOURCE_ENTRIES = {
  id: v.string(),
  title: Text,
  publisher: Text,
  author: Text,
  published: Text,
  url: Text,
  kind: v.picklist(['article', 'summary']),
  of: Text,
  file: v.string(),
  sha256: v.string(),
};
