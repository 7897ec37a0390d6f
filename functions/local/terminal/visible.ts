/** Control characters, and those that change the direction of writing. */
const STEERING = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/gu;

/** Text as one line: what is read from files must not steer the terminal, so characters that could become visible. */
export function visible(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(STEERING, '�');
}

/** The same for a message of several lines, which it keeps. */
export function visibleLines(message: string): string {
  return message.replace(STEERING, (mark) => (mark === '\n' ? mark : '�'));
}
