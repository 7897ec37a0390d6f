import { isStopWord } from '../../text/stop-words.ts';
import { tokenize } from '../../text/tokens.ts';

/** Whose figure a question asks for. */
export interface AskedSpeaker {
  /** Stems of the name, in order: "interior ministry" of "according to the interior ministry". */
  readonly stems: readonly string[];
  /**
   * Only their figure is an answer. Who asks what someone says asks for the matter as well, and may know the speaker by another name
   * ("the Conservatives say" for "the Tory leader said").
   */
  readonly isOnly: boolean;
  /** The question without whom it asks of: "how many people marched in Oran?" */
  readonly rest: string;
}

/** At most six words, none of them a number or a pronoun: a space between two, so that no word is read as several. */
const WORD = '(?!(?:he|she|it|they|you|we|i|who|what|that|this|these|those)\\b)\\p{L}[\\p{L}.&-]*';
const NAME = `(?<name>(?:the |an? )?${WORD}(?:\\s${WORD}){0,5}?\\s?)`;
const FIGURE = '(?:estimate|figure|number|count|tally|toll|version|turnout|death toll|casualty figure)s?';
const SAYS = '(?:say|claim|report|estimate|think|believe|reckon|announce|tell)';

/** Each with an example of what it reads, which a test runs, and what is left of the question. */
export const SPEAKER_FORMS: readonly {
  readonly form: RegExp;
  readonly rest: string;
  readonly isOnly?: boolean;
  readonly example: readonly [question: string, name: string, rest: string];
}[] = [
  {
    form: new RegExp(`^according to ${NAME},\\s*(?<rest>.+)$`, 'iu'),
    rest: '$<rest>',
    example: ['According to the organisers, how many people marched?', 'organisers', 'how many people marched?'],
  },
  {
    form: new RegExp(`^(?<rest>.+?),? (?:according to|as reported by|as told by) ${NAME}(?<mark>[?.!]*)$`, 'iu'),
    rest: '$<rest>$<mark>',
    example: ['how many people died according to the interior ministry?', 'interior ministry', 'how many people died?'],
  },
  {
    form: new RegExp(
      `^(?<rest>how (?:many|much) .+?|what .+?) (?:do|does|did) ${NAME} ${SAYS}(?: that)? (?<then>.+)$`,
      'iu',
    ),
    rest: '$<rest> $<then>',
    isOnly: false,
    example: ['how many people did the police say marched in Oran?', 'police', 'how many people marched in Oran?'],
  },
  {
    form: new RegExp(
      `^what (?<noun>death toll|toll|turnout|attendance|figure|number|estimate) (?:do|does|did|has|have) ${NAME} (?:given?|put|stated?|announced?|publish(?:ed)?)\\b(?: out)?(?<then>.*)$`,
      'iu',
    ),
    rest: 'what was the $<noun>$<then>',
    example: [
      'what death toll did the ministry give for the fire in Prask?',
      'ministry',
      'what was the death toll for the fire in Prask?',
    ],
  },
  {
    form: new RegExp(
      `^what(?: was| is| were| are|['’]s) ${NAME}(?:['’]s|(?<=s)['’]) (?:own |latest |official )?(?<noun>death toll|toll|turnout)(?<then>.*)$`,
      'iu',
    ),
    rest: 'what was the $<noun>$<then>',
    example: ["what was the opposition's toll in Prask?", 'opposition', 'what was the toll in Prask?'],
  },
  {
    form: new RegExp(
      `^what(?: was| is| were| are|['’]s) ${NAME}(?:['’]s|(?<=s)['’]) (?:own |latest |official )?${FIGURE} (?:of|for) (?:the (?:number of )?)?(?<then>.+)$`,
      'iu',
    ),
    rest: 'what is the number of $<then>',
    example: ["what is the union's estimate of the number of strikers?", 'union', 'what is the number of strikers?'],
  },
  {
    form: new RegExp(
      `^(?<rest>.+?),? (?:by|on|in) ${NAME}(?:['’]s|(?<=s)['’]) (?:own |latest |official )?(?:count|estimate|figures?|account|version|tally|reckoning|words)(?<mark>[?.!]*)$`,
      'iu',
    ),
    rest: '$<rest>$<mark>',
    example: ["how many people marched by the organisers' own count?", 'organisers', 'how many people marched?'],
  },
];

/** One of these is in every form: most questions have none, and are not tried against each form. */
const NAMES_SPEAKER =
  /['’]|\b(?:according to|as reported by|as told by|say|claim|report|estimate|think|believe|reckon|announced?|tell|given?|put|stated?|publish(?:ed)?)\b/iu;

/** `null` where the question names no one who gives the figure. */
export function askedSpeaker(question: string): AskedSpeaker | null {
  const asked = question.replace(/\s+/gu, ' ').trim();
  if (!NAMES_SPEAKER.test(asked)) return null;
  for (const { form, rest, isOnly = true } of SPEAKER_FORMS) {
    const match = form.exec(asked);
    const stems = tokenize(match?.groups?.name ?? '').flatMap(({ word, stem }) => (isStopWord(word) ? [] : [stem]));
    if (match && stems.length > 0)
      return { stems, isOnly, rest: asked.replace(form, rest).replace(/\s+/gu, ' ').trim() };
  }
  return null;
}
