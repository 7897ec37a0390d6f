/** A text as a reader sees it, and where each of its characters stands in the text itself. */
export interface SeenText {
  readonly text: string;
  /** UTF-16 code units: by offset into the seen text, that into the text. */
  readonly places: readonly number[];
}

/**
 * Characters that show nothing and part nothing: Unicode's Default_Ignorable_Code_Point (UAX #44), among them soft hyphens, zero-width
 * spaces, marks of direction and tag characters. Joiners are letters' business in Persian and in India, and hide only between ASCII.
 */
const HIDDEN = /[\p{DI}--[\u200c\u200d]]|(?<=\p{ASCII})[\u200c\u200d](?=\p{ASCII})/v;

/** Opens text that is shown from right to left whatever it is: Unicode's RIGHT-TO-LEFT OVERRIDE (UAX #9). */
const OVERRIDE = '\u202e';
/** Ends what an override or an embedding opened. */
const POP = '\u202c';
const OPENS = /[\u202a\u202b\u202d\u202e]/u;

/** Characters that change the order of what stands around them, and tags, which carry words that nobody is shown. */
const STEERING = /[\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/u;

/** Whether a text may not be what it looks like. The flags of Wales, Scotland and England are written with tags, and are none of it. */
export function isSteered(text: string): boolean {
  return STEERING.test(text.replace(/\u{1f3f4}[\u{e0061}-\u{e007a}]{2,6}\u{e007f}/gu, ''));
}

/** `null` where a text is what it looks like, as nearly all are. Linear in the length of the text. */
export function seenText(text: string): SeenText | null {
  if (!HIDDEN.test(text)) return null;
  const seen: string[] = [];
  const places: number[] = [];
  /** How many were seen where each override or embedding opened; `null` for one that turns nothing round. */
  const open: (number | null)[] = [];
  const close = (): void => {
    const from = open.pop();
    // Within another override it is turned round already.
    if (from === undefined || from === null || open.some((other) => other !== null)) return;
    turn(seen, from);
    turn(places, from);
  };
  for (let at = 0; at < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    if (OPENS.test(character)) open.push(character === OVERRIDE ? seen.length : null);
    else if (character === POP) close();
    else if (!isHidden(text, at, character)) {
      seen.push(character);
      places.push(at);
    }
    at += character.length;
  }
  while (open.length > 0) close();
  return { text: seen.join(''), places: seen.flatMap((character, at) => unitsOf(character, places[at] ?? 0)) };
}

/** What comes from there on, the last first. */
function turn<Item>(items: Item[], from: number): void {
  for (const item of items.splice(from).reverse()) items.push(item);
}

function isHidden(text: string, at: number, character: string): boolean {
  if (character !== '\u200c' && character !== '\u200d') return HIDDEN.test(character);
  return HIDDEN.test(text.slice(at - 1, at + 2));
}

/** Both units of a pair. */
function unitsOf(character: string, place: number): number[] {
  return character.length === 2 ? [place, place + 1] : [place];
}

/** The range of the text in which a range of the seen text stands. */
export function placeIn({ places }: SeenText, start: number, end: number): { start: number; end: number } {
  const within = places.slice(start, end);
  return { start: Math.min(...within), end: Math.max(...within) + 1 };
}
