import * as v from 'valibot';
import { Whole } from '../../engine/whole.ts';

/** Files of a message that are looked at. */
export const MOST_FILES = 5;

/** A file that came with a message, as Slack describes it. Nothing of it is to be trusted, not even its address. */
export const SharedFile = v.strictObject({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  name: v.pipe(v.string(), v.maxLength(300)),
  mimetype: v.pipe(v.string(), v.maxLength(200)),
  /** Bytes; `null` where Slack does not say. */
  size: v.nullable(Whole),
  /** Where it is fetched with the bot's token; `null` for a file of another organisation, of which Slack tells when asked. */
  url: v.nullable(v.pipe(v.string(), v.maxLength(3000))),
});

export type SharedFile = v.InferOutput<typeof SharedFile>;
