/** Who may ask, and who may administer. Decided on the server for every request: what a button says proves nothing. */
export interface Access {
  /** Team ids; empty: the workspace that the app is installed in. */
  readonly allowedWorkspaces: readonly string[];
  /** User ids. */
  readonly admins: readonly string[];
}

/**
 * `home` is the workspace that Slack delivers to, `from` the one that the person belongs to: they differ in shared
 * channels. Empty where Slack does not say: that may not ask.
 */
export function mayAsk({ allowedWorkspaces }: Access, home: string, from: string): boolean {
  if (home === '' || from === '') return false;
  return allowedWorkspaces.length === 0
    ? from === home
    : allowedWorkspaces.includes(home) && allowedWorkspaces.includes(from);
}

export function isAdmin({ admins }: Access, user: string): boolean {
  return admins.includes(user);
}
