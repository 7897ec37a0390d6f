import manifest from '../../../slack/manifest/manifest.json' with { type: 'json' };
import type { WorkspaceState } from '../protocol.ts';

/** What the app offers: what its manifest declares. */

const { slash_commands, shortcuts } = manifest.features;

export const COMMANDS: WorkspaceState['commands'] = slash_commands.map(
  ({ command, description, usage_hint: hint }) => ({
    command,
    description,
    hint,
  }),
);

/** In the menu of a message. */
export const SHORTCUTS: WorkspaceState['shortcuts'] = shortcuts
  .filter(({ type }) => type === 'message')
  .map(({ callback_id: callback, name, description }) => ({ callback, name, description }));
