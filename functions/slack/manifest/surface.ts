/** What a workspace sees of the app by name, beside the ids in `views/actions.ts`. The manifest declares the same. */

export const COMMAND = '/factcheck';

/** Where Slack's requests go on whatever host the app runs. */
export const REQUEST_PATH = '/slack/events';
