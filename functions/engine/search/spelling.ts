import { ringsOf } from '../concepts/rings.ts';
import { isRareWord } from '../text/background.ts';
import { compare } from '../text/compare.ts';
import { stemWord } from '../text/stems.ts';
import { isStopWord } from '../text/stop-words.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import { lettersApart } from '../text/trigrams.ts';
import { isNumeric } from '../text/words.ts';
import type { Slice } from './slice.ts';

/** `nearest` takes the likeliest of several words, `one reading` none where there are several. */
export type SlipReading = 'nearest' | 'one reading';

/**
 * The text with each word that no article has, and that is no common word of English, in the spelling of the word it was
 * probably meant to be; `null` where there is none. A guess: whether it helps shows when it is asked.
 */
export function respelled(text: string, index: Slice, reading: SlipReading = 'nearest'): string | null {
  const tokens = tokenize(text);
  const rings = ringsOf(tokens, index.rings);
  const unknown = tokens.filter((token, at) => rings[at] === -1 && isUnknown(token, index));
  if (unknown.length > MOST_UNKNOWN) return null;
  let spelled = '';
  let done = 0;
  for (const token of unknown) {
    const meant = nearestWord(token, index, reading);
    if (meant === null && reading === 'one reading') return null;
    if (meant === null) continue;
    spelled += text.slice(done, token.start) + (token.capitalised ? capitalised(meant) : meant);
    done = token.end;
  }
  return done === 0 ? null : spelled + text.slice(done);
}

/**
 * What news is about, by stem: words that a corpus may well lack, and that are no slips. "How much was the ransom?" is not asked for something
 * random.
 */
const NEWS_STEMS: ReadonlySet<string> = new Set(
  (
    'ransom bribe bribery arson treason murder robbery burglary kidnap hostage hijack smuggle assault assassin massacre genocide torture riot rebel revolt coup ' +
    'siege truce treaty sanction tariff embargo boycott strike walkout protest march rally election ballot referendum senate mayor bishop priest ' +
    'imam rabbi pope queen prince princess duchess divorce wedding funeral burial cancer tumour stroke fever virus vaccine measles malaria cholera ' +
    'ebola heroin cocaine cannabis opium alcohol tobacco asbestos poison arsenic earthquake tremor tsunami volcano eruption avalanche landslide flood drought ' +
    'famine hurricane typhoon cyclone tornado blizzard heatwave wildfire blaze explosion bomb bomber grenade missile rocket drone warship tanker ferry yacht ' +
    'airliner helicopter glider airport runway railway derail tunnel bridge dam reactor pipeline refinery colliery quarry mortgage inflation deficit dividend bailout ' +
    'merger takeover bankrupt insolvent embezzle fraud launder extort perjury libel slander parole bail verdict jury inquest autopsy coroner lawsuit ' +
    'extradite deport asylum refugee migrant visa passport census marathon cricket rugby tennis soccer hockey boxing doping penalty trophy'
  )
    .split(' ')
    .map(stemWord),
);

/** Words. A text with more that no article has is in another language, or about something else. */
const MOST_UNKNOWN = 3;

/** Letters. In shorter words one letter makes another word: "dead", "deal", "deaf". */
const SHORTEST = 5;

/** Letters from which a word may have two slips. */
const TWO_SLIPS = 9;

function isUnknown({ word, stem }: Token, { lexicon, statistics }: Slice): boolean {
  if (word.length < SHORTEST || isNumeric(word) || isStopWord(word) || !isRareWord(stem)) return false;
  if (NEWS_STEMS.has(stem)) return false;
  return !statistics.isKnown(lexicon.stemId(stem), -1);
}

/** The word of the articles that is the fewest slips away; of several the one in most passages, then the first. */
function nearestWord({ word, capitalised: isName }: Token, index: Slice, reading: SlipReading): string | null {
  const most = word.length < TWO_SLIPS ? 1 : 2;
  const near = index.wordsNear(word, most).flatMap((candidate) => {
    if (lettersApart(word, candidate.word) > most) return [];
    const slips = editDistance(word, candidate.word);
    return slips > most ? [] : [{ ...candidate, slips }];
  });
  near.sort((a, b) => a.slips - b.slips || b.passages - a.passages || compare(a.word, b.word));
  if (reading === 'nearest') return near[0]?.word ?? null;
  // A name is a slip for a name, and two forms of one word are one reading.
  const alike = near.filter(
    ({ stemId, slips }) => slips === near[0]?.slips && (!isName || index.statistics.isName(stemId)),
  );
  return alike.every(({ stemId }) => stemId === alike[0]?.stemId) ? (alike[0]?.word ?? null) : null;
}

/**
 * Letters left out, added, changed, or swapped with their neighbour, to make one word of the other: optimal string alignment,
 * the restricted distance of Damerau (1964), "A technique for computer detection and correction of spelling errors".
 */
export function editDistance(a: string, b: string): number {
  let [beforeLast, last]: number[][] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (last?.[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(changed, (last?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (beforeLast?.[j - 2] ?? 0) + 1);
      }
      row.push(least);
    }
    [beforeLast, last] = [last, row];
  }
  return last?.[b.length] ?? 0;
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
