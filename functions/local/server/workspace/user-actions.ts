import type { ActionResult, UserAction } from '../protocol.ts';
import type { SlackSide } from './slack-side.ts';

/** Lets a person do what they did on the page. */
export function performUserAction(user: string, userAction: UserAction, side: SlackSide): Promise<ActionResult> {
  switch (userAction.kind) {
    case 'say':
      return side.say(user, userAction.channel, userAction.thread, userAction.text);
    case 'edit':
      return side.edit(user, userAction.channel, userAction.ts, userAction.text);
    case 'delete':
      return side.delete(user, userAction.channel, userAction.ts);
    case 'command':
      return side.command(user, userAction.channel, userAction.command, userAction.text);
    case 'shortcut':
      return side.useShortcut(user, userAction.callback, userAction.channel, userAction.ts);
    case 'press':
      return userAction.message === null
        ? side.pressInView(user, userAction.action)
        : side.pressInMessage(user, userAction.message, userAction.action);
    case 'submit':
      return side.submit(user, userAction.modal, userAction.values);
    case 'close':
      return side.close(user, userAction.modal);
    case 'open':
      return side.openApp(user, userAction.tab);
  }
}
