/** What was given cannot be the secret. The message never holds what was given. */
export class SecretShapeError extends Error {
  override readonly name = 'SecretShapeError';
}

/** Throws {@link SecretShapeError}. */
export function parseSigningSecret(text: string): string {
  const secret = text.trim();
  if (/^[0-9a-f]{32}$/u.test(secret)) return secret;
  throw new SecretShapeError(
    'That is no signing secret: it has 32 characters, digits and a to f. Find it in the app under Basic Information → App Credentials',
  );
}

/** Throws {@link SecretShapeError}. */
export function parseBotToken(text: string): string {
  const token = text.trim();
  if (/^xoxb-[A-Za-z0-9-]{20,}$/u.test(token)) return token;
  throw new SecretShapeError(
    'That is no bot token: it begins with xoxb-. Find it in the app under OAuth & Permissions, once the app is installed',
  );
}
