import { expect, test } from 'vitest';
import { parseArticle } from '../../../functions/engine/articles/parse-article.ts';
import { answerClaim } from '../../../functions/engine/claim-answer.ts';
import { bearingFigures } from '../../../functions/engine/claims/bearing-figures.ts';
import { findEvidence } from '../../../functions/engine/evidence/evidence.ts';
import { readClaims } from '../../../functions/engine/figures/asks/claims.ts';
import { figureLabel } from '../../../functions/engine/figures/figure-labels.ts';
import { parseQuestion } from '../../../functions/engine/search/question.ts';
import { compare } from '../../../functions/engine/text/compare.ts';
import { indexOf } from '../../support/articles.ts';
import { toldNumbers } from '../../support/told-numbers.ts';
import { VARIED_NOTES } from '../evidence/varied-notes.ts';
import { FIGURE_RINGS } from '../figures/figure-rings.ts';

const GAMES = [
  ['cup', 'Dorn beat Quern 3-1 in the final of the Norland Cup on 4 June 2022, and Ostby 2-0 on Monday.'],
  ['league', 'Sorvik United beat Dorn 2-0 and Ostby 3-1; on Friday it lost to Malmo 4-0 and Tarn 2-1.'],
  ['court', 'The court of Torvik ruled by eight votes to one for the union. The council passed it 12-3.'],
  ['tennis', 'Maar won 6-4, 3-6, 7-6 against Holt in Malmo. Holt had beaten Lang 6-1 in March 2021.'],
  ['opening', 'The Mar bridge opened on 5 May 1994 but was not closed on 6 May 1994. It may close in 2031.'],
  ['quake', 'The quake of Sorvik killed 31 people in Norland, 12 of them children, and 15 in Sweden; 900 are missing.'],
  ['denial', 'The mayor of Sorvik denied that 50 people had died. A minister wants 400 tents, and 2,000 people fled.'],
].map(([id, text]) =>
  parseArticle({
    text: `---\nid: ${id}\ntitle: ${id}\npublished: 2024-05-0${id?.length}\n---\n${text}\n`,
    file: `${id}.md`,
    format: 'markdown',
  }),
);

const CHECKS = [
  [
    'wells',
    'Orlo poisoned 900 wells in Torvik',
    'Unproven',
    'Nobody in Torvik has seen such water. Orlo did not answer.',
  ],
  ['barns', 'Brin burned 40 barns near Malmo', 'False', 'No barn burned near Malmo, the fire service said.'],
].map(([id, claim, verdict, text]) =>
  parseArticle({
    text: `---\nid: ${id}\ntitle: A post on ${id}\nkind: fact-check\nclaims:\n  - claim: ${claim}\n    claimant: Free Radio\n    verdict: "${verdict}"\n---\n${text}\n`,
    file: `${id}.md`,
    format: 'markdown',
  }),
);

const CLAIMS: readonly string[] = [
  'Orlo poisoned 900 wells in Torvik.',
  'Orlo poisoned 800 wells in Torvik.',
  'Orlo poisoned wells in Torvik.',
  'Brin burned 40 barns near Malmo.',
  'Brin burned barns near Malmo.',
  'Brin did not burn 40 barns near Malmo.',
  'Dorn beat Quern 3-1.',
  'Quern beat Dorn 3-1.',
  'Dorn beat Quern 3-2.',
  'Dorn lost 1-3 to Quern in the final.',
  'Ostby lost 0-2 to Dorn.',
  'Dorn beat Malmo 3-1.',
  'Sorvik United beat Dorn 3-1.',
  'Sorvik United beat Ostby 3-1.',
  'Sorvik United lost to Tarn 2-1.',
  'Sorvik United beat Tarn 2-1.',
  'Sorvik United lost 4-1 to Malmo.',
  'The court of Torvik ruled by eight votes to one.',
  'The court of Torvik ruled by seven votes to one.',
  'The council of Torvik rejected it 3-12.',
  'Maar beat Holt 6-4, 3-6, 7-6.',
  'Holt beat Maar 6-4, 3-6, 7-6.',
  'Holt beat Lang 6-1 in March 2021 and 12 people came.',
  'The Mar bridge opened on 5 May 1994.',
  'The Mar bridge opened on 6 May 1994.',
  'The Mar bridge opened in 1994.',
  'The Mar bridge was closed on 6 May 1994.',
  'The zeppelin of Mar opened on 5 May 1994.',
  'The quake of Sorvik killed 31 people.',
  'The quake of Sorvik killed 12 people.',
  'The quake of Sorvik killed 12 children.',
  'The quake killed 31 people in Sweden.',
  'The quake of Sorvik killed 46 people in all.',
  'The quake of Sorvik killed 40,000 people.',
  'The quake of Sorvik killed no people.',
  'The quake of Sorvik did not kill 31 people.',
  'Nobody died in Sorvik.',
  '900 people died in Sorvik.',
  '50 people died in Sorvik.',
  'Sorvik has 400 tents.',
  'A minister wants 300 tents.',
  'Orlo sold 4,200 cars in May.',
  'Orlo sold 3,900 cars in May.',
  'Orlo sold 52,000 cars in 2023.',
  'Orlo sold 52,000 cars in 2022.',
  'Orlo sold about 50,000 cars in the year, Brin 61,000.',
  'Brin sold 61,000 cars and employs 8,100 people.',
  'Orlo employs two companies.',
  'An Orlo car costs 21,000.',
  'An Orlo car costs €21,000.',
  'Shares of Orlo rose 4%, those of Brin 5%.',
  'Some 15% of Brin cars go to Norland.',
  'On the first night 14 people were hurt in Almar.',
  'On the second night 14 people were hurt in Almar.',
  'In Almar 23 people were hurt, 6 of them officers.',
  'In Almar 71 people were hurt in 2013.',
  'At least 20 people were hurt in Almar.',
  'Up to 20 people were hurt in Almar.',
  'The dam of Quern is 212 high.',
  'The dam of Quern is 200 metres high.',
  'The dam of Quern cost £40 million.',
  'The dam of Quern cost $40 million.',
  'Tomas Reed is 61, Ilse Maar 44.',
  'Torvik spends 3% of its budget on parks.',
  'Torvik spent 5% on roads a year earlier.',
  'Denmark has 290 towns.',
];

/** Figures of a claim whose signs are told. */
const MOST_FIGURES = 3;

test('claims that differ in one thing are checked as they were when somebody last looked at the checks', async () => {
  const index = indexOf([...VARIED_NOTES, ...GAMES, ...CHECKS], FIGURE_RINGS);
  const lines = CLAIMS.flatMap((text) => {
    const { claim, kind, figures, quotes } = answerClaim(text, index, { limit: 3 });
    const list = findEvidence(parseQuestion(text, index.rings, null), index);
    return [
      text,
      `  ${kind}, ${claim.result}: ${quotes.map(({ article }) => article.id).join(' ')}`,
      ...claim.checks.map(
        ({ statement: _, figure, voices, ...check }) =>
          `  ${figure ? figure.unit.kind : '-'}: ${Object.entries(check)
            .map(([name, value]) => `${name} ${value}`)
            .join(', ')}; ${voices.map(({ quote }) => quote).join(' ')}`,
      ),
      ...figures.map(({ label, relation, articles }) => `  ${label} ${relation} by ${articles.join(' ')}`),
      ...readClaims(text, index.rings).flatMap((one) =>
        bearingFigures(one, list, index)
          .toSorted(
            (a, b) =>
              compare(a.evidence.passage.article.id, b.evidence.passage.article.id) || a.figure.start - b.figure.start,
          )
          .slice(0, MOST_FIGURES)
          .map(
            ({ evidence, figure, text: said, signs, surroundings }) =>
              `    ${figureLabel(figure, said)} of ${evidence.passage.article.id}: ${toldNumbers(signs)}; ${toldNumbers(surroundings)}`,
          ),
      ),
    ];
  });
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('claim-note-readings.txt');
});
