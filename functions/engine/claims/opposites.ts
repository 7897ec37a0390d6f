import { otherForms } from '../text/irregular-verbs.ts';
import { stemWord } from '../text/stems.ts';
import { tokenize } from '../text/tokens.ts';

/**
 * Words of which one side says what the other denies, as a thesaurus has them: kinds of act that news tells of, with nothing taken
 * from labelled claims. Each side is a comma-separated list of words or phrases in their base form; inflections are found by stem.
 */
const OPPOSITES: readonly (readonly [one: string, other: string])[] = [
  [
    'accept, agree, approve, welcome, embrace, endorse, adopt, ratify',
    'reject, refuse, turn down, dismiss, decline, throw out, rebuff, spurn, rule out, veto, block',
  ],
  ['admit, confess, acknowledge, concede, plead guilty', 'deny, dispute, plead not guilty'],
  ['confirm, verify, corroborate', 'deny, retract, take back, withdraw, contradict, debunk, refute, dispute, disprove'],
  ['win, triumph, prevail, victory, victorious', 'lose, defeat, beaten'],
  [
    'rise, raise, increase, grow, climb, soar, jump, surge, go up, higher',
    'fall, drop, cut, decrease, decline, lower, plunge, slump, sink, reduce, shrink, go down, slide',
  ],
  ['guilty, convict, conviction', 'acquit, acquittal, innocent, not guilty, clear of, exonerate'],
  ['charge', 'release without charge, without charge, drop charges'],
  ['legal, lawful, legitimate, valid', 'illegal, unlawful, illegitimate, invalid, annul, quash'],
  ['allow, permit, legalise, legalize, authorise, authorize, grant', 'ban, forbid, prohibit, bar, outlaw'],
  ['support, back, favour, favor', 'oppose, opposition to, condemn, criticise, criticize'],
  [
    'alive, survive, survivor, unhurt, unharmed, unscathed, uninjured, safe',
    'dead, die, kill, hurt, injure, wound, perish',
  ],
  ['stay, remain', 'resign, quit, step down, leave, sack, dismiss, depart, departure, oust, stand down'],
  ['hire, recruit, employ, appoint, take on', 'sack, fire, dismiss, lay off, make redundant, axe, shed'],
  ['open, reopen', 'close, shut, shut down, closure'],
  ['start, begin, launch, resume', 'stop, end, halt, suspend, cease, call off, cancel, abandon, scrap'],
  ['succeed, success, pass', 'fail, failure'],
  [
    'true, correct, accurate, genuine, authentic',
    'false, untrue, wrong, incorrect, inaccurate, fake, bogus, hoax, fabricate, baseless, mislead',
  ],
  ['free, release', 'jail, detain, imprison, arrest'],
  ['apologise, apologize, apology', 'no apology'],
  ['join, enter', 'withdraw, pull out, drop out, boycott'],
  ['unanimous, unanimously', 'split, divided, dissent'],
  ['buy, acquire, purchase', 'sell, dispose'],
  ['arm, carry a weapon, have a weapon', 'unarm'],
  ['find, detect, discover, positive', 'no trace, negative, find no'],
  ['certain, definite', 'optional, possible'],
];

interface Marker {
  readonly pair: number;
  readonly side: 0 | 1;
  readonly stems: readonly string[];
}

const MARKERS: readonly Marker[] = OPPOSITES.flatMap((sides, pair) =>
  sides.flatMap((list, side) =>
    list.split(', ').flatMap((phrase) => {
      const stems = phrase.split(' ').map(stemWord);
      const [first = '', ...rest] = stems;
      return [first, ...otherForms(first)].map(
        (head): Marker => ({ pair, side: side === 0 ? 0 : 1, stems: [head, ...rest] }),
      );
    }),
  ),
);

/** Tokens of a phrase, longest first: "plead not guilty" is no "guilty". */
const LENGTHS = [...new Set(MARKERS.map(({ stems }) => stems.length))].sort((a, b) => b - a);

const MARKERS_BY_HEAD = Map.groupBy(MARKERS, ({ stems }) => stems[0] ?? '');

const NEGATIONS =
  /^(?:not|never|no|nobody|none|nothing|neither|nor|without|cannot|cant|wont|didnt|doesnt|dont|isnt|arent|wasnt|werent|hasnt|havent|hadnt|wouldnt|couldnt|shouldnt|denied|denies|denying|deny|refused|refuses|failed|fails)$/u;

const OTHER_SIDE = [1, 0] as const;

/** Tokens between a negation and the word that it turns round. */
const REACH = 4;

export interface Polarity {
  /** For each pair of opposites that the text has a word of, which side it takes; both where it has words of both. */
  readonly sides: ReadonlyMap<number, ReadonlySet<0 | 1>>;
  /** It has a word that turns something round. */
  readonly isNegated: boolean;
}

/** Which side of opposites a text takes: "did not accept" takes the side of "reject". */
export function polarityOf(text: string): Polarity {
  const tokens = tokenize(text);
  const sides = new Map<number, Set<0 | 1>>();
  const covered = new Set<string>();
  for (const length of LENGTHS) {
    tokens.forEach((token, at) => {
      for (const marker of MARKERS_BY_HEAD.get(token.stem) ?? []) {
        if (marker.stems.length !== length || !marker.stems.every((stem, i) => tokens[at + i]?.stem === stem)) continue;
        const places = marker.stems.map((_, i) => `${marker.pair} ${at + i}`);
        if (places.some((place) => covered.has(place))) continue;
        for (const place of places) covered.add(place);
        const isTurned = tokens.slice(Math.max(0, at - REACH), at).some(({ word }) => NEGATIONS.test(word));
        const side = isTurned ? OTHER_SIDE[marker.side] : marker.side;
        const known = sides.get(marker.pair);
        if (known) known.add(side);
        else sides.set(marker.pair, new Set([side]));
      }
    });
  }
  return { sides, isNegated: tokens.some(({ word }) => NEGATIONS.test(word)) };
}

/**
 * How what a source says relates to what is claimed, as far as opposite words tell: `opposed` where it takes only the other
 * side of some pair, and the claim's own side of none.
 */
export function opposition(claimed: Polarity, stated: Polarity): 'opposed' | 'same' | 'unknown' {
  let isOpposed = false;
  for (const [pair, wanted] of claimed.sides) {
    const given = stated.sides.get(pair);
    if (!given || wanted.size > 1) continue;
    const [side] = wanted;
    if (side !== undefined && given.has(side)) return 'same';
    isOpposed = true;
  }
  return isOpposed ? 'opposed' : 'unknown';
}
