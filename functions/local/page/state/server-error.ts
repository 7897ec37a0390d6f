/** The server of this page said no, or is gone. The message is for the user of the page. */
export class ServerError extends Error {
  override readonly name = 'ServerError';
}

export const SERVER_GONE = 'The server does not answer. Is npm start still running?';

export const STARTED_ANEW = 'npm start was restarted: what was said and added before is gone.';
