/** The workspace that is played: one channel, three people and the app. Ids have the shape of Slack's. */

export const TEAM = { id: 'T0LOCAL', name: 'Newsroom' } as const;

export const APP = { id: 'A0VERBATIM', bot: 'B0VERBATIM', user: 'U0VERBATIM', name: 'Verbatim' } as const;

export interface Person {
  readonly id: string;
  readonly name: string;
  /** What they are here for, shown beside the name. */
  readonly role: string;
}

export const PEOPLE: readonly Person[] = [
  { id: 'U0ADA', name: 'Ada', role: 'reporter' },
  { id: 'U0BEN', name: 'Ben', role: 'editor' },
  { id: 'U0CLEO', name: 'Cleo', role: 'admin of the app' },
];

/** They see in the Home tab what found nothing. */
export const ADMINS: readonly string[] = ['U0CLEO'];

export const CHANNEL = { id: 'C0NEWSROOM', name: 'newsroom' } as const;

export function personOf(id: string): Person | null {
  return PEOPLE.find((person) => person.id === id) ?? null;
}

/** The conversation of a person with the app. */
export function directChannel(person: string): string {
  return `D${person.slice(1)}`;
}

/** Whose direct conversation it is; `null` for a channel. */
export function ownerOf(channel: string): string | null {
  return PEOPLE.find(({ id }) => directChannel(id) === channel)?.id ?? null;
}

export function isConversation(channel: string): boolean {
  return channel === CHANNEL.id || ownerOf(channel) !== null;
}
