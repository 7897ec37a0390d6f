import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { parseArticle } from '../../../functions/engine/articles/parse-article.ts';
import { answerClaim } from '../../../functions/engine/claim-answer.ts';
import { filterOf } from '../../../functions/engine/search/window.ts';
import {
  type AskedCorpus,
  formatAnswer,
  type TerminalStyle,
} from '../../../functions/local/terminal/terminal-answer.ts';
import { article, ask, HARBOUR_REPORTS, indexOf } from '../../support/articles.ts';

const PLAIN: TerminalStyle = {
  width: 80,
  colours: false,
  explain: false,
  askForMore: 'add --more',
  askForEvent: 'type its number',
};
const index = indexOf(HARBOUR_REPORTS);
const ESCAPE = '\u001b';

/** One of the reports with a publisher of many words and a date. */
const dated = indexOf([
  ...HARBOUR_REPORTS,
  parseArticle({
    text: '---\npublisher: The Marlow and Northey Evening Courier of the Harbour\npublished: 2022-01-06\n---\nEight police officers were killed in the clashes in Marlow.\n',
    file: 'dated.md',
    format: 'markdown',
  }),
]);

function corpusOf({ articles }: typeof index, window: { after?: string; before?: string } = {}): AskedCorpus {
  return { articles: articles.length, isOutside: !articles.some(filterOf(window) ?? (() => true)) };
}

function print(question: string, within = index, style: TerminalStyle = PLAIN): string {
  return formatAnswer(ask(question, within, { limit: 5 }), corpusOf(within), style);
}

describe('an answer on a terminal', () => {
  test('is the question, the quotations with their sources, and the index', () => {
    expect(print('who is the mayor of Marlow?')).toMatch(
      new RegExp(
        [
          '^who is the mayor of Marlow\\?\n',
          '\n',
          '  “The mayor, Ada Quill, called for calm and closed the schools until Thursday.”\n',
          '    publisher not stated · Clashes in the harbour of Marlow · date not stated\n',
        ].join(''),
        'u',
      ),
    );
    expect(print('who is the mayor of Marlow?')).toMatch(
      new RegExp(`\\d of 6 articles quoted · index ${index.version}\n$`, 'u'),
    );
  });

  test('that was not found says so, what nothing covers, and that the nearest mentions are no answer', () => {
    expect(print('how many elephants escaped?')).toMatch(
      /No article answers this\.\nNo article mentions: elephants, escaped\n/u,
    );
    const near = print('how many police died in Quern?');
    expect(near).toMatch(/No article answers this\./u);
    expect(near).toMatch(/nearest mentions, which are no answer:\n\n {2}“/u);
    expect(near).not.toMatch(/quoted/u);
  });

  test('to a question that names nothing says what to name', () => {
    expect(print('who was it?')).toMatch(/Name what you want to know/u);
  });

  test('states a source in full: publisher, title, author, date, and that a summary is one', () => {
    const summary = parseArticle({
      text: `---
kind: summary
title: Port fire
publisher: Marlow Courier
author: Ada Quill
published: 2022-01-06
of: Report of the Marlow Courier
---
Nine warehouses burned in Marlow.
`,
      file: 's.md',
      format: 'markdown',
    });
    const printed = print('how many warehouses burned in Marlow?', indexOf([...HARBOUR_REPORTS, summary]));
    expect(printed).toContain('Marlow Courier · Port fire · by Ada Quill · 6 January 2022');
    expect(printed).toMatch(/^ +a summary.* of: Report of the Marlow Courier$/mu);
  });

  test('folds what would be no answer alone, and says how many quotations and how to ask for them', () => {
    const { quotes, given } = ask('who is the mayor of Marlow?', index, { limit: 5 });
    expect(given).toBe(1);
    const folded = print('who is the mayor of Marlow?');
    expect(folded.match(/^ {2}“/gmu)).toHaveLength(1);
    expect(folded).toContain(`\n${quotes.length - 1} more quotations: add --more\n`);
    const all = print('who is the mayor of Marlow?', index, { ...PLAIN, askForMore: null });
    expect(all.match(/^ {2}“/gmu)).toHaveLength(quotes.length);
    expect(all).not.toContain('more quotation');
  });

  test('numbers the events that a question fits, and says how to ask for one', () => {
    const answer = ask('how many police died?', index);
    const [nine, seven] = answer.quotes;
    const events = [nine, seven].flatMap((quotation) =>
      quotation ? [{ article: quotation.article, articles: [quotation.article.id], figures: answer.figures }] : [],
    );
    const printed = formatAnswer({ ...answer, kind: 'answered', events }, corpusOf(index), PLAIN);
    expect(printed).toMatch(
      /^Several events fit the question:\n {2}1\. .+\n(?:.*\n)*? {2}2\. .+\n(?:.*\n)*?type its number\n/mu,
    );
  });

  test('keeps every word within its width, unless one word is wider', () => {
    const printed = print('did the police in Marlow die?', index, {
      ...PLAIN,
      width: 40,
      explain: true,
      askForMore: null,
    });
    expect(printed.length).toBeGreaterThan(200);
    for (const line of printed.split('\n')) expect(line.length).toBeLessThanOrEqual(44);
    expect(printed.replace(/\s+/gu, ' ')).toContain(
      '“Fatalities among law enforcement officers stood at seven, the union said on Wednesday.”',
    );
  });

  test('says that no source gives a total where they give figures of some', () => {
    const reports = indexOf([
      article('guard', null, 'In the riots of Orlo 12 officers died.'),
      article('rioters', null, 'In the riots of Orlo 26 armed rioters died.'),
    ]);
    expect(print('how many people died in Orlo?', reports)).toContain(
      'No source gives a total, only figures of some: 12 officers · 26 armed rioters\n',
    );
  });

  test('keeps its table of figures within its width, below each other where there is little room', () => {
    for (const width of [40, 50, 80]) {
      const printed = print('how many police died?', dated, { ...PLAIN, width });
      const [table = ''] = printed.split('“');
      expect(table).toContain('Sources differ');
      for (const line of table.split('\n')) expect(line.length).toBeLessThanOrEqual(width);
      expect(table.replace(/\s+/gu, ' ')).toContain(
        '6 January 2022 · The Marlow and Northey Evening Courier of the Harbour',
      );
    }
    const answer = ask('how many police died?', dated);
    const long = answer.figures.map((figure) => ({ ...figure, label: 'a label that needs half of it' }));
    expect(formatAnswer({ ...answer, figures: long }, corpusOf(dated), { ...PLAIN, width: 40 })).toContain(
      '\n  a label that needs half of it\n      date not stated · ',
    );
    expect(print('how many police died?', dated)).toMatch(/^ {2}9 {2}date not stated · /mu);
  });

  test('counts the articles that give a figure and are not quoted', () => {
    const alike = ['a', 'b', 'c', 'd'].map((id) =>
      article(id, `Report ${id}`, `Six policemen were killed in Marlow, said the ministry to reporter ${id}.`),
    );
    const within = indexOf(alike);
    const rowsOf = (limit: number) => {
      const answer = ask('how many police were killed in Marlow?', within, { limit });
      const [table = ''] = formatAnswer(answer, corpusOf(within), PLAIN).split('“');
      return table.trimEnd().split('\n').slice(2);
    };
    expect(rowsOf(4)[0]).toBe('4 sources say: 6');
    expect(rowsOf(4)).toHaveLength(6);
    const origin = '  6: 4 reports, one origin: Report a';
    expect(rowsOf(1)).toEqual(['4 sources say: 6', '  6  date not stated · Report a', '  6  and 3 more', origin]);
  });

  test('limited to days on which no article was published says that, and not what to ask', () => {
    const question = (window: { after?: string; before?: string }) =>
      formatAnswer(
        ask('how many police died?', dated, { limit: 5, ...window }),
        corpusOf(dated, window),
        PLAIN,
        window,
      );
    expect(question({ after: '2022-01-07', before: '2022-01-08' })).toMatch(
      /^There is no article with a stated date between 7 January 2022 and 8 January 2022\.$/mu,
    );
    expect(question({ after: '2022-01-07' })).toMatch(/no article with a stated date from 7 January 2022 on\./u);
    expect(question({ before: '2022-01-05' })).toMatch(/no article with a stated date up to 5 January 2022\./u);
    expect(question({ before: '2022-01-05' })).not.toMatch(/Name what|No article answers/u);
    expect(question({ after: '2022-01-06', before: '2022-01-06' })).not.toMatch(/There is no article/u);
  });

  test('names the words that no article of these days has, where there is one', () => {
    const window = { after: '2022-01-06', before: '2022-01-06' };
    const found = ask('how many police died in Quern?', dated, { limit: 5, ...window });
    expect(formatAnswer(found, corpusOf(dated, window), PLAIN, window)).toContain(
      'No article of these days mentions: Quern\n',
    );
    const empty = ask('how many police died in Quern?', dated, { limit: 5, before: '2022-01-05' });
    expect(
      formatAnswer(empty, corpusOf(dated, { before: '2022-01-05' }), PLAIN, { before: '2022-01-05' }),
    ).not.toContain('mentions');
  });

  test('says that one source gives several figures, not that sources differ', () => {
    const halls = article(
      'halls',
      null,
      'The town of Marlow has 14 halls. The town of Marlow has 16 halls, says the mayor.',
    );
    expect(print('how many halls does the town of Marlow have?', indexOf([halls]))).toMatch(
      /^One source gives several figures: (?:14 · 16|16 · 14)$/mu,
    );
  });

  test('says how many sources give several figures where they do not differ', () => {
    const halls = [14, 16].map((count) => article(`halls-${count}`, null, `The town of Marlow has ${count} halls.`));
    const answer = {
      ...ask('how many halls does the town of Marlow have?', indexOf(halls)),
      kind: 'answered',
    } as const;
    expect(formatAnswer(answer, corpusOf(index), PLAIN)).toMatch(/^2 sources give several figures: 14 · 16$/mu);
  });

  test('says as what the question was answered, where it was another', () => {
    const answer = ask('who is the mayor of Marlow?', index, { limit: 5 });
    const printed = formatAnswer({ ...answer, answeredAs: 'who was the mayor of Marlow?' }, corpusOf(index), PLAIN);
    expect(printed).toMatch(/^who is the mayor of Marlow\?\n\nAnswered as: who was the mayor of Marlow\?\n\n/u);
    expect(formatAnswer(answer, corpusOf(index), PLAIN)).not.toContain('Answered as');
  });

  test('says whose words a quotation is: of a speaker, of a post, of a fact check of several claims', () => {
    const answer = ask('who is the mayor of Marlow?', index, { limit: 5 });
    const [quotation] = answer.quotes;
    if (!quotation) throw new Error('no quotation');
    const claims = [{ claim: 'The mayor has fled', claimant: null, claimed: null, verdict: null }];
    const noted = (more: Partial<typeof quotation>) =>
      formatAnswer({ ...answer, quotes: [{ ...quotation, ...more }] }, corpusOf(index), PLAIN);
    expect(noted({ inSpeech: true })).toContain('\n    said by someone the article quotes\n');
    expect(noted({ postedBy: { author: 'Jo', published: null } })).toContain('\n    from a post by Jo\n');
    expect(noted({ postedBy: { author: 'Jo', published: '2022-01-06' } })).toContain(
      '\n    from a post by Jo, 6 January 2022\n',
    );
    const checked = (number: number) =>
      noted({
        article: {
          ...quotation.article,
          kind: 'fact-check',
          claims: Array.from({ length: number }, () => claims).flat(),
        },
      });
    expect(checked(0)).toContain('\n    a fact check\n');
    expect(checked(1)).toContain('\n    fact check of: “The mayor has fled”\n');
    expect(checked(2)).toContain('\n    fact check of: “The mayor has fled”, and of 1 more claim\n');
    expect(noted({})).not.toMatch(/said by|from a post|fact check/u);
  });

  test('tells how each figure stands to a claim', () => {
    const claim = (text: string) => formatAnswer(answerClaim(text, index, { limit: 5 }), corpusOf(index), PLAIN);
    const matched = claim('At least seven policemen died in the harbour of Marlow');
    expect(matched).toContain('One source says 9, within the claim. One says 6.\n');
    expect(matched).toMatch(/^ {2}6 .* · another figure$/mu);
    expect(matched).toMatch(/^ {2}9 .* · within the claim$/mu);
    const negated = claim('Six policemen were not killed in the harbour of Marlow');
    expect(negated).toContain('The claim denies 6. Two sources say 6 or 9.');
    expect(negated).not.toMatch(/as claimed|within the claim|another figure/u);
    expect(claim('Nine policemen died in Quern')).toMatch(/\n\nNo source covers this\.\n\nThe nearest mentions/u);
  });

  test('quotes in the order of its rows', () => {
    const printed = print('how many police died?', dated);
    const [, first = 'no row'] = /^ {2}\S.*? {2}(?:date not stated|\d+ January 2022) · (.+)$/mu.exec(printed) ?? [];
    expect(printed.split('“')[1]).toContain(first);
  });

  test('says nothing of words that only talk about the question, where there is an answer', () => {
    expect(print('please check: how many police died? thanks')).not.toContain('No article mentions');
    expect(print('check: Zorblax?')).toContain('No article mentions: check, Zorblax\n');
  });

  test('explains a score as the sum of its parts when asked to', () => {
    const printed = print('how many police died?', index, { ...PLAIN, width: 10_000, explain: true });
    const [, total, parts] = /^ +(-?[\d.]+) = (.+)$/mu.exec(printed) ?? [];
    const values = (parts ?? '').split(' + ').map((part) => Number(part.split(' ')[1]));
    expect(values.length).toBeGreaterThan(3);
    expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(Number(total), 0);
    expect(print('how many police died?')).not.toContain(' = ');
  });

  test('is coloured only when asked, and says the same either way', () => {
    const coloured = print('how many police died?', index, { ...PLAIN, colours: true });
    expect(coloured).toContain(ESCAPE);
    expect(print('how many police died?')).not.toContain(ESCAPE);
    expect(stripVTControlCharacters(coloured)).toBe(print('how many police died?'));
  });
});

test('neither an article nor a question can steer the terminal', () => {
  const hostile = article(
    'hostile',
    `Red ${ESCAPE}[31m`,
    `Officer Zed ${ESCAPE}[2J${ESCAPE}]0;owned\u0007 died \u202eereht\u202c in \u009b31m Marlow.`,
  );
  const printed = print(`did officer Zed die? ${ESCAPE}[5m\u202e`, indexOf([...HARBOUR_REPORTS, hostile]));
  expect(printed).toContain('Officer Zed �[2J�]0;owned� died');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  expect(printed).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/u);
});
