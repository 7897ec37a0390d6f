import { oneLine, shortened } from '../../wording/one-line.ts';
import { texts } from '../../wording/texts.ts';

/** Slack shows no more in the agent pane. */
export const MOST_PROMPTS = 4;

/** Characters of the button; the whole question is sent when it is pressed. */
const MOST_TITLE = 75;

export interface SuggestedPrompts {
  readonly title: string;
  readonly prompts: { readonly title: string; readonly message: string }[];
}

export function suggestedPrompts(questions: readonly string[]): SuggestedPrompts {
  return {
    title: texts.promptsTitle,
    prompts: questions
      .map(oneLine)
      .filter((question) => question !== '')
      .slice(0, MOST_PROMPTS)
      .map((question) => ({ title: shortened(question, MOST_TITLE), message: question })),
  };
}
