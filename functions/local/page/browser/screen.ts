/** What of the screen does not follow from the state: where lists are scrolled to, and where the keyboard is. */

/** Pixels from the end within which a person reads the newest. */
const NEAR_END = 120;

/**
 * To be called before drawing; what it gives, after it. A list that was read at its end stays there: at its last message, or
 * at the beginning of one that is longer than the list is high. So it does, wherever it was read, for what the person has
 * said or what only they are told: they have just done something and wait for it. Where nothing is new, a list that was
 * scrolled down to its last pixel stays so, also when it has become narrower, if its last message is not longer than that. Otherwise the message on top stays where it is,
 * whatever becomes of those above it.
 */
export function followNewest(page: HTMLElement): () => void {
  const before = new Map(
    lists(page).map((list) => [
      list.dataset.list,
      { count: list.childElementCount, atEnd: isAtEnd(list), isDown: left(list) <= SLIVER, top: onTop(list) },
    ]),
  );
  return () => {
    for (const list of lists(page)) {
      const was = before.get(list.dataset.list);
      const last = list.lastElementChild;
      if (!last) continue;
      const isNew = was?.count !== list.childElementCount;
      if (isNew && (!was || was.atEnd || last.hasAttribute('data-follow'))) {
        list.scrollTop = list.scrollHeight;
        const start = startOf(last, list);
        if (start < 0) list.scrollTop += start;
      } else if (was?.isDown && last.clientHeight < list.clientHeight) list.scrollTop = list.scrollHeight;
      else if (was?.top?.message.isConnected) list.scrollTop += offsetOf(was.top.message, list) - was.top.offset;
    }
  };
}

/** Pixels of a message that are none to a reader: lists scroll by whole pixels, and messages end between them. */
const SLIVER = 1;

/** The first message that is in sight, and where. */
function onTop(list: HTMLElement): { readonly message: Element; readonly offset: number } | null {
  const message = [...list.children].find((child) => offsetOf(child, list) + child.clientHeight > SLIVER);
  return message ? { message, offset: offsetOf(message, list) } : null;
}

function offsetOf(message: Element, list: HTMLElement): number {
  return message.getBoundingClientRect().top - list.getBoundingClientRect().top;
}

/** Pixels from the top of the list to where the newest message begins, with the one that it answers where that is short. */
function startOf(last: Element, list: HTMLElement): number {
  const before = last.previousElementSibling;
  const isShort = before && before.getBoundingClientRect().height < list.clientHeight / 4;
  return offsetOf(isShort ? before : last, list);
}

function lists(page: HTMLElement): HTMLElement[] {
  return [...page.querySelectorAll<HTMLElement>('[data-list]')];
}

function isAtEnd(list: HTMLElement): boolean {
  return left(list) < NEAR_END + (list.lastElementChild?.getBoundingClientRect().height ?? 0);
}

/** Pixels that are left to scroll. */
function left({ scrollHeight, scrollTop, clientHeight }: HTMLElement): number {
  return scrollHeight - scrollTop - clientHeight;
}

/** Who had the keyboard when a dialog opened: they get it back when it closes, as a dialog that is removed does not see to it. */
export class Openers {
  readonly #openers: { readonly dialog: HTMLDialogElement; readonly opener: Element | null }[] = [];

  open(dialog: HTMLDialogElement): void {
    this.#openers.push({ dialog, opener: document.activeElement });
    dialog.showModal();
    dialog.querySelector<HTMLElement>('input, textarea')?.focus();
  }

  giveBackFocus(): void {
    for (let last = this.#openers.at(-1); last && !last.dialog.isConnected; last = this.#openers.at(-1)) {
      this.#openers.pop();
      const target = last.opener?.isConnected ? last.opener : document.querySelector('main textarea');
      if (target instanceof HTMLElement) target.focus();
    }
  }
}
