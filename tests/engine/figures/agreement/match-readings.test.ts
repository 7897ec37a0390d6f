import { expect, test } from 'vitest';
import {
  asksChange,
  asksForEach,
  asksGroup,
  isForEach,
  isOfOtherFate,
  isOfOwnTime,
  isStep,
  matchFigure,
  unitMatch,
  wholesOfAnswers,
} from '../../../../functions/engine/figures/agreement/figure-answers.ts';
import { askOf } from '../../../../functions/engine/figures/asks/quantity-question.ts';
import { saidBy } from '../../../../functions/engine/figures/clauses/figure-speakers.ts';
import { figureLabel } from '../../../../functions/engine/figures/figure-labels.ts';
import { figuresOf } from '../../../../functions/engine/figures/figures.ts';
import { withAges } from '../../../../functions/engine/figures/quantities/stated-ages.ts';
import { tokenize } from '../../../../functions/engine/text/tokens.ts';
import { FIGURE_RINGS } from '../figure-rings.ts';

const QUESTIONS: readonly string[] = [
  'How many people died?',
  'How many died?',
  'How many police officers were injured?',
  'How many children were injured?',
  'How many people were beheaded?',
  'How many armed rioters were killed?',
  'How many officers killed rioters?',
  'How many people will die?',
  'How many people were critically injured?',
  'How many people were aboard?',
  'How many people marched?',
  'How many more cars were sold?',
  'How many cars were sold?',
  'How many deaths were there per 1,000 people?',
  'How many people died in 2011?',
  'What percentage of voters stayed home?',
  'What share of the vote did Berg win?',
  'How much did the dam cost?',
  'How many dollars a day does she earn?',
  'How many metres high is the tower?',
  'How heavy is the stone?',
  'How much snow is heavy?',
  'How much of the country burned?',
  'How much time passed?',
  'How old was the driver?',
  'By how much did sales rise?',
];

const SENTENCES: readonly string[] = [
  'Forty people died and 12 more were hurt.',
  'Some 31 were killed, 9 of them officers.',
  'Police officers injured 3 children.',
  'Two officers were critically injured and 5 slightly.',
  'Three men were beheaded, 4 decapitated and 9 drowned.',
  'Twelve armed rioters were killed by 3 officers.',
  'Six officers killed 26 rioters.',
  'Seven people could die; if it rains, 8 people die.',
  'It is false that 9 people died.',
  'In 2011 14 people died.',
  'The ferry carried 140 passengers; 97 survived.',
  'Three of the nine defendants died.',
  'A post shared 4,000 times says that 200 people died.',
  'Sales rose by 12 to 40 cars; 2% more cars were sold.',
  'Orlo sold 300 cars at $4,000 a day, €3m in all.',
  'There were 4 deaths per 1,000 people.',
  'Some 38% of voters stayed home; Berg won 52 per cent.',
  'The dam cost $40 million and £2 a litre, each week $3.',
  'The tower is 40 metres high, the stone 12 tonnes.',
  'A third of the country burned for 12 days; 40 hectares are left.',
  'The driver, 43, drove 43 kilometres.',
  'In 2023 5 people died.',
];

const rounded = (value: number): string => (value === 0 ? '.' : String(Math.round(value * 100) / 100));

test('a figure answers a question as well as it did when somebody last looked at it', async () => {
  const asks = QUESTIONS.map((question) => {
    const ask = askOf(question, FIGURE_RINGS);
    if (!ask) throw new Error(`asks for no figure: ${question}`);
    return ask;
  });
  const lines = [
    ...QUESTIONS.map((question, at) => {
      const ask = asks[at];
      const marks = ask ? [asksGroup(ask), asksChange(ask), asksForEach(ask)].map(Number).join(' ') : '';
      return `${question} ${marks}`;
    }),
    ...SENTENCES.flatMap((sentence) => {
      const figures = withAges(sentence, figuresOf(sentence, FIGURE_RINGS), FIGURE_RINGS);
      const wholes = asks.map((ask) => [...wholesOfAnswers(ask, figures)].join('+') || '.');
      return [
        sentence,
        ...figures.flatMap((figure) => [
          `  ${figureLabel(figure, sentence)}, ${isStep(figure) ? 'a step, ' : ''}${isForEach(figure, sentence) ? 'for each, ' : ''}of its time ${isOfOwnTime(figure, '2012-01-05')}`,
          `    answers    ${asks.map((ask) => rounded(matchFigure(ask, figure))).join(' ')}`,
          `    in unit    ${asks.map((ask) => rounded(unitMatch(ask, figure))).join(' ')}`,
          `    other fate ${asks.map((ask) => Number(isOfOtherFate(ask, figure))).join(' ')}`,
        ]),
        `  wholes       ${wholes.join(' ')}`,
      ];
    }),
  ];
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('match-readings.txt');
});

const SPOKEN: readonly string[] = [
  'Organisers put the crowd at 9,000, police at 4,000.',
  'Organisers put the crowd at 9,000 and the police at 4,000, the mayor at the 300.',
  'According to police, 40 died; 31 died according to organisers.',
  'Some 40 died, according to police, but 31, according to organisers.',
  'The toll, as counted by police, is 40.',
  'Some 40 people died, said the police of Dorn.',
  'Some 40 people died, the police said on Monday, and 31 were hurt.',
  'Police said 40 people died while 31 were hurt; 12 left.',
  'Police said 40 people died; organisers said 31.',
  'The police’s toll of 40 is not the organisers’ latest count of 31.',
  'The police count is 40, the toll 31.',
  'Police, who came with 12 men, said on Monday that 40 people died.',
  'Police gave 40 as the number; the figure was updated by organisers to 31.',
  'Police had been told by organisers that 40 died.',
  'Although police say 40, 31 died.',
  'The number of the dead, police say, is 40.',
  'The police of the old northern town of Dorn on the river Mar said 40 died.',
  'Police said that. Organisers said 40.',
  'They said 40 people died.',
  'Forty people died.',
];

test('a figure is of whom it was when somebody last looked at it', async () => {
  const lines = SPOKEN.flatMap((sentence) => {
    const figures = figuresOf(sentence, FIGURE_RINGS);
    return [
      sentence,
      ...figures.map((figure) => {
        const by = ['police', 'organizers', 'Dorn police'].map((name) =>
          saidBy(
            tokenize(name).map(({ stem }) => stem),
            figure,
            sentence,
            figures,
          ),
        );
        return `  ${sentence.slice(figure.start, figure.end)}: police ${by[0]}, organizers ${by[1]}, Dorn police ${by[2]}`;
      }),
    ];
  });
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('speaker-readings.txt');
});
