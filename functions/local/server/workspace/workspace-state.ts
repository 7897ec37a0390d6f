import { parseVoteValue } from '../../../slack/views/actions.ts';
import type { WorkspaceState } from '../protocol.ts';
import { COMMANDS, SHORTCUTS } from './manifest-features.ts';
import { APP, CHANNEL, directChannel, PEOPLE } from './people.ts';
import type { KeptMessage, Workspace } from './workspace.ts';

/** What one person sees of the workspace. */
export function workspaceStateFor(
  person: string,
  workspace: Workspace,
  index: WorkspaceState['index'],
): WorkspaceState {
  const shown = (channel: string) =>
    workspace
      .conversation(channel)
      .filter(({ onlyFor }) => onlyFor === null || onlyFor === person)
      .map(shownMessage);
  return {
    me: person,
    people: PEOPLE.map((one) => ({ ...one })),
    app: { id: APP.user, name: APP.name },
    commands: [...COMMANDS],
    shortcuts: [...SHORTCUTS],
    conversations: [
      { id: CHANNEL.id, kind: 'channel', name: CHANNEL.name, messages: shown(CHANNEL.id) },
      { id: directChannel(person), kind: 'direct', name: APP.name, messages: shown(directChannel(person)) },
    ],
    prompts: promptsOf(person, workspace),
    home: workspace.home(person),
    modals: workspace.modals(person).map(({ id, view }) => ({ id, view })),
    index,
  };
}

function promptsOf(person: string, workspace: Workspace): WorkspaceState['prompts'] {
  const prompts = workspace.prompts(person);
  return prompts && { title: prompts.title, prompts: prompts.prompts.map((prompt) => ({ ...prompt })) };
}

function shownMessage({ id, ts, thread, user, text, blocks, edited, onlyFor }: KeptMessage) {
  return {
    id,
    ts,
    thread,
    user,
    text,
    blocks: [...blocks],
    // Slack does not mark what an app has updated.
    isEdited: edited !== null && user !== APP.user,
    isPrivate: onlyFor !== null,
    answer: user === APP.user ? answerIn(blocks) : null,
  };
}

/** Of the answer that can be voted on in these blocks. */
function answerIn(value: unknown): string | null {
  if (Array.isArray(value)) {
    for (const each of value) {
      const found = answerIn(each);
      if (found !== null) return found;
    }
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  if ('value' in value) {
    const vote = parseVoteValue(value.value);
    if (vote) return vote.answer;
  }
  return answerIn(Object.values(value));
}
