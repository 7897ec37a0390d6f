import { expect, test } from 'vitest';
import { figureLabel } from '../../../functions/engine/figures/figure-labels.ts';
import { figuresOf } from '../../../functions/engine/figures/figures.ts';
import { factCheckOf } from '../../../functions/engine/reported/fact-checks.ts';
import { ownFigures } from '../../../functions/engine/reported/own-figures.ts';
import { reportedClaims } from '../../../functions/engine/reported/reported-claims.ts';
import { voicesWithNext } from '../../../functions/engine/reported/voices.ts';
import { article } from '../../support/articles.ts';
import { FIGURE_RINGS } from '../figures/figure-rings.ts';

const SENTENCES: readonly string[] = [
  'A post shared 4,000 times claims that the army shot 200 dockers in Marlow.',
  'That is false.',
  'A video on social media wrongly says 31 people drowned.',
  'Posts claim that 12 officers were killed; the ministry denies it.',
  'The governor claimed that 300 rebels had surrendered.',
  'Free Port Radio falsely reported that 200 dockers had been shot.',
  'The claim that 5,000 homes burned down is untrue: 50 did.',
  'It is false that the mayor took 2 million crowns.',
  'Police denied that anyone had been shot.',
  'Mayor Ada Quill has repeatedly denied taking 2 million crowns.',
  'Doctors disputed the figure of 40 dead.',
  'Fact checkers debunked a rumour that 90 children were missing.',
  'There is no evidence that 200 dockers were shot.',
  'The union dismissed reports of 40 arrests as a hoax.',
  'Neither is true: no tank was in the town.',
  'Rumours say 40 were arrested, but in fact 12 were.',
  'According to a viral message, 9 ships sank.',
  'He said that false passports were sold for $400.',
  'The firm rejected claims of 700 job cuts, saying only 70 were planned.',
  'When Free Port Radio said 200 had died, the army denied it.',
  'The alleged payment of $3m was never made.',
  '“About 200 people died,” the post says.',
  'But these claims were wrong.',
  'The minister did not deny that 40 had died.',
];

const spoken = (sentence: string, start: number, end: number) => `“${sentence.slice(start, end)}”`;

test('who claims and who denies is read as it was when somebody last looked at it', async () => {
  const check = { kind: 'fact-check', title: 'No, the army did not shoot 200 dockers', text: '' } as const;
  const report = { kind: 'article', title: 'Clashes in Marlow', text: '' } as const;
  const lines = SENTENCES.flatMap((sentence, at) => [
    sentence,
    ...[report, check].flatMap((of) => [
      ...reportedClaims(sentence, factCheckOf(of).isCheck).map(({ start, end, ...rest }) => {
        return `  ${of.kind}: ${JSON.stringify(rest)} ${spoken(sentence, start, end)}`;
      }),
      ...voicesWithNext(sentence, SENTENCES[at + 1] ?? '', of).map(({ kind, by, start, end }) => {
        return `  ${of.kind}: ${by ?? 'the article'} ${kind} ${spoken(sentence, start, end)}`;
      }),
    ]),
  ]);
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('voice-readings.txt');
});

const CORRECTED: readonly (readonly string[])[] = [
  ['At least 17 officers died in Marlow.', 'Correction: it is 7, not at least 17.'],
  ['Six officers died.', 'An earlier version of this article said that 16 officers had died.', 'The number is six.'],
  ['The fine was $5m.', 'This article was corrected: the fine was $2.5m rather than $5m.'],
  ['Nine people drowned.', 'Clarification: the original report mistakenly said 19 people drowned; it was nine.'],
  ['Forty were hurt.', 'The army corrected its course.', 'It fired 12 shots instead of 40.'],
  ['Of 60 arrested, 15 were charged.', 'Correction: an earlier version gave 50 arrests.', 'In fact, 60 were arrested.'],
  ['A post claims that 200 dockers were shot.', 'Some 26 bodies were found.'],
  ['Five died.', 'Correction: five died on Monday, six by Tuesday, and not 16.'],
];

test('what an article takes back is read as it was when somebody last looked at it', async () => {
  const lines = CORRECTED.flatMap((texts) => {
    const of = article('report', 'Report', texts.join(' '));
    const sentences = texts.map((text) => ({ text, figures: figuresOf(text, FIGURE_RINGS) }));
    const own = ownFigures(of, sentences, FIGURE_RINGS);
    return texts.flatMap((text, at) => [
      text,
      ...(own[at] ?? []).map((figure) => {
        const { who, what, denial } = figure;
        return `  ${figureLabel(figure, text)}: ${who ?? '-'}, ${what ?? '-'}${denial ? ', taken back' : ''}`;
      }),
    ]);
  });
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('correction-readings.txt');
});
