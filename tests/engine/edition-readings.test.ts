import { expect, test } from 'vitest';
import { contextOf } from '../../functions/engine/context.ts';
import { summarize } from '../../functions/engine/corpus-summary.ts';
import { explainFigures } from '../../functions/engine/explain-figures.ts';
import { suggestQuestions } from '../../functions/engine/suggested-questions.ts';
import { type AskedText, touchedQuestions } from '../../functions/engine/touched-questions.ts';
import { indexOf } from '../support/articles.ts';
import { FIGURE_RINGS } from './figures/figure-rings.ts';
import { REPORT_CLAIMS, REPORT_QUESTIONS, VARIED_REPORTS } from './varied-reports.ts';

const INDEX = indexOf(VARIED_REPORTS, FIGURE_RINGS);

/** UTF-16 code units on each side of a quotation: inside its sentence, its paragraph, its article. */
const AROUND = [12, 60, 200];

test('the text around every other sentence is what it was when somebody last looked at it', async () => {
  const lines = INDEX.passages.flatMap(({ article, sentences }) =>
    sentences
      .filter((_, at) => at % 2 === 1)
      .flatMap((sentence) => {
        const first = /\S+/u.exec(article.text.slice(sentence.start))?.[0].length ?? 0;
        const spans = [sentence, { start: sentence.start, end: sentence.start + first }];
        return spans.flatMap((span) =>
          AROUND.map((around) => {
            const { before, quotation, after } = contextOf(article, span, around);
            return JSON.stringify([before, quotation.slice(0, 20), after]);
          }),
        );
      }),
  );
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('context-readings.txt');
});

test('what is suggested, summed up and explained is what it was when somebody last looked at it', async () => {
  const explained = REPORT_QUESTIONS.slice(0, 8).flatMap((question) =>
    explainFigures(question, INDEX, {}).map(({ label, article, text }) => `  ${label} of ${article}: ${text}`),
  );
  const lines = [
    ...[1, 4, 12].map((most) => `${most}: ${suggestQuestions(INDEX, most).join(' ')}`),
    JSON.stringify({ ...summarize(INDEX), version: null }),
    ...explained,
  ];
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('edition-readings.txt');
});

test('each new article touches the questions that it touched when somebody last looked at it', async () => {
  const asked: AskedText[] = [
    ...REPORT_QUESTIONS.map((text): AskedText => ({ text, kind: 'question' })),
    ...REPORT_CLAIMS.map((text): AskedText => ({ text, kind: 'claim' })),
    { text: 'Nine officers died in Marlow', kind: 'either' },
    { text: 'How many officers died in Marlow?', kind: 'either' },
    { text: 'Who is Ada Quil?', kind: 'either' },
    { text: 'Who lost the vote?', kind: 'either' },
    { text: 'Arden lost the vote', kind: 'either' },
    { text: 'Who lost the vote?', kind: 'question' },
    { text: 'Did 54.2% vote for Voss?', kind: 'question' },
  ];
  const fresh = ['post-strike', 'vote', 'wire-oria', 'nowhere'];
  const touched = touchedQuestions(asked, fresh, INDEX);
  const lines = asked.map(({ text, kind }, at) => {
    const by = touched.get(at);
    return `${kind} ${text} ${by ? `${by.articles.join(' ')}${by.asksFigure ? ' figure' : ''}` : 'untouched'}`;
  });
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('touched-readings.txt');
});
