/**
 * Slack's markup read as a person reads it. In a message, typed `&`, `<` and `>` are always escaped, so a
 * bare `<…>` is Slack's own: a mention, a link, a date.
 */

type Reference =
  | { readonly kind: 'user'; readonly id: string; readonly label: string }
  /** Everybody of a group or of a channel. */
  | { readonly kind: 'group'; readonly label: string }
  | { readonly kind: 'channel'; readonly label: string }
  /** A link, a date, or whatever else shows its label. */
  | { readonly kind: 'text'; readonly label: string };

const REFERENCE = /<([^<>]*)>/gu;
/** A mention with the punctuation that only belongs to it: "@Verbatim, how many", "how many, @Verbatim?". */
const REMOVED = '\u0000';
const AROUND_REMOVED = new RegExp(
  `^[\\s${REMOVED}]*${REMOVED}(?:\\s?[,:;]+|\\s?[–—-]+(?=\\s))?|([\\s,]{0,2}${REMOVED})(?=\\s?(?:[?!.,]|$))|${REMOVED}`,
  'gu',
);
/** Where the bot is spoken to. No person can type it, nor {@link REMOVED}: control characters are left out before. */
const SPOKEN_TO = '\u0001';
/** Words before the first mention of the bot that is not at the start, and what is said to it. */
const SAID_TO_BOT = new RegExp(
  `^(?<before>[\\s${REMOVED}${SPOKEN_TO}]*[^\\s${REMOVED}${SPOKEN_TO}][^${SPOKEN_TO}]*)${SPOKEN_TO}(?<behind>.*)$`,
  'su',
);
const QUESTION_OPENS =
  /^(?:and |but |or |so )?(?:how|who|whom|whose|what|which|when|where|why|is|are|was|were|do|does|did|has|have|had|can|could|will|would)\b/iu;
/** "In Almaty, @Verbatim, how many": the words before the mention are part of the question. */
const BELONGS_BEFORE = /^(?:in|at|on|of|by|during|since|until|before|after|between|according to)\b/iu;
const ENDS = /[?!.:]$/u;

/** What opens a message and asks nothing. "All" and "team" are called only behind a greeting or before a comma. */
const GREETING =
  /^(?:(?:(?:hi|hello|hey|good (?:morning|afternoon|evening|day)|thank you|thanks(?! to\b)|cc|fyi|please)(?: (?:all|team|everyone|everybody|folks|there|again|(?:so|very) much|a lot)(?= ?[,.!:;]|\s|$))*|(?:all|team|everyone|everybody|folks)(?= ?[,!:]| [–—-]+ |$))(?: ?[,.!:;]+| [–—-]+(?= ))?(?:\s+|$))+/iu;
const WORD = /[\p{L}\p{N}]/u;

/**
 * A question as a person reads it, without the people it addresses, without a greeting, and without what is said to others
 * before the bot is addressed. Empty where nothing is asked. A typed `<@` loses its bracket, so that no text of the app ever
 * mentions a person.
 */
export function questionText(slackText: string, botUserId: string | null): string {
  const spelled = spelledOut(withoutEmoji(clean(slackText)), (reference) => {
    if (reference.kind === 'user' && reference.id === botUserId) return SPOKEN_TO;
    return reference.kind === 'user' || reference.kind === 'group' ? REMOVED : null;
  });
  const said = (saidToBot(spelled) ?? read(spelled)).replace(GREETING, '');
  return WORD.test(said) ? said : '';
}

/** The question that follows a mention of the bot inside a message; `null` where the message is one whole. */
function saidToBot(spelled: string): string | null {
  const { before = '', behind = '' } = SAID_TO_BOT.exec(spelled)?.groups ?? {};
  const [told, asked] = [read(before), read(REMOVED + behind)];
  if (!QUESTION_OPENS.test(asked.replace(GREETING, ''))) return null;
  const isBegun = (QUESTION_OPENS.test(told) || BELONGS_BEFORE.test(told)) && !ENDS.test(told);
  return isBegun ? null : asked;
}

/** A message taken as a claim: who it speaks to is no part of what it claims. */
export function claimText(slackText: string): string {
  return read(
    spelledOut(withoutEmoji(clean(slackText)), ({ kind }) => (kind === 'user' || kind === 'group' ? REMOVED : null)),
  );
}

/** A message taken as an article: the same, with its lines and paragraphs. */
export function articleText(slackText: string): string {
  return decoded(spelledOut(clean(slackText), () => null))
    .replace(/(?<! ) *\n */gu, '\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

/** Ids of the users that are mentioned, each once, in order. */
export function mentions(slackText: string): string[] {
  const ids = [...clean(slackText).matchAll(REFERENCE)].flatMap(([, inner = '']) => {
    const reference = readReference(inner);
    return reference.kind === 'user' ? reference.id : [];
  });
  return [...new Set(ids)];
}

function readReference(inner: string): Reference {
  const bar = inner.indexOf('|');
  const target = bar < 0 ? inner : inner.slice(0, bar);
  const label = bar < 0 ? '' : inner.slice(bar + 1).trim();
  const user = /^@\s*([A-Za-z0-9]+)$/u.exec(target)?.[1];
  if (user !== undefined) return { kind: 'user', id: user, label: handle('@', label, 'someone') };
  if (target.startsWith('#')) return { kind: 'channel', label: handle('#', label, 'channel') };
  if (target.startsWith('!subteam^')) return { kind: 'group', label: handle('@', label, 'group') };
  const broadcast = /^!(here|channel|everyone)$/u.exec(target)?.[1];
  if (broadcast !== undefined) return { kind: 'group', label: `@${broadcast}` };
  if (target.startsWith('!')) return { kind: 'text', label };
  return { kind: 'text', label: label || target.replace(/^(?:mailto|tel):/u, '') };
}

function handle(mark: '@' | '#', label: string, unnamed: string): string {
  const name = label.replace(/^[@#]+/u, '');
  return `${mark}${name || unnamed}`;
}

/** What is spelled out, in plain spaces. */
function read(spelled: string): string {
  return decoded(spelled.replaceAll(SPOKEN_TO, REMOVED).replace(AROUND_REMOVED, (_, atEnd) => (atEnd ? '' : ' ')))
    .replace(/(?<!<)<+@/gu, '@')
    .replace(/\s+/gu, ' ')
    .trim()
    .normalize('NFC');
}

/** `replace` gives the text for a reference, `null` for its label. */
function spelledOut(text: string, replace: (reference: Reference) => string | null): string {
  return text.replace(REFERENCE, (_, inner: string) => {
    const reference = readReference(inner);
    return replace(reference) ?? reference.label;
  });
}

/** Without markup, and with the characters that Slack escapes. */
function decoded(text: string): string {
  return withoutMarkup(text).replace(
    /&(amp|lt|gt);/gu,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>' })[name] ?? '',
  );
}

/** Breaks of lines stay for as long as they tell a quoted line. */
function clean(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\r\n?|[\u0085\u2028\u2029]/gu, '\n')
      .replace(/[^\S\n]+/gu, ' ')
      // Control characters, and invisible marks.
      .replace(/(?!\n)[\p{Cc}\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu, '')
      // Joiners shape letters of other scripts and join emoji; beside plain letters they are nothing but invisible.
      .replace(/(?<!\P{ASCII})[\u200C\u200D]+|[\u200C\u200D]+(?!\P{ASCII})/gu, '')
  );
}

/** Emphasis, as Slack reads it: its mark is outside a word and touches one inside. */
const EMPHASIS = [/\*/u, /_/u, /~/u, /`/u].map(
  ({ source: mark }) =>
    new RegExp(
      `(?<![\\p{L}\\p{N}${mark}])${mark}(?=[^\\s${mark}])([^${mark}\\n]+)(?<=\\S)${mark}(?![\\p{L}\\p{N}${mark}])`,
      'gu',
    ),
);
const EMOJI_CODE =
  /(?<![^\s\p{P}>])(?::(?=[a-z0-9_+'-]*[a-z])[a-z0-9_+'-]+:|:[+-]1:)(?::skin-tone-\d:)?(?![\p{L}\p{N}])/gu;
const REFERENCE_OR_EMOJI = new RegExp(`<[^<>]*>|${EMOJI_CODE.source}`, 'gu');

/** Before mentions are left out: their punctuation would take an emoji's colon along. */
function withoutEmoji(text: string): string {
  return text.replace(REFERENCE_OR_EMOJI, (found) => (found.startsWith('<') ? found : ''));
}

/** Marks nest ("*_very_*"), each kind once. */
const DEEPEST_EMPHASIS = 3;

function withoutMarkup(text: string): string {
  let bare = text
    .replace(/^[^\S\n]*(?:&gt;)+[^\S\n]*/gmu, '')
    .replace(/```/gu, ' ')
    .replace(EMOJI_CODE, '');
  for (let depth = 0; depth < DEEPEST_EMPHASIS; depth += 1) {
    for (const mark of EMPHASIS) bare = bare.replace(mark, '$1');
  }
  return bare;
}
