import { randomUUID } from 'node:crypto';
import { slackAnswer } from './slack-answer.ts';
import { type Answer, type Call, field } from './wire-proxy.ts';

/** A method of Slack's, called by Slack itself or a person. */
type CallSlack = (method: string, body: Readonly<Record<string, unknown>>) => Promise<Record<string, unknown>>;

/**
 * Each is worth one view. Slack's, and the emulator's, are worth it for three seconds; a busy machine may take longer to start a
 * function, so that the emulator gives out its own when the view is opened.
 */
export class ViewTriggers {
  /** Who pressed, by trigger. */
  readonly #pressedBy = new Map<string, string>();

  /** `user`: a Slack id. */
  make(user: string): string {
    const trigger = `trigger-${randomUUID()}`;
    this.#pressedBy.set(trigger, user);
    return trigger;
  }

  /** What Slack says to `views.open`; `null` for other calls, and for a trigger that is none or was used, which it refuses itself. */
  async answer({ operation, body }: Call, slack: CallSlack): Promise<Answer | null> {
    const trigger = String(field(body, 'trigger_id'));
    const user = this.#pressedBy.get(trigger);
    if (operation !== 'views.open' || user === undefined) return null;
    this.#pressedBy.delete(trigger);
    const { trigger_id } = await slack('views.generateTriggerId', { user_id: user });
    return slackAnswer(await slack('views.open', { ...Object(body), trigger_id }));
  }
}
