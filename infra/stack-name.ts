import * as v from 'valibot';
import { UsageError } from '../functions/local/commands/arguments.ts';

/** Names a deployment: its stack, and the folder of its secrets. An account can hold several. */
export const StackName = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z][A-Za-z0-9-]{0,39}$/u, 'wants at most 40 letters, digits and hyphens'),
);

export const DEFAULT_STACK = 'Verbatim';

/** What each deployment is described as, by which it is told from stacks of other apps. */
export const STACK_DESCRIPTION = 'Verbatim: answers questions in Slack with quotations';

/** The options that say which deployment a command is about, for `parseOptions`. */
export const STACK_OPTIONS = {
  stack: { type: 'string' },
  region: { type: 'string' },
  profile: { type: 'string' },
} as const;

/** The `--stack` of a command. Throws {@link UsageError}. */
export function parseStackName(name: string | undefined): string {
  const parsed = v.safeParse(StackName, name ?? DEFAULT_STACK);
  if (!parsed.success) throw new UsageError(`--stack ${parsed.issues[0].message}`);
  return parsed.output;
}
