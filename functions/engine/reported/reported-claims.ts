import { printedName } from './printed-names.ts';

/** A claim that a sentence reports: the claimant's statement, not the article's. Offsets are UTF-16 code units into the sentence. */
export interface ReportedClaim {
  readonly start: number;
  readonly end: number;
  /** Who claims it, as printed: "a Telegram channel"; `null` where the sentence does not say. */
  readonly claimant: string | null;
  /** Who says that it does not hold: `by` as printed, `null` for the article itself. `null` where the sentence does not say so. */
  readonly denial: { readonly by: string | null } | null;
}

const QUALIFIER =
  'viral|widely[- ]shared|unverified|anonymous|doctored|fake|false|misleading|debunked|baseless|bogus|social[- ]media|online|facebook|telegram|whatsapp|twitter|tiktok|instagram|youtube|reddit|weibo|vkontakte|x';
const MEDIUM =
  'posts?|posters?|videos?|clips?|messages?|tweets?|images?|pictures?|photos?|screenshots?|stor(?:y|ies)|accounts?|channels?|users?|groups?|pages?|blogs?|bloggers?|websites?|sites?|forums?|captions?|voice notes?|recordings?|leaflets?|flyers?|influencers?|articles?';
/** Whatever these say is a claim. */
const HEARSAY = 'rumou?rs?|hoax(?:es)?|memes?|chain (?:letters?|messages?|mails?)|gossip|conspiracy theor(?:y|ies)';
const CLAIMING = 'claims?|claimed|claiming|alleges?|alleged|alleging|purports?|purported|purporting';
const SAYING =
  'says?|said|saying|states?|stated|stating|reads?|reading|shows?|showing|showed|suggests?|suggested|suggesting|reports?|reported|tells?|told|has it|have it|had it|circulates?|spread|insists?|insisted|puts?|put';
const PLACE =
  '(?:on|in|from|by|at|of|shared|circulating|posted|spreading|doing the rounds|going around|with)\\b[^,.;:“”"]{1,60}?';
const LEAD =
  '(?:(?:an?|one|the|this|that|these|those|some|several|many|numerous|various|another|other|multiple|dozens of|thousands of|hundreds of)\\s+)?';
const ADVERBS = '(?:(?:has|have|had|that|which|who|also|now|even|once|again|were|was|is|are|been|being)\\s+)*';
const WRONGLY = 'falsely|wrongly|incorrectly|inaccurately|mistakenly|erroneously|misleadingly';

const sourceOf = (medium: string) => `(?<claimant>${LEAD}(?:[\\p{L}’'-]+\\s+){0,3}?(?:${medium})(?:\\s+${PLACE})?)`;
/** Media without an editor who vouches for them. */
const UNVOUCHED = `${HEARSAY}|(?:${QUALIFIER})\\s+(?:[\\p{L}-]+\\s+)?(?:${MEDIUM})|(?:${MEDIUM})\\s+(?:on|in|from|via)\\s+(?:social media|(?:a |the )?(?:${QUALIFIER})\\b)`;
/** "Rumours say", "a viral video says", "a Telegram channel put it at": who says it may say anything. */
const HEARSAY_SAYS = new RegExp(
  `\\b${sourceOf(UNVOUCHED)}\\s+${ADVERBS}(?:(?:${WRONGLY})\\s+)?(?:${CLAIMING}|${SAYING})\\s+(?:that\\s+)?`,
  'giu',
);
/** "A post claims that …": what a medium only claims, it does not know. */
const MEDIUM_CLAIMS = new RegExp(
  `\\b${sourceOf(MEDIUM)}\\s+${ADVERBS}(?:(?:${WRONGLY})\\s+)?(?:${CLAIMING})\\s+(?:that\\s+)?`,
  'giu',
);
const MEDIUM_SAYS = new RegExp(`\\b${sourceOf(MEDIUM)}\\s+${ADVERBS}(?:${SAYING})\\s+(?:that\\s+)?`, 'giu');
/** Of anybody, where the article is a check of claims or says that the claim is wrong. */
const ANYBODY_CLAIMS = new RegExp(
  `(?:(?<claimant>\\p{Lu}[\\p{L}.’'-]*(?:\\s+(?:of|the|\\p{Lu}[\\p{L}.’'-]*)){0,4}|\\b(?:[Tt]he|[Aa]n?|[Oo]ne)(?:\\s+[\\p{L}’'-]+){1,3}|\\b(?:he|she|they|it))\\s+)?\\b${ADVERBS}(?:${CLAIMING})\\s+(?:that\\s+|(?!(?:about |some |over |more than |at least |the )?(?:\\d|lives|responsibility|credit|victims|benefits?|asylum|compensation|damages)))`,
  'gu',
);
const WRONGLY_SAID = new RegExp(
  `(?:(?<claimant>(?:\\p{Lu}[\\p{L}.’'-]*|[Tt]he|[Aa]n?)(?:\\s+[\\p{L}.’'-]+){0,4}?)\\s+)?\\b(?:(?:has|have|had)\\s+)?(?:${WRONGLY})\\s+(?:claim(?:s|ed|ing)?|sa(?:ys|id|ying)|stat(?:es|ed|ing)|report(?:s|ed|ing)?|suggest(?:s|ed|ing)?|assert(?:s|ed|ing)?|wrote|tweeted|posted|put|gave|told)\\s+(?:that\\s+)?`,
  'gu',
);

const CLAIM_NOUN =
  '(?:claims?|rumou?rs?|hoax|allegations?|assertions?|suggestions?|conspiracy theor(?:y|ies)|misinformation|disinformation|speculation|reports?|stories|posts?)';
const DENYING =
  'denied|denies|denying|dismissed|dismisses|dismissing|rejected|rejects|rejecting|refuted|refutes|refuting|debunked|debunks|debunking|rubbished|contradicted|contradicts|disputed|disputes|quashed|scotched';
/** "Denied reports that", "dismissed as false the claim that". */
const DENIED_CLAIM = new RegExp(
  `(?:(?<denier>(?:\\p{Lu}[\\p{L}.’'-]*|[Tt]he|[Aa]n?|[Pp]olice|[Oo]fficials|[Oo]rganisers|[Dd]octors)(?:\\s+[\\p{L}.’'-]+){0,5}?)\\s+)?\\b(?:(?:has|have|had|also|later|since|strongly|firmly)\\s+)*(?:${DENYING})\\s+(?:as (?:false|untrue|baseless|nonsense|a hoax)\\s+)?(?:(?:the|these|those|any|all|some|online|media|widespread|earlier|such|social media|false|viral)\\s+)*${CLAIM_NOUN}\\b(?:\\s+(?:on|in|by|from|circulating)\\b[^,.;:]{1,50}?)?\\s+(?:that|of|suggesting|saying|claiming|about)\\s+`,
  'gu',
);
/** "False claims that", "amid rumours of", "the claim that". Plain "reports that" are reports. */
const CLAIM_THAT =
  /\b(?<wrong>(?:false|untrue|bogus|baseless|unfounded|debunked|fake|misleading|discredited|fabricated)\s+)?(?:viral\s+|online\s+|unverified\s+|unconfirmed\s+)?(?<noun>claims?|rumou?rs?|hoax|allegations?|assertions?|conspiracy theor(?:y|ies)|misinformation|disinformation|speculation|reports?)\b(?:\s+(?:on|in|by|from|circulating)\b[^,.;:]{1,40}?)?\s+(?:that|of)\s+/giu;
const NOT_TRUE_THAT =
  /\b(?:(?:it|that) (?:is|was|['’]s) (?:simply |just |also )?(?:not true|untrue|false|wrong|incorrect|a lie|a hoax|a myth)|there (?:is|was|['’]s) no (?:evidence|proof|sign|indication|record)|no evidence|contrary to (?:(?:the|some|online|viral|false|widespread) )*(?:claims?|rumou?rs?|reports?|posts?)) (?:that|of)\s+/giu;
const LABELLED = /^\W*(?:(?:the|viral|what was)\s+)?(?:claim(?:ed)?|rumou?r|myth|hoax)\s*[:—–]\s*/iu;
const QUOTED_BY = new RegExp(
  `[“"](?<said>[^“”"]{4,})[”"],?\\s+(?:${SAYING}|${CLAIMING}|wrote|writes)\\s+(?<claimant>(?:an?|one|the|this|another)\\s+(?:[\\p{L}’'-]+\\s+){0,3}?(?:${HEARSAY}|${MEDIUM})(?:\\s+(?:on|in|from)\\s+[^,.;:]{1,40})?)`,
  'giu',
);
/** "A post on Facebook, seen by thousands, has 30 dead": a cheap look before all of that. */
const TRIGGERS = new RegExp(
  `\\b(?:claim|alleg|purport|rumou?r|hoax|meme|gossip|conspirac|viral|${WRONGLY}|${DENYING}|facebook|telegram|whatsapp|twitter|tiktok|instagram|social media|not true|untrue|false|no evidence|no proof|contrary to|misinformation|disinformation|assertion|speculation|unconfirmed|myth)`,
  'iu',
);
const SAYS_MEDIUM = new RegExp(`\\b(?:${MEDIUM})\\b`, 'iu');

/** From here on the article speaks for itself again. */
const OWN_WORDS =
  /[;—–]|\.\s|\s-\s|,?\s+\b(?:but|however|whereas|although|though|when in fact|when in reality|in fact|in reality|in truth|while (?:the|official|police|hospital))\b|,?\s+\b(?:the (?:real|actual|true|correct|official) (?:\p{L}+)|is (?:false|untrue|wrong|not true|baseless|incorrect|misleading|a hoax|fake)|are (?:false|untrue|wrong|not true|baseless|incorrect|misleading|fake)|was (?:false|untrue|wrong|not true|baseless|incorrect|misleading|a hoax|fake)|were (?:false|untrue|wrong|not true|baseless|incorrect|misleading|fake)|(?:has|have) been (?:debunked|denied|refuted|disproved))\b/iu;
/** Says that the claim before it does not hold. */
const TURNED_DOWN =
  /^(?:,?\s+(?:is|are|was|were) (?:false|untrue|wrong|not true|baseless|incorrect|misleading|a hoax|fake)\b|,?\s+(?:has|have) been (?:debunked|denied|refuted|disproved)\b|[\s,;—–-]*(?:but |when )?(?:in (?:fact|reality|truth)\b|the (?:real|actual|true|correct) ))/iu;

/**
 * The claims that a sentence reports, in order, not overlapping. `isCheck`: the article checks claims, so that whatever is
 * claimed in it is under review. Linear in the length of the sentence, but for a bounded look around each match.
 */
export function reportedClaims(sentence: string, isCheck: boolean): ReportedClaim[] {
  if (!TRIGGERS.test(sentence) && !(isCheck && SAYS_MEDIUM.test(sentence))) return [];
  const found: ReportedClaim[] = [];
  const add = (at: number, claimant: string | null, denial: ReportedClaim['denial']): void => {
    const rest = sentence.slice(at);
    const stop = OWN_WORDS.exec(rest);
    const end = at + (stop?.index ?? rest.length);
    if (found.some((other) => at < other.end && other.start < end)) return;
    const isTurnedDown = stop !== null && TURNED_DOWN.test(rest.slice(stop.index));
    found.push({ start: at, end, claimant, denial: denial ?? (isTurnedDown ? { by: null } : null) });
  };
  const each = (pattern: RegExp, read: (match: RegExpExecArray, end: number) => void): void => {
    for (const match of sentence.matchAll(pattern)) read(match, match.index + match[0].length);
  };
  each(DENIED_CLAIM, (match, end) => add(end, null, { by: printedName(match.groups?.denier) }));
  each(NOT_TRUE_THAT, (_, end) => add(end, null, { by: null }));
  each(WRONGLY_SAID, (match, end) => add(end, printedName(match.groups?.claimant), { by: null }));
  each(HEARSAY_SAYS, (match, end) => add(end, printedName(match.groups?.claimant), null));
  each(MEDIUM_CLAIMS, (match, end) => add(end, printedName(match.groups?.claimant), null));
  if (isCheck) each(MEDIUM_SAYS, (match, end) => add(end, printedName(match.groups?.claimant), null));
  each(QUOTED_BY, (match) => {
    const start = match.index + 1;
    const end = start + (match.groups?.said?.length ?? 0);
    if (isCheck || TRIGGERS.test(match[0]))
      found.push({ start, end, claimant: printedName(match.groups?.claimant), denial: null });
  });
  each(CLAIM_THAT, (match, end) => {
    const isWrong = match.groups?.wrong !== undefined;
    if (!isWrong && !isClaimNoun(sentence.slice(0, match.index), match[0])) return;
    add(end, null, isWrong ? { by: null } : null);
  });
  const label = LABELLED.exec(sentence);
  if (label) add(label[0].length, null, null);
  each(ANYBODY_CLAIMS, (match, end) => {
    const stop = OWN_WORDS.exec(sentence.slice(end));
    const isTurnedDown = stop !== null && TURNED_DOWN.test(sentence.slice(end + stop.index));
    if (isCheck || isTurnedDown) add(end, printedName(match.groups?.claimant), null);
  });
  return found.sort((a, b) => a.start - b.start);
}

/**
 * Whether "claims that" and the like are a noun: "the union claims that" is a verb, and its union speaks for itself; "claims of
 * $30 million" are an insurer's; plain reports are reports.
 */
function isClaimNoun(before: string, phrase: string): boolean {
  if (/^reports?\b/iu.test(phrase)) return false;
  if (/^claims?\s+of\b/iu.test(phrase)) return false;
  return (
    !/^claims\b/iu.test(phrase) ||
    /(?:^|[,;:]|\b(?:the|those|these|such|any|all|some|of|by|to|amid|amidst|despite|over|after|about|on|with|into|against|spreads?|spreading|debunks?|investigated?)|['’]s|s['’])\s*$/iu.test(
      before,
    )
  );
}
