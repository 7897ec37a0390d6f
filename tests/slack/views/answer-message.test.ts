import { describe, expect, test } from 'vitest';
import type { ClaimAnswer, ClaimCheck } from '../../../functions/engine/claim-answer.ts';
import type { AnswerRecord } from '../../../functions/slack/store/store.ts';
import { parseAnswerValue, parseContextValue, parseVoteValue } from '../../../functions/slack/views/actions.ts';
import { answerMessage } from '../../../functions/slack/views/answer-message.ts';
import { messageProblems } from '../../support/block-kit.ts';
import { buttons, quotationsInSight, shownQuotations, texts } from '../../support/shown-blocks.ts';
import { answerOf, asRead, figureOf, harbourClaim, harbourRecord, quotationOf, recordOf } from './records.ts';

const DISPUTED = 'how many police officers died?';
const HOSTILE = '<!channel> <@U123> @here & &amp; *bold* _it_ ~no~ `code` :boom: مرحبا 😀';

function channel(record: AnswerRecord) {
  return answerMessage(record, { audience: 'channel' });
}

function restated(record: AnswerRecord) {
  return answerMessage(record, { audience: 'private', restate: true });
}

function tableRows({ blocks }: ReturnType<typeof answerMessage>): string[][] {
  return blocks.flatMap((block) => (block.type === 'table' ? block.rows.map((row) => texts(row)) : []));
}

describe('an answer on which sources differ', () => {
  const message = channel(harbourRecord(DISPUTED));

  test('says so in one line, then who says what', () => {
    expect(messageProblems(message)).toEqual([]);
    expect(texts(message.blocks)).toContain('Sources differ: 6 · 7 · 9');
    expect(tableRows(message)).toEqual([
      ['Figure', 'Source', 'Date'],
      ['6', 'Clashes in the harbour of Marlow', 'date not stated'],
      ['7', 'What the unions say', 'date not stated'],
      ['9', 'A night of fire in Marlow', 'date not stated'],
    ]);
  });

  test('has everything in its top-level text: figures, quotations, sources, dates', () => {
    expect(message.text).toBe(`Sources differ: 6 · 7 · 9

“Nine officers died, according to the chief of the harbour guard, and eleven are missing.”
1 · publisher not stated · A night of fire in Marlow · date not stated

6 · Clashes in the harbour of Marlow · date not stated
7 · What the unions say · date not stated
9 · A night of fire in Marlow · date not stated

“Six policemen were killed in the clashes, the interior ministry said.”
2 · publisher not stated · Clashes in the harbour of Marlow · date not stated

“Fatalities among law enforcement officers stood at seven, the union said on Wednesday.”
3 · publisher not stated · What the unions say · date not stated

1 more quotation (4)

“Customs officers returned to their posts.”
4 · publisher not stated · The harbour after the riots · date not stated

4 of 6 articles quoted · index ${harbourRecord(DISPUTED).answer.indexVersion}`);
  });

  test('quotes word for word, the best first, then each other figure, and folds the rest', () => {
    const record = harbourRecord(DISPUTED);
    const [six, seven, nine, ...others] = asRead(record).map(({ text }) => text);
    expect(quotationsInSight(message.blocks)).toEqual([nine, six, seven]);
    expect(shownQuotations(message.blocks)).toEqual([nine, six, seven, ...others]);
    expect(message.blocks.map(({ type }) => type)).toEqual([
      'rich_text',
      'rich_text',
      'table',
      'rich_text',
      'rich_text',
      'container',
      'actions',
      'context_actions',
      'context',
    ]);
  });

  test('one menu opens each quotation in context, by its number', () => {
    const { answer } = harbourRecord(DISPUTED);
    const read = buttons(message.blocks).filter(({ action }) => action === 'context');
    expect(read.map(({ text }) => text)).toEqual([
      '1 · A night of fire in Marlow',
      '2 · Clashes in the harbour of Marlow',
      '3 · What the unions say',
      '4 · The harbour after the riots',
    ]);
    const opened = read.map(({ value }) => answer.quotes[parseContextValue(value)?.quote ?? -1]?.text);
    expect(opened).toEqual(shownQuotations(message.blocks));
  });

  test('lists parts under their whole, oldest first, and counts the articles that are not quoted', () => {
    const quotes = [quotationOf('At least 18 died.', { published: null, publisher: 'Later' }), quotationOf('12 died.')];
    const figures = [
      figureOf('at least 18', [0]),
      figureOf('12', [1], { articles: ['courier', 'b', 'c'] }),
      figureOf('2 beheaded', [1], { scope: 'narrower', subsetOf: 1, articles: ['courier'] }),
    ];
    expect(tableRows(channel(recordOf(answerOf(quotes, { kind: 'disputed', figures })))).slice(1)).toEqual([
      ['12', 'Courier', '6 January 2022'],
      ['12', 'and 2 more', '–'],
      ['of these 2 beheaded', 'Courier', '6 January 2022'],
      ['at least 18', 'Later', 'date not stated'],
    ]);
  });

  test('says how few have found a figure that many articles give', () => {
    const quotes = ['a', 'b', 'c'].map((id) => quotationOf(`Eight died, says ${id}.`, { id, title: `Report ${id}` }));
    const eight = (origins: string[]) => figureOf('8', [0, 1, 2], { articles: ['a', 'b', 'c'], origins });
    const textOf = (origins: string[]) => channel(recordOf(answerOf(quotes, { figures: [eight(origins)] }))).text;
    expect(textOf(['Interior Ministry'])).toContain('\n8: 3 reports, one origin: Interior Ministry\n');
    // An article that cites nobody is its own origin, and has a title that people know it by.
    expect(textOf(['Ministry', 'b'])).toContain('\n8: 3 reports, 2 origins: Ministry, Report b\n');
    expect(textOf(['a', 'b', 'c'])).not.toContain('3 reports');
  });

  test('shows the figures in bold where the answer says where they stand', () => {
    const group = figureOf('18', [0], { spans: [{ quote: 0, start: 4, end: 15 }] });
    const { blocks } = channel(recordOf(answerOf([quotationOf('Say at least 18 died.')], { figures: [group] })));
    expect(JSON.stringify(blocks)).toContain('{"type":"text","text":"at least 18","style":{"bold":true}}');
    expect(shownQuotations(blocks)).toEqual(['Say at least 18 died.']);
  });
});

describe('what is read first', () => {
  const reports = (count: number) => Array.from({ length: count }, (_, at) => quotationOf(`${at}.`, { id: `r${at}` }));

  test('without a figure, one line says how many articles are quoted', () => {
    const message = channel(recordOf(answerOf(reports(5), { question: 'who burnt the harbour?' })));
    expect(message.text).toMatch(/^What 5 articles say:\n\n“0\.”\n1 · Courier/u);
    expect(quotationsInSight(message.blocks)).toEqual(['0.', '1.', '2.']);
    expect(texts(message.blocks)).toContain('2 more quotations (4 to 5)');
  });

  test('a single quotation has no number, a button of its own and no fold', () => {
    const message = channel(recordOf(answerOf([quotationOf('Six died.')])));
    expect(message.text).toContain('\nCourier · Clashes in the harbour');
    const read = buttons(message.blocks).filter(({ action }) => action === 'context');
    expect(read.map(({ label }) => label)).toEqual(['Read in context: quotation 1 of 1']);
    expect(message.blocks.some(({ type }) => type === 'container')).toBe(false);
  });

  test('a quotation without the figure that is asked for waits below the fold', () => {
    const answer = answerOf(reports(4), { figures: [figureOf('6', [0]), figureOf('7', [3])] });
    expect(quotationsInSight(channel(recordOf(answer)).blocks)).toEqual(['0.', '3.']);
  });

  test('what the engine would not give as an answer alone waits there too', () => {
    const answer = answerOf(reports(4), { question: 'who burnt the harbour?', given: 2 });
    const { blocks } = channel(recordOf(answer));
    expect(quotationsInSight(blocks)).toEqual(['0.', '1.']);
    expect(shownQuotations(blocks)).toHaveLength(4);
  });

  test('a table is drawn where there is something to set side by side', () => {
    const table = (figures: ReturnType<typeof figureOf>[]) =>
      tableRows(channel(recordOf(answerOf(reports(2), { figures })))).length;
    expect(table([figureOf('6', [0])])).toBe(0);
    expect(table([figureOf('6', [0, 1])])).toBe(3);
  });
});

describe('who sees it', () => {
  test('the asker alone reads the question again and may share', () => {
    const message = restated(harbourRecord(DISPUTED));
    expect(message.text.split('\n')[0]).toBe(DISPUTED);
    const share = buttons(message.blocks).find(({ action }) => action === 'share');
    expect(parseAnswerValue(share?.value)).toBe('a_B-3');
  });

  test('a channel has neither, but both may vote', () => {
    const message = channel(harbourRecord(DISPUTED));
    expect(message.text).not.toContain(DISPUTED);
    expect(buttons(message.blocks).some(({ action }) => action === 'share')).toBe(false);
    for (const each of [message, restated(harbourRecord(DISPUTED))]) {
      const values = JSON.stringify(each.blocks).match(/a_B-3\.(?:up|down)/gu) ?? [];
      expect(values.map((value) => parseVoteValue(value)?.vote)).toEqual(['up', 'down']);
    }
  });

  test('a shared answer names who shares it', () => {
    const shared = answerMessage(harbourRecord(DISPUTED), { audience: 'channel', restate: true, sharedBy: 'U0A' });
    expect(messageProblems(shared)).toEqual([]);
    expect(shared.text.startsWith(`Shared by <@U0A>\n${DISPUTED}`)).toBe(true);
  });

  test('only an answer to an edited question says that it is one', () => {
    const record = harbourRecord(DISPUTED);
    const edited = answerMessage(record, { audience: 'channel', edited: true });
    expect(messageProblems(edited)).toEqual([]);
    expect(edited.text.startsWith('This answers the question as it was last edited.')).toBe(true);
    expect(texts(edited.blocks)[0]).toBe('This answers the question as it was last edited.');
    expect(channel(record).text).not.toContain('edited');
  });
});

test('passages without the number that is asked for do not pass for an answer', () => {
  const open = channel(recordOf(answerOf([quotationOf('The crowd killed policemen.')])));
  expect(open.text).toMatch(/^None of these quotations gives a number\.\n/u);
  expect(channel(recordOf(answerOf([quotationOf('Six died.')]))).text).not.toContain('gives a number');
});

describe('when nothing was found', () => {
  test('it says so, names the words that no article has and marks the nearest mentions', () => {
    const nearest = [quotationOf('The harbour opened again.')];
    const message = channel(recordOf(answerOf([], { kind: 'not_found', uncovered: ['Zorblax'], nearest })));
    expect(messageProblems(message)).toEqual([]);
    expect(message.text).toMatch(
      /^No article answers this\.\nNo article mentions: Zorblax\n\n1 nearest mention, no answer\n\n“The harbour/u,
    );
    expect(quotationsInSight(message.blocks)).toEqual([]);
    expect(message.text).not.toContain('articles quoted');
    expect(buttons(message.blocks).map(({ value }) => value)).toEqual(['a_B-3.0', 'a_B-3']);
  });

  test('words that only talk about the question are named only then', () => {
    const uncovered = ['check', 'verifying', 'Zorblax', 'factory', 'Thanks'];
    const answered = channel(recordOf(answerOf([quotationOf('Six died.')], { uncovered })));
    expect(answered.text).toContain('No article mentions: Zorblax, factory\n');
    expect(channel(recordOf(answerOf([], { kind: 'not_found', uncovered }))).text).toContain(uncovered.join(', '));
    expect(channel(recordOf(answerOf([quotationOf('Six died.')], { uncovered: ['check'] }))).text).not.toContain(
      'No article mentions',
    );
  });

  test('the question is offered in the spelling that would have been answered', () => {
    const didYouMean = 'who is <!channel> of\nMarlow?';
    const message = channel(recordOf(answerOf([], { kind: 'not_found', uncovered: ['Marolw'], didYouMean })));
    expect(messageProblems(message)).toEqual([]);
    expect(message.text).toContain('\nDid you mean: who is &lt;!channel&gt; of Marlow?\n');
    expect(texts(message.blocks)).toContain('Did you mean: who is <!channel> of Marlow?');
  });

  test('an answer to another spelling says which', () => {
    const answeredAs = 'who is the mayor of Marlow?';
    const message = channel(recordOf(answerOf([quotationOf('Ada Quill is.')], { answeredAs })));
    expect(messageProblems(message)).toEqual([]);
    expect(message.text).toContain('Answered as: who is the mayor of Marlow?\n');
    expect(channel(recordOf(answerOf([quotationOf('Ada Quill is.')]))).text).not.toContain('Answered as');
  });

  test('how long it was need not be told with "long"', () => {
    const said = (question: string, uncovered: readonly string[]) =>
      channel(recordOf(answerOf([], { question, kind: 'not_found', uncovered }))).text;
    expect(said('How long was the siege of Marlow?', ['long', 'siege'])).toContain('No article mentions: siege\n');
    expect(said('How old is Quill?', ['old'])).not.toContain('No article mentions');
    expect(said('was the siege long?', ['siege', 'long'])).toContain('No article mentions: siege, long\n');
  });

  test('with nothing near either, it says what to ask', () => {
    expect(channel(recordOf(answerOf([], { kind: 'not_found' }))).text).toContain('Name what you want to know');
  });
});

test('a figure that a quotation only reports is told with whom it comes from', () => {
  const quotes = [quotationOf('A.', { publisher: 'Fact Desk' })];
  const reported = [
    { label: '30', claimant: 'a Telegram channel', denial: { kind: 'debunks', by: null }, quote: 0 },
    { label: '40', claimant: null, denial: { kind: 'denies', by: 'the ministry' }, quote: 0 },
    { label: '50', claimant: 'rumours', denial: null, quote: 0 },
  ] as const;
  const message = channel(recordOf(answerOf(quotes, { reported })));
  expect(messageProblems(message)).toEqual([]);
  expect(message.text).toContain('30, claimed by a Telegram channel, is debunked in Fact Desk.');
  expect(message.text).toContain('40 is denied by the ministry, in Fact Desk.');
  expect(message.text).toContain('50, claimed by rumours, in Fact Desk.');
});

test('several events are in one menu, each named by its figure and headline', () => {
  const quotes = [quotationOf('Nine died.'), quotationOf('Four died.', { id: 'b', title: 'Fire in Prask' })];
  const events = quotes.map(({ article }, at) => ({
    article,
    articles: [article.id],
    figures: [figureOf(at === 0 ? '9' : '4', [at])],
  }));
  const message = channel(recordOf(answerOf(quotes, { events, figures: [figureOf('9', [0])] })));
  expect(messageProblems(message)).toEqual([]);
  const rows = message.blocks.filter(({ type }) => type === 'actions');
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    elements: [
      {
        type: 'static_select',
        action_id: 'event',
        options: [
          { text: { text: '9: Clashes in the harbour' }, value: 'a_B-3.0' },
          { text: { text: '4: Fire in Prask' }, value: 'a_B-3.1' },
        ],
      },
      { action_id: 'context' },
      { action_id: 'watch' },
    ],
  });
});

describe('a claim', () => {
  test('stands beside the figures of the sources, without a verdict', () => {
    const message = restated(harbourClaim('Seven officers were killed in Marlow'));
    expect(messageProblems(message)).toEqual([]);
    expect(message.text).toContain(
      '“Seven officers were killed in Marlow”\n\nThe claim says: 7\nA quotation below says 7; it may be about something else. Two say 6 or 9.\n',
    );
    // Of a union that does not say where.
    expect(message.text).toContain('Fatalities among law enforcement officers stood at seven');
    expect(restated(harbourClaim('Eight officers were killed in Marlow')).text).toContain(
      '\nNo source says 8. Two say 6 or 9.\n',
    );
    expect(tableRows(message)[0]).toEqual(['Figure', 'Source', 'Date', 'Beside the claim']);
    expect(tableRows(message)[1]?.[3]).toBe('another figure');
    expect(message.text).not.toMatch(/\b(?:true|false|wrong|right|correct)\b/iu);
  });

  test('is told how many sources say what, nearest to it first', () => {
    const groups = [
      figureOf('8', [0], { relation: 'other', articles: ['a', 'b'] }),
      figureOf('12', [1], { relation: 'other', articles: ['c'] }),
      figureOf('at least 18', [2], { relation: 'compatible', articles: ['d', 'c'] }),
      figureOf('20', [3], { relation: 'same', articles: ['e'] }),
    ];
    const quotes = ['A', 'B', 'C', 'D'].map((name) => quotationOf(`${name}.`));
    const { answer } = harbourClaim('Twenty officers were killed');
    if (!('claim' in answer)) throw new Error('no claim');
    const lineOf = (figures: typeof groups, counts: Partial<ClaimCheck>) => {
      const [check] = answer.claim.checks;
      if (!check) throw new Error('no check');
      const checks = [{ ...check, groups: [...figures.keys()], voices: [], ...counts }];
      const said: ClaimAnswer = { ...answer, kind: 'disputed', quotes, figures, claim: { ...answer.claim, checks } };
      return restated(recordOf(said, 'claim')).text.split('\n')[3];
    };
    const differs = {
      result: 'differs',
      reason: null,
      matching: 0,
      compatible: 2,
      sources: 4,
      isPrinted: false,
    } as const;
    // Whoever says both 12 and at least 18 is told by what the claim can hold beside.
    expect(lineOf(groups.slice(0, 3), differs)).toBe(
      'No source says 20. Two say at least 18, which allows 20. Two say 8.',
    );
    expect(lineOf(groups, { ...differs, result: 'matches', matching: 1, compatible: 2, sources: 5 })).toBe(
      'One source says 20, as claimed. Two say at least 18, which allows 20. Two say 8.',
    );
    expect(lineOf(groups.slice(0, 3), { ...differs, isPrinted: true })).toBe(
      'A quotation below says 20; it may be about something else. Two say at least 18, which allows 20. Two say 8.',
    );
    expect(lineOf([], { ...differs, result: 'quoted', isPrinted: true, sources: 0 })).toBe(
      'A quotation below says 20; it may be about something else.',
    );
    expect(lineOf([], { ...differs, result: 'quoted', sources: 0 })).toBe('These passages bear on it.');
    const many = Array.from({ length: 8 }, (_, at) =>
      figureOf(`${at}`, [0], { relation: 'other', articles: [`${at}`] }),
    );
    expect(lineOf(many, { ...differs, compatible: 0, sources: 8 })).toBe(
      'No source says 20. Eight say 0, 1, 2, 3, 4 or one of 3 other figures.',
    );
  });

  test('is told who claims and who denies it', () => {
    const quotes = [quotationOf('A.', { id: 'desk', publisher: 'Fact Desk' }), quotationOf('B.', { id: 'post' })];
    const { answer } = harbourClaim('Twenty officers were killed');
    const [check] = 'claim' in answer ? answer.claim.checks : [];
    if (!check || !('claim' in answer)) throw new Error('no claim');
    const lineOf = (
      counts: Partial<ClaimCheck>,
      figures = [figureOf('21', [0], { relation: 'other', articles: ['desk'] })],
    ) => {
      const checks = [{ ...check, groups: [...figures.keys()], sources: 1, matching: 0, compatible: 0, ...counts }];
      const said: ClaimAnswer = { ...answer, kind: 'answered', quotes, figures, claim: { ...answer.claim, checks } };
      return restated(recordOf(said, 'claim')).text.split('\n')[3];
    };
    const claims = { kind: 'claims', by: 'a Telegram channel', quote: 0 } as const;
    const debunks = { kind: 'debunks', by: null, quote: 0 } as const;
    const denied = { result: 'differs', reason: 'denied', isPrinted: false } as const;
    expect(lineOf({ ...denied, voices: [claims, debunks] })).toBe(
      '20, claimed by a Telegram channel; Fact Desk says 21.',
    );
    expect(lineOf({ ...denied, voices: [claims, debunks] }, [])).toBe(
      '20, claimed by a Telegram channel, is debunked in Fact Desk.',
    );
    expect(lineOf({ ...denied, voices: [{ kind: 'denies', by: 'the ministry', quote: 1 }] }, [])).toBe(
      '20 is denied by the ministry, in Courier.',
    );
    expect(lineOf({ result: 'quoted', isPrinted: false, figure: null, voices: [debunks] }, [])).toBe(
      'These passages bear on it. Debunked in Fact Desk.',
    );
  });

  test('with two figures has a line for each', () => {
    const { text } = restated(harbourClaim('Six policemen were killed in Marlow and 40 people were taken to hospital'));
    expect(text).toContain('\nThe claim says: 6 · 40\n6: One source says 6, as claimed. ');
    expect(text).toMatch(/\n40: /u);
    expect(text).not.toContain('Sources differ');
  });

  test('that nothing covers is told so once', () => {
    const { text } = restated(harbourClaim('Nine mayors were eaten in Quahog'));
    expect(text).toContain('No source covers this.\nNo article mentions: eaten, Quahog\nThe claim says: 9');
    expect(text).not.toContain('No article answers this');
    expect(text.match(/No source/gu)).toHaveLength(1);
  });

  test('without a figure says that it states none', () => {
    const message = restated(harbourClaim('The mayor of Marlow closed the schools'));
    expect(message.text).toContain('\n\nThese passages bear on it.\n');
    expect(message.text).not.toContain('The claim says');
  });
});

describe('where the words come from', () => {
  test('a fact check is named with what it checks', () => {
    const claim = { claim: 'Ninety boats\nsank', claimant: 'A. Poster', claimed: null, verdict: 'False' };
    const labelled = [[], [claim], [claim, claim, claim]].map((claims) => {
      const quotation = quotationOf('None did.', { kind: 'fact-check', ...(claims.length > 0 ? { claims } : {}) });
      return channel(recordOf(answerOf([quotation]))).text;
    });
    expect(labelled[0]).toContain('\na fact check\n');
    expect(labelled[1]).toContain('\nfact check of: “Ninety boats sank”\n');
    expect(labelled[2]).toContain('\nfact check of: “Ninety boats sank”, and of 2 more claims\n');
  });

  test('a summary, a post and a speaker are named as such', () => {
    const summary = quotationOf('A.', { kind: 'summary', of: 'Report of the Courier', author: 'A. Quill' });
    const post = {
      ...quotationOf('B.'),
      postedBy: { author: 'Jane (@jane)', published: '2022-01-07' },
      inSpeech: true,
    };
    const { text } = channel(recordOf(answerOf([summary, post])));
    expect(text).toContain(
      'Courier · Clashes in the harbour · by A. Quill · 6 January 2022\na summary of: Report of the Courier\n',
    );
    expect(text).toContain('from a post by Jane (@jane), 7 January 2022\nsaid by someone the article quotes\n');
  });

  test('an address links to the quotation', () => {
    const { blocks } = channel(recordOf(answerOf([quotationOf('Six died.', { url: 'https://courier.test/a' })])));
    expect(JSON.stringify(blocks)).toContain(
      '{"type":"link","url":"https://courier.test/a#:~:text=Six%20died.","text":"Clashes in the harbour"}',
    );
  });
});

describe('hostile articles and people', () => {
  const evil = { title: HOSTILE, publisher: HOSTILE, author: HOSTILE, of: HOSTILE, kind: 'summary' as const };
  const quotation = { ...quotationOf(HOSTILE, evil), postedBy: { author: HOSTILE, published: null } };
  const record = recordOf(
    answerOf([quotation], { question: HOSTILE, uncovered: [HOSTILE], figures: [figureOf(HOSTILE, [0])] }),
  );

  test('are quoted exactly, and ping nobody', () => {
    const message = restated(record);
    expect(messageProblems(message)).toEqual([]);
    expect(shownQuotations(message.blocks)).toEqual([HOSTILE]);
    expect(JSON.stringify(message.blocks)).not.toMatch(/mrkdwn|"type":"(?:user|broadcast|channel|usergroup|emoji)"/u);
    expect(message.text).toContain('“&lt;!channel&gt; &lt;@U123&gt; @here &amp; &amp;amp; *bold*');
    expect(message).toMatchObject({ mrkdwn: false, parse: 'none', link_names: false });
  });

  test('right-to-left text and half surrogate pairs stay what they are in the quotation', () => {
    const text = 'قال «١٢ قتيلا» \u200fsaid \ud83d';
    const message = channel(recordOf(answerOf([quotationOf(text, { url: 'https://a.test/' })])));
    expect(messageProblems(message)).toEqual([]);
    expect(shownQuotations(message.blocks)).toEqual([text]);
    expect(message.text).toContain('\u200fsaid \ufffd”');
  });

  test('cannot turn the line of their source around', () => {
    const { text } = channel(recordOf(answerOf([quotationOf('A.', { title: 'a\u202eb\nc' })])));
    expect(text).toContain('Courier · a\ufffdb c · 6 January 2022');
  });
});

describe('what is too much for one message', () => {
  const long = (name: string, length: number) => quotationOf(`${name} ${'word '.repeat(length / 5)}.`);

  test('a quotation of 4,000 characters is shown whole', () => {
    const quotation = long('A', 4000);
    const message = channel(recordOf(answerOf([quotation])));
    expect(messageProblems(message)).toEqual([]);
    expect(shownQuotations(message.blocks)).toEqual([quotation.text]);
    expect(message.text).toContain(quotation.text);
  });

  test('one of 20,000 keeps its source and its button', () => {
    const message = channel(recordOf(answerOf([long('A', 20_000)])));
    expect(messageProblems(message)).toEqual([]);
    expect(shownQuotations(message.blocks)).toEqual([]);
    expect(message.text).toContain('too long to show here. Read it in context.\nCourier · Clashes in the harbour');
    expect(buttons(message.blocks)[0]).toMatchObject({ action: 'context', value: 'a_B-3.0' });
  });

  test('quotations go from the end, and are counted', () => {
    const quotes = ['A', 'B', 'C', 'D'].map((name) => long(name, 4000));
    const message = channel(recordOf(answerOf(quotes)));
    expect(messageProblems(message)).toEqual([]);
    expect(shownQuotations(message.blocks).map(([name]) => name)).toEqual(['A', 'B']);
    expect(message.text).toContain('2 more quotations left out: too long for one message.');
    const more = buttons(message.blocks).find(({ action }) => action === 'more');
    expect(more).toMatchObject({ text: 'More quotations (2)', value: 'a_B-3' });
  });

  test('fifty blocks are enough, however short the quotations', () => {
    const quotes = Array.from({ length: 27 }, (_, at) => quotationOf(`${at}.`));
    const message = channel(recordOf(answerOf(quotes)));
    expect(messageProblems(message)).toEqual([]);
    expect(shownQuotations(message.blocks)).toHaveLength(27);
    const many = channel(recordOf(answerOf(Array.from({ length: 60 }, (_, at) => quotationOf(`${at}.`)))));
    expect(messageProblems(many)).toEqual([]);
    expect(shownQuotations(many.blocks)).toHaveLength(41);
    expect(many.text).toContain('19 more quotations left out');
  });

  test('a top-level text that grows with its escapes still fits', () => {
    const quotes = [quotationOf('&'.repeat(4500)), quotationOf('&'.repeat(4499))];
    const message = channel(recordOf(answerOf(quotes)));
    expect(messageProblems(message)).toEqual([]);
    expect(shownQuotations(message.blocks)).toHaveLength(1);
  });

  test('a long quotation is never split within a character', () => {
    const text = `a${'😀'.repeat(2000)}`;
    const { blocks } = channel(recordOf(answerOf([quotationOf(text)])));
    expect(shownQuotations(blocks)).toEqual([text]);
    expect(texts(blocks).filter((part) => !part.isWellFormed())).toEqual([]);
  });

  test('the only quotation of a disputed figure stays longer than the others', () => {
    const quotes = ['A', 'B', 'C', 'D'].map((name) => long(name, 4000));
    const figures = [figureOf('1', [0, 1]), figureOf('2', [3])];
    const message = channel(recordOf(answerOf(quotes, { kind: 'disputed', figures })));
    expect(messageProblems(message)).toEqual([]);
    expect(shownQuotations(message.blocks).map(([name]) => name)).toEqual(['A', 'D']);
  });

  test('a table is cut at a row, and says how many are left', () => {
    const quotes = Array.from({ length: 10 }, (_, at) =>
      quotationOf('A.', { id: `${at}`, publisher: 'P'.repeat(500) }),
    );
    const figures = quotes.map((_, at) => figureOf(`${at}`, [at]));
    const message = channel(recordOf(answerOf(quotes, { kind: 'disputed', figures })));
    expect(messageProblems(message)).toEqual([]);
    const rows = tableRows(message).length - 1;
    expect(rows).toBe(5);
    expect(texts(message.blocks)).toContain('and 5 more');
  });
});
