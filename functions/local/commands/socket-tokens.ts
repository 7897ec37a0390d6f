import type { SocketTokens } from '../socket-mode/socket-mode.ts';
import { UsageError } from './arguments.ts';

const TOKENS = {
  SLACK_APP_TOKEN: {
    shape: /^xapp-[\w-]+$/u,
    looks: 'xapp-…',
    where: 'Basic Information → App-Level Tokens, with connections:write',
  },
  SLACK_BOT_TOKEN: { shape: /^xoxb-[\w-]+$/u, looks: 'xoxb-…', where: 'OAuth & Permissions → Bot User OAuth Token' },
} as const;

/** What is said of a token is never its value. Throws {@link UsageError} that names each one that is missing or of another shape. */
export function readSocketTokens(environment: Readonly<Record<string, string | undefined>>): SocketTokens {
  const problems = Object.entries(TOKENS).flatMap(([name, { shape, looks, where }]) => {
    const value = environment[name]?.trim() ?? '';
    if (shape.test(value)) return [];
    const problem = value === '' ? 'is not set' : `does not look like ${looks}`;
    return [`${name} ${problem}: find it under ${where}`];
  });
  if (problems.length > 0)
    throw new UsageError(`--socket requires two tokens in the environment\n${problems.join('\n')}`);
  return {
    appToken: environment.SLACK_APP_TOKEN?.trim() ?? '',
    botToken: environment.SLACK_BOT_TOKEN?.trim() ?? '',
  };
}
