/** What a workspace sees of the app by name, beside the ids in `views/actions.ts`. The manifest declares the same. */

export const COMMAND = '/factcheck';
