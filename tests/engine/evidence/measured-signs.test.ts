import { expect, test } from 'vitest';
import { findEvidence } from '../../../functions/engine/evidence/evidence.ts';
import { figureCandidates } from '../../../functions/engine/evidence/figure-model.ts';
import { RivalFrame } from '../../../functions/engine/evidence/rival-signs.ts';
import { parseQuestion } from '../../../functions/engine/search/question.ts';
import { article, indexOf } from '../../support/articles.ts';

const REPORTS = indexOf([
  article(
    'courier',
    'Fire on the ferry Oria',
    `14 March 2023

The ferry Oria caught fire off Dorn on Monday. At least 18 passengers died, the coast guard said. Of 140 people aboard, 97 survived.

The toll rose from 12 to 18 overnight, and 31 passengers were injured.`,
  ),
  article(
    'times',
    'Toll of the Oria',
    `Some 20 people were killed on the ferry Oria, among them 7 children, the mayor of Dorn said. Two of the dead were sailors.

A year earlier, 4 passengers had died in a fire on the ferry Tarn. About 2,000 people marched in Quern on 5 March.`,
  ),
  article(
    'herald',
    'Inquiry',
    `The operator was fined $2.5 million after 21 passengers died on the Oria. Up to 40% of its lifeboats could not be lowered.

The ministry expects that 25 bodies will be found. The union put the dead at 22, not 18.`,
  ),
  article(
    'wire',
    'Oria',
    'At least 18 passengers died on the ferry Oria, the coast guard said. No sailor died in Dorn.',
  ),
]);

const QUESTIONS = [
  'How many passengers died on the ferry Oria?',
  'How many people were aboard the ferry Oria in Dorn?',
  'How many children were killed on the Oria?',
  'How much was the operator of the Oria fined?',
  'By how much did the toll of the Oria rise?',
  'How many people died in the fire in 2023?',
];

/** Signs that hang on the learnt weights of others. */
const LEARNT =
  /^(?:logit|share|leadLogit|likeliestHere|shareHere|valuesHere|valueLikely|valueRank|likelyNear|unlikely|wordsLikely|backing|small|clauseNear)$/u;

function line(name: string, signs: Readonly<Record<string, number>>): string {
  const told = Object.entries(signs).filter(([sign, value]) => value !== 0 && !LEARNT.test(sign));
  return `${name}: ${told.map(([sign, value]) => `${sign} ${Math.round(value * 1000) / 1000}`).join(', ')}`;
}

// Weights are learnt for what these signs are: whoever changes one learns the weights again.
test('every figure that may answer has the signs that the weights were learnt for', async () => {
  const told = QUESTIONS.flatMap((question) => {
    const asked = parseQuestion(question, REPORTS.rings);
    if (!asked.quantity) throw new Error(`asks for no figure: ${question}`);
    const list = findEvidence(asked, REPORTS);
    const candidates = figureCandidates(asked.quantity, list, REPORTS).toSorted(
      (a, b) =>
        Number(a.evidence.passage.article.id > b.evidence.passage.article.id) * 2 - 1 ||
        a.figure.start - b.figure.start,
    );
    const lead = candidates.find(({ figure }) => figure.value === 18) ?? candidates[0];
    if (!lead) return [question];
    const frame = new RivalFrame(lead, candidates, list.terms, REPORTS);
    return [
      question,
      ...candidates.flatMap((candidate) => {
        const { passage, sentence } = candidate.evidence;
        const text = passage.article.text.slice(sentence.start, sentence.end);
        const name = `${passage.article.id}, “${text.slice(candidate.figure.start, candidate.figure.end)}” of “${text}”`;
        return [line(`  ${name}`, candidate.signs), line('    beside 18', frame.measure(candidate))];
      }),
    ];
  });
  await expect(`${told.join('\n')}\n`).toMatchFileSnapshot('measured-signs.txt');
});
