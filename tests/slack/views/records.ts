import fc from 'fast-check';
import { type Answer, answer, type RankedQuotation } from '../../../functions/engine/answer.ts';
import { answerClaim } from '../../../functions/engine/claim-answer.ts';
import type { FigureGroup } from '../../../functions/engine/figures/agreement/figure-groups.ts';
import type { Source } from '../../../functions/engine/quotation.ts';
import type { AnswerRecord } from '../../../functions/slack/store/store.ts';
import type { SourcePart } from '../../../functions/wording/changed-source.ts';
import { HARBOUR_REPORTS, indexOf } from '../../support/articles.ts';
import { anyWebAddress } from '../../support/web-address.ts';

const INDEX = indexOf(HARBOUR_REPORTS);

/** What the engine says on the six reports from Marlow. */
export function harbourRecord(question: string): AnswerRecord {
  return recordOf(answer(question, INDEX, { limit: 10 }));
}

export function harbourClaim(claim: string): AnswerRecord {
  return recordOf(answerClaim(claim, INDEX, { limit: 10 }), 'claim');
}

/** The quotations that name the figures in the order 6, 7, 9 of the table, and whatever else is quoted behind them. */
export function asRead({ answer: { quotes } }: AnswerRecord): readonly RankedQuotation[] {
  const [nine, seven, six, ...others] = quotes;
  if (!nine || !seven || !six) throw new Error('three figures are quoted');
  return [six, seven, nine, ...others];
}

export function recordOf(said: AnswerRecord['answer'], kind: AnswerRecord['kind'] = 'question'): AnswerRecord {
  return {
    id: 'a_B-3',
    team: 'T1',
    channel: 'C1',
    asker: 'U1',
    answeredAt: 1_700_000_000_000,
    kind,
    answer: said,
    articles: HARBOUR_REPORTS.length,
    posted: null,
    corrections: [],
  };
}

export function quotationOf(text: string, source: Partial<Source> = {}): RankedQuotation {
  return {
    text,
    start: 0,
    end: text.length,
    article: {
      id: 'courier',
      title: 'Clashes in the harbour',
      publisher: 'Courier',
      author: null,
      published: '2022-01-06',
      url: null,
      kind: 'article',
      of: null,
      file: 'courier.txt',
      sha256: '0'.repeat(64),
      ...source,
    },
    postedBy: null,
    inSpeech: false,
    score: 1,
    parts: [],
  };
}

export function answerOf(quotes: readonly RankedQuotation[], rest: Partial<Answer> = {}): Answer {
  return {
    question: 'how many police died?',
    kind: 'answered',
    quotes,
    given: quotes.length,
    nearest: [],
    uncovered: [],
    didYouMean: null,
    answeredAs: null,
    figures: [],
    reported: [],
    indexVersion: '0e078d072c45',
    confidence: 0.9,
    ...rest,
  };
}

/** A figure that is asked for, given by these quotations, each of an article of its own. */
export function figureOf(label: string, quotes: readonly number[], rest: Partial<FigureGroup> = {}): FigureGroup {
  return {
    label,
    value: null,
    min: null,
    max: null,
    bound: 'exact',
    unit: { kind: 'count' },
    who: null,
    what: null,
    scope: 'asked',
    origins: [],
    articles: quotes.map((at) => `article-${at}`),
    quotes,
    spans: [],
    ...rest,
  };
}

const EVIL =
  '<!channel> <!here> @here @channel <@U123> <#C1> *bold* _it_ ~no~ `code` :boom: &amp; &lt; <https://x.test|y> " \\ \n\t مرحبا \u202e 😀 \0';
const PIECES = [EVIL, '&', '<', '>', '\ud83d', '\ude00', '😀', 'word ', '12 ', ' ', 'ש', '\n', '-', ','];

function hostile(most: number): fc.Arbitrary<string> {
  const short = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join(''));
  const long = fc
    .tuple(fc.constantFrom(...PIECES), fc.integer({ min: 1, max: most }))
    .map(([piece, length]) => piece.repeat(Math.ceil(length / piece.length)));
  return fc.oneof({ weight: 3, arbitrary: short }, { weight: 1, arbitrary: long });
}

const address = fc.oneof(
  anyWebAddress,
  fc.constantFrom(
    'javascript:alert(1)',
    'https://',
    `https://a.test/${'x'.repeat(4000)}`,
    'https://a.test/?q=a b&c=<d>#e:~:text=f',
    'https://ü.test/ä',
  ),
);

const quotation: fc.Arbitrary<RankedQuotation> = fc
  .record({
    text: hostile(25_000),
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    title: fc.option(hostile(5000)),
    publisher: fc.option(hostile(2000)),
    author: fc.option(hostile(200)),
    published: fc.option(fc.constantFrom('2022-01-06', '1999-12-31')),
    url: fc.option(address),
    kind: fc.constantFrom('article' as const, 'summary' as const),
    of: fc.option(hostile(500)),
    postedBy: fc.option(fc.record({ author: hostile(100), published: fc.option(fc.constant('2022-01-07')) })),
    inSpeech: fc.boolean(),
  })
  .map(({ text, postedBy, inSpeech, ...source }) => ({ ...quotationOf(text, source), postedBy, inSpeech }));

/** Records that nobody would call an answer: only what the types promise holds. */
export const hostileRecord: fc.Arbitrary<AnswerRecord> = fc
  .record({
    quotes: fc.array(quotation, { maxLength: 30 }),
    question: hostile(20_000),
    kind: fc.constantFrom('answered' as const, 'disputed' as const, 'not_found' as const),
    uncovered: fc.array(hostile(500), { maxLength: 40 }),
    labels: fc.array(fc.record({ label: hostile(400), quote: fc.nat(), part: fc.boolean(), more: fc.nat(5) }), {
      maxLength: 60,
    }),
    corrections: fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) }),
        index: fc.constant('0e078d072c45'),
        sources: fc.array(
          fc.record({ name: hostile(500), changed: fc.constantFrom<SourcePart[][]>([], ['words', 'date']) }),
          { minLength: 1, maxLength: 10 },
        ),
      }),
      { maxLength: 5 },
    ),
  })
  .map(({ quotes, question, kind, uncovered, labels, corrections }) => {
    const found = kind !== 'not_found';
    const figures = labels.map(({ label, quote, part, more }) =>
      figureOf(label, quotes.length > 0 ? [quote % quotes.length] : [], {
        scope: part ? 'narrower' : 'asked',
        articles: Array.from({ length: more + 1 }, (_, at) => `article-${at}`),
      }),
    );
    const record = recordOf(
      answerOf(found ? quotes : [], {
        question,
        kind,
        uncovered,
        nearest: found ? [] : quotes,
        figures: found ? figures : [],
      }),
    );
    return { ...record, corrections };
  });
