/** A sentence's place in its article. Offsets are UTF-16 code units; the slice has no white space at either end. */
export interface SentenceSpan {
  readonly start: number;
  readonly end: number;
  /** The sentence starts inside a quotation that an earlier sentence opened: someone's words, not the article's. */
  readonly inSpeech: boolean;
}

/**
 * A slice longer than this is cut at a space: text without punctuation (tables, lyrics, data) would otherwise become one
 * "sentence" of megabytes. No sentence of written news comes near it.
 */
const LONGEST_SENTENCE = 8000;

/** A run of terminators with the closing marks and the footnote marks that belong to it. */
const TERMINATOR = /([.!?…。！？]+["”’»)\]'`*_]*)(?:\[(?:\p{N}{1,3}|\p{L})\]|[¹²³⁰⁴-⁹]+)*/gu;

/** Marks that stand alone where a sentence begins. An ellipsis before a small letter says that something is left out. */
const STRAY_MARKS = /^(?:\s+|(?!(?:…|\.{2,})\s+\p{Ll})[.!?…。！？]+(?=\s))*/u;

const words = (list: string) => new Set(list.split(' '));

/** After these a full stop never ends a sentence: a name follows. */
const BEFORE_NAME = words(
  'mr mrs ms mx dr prof gen col lt maj capt cpl sgt cmdr cdr adm sen rep gov pres rev hon st messrs amb supt insp det fr br mt ft vs cf approx viz adj pvt brig cllr v',
);
/** After these a full stop does not end a sentence when a number follows. */
const BEFORE_NUMBER = words('no nos rs p pp art arts sec fig figs vol vols ch par para para nr tel ext op ca c approx');
const MONTH = words('jan feb mar apr jun jul aug sep sept oct nov dec');
/** These may end a sentence or not; only a clear opening of a new one decides that they do. */
const MAY_END = words(
  'inc ltd co corp jr sr bros etc al est ave blvd rd dept univ govt assn esq ph.d m.d b.a m.a d.c u.s u.k u.n e.u u.s.a a.m p.m e.g i.e a.k.a',
);
/** Words that open sentences far more often than they continue a name. */
const OPENERS = words(
  'the a an this that these those it its he she they we i you his her their our there here in on at by for from with as if when while after before but and or so yet because since although though however meanwhile then no not some many most all both each several what who why how where which one two three four five six seven eight nine ten',
);

/**
 * The sentences of `text.slice(start, end)`, which should be one block: a sentence never crosses blocks.
 *
 * The rules are our own rather than `Intl.Segmenter`'s, which does not split "have been detained. 26 armed rioters",
 * splits after "Gen.", is quadratic on long text in older runtimes and changes with the ICU version: the same article
 * must give the same sentences on every machine. Linear in the length of the block.
 */
export function segmentSentences(text: string, start: number, end: number): SentenceSpan[] {
  const block = text.slice(start, end);
  const cuts: number[] = [];
  let sentenceStart = 0;
  let lookedAt = 0;
  let hasWord = false; // since `sentenceStart`; carried along, because looking back each time would be quadratic
  for (const match of block.matchAll(TERMINATOR)) {
    const cut = match.index + match[0].length;
    hasWord ||= /[\p{L}\p{N}]/u.test(block.slice(lookedAt, match.index));
    lookedAt = cut;
    if (hasWord && endsSentence(block, sentenceStart, match.index, match[1] ?? '', cut)) {
      cuts.push(cut);
      sentenceStart = cut;
      hasWord = false;
    }
  }
  cuts.push(block.length);
  return spansBetween(block, cuts, start);
}

function spansBetween(block: string, cuts: readonly number[], offset: number): SentenceSpan[] {
  const spans: SentenceSpan[] = [];
  let from = 0;
  let speech = 0;
  for (const cut of cuts) {
    for (const [left, right] of bounded(block, from, cut)) {
      const piece = block.slice(left, right);
      const lead = STRAY_MARKS.exec(piece)?.[0].length ?? 0;
      const trimmed = piece.slice(lead).trimEnd();
      if (/[\p{L}\p{N}]/u.test(trimmed)) {
        const at = left + lead;
        spans.push({ start: offset + at, end: offset + at + trimmed.length, inSpeech: speech > 0 });
      }
      speech = openQuotations(piece, speech);
    }
    from = cut;
  }
  return spans;
}

/** Cuts an over-long stretch at white space where there is any, and never inside a surrogate pair. */
function* bounded(block: string, from: number, to: number): Generator<[number, number]> {
  let left = from;
  while (to - left > LONGEST_SENTENCE) {
    // Within the piece alone: a search that goes on to the beginning of the block would make this quadratic.
    let right = left + block.slice(left, left + LONGEST_SENTENCE + 1).lastIndexOf(' ');
    if (right <= left + LONGEST_SENTENCE / 2) right = left + LONGEST_SENTENCE;
    if (isHighSurrogate(block.charCodeAt(right - 1))) right -= 1;
    yield [left, right];
    left = right;
  }
  yield [left, to];
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

/** Only directed quotation marks tell opening from closing; straight ones are left alone. */
function openQuotations(piece: string, before: number): number {
  let open = before;
  for (const mark of piece.matchAll(/[“«„”»]/gu)) {
    if (mark[0] === '”' || mark[0] === '»') open = Math.max(0, open - 1);
    else open = 1; // a paragraph of speech may open again without having closed
  }
  return open;
}

/** `stop` are the terminators at `at` with their closing marks; `cut` is behind the footnote marks as well. */
function endsSentence(block: string, sentenceStart: number, at: number, stop: string, cut: number): boolean {
  const rest = block.slice(cut, cut + 60);
  if (rest.trim() === '' && cut + 60 >= block.length) return true;
  const glued = !/^\s/u.test(rest);
  const next = rest.trimStart();

  if (/^[.!?…]+(?:\s|$)/u.test(next) && !glued) return true; // a stray mark after the end, which no sentence keeps
  if (!/^["“”‘’'«»„([*_#@$€£¥•–—-]*[\p{Lu}\p{Lt}\p{Lo}\p{N}@#]/u.test(next)) {
    // A new sentence opens with a capital, a digit, a mark or an unicameral script; a symbol (an emoji) may open one.
    if (/^[\p{Ll}\p{P}]/u.test(next)) return false;
  }
  if (glued) return gluedSentence(block, at, stop, rest);
  if (!stop.startsWith('.') || stop.startsWith('..')) return true;
  return !stopBelongsToWord(block.slice(Math.max(sentenceStart, at - 24), at), next, sentenceStart, at);
}

/** "…were detained.The army…": a lost space, but not "example.Com", "J.K." or "3.5". */
function gluedSentence(block: string, at: number, stop: string, rest: string): boolean {
  if (/^[。！？]/u.test(stop)) return true;
  if (!/^["“‘]?\p{Lu}\p{Ll}*(?:[\s,'’]|$)/u.test(rest) && !/^["“‘]/u.test(rest)) return false;
  const before = /(?<!\S)\S+$/u.exec(block.slice(Math.max(0, at - 80), at))?.[0] ?? '';
  if (/^[@#]|[/@]|^www\.|^https?:/iu.test(before)) return false;
  return /[\p{Ll}\p{N}%]{2}$/u.test(before) && stop.length <= 3;
}

function stopBelongsToWord(before: string, next: string, sentenceStart: number, at: number): boolean {
  const raw = /(?<![\p{L}\p{N}.])[\p{L}\p{N}.]+$/u.exec(before)?.[0] ?? '';
  const word = raw.toLowerCase();
  if (BEFORE_NAME.has(word)) return true;
  if (/^\p{N}/u.test(next) && BEFORE_NUMBER.has(word)) return true;
  if (/^\p{Lu}$/u.test(raw)) return !opensClearly(next) || /^\p{Lu}\./u.test(next); // an initial: "J. Smith"
  if (MAY_END.has(word) || MONTH.has(word) || /^(?:\p{L}\.)+\p{L}$/u.test(raw)) return !opensClearly(next);
  if (/^\p{N}{1,2}$/u.test(raw) && at - raw.length <= sentenceStart + 1) return true; // "1. First point"
  return false;
}

function opensClearly(next: string): boolean {
  if (/^["“‘«]/u.test(next)) return true;
  const first = /^\p{L}+/u.exec(next)?.[0];
  return first !== undefined && /^\p{Lu}/u.test(first) && OPENERS.has(first.toLowerCase());
}
