import { isLasting, isUnauthorized } from '../../slack/delivery/slack-errors.ts';
import { errorCode, platformError } from '../../slack/jobs/retries.ts';

/** Slack does not let the app in. The message says what it said, and what to look at. */
export class SocketModeError extends Error {
  override readonly name = 'SocketModeError';
  /** Slack has looked at the token and said no; else it is away, or in trouble of its own. */
  readonly isFinal: boolean;

  /** `cause` is what calling Slack with that token ended in; nothing where the connection was closed before it was open. */
  constructor(token: string, cause: unknown) {
    super(messageOf(token, cause), { cause });
    this.isFinal = isUnauthorized(cause) || isLasting(cause);
  }
}

function messageOf(token: string, cause: unknown): string {
  const code = platformError(cause);
  if (code === null) {
    const why = cause === undefined ? 'it closed the connection' : errorCode(cause);
    return `Slack cannot be reached (${why}). Check your connection.`;
  }
  if (!isUnauthorized(cause) && !isLasting(cause)) return `Slack is in trouble (${code}). Try again later.`;
  return `Slack does not take ${token}: ${code}. ${WAYS_OUT.get(code) ?? 'Check the token.'}`;
}

const REVOKED = 'It may have been revoked, or be of another app.';
const REMOVED = 'The app has been removed from the workspace.';

const WAYS_OUT: ReadonlyMap<string, string> = new Map([
  ['invalid_auth', REVOKED],
  ['not_authed', REVOKED],
  ['token_revoked', REVOKED],
  ['token_expired', 'It has expired: make another.'],
  ['not_allowed_token_type', 'It is a token of another kind.'],
  ['missing_scope', 'It needs the scope connections:write.'],
  ['account_inactive', REMOVED],
  ['user_removed_from_team', REMOVED],
  ['team_disabled', 'The workspace has been closed.'],
]);
