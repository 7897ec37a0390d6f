import { messageProblems, viewProblems } from '../support/block-kit.ts';
import type { BlockKitChecker } from '../support/slack-api.ts';

/** Where a message goes and what it replaces: no part of what is shown. */
const ADDRESS: ReadonlySet<string> = new Set([
  'channel',
  'thread_ts',
  'ts',
  'user',
  'metadata',
  'client_msg_id',
  'response_type',
  'replace_original',
]);

/** The strict checker over what came over the wire. */
export const APP_CHECKER: BlockKitChecker = {
  message: (body) => {
    const fields = Object.entries(Object(body)).filter(([name]) => !ADDRESS.has(name));
    return messageProblems(Object.fromEntries(fields));
  },
  view: viewProblems,
};
