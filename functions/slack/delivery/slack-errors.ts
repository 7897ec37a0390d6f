import { platformError } from '../jobs/retries.ts';

/** Slack's errors for a message that is gone: no reader is left. */
const GONE = new Set(['message_not_found', 'thread_not_found']);

/**
 * Slack's errors for a message that cannot be changed, now or later, or a conversation that takes no message, or none in that
 * thread. A private channel that the app was removed from is not found, and its members are still there.
 */
const REFUSED = new Set([
  'cannot_reply_to_message',
  'cant_update_message',
  'channel_not_found',
  'edit_window_closed',
  'ekm_access_denied',
  'is_archived',
  'is_inactive',
  'no_permission',
  'not_in_channel',
  'restricted_action',
  'restricted_action_non_threadable_channel',
  'restricted_action_read_only_channel',
  'restricted_action_thread_locked',
  'restricted_action_thread_only_channel',
  'msg_too_long',
]);

/** Slack's errors for a token that is no longer valid: the operator has to store another, or has. */
const UNAUTHORIZED = new Set(['invalid_auth', 'not_authed', 'token_revoked', 'token_expired', 'account_inactive']);

/** Slack's errors for failures of its own, and while a workspace moves into an Enterprise organization. */
const TROUBLED = new Set([
  'fatal_error',
  'internal_error',
  'org_login_required',
  'rate_limited',
  'ratelimited',
  'request_timeout',
  'service_unavailable',
  'team_added_to_org',
]);

export type SlackErrorKind = 'gone' | 'refused';

/** What Slack says of the place itself, which no other run will change; `null` for every other failure. */
export function slackErrorKind(error: unknown): SlackErrorKind | null {
  const code = platformError(error) ?? '';
  if (GONE.has(code)) return 'gone';
  return REFUSED.has(code) ? 'refused' : null;
}

/** The bot token is to be read again. */
export function isUnauthorized(error: unknown): boolean {
  return UNAUTHORIZED.has(platformError(error) ?? '');
}

/** Slack has understood the call and says no, to everybody and again: another run would hear the same. */
export function isLasting(error: unknown): boolean {
  const code = platformError(error);
  return code !== null && !UNAUTHORIZED.has(code) && !TROUBLED.has(code);
}
