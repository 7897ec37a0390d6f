import type { Token } from '../../text/tokens.ts';
import type { WordClass } from './word-classes.ts';

/** Stems of ways to die that need no "killed" beside them. */
const DEADLY = /^(?:drown|suffoc|strangl|electrocut|lynch|asphyxi|behead|decapit)$/u;
/** Stems of verbs that leave someone dead with "to death" behind them; "sentenced to death" does not. */
const TO_DEATH =
  /^(?:beat|beaten|stab|burn|burnt|crush|trampl|freez|froze|frozen|shot|shoot|starv|bleed|bled|hack|stone|club|batter|choke|put|tortur)$/u;
const TAKES = /^(?:claim|take|took|taken|cost|lose|lost|gave|give|given)$/u;

/** Tokens between the verb and the lives: "claimed at least 12 innocent lives". */
const REACH_OF_VERB = 7;

/** What {@link tellsDeath} looks at: the words of a sentence before their concepts are known. */
export interface ClassedTokens {
  readonly tokens: readonly Token[];
  readonly classes: readonly WordClass[];
  readonly breaks: readonly string[];
}

/**
 * Deaths that words tell by their company: "drowned", "claimed 12 lives", "lost her life", "the loss of 12 lives", "12 lives
 * were lost", "beaten to death", "fell to his death", "did not survive". True at the word that tells it.
 */
export function tellsDeath(words: ClassedTokens, at: number): boolean {
  const token = words.tokens[at];
  if (!token) return false;
  if (token.word === 'lives' || token.word === 'life') return areLost(words, at);
  if (FATALLY.test(token.word)) return true;
  const wordClass = words.classes[at];
  if (wordClass !== 'verb' && wordClass !== 'gerund') return false;
  if (DEADLY.test(token.stem)) return true;
  // "Fatally shot", "wounded mortally".
  if (FATALLY.test(wordAt(words, at - 1)) || FATALLY.test(wordAt(words, at + 1))) return true;
  if (token.word === 'cost' || token.word === 'costs') return costsLives(words, at);
  if (token.stem === 'surviv') return isNegated(words, at);
  if (wordAt(words, at + 1) !== 'to') return false;
  if (wordAt(words, at + 2) === 'death') return TO_DEATH.test(token.stem);
  return /^(?:his|her|their|its)$/u.test(wordAt(words, at + 2)) && /^deaths?$/u.test(wordAt(words, at + 3));
}

const FATALLY = /^(?:fatally|mortally)$/u;

/** "Cost 12 miners their lives". */
function costsLives(words: ClassedTokens, at: number): boolean {
  for (let i = at + 2; i <= at + REACH_OF_VERB && words.breaks[i - 1] === 'none'; i += 1)
    if (/^(?:lives|life)$/u.test(wordAt(words, i))) return /^(?:their|his|her)$/u.test(wordAt(words, i - 1));
  return false;
}

/** "Did not survive", "failed to survive". */
function isNegated(words: ClassedTokens, at: number): boolean {
  if (wordAt(words, at - 1) === 'to') return /^fail/u.test(wordAt(words, at - 2));
  return NOT.test(wordAt(words, at - 1)) && words.breaks[at] === 'none';
}

const NOT = /^(?:not|never|didnt|couldnt|doesnt|wont|wouldnt)$/u;

function areLost(words: ClassedTokens, at: number): boolean {
  // "his life savings"
  if (words.tokens[at]?.word === 'life' && words.classes[at + 1] === 'noun' && words.breaks[at + 1] === 'none')
    return false;
  for (let i = at - 1; i >= Math.max(0, at - REACH_OF_VERB) && words.breaks[i + 1] === 'none'; i -= 1) {
    const token = words.tokens[i];
    if (!token) return false;
    if (TAKES.test(token.stem)) return token.stem[0] !== 'g' || /^(?:his|her|their)$/u.test(wordAt(words, i + 1));
    if (token.word === 'of') return wordAt(words, i - 1) === 'loss';
    const wordClass = words.classes[i];
    if (wordClass === 'verb' || wordClass === 'gerund' || wordClass === 'be' || wordClass === 'relative') break;
  }
  for (let i = at + 1; i <= at + 3 && words.breaks[i] === 'none'; i += 1) {
    if (/^(?:lost|claimed|taken)$/u.test(wordAt(words, i))) return true;
  }
  return false;
}

function wordAt({ tokens }: ClassedTokens, at: number): string {
  return tokens[at]?.word ?? '';
}
