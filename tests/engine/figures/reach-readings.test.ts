import { expect, test } from 'vitest';
import { type Figure, figuresOf } from '../../../functions/engine/figures/figures.ts';
import { withAges } from '../../../functions/engine/figures/quantities/stated-ages.ts';
import { FIGURE_RINGS } from './figure-rings.ts';

/**
 * Sentences that grow between two words that bear on each other: `…` is where. How far apart the two may be is what these are for:
 * `reach-readings.txt` holds what is read with how many words between.
 */
const GROWING: readonly string[] = [
  'The previous … 12 boats sank.',
  'The claim that 300 people were killed … is false.',
  'Not true … that 300 people were killed.',
  'This is … false: 12 people died.',
  'Officials denied … that 12 people died.',
  'The men did not … kill 12 people.',
  'The men did not kill … 12 people.',
  'The men failed … to save 12 people.',
  'None … of the 12 boats sank.',
  'In March … 12 people died.',
  'In December … , 12 people died.',
  '12 people died … in March.',
  'A year earlier … 12 people died.',
  '12 people died … a year earlier.',
  'Compared with … 9, 12 people died.',
  'In Dorn … 12 people died.',
  'In Dorn … , 12 people died.',
  '12 people died … in Dorn.',
  'In the … capital 12 people died.',
  '12 … people died.',
  '12 people … died.',
  '12 people … were killed.',
  '12 … were killed.',
  'Rebels killed … 12 people.',
  'Rebels killed … and wounded 12 people.',
  'No … people died.',
  'No people … died.',
  'Nobody … was killed.',
  'Nobody killed … 12 people.',
  'Of the … 40 people 12 died.',
  'Of the 40 people … , 12 died.',
  '12 … of the 40 people died.',
  '12 people … were among the 40 dead.',
  'Among the … dead were 12 people.',
  'Among the dead … were 12 people.',
  '40 people died, including … 12 children.',
  '40 people … died, including 12 children and … 3 nurses.',
  '40 people died, 12 … children among them.',
  '40 people were hurt, 12 … fatally.',
  'Lightning struck 7 people … , killing 2.',
  'The toll … is 12.',
  'The toll rose … from 9 to 12.',
  'The toll rose from 9 … to 12.',
  'The number of … dead is 12.',
  'The number of dead … stands at 12.',
  'A crowd … of 12 people sang.',
  'Orlo cut prices … by 8% from March.',
  'Prices rose … to 12 from 9.',
  'Prices rose by 8 … to 12.',
  '9 people died and … 12 were hurt.',
  '9 people died … and 12 were hurt.',
  'Norway won … 14 medals and Germany 12.',
  'Norway won 14 medals … and Germany 12.',
  'Norway won 14 medals and … Germany 12.',
  'Turnout was 61 per cent in Dorn … and 48 in Quern.',
  'Turnout … was 61 per cent.',
  'Berg, leader … , got 52 per cent.',
  'Dorn won … 3-1.',
  'Dorn came to 3-1 … won.',
  'The ministry put … the toll at 18, the union … at 25.',
  'The ministry said 18 died … , the union said 25.',
  'The fair sold 12 and … bought 3 horses.',
  'It costs 12 dollars … a day.',
  'The driver … , aged 43, died.',
  'Ada Brandt … died at the age of 43.',
  'The 43-year-old … driver died.',
  'Brandt is … 43 years old.',
  'At least … 12 people died.',
  '12 people … or more died.',
  '12 men lost … their lives.',
  'The flood cost 12 men … their lives.',
  '12 lives … were lost.',
  'According to … Ada, 12 people died.',
  'Police said … that 12 people died.',
  'Police … said 12 people died.',
  'If … it rains, 12 people will die.',
  'The firm will … cut 12 jobs.',
  'He was told … to say 12 people died.',
];

/** Those whose two words may be a whole sentence apart. */
const FAR: readonly string[] = [
  'If … 12 people died.',
  'Perhaps … 12 people died.',
  'The firm will … cut 12 jobs.',
  'In March … 12 people died.',
  '12 people died … in March.',
  'The claim that 300 people were killed … is false.',
];

const FURTHEST = 42;

/** Words of each kind that may be between, two of the fourth. */
const BETWEEN: readonly string[] = ['slowly', 'river', 'the', 'in rain', 'left'];

const LONGEST = 14;

/** What holds of a figure, each entry that says something. */
function told({ start, end, ...figure }: Figure, sentence: string): string {
  const said = Object.entries(figure).flatMap(([name, value]) => {
    if (value === null || value === false || (Array.isArray(value) && value.length === 0)) return [];
    if (/^(?:modifiers|noun|min|max|value|bound|unit|subject)$/u.test(name)) return [];
    return [value === true ? name : `${name} ${Array.isArray(value) ? value.join('+') : value}`];
  });
  return `“${sentence.slice(start, end)}” ${figure.unit.kind}, subject ${figure.subject.length}: ${said.join(', ')}`;
}

function reading(sentence: string): string {
  return withAges(sentence, figuresOf(sentence, FIGURE_RINGS), FIGURE_RINGS)
    .map((figure) => told(figure, sentence))
    .join('; ');
}

test('words that bear on a number are read as far from it as they were when somebody last looked at it', async () => {
  const lines = [...GROWING, ...FAR].flatMap((sentence, place) => [
    sentence,
    ...BETWEEN.slice(0, place < GROWING.length ? BETWEEN.length : 1).flatMap((word) => {
      const longest = place < GROWING.length ? LONGEST : FURTHEST;
      const readings = Array.from({ length: longest + 1 }, (_, length) =>
        reading(sentence.replaceAll('… ', `${word} `.repeat(length))),
      );
      const changes = readings.flatMap((one, length) => (one === readings[length - 1] ? [] : [{ length, one }]));
      return changes
        .filter(({ length }) => length > 0 || word === BETWEEN[0])
        .map(({ length, one }) => `  ${length} × ${length === 0 ? '' : word}: ${one}`);
    }),
  ]);
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('reach-readings.txt');
});
