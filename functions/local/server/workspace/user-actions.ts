import type { Deed, Outcome } from '../protocol.ts';
import type { SlackSide } from './slack-side.ts';

/** Lets a person do what they did on the page. */
export function performDeed(user: string, deed: Deed, side: SlackSide): Promise<Outcome> {
  switch (deed.kind) {
    case 'say':
      return side.say(user, deed.channel, deed.thread, deed.text);
    case 'edit':
      return side.edit(user, deed.channel, deed.ts, deed.text);
    case 'command':
      return side.command(user, deed.channel, deed.command, deed.text);
    case 'shortcut':
      return side.useShortcut(user, deed.callback, deed.channel, deed.ts);
    case 'press':
      return deed.message === null
        ? side.pressInView(user, deed.action)
        : side.pressInMessage(user, deed.message, deed.action);
    case 'submit':
      return side.submit(user, deed.modal, deed.values);
    case 'close':
      return side.close(user, deed.modal);
    case 'open':
      return side.openApp(user, deed.tab);
  }
}
