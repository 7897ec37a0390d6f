import { expect, test } from 'vitest';
import { type Answer, answer } from '../../functions/engine/answer.ts';
import { answerClaim, type ClaimAnswer } from '../../functions/engine/claim-answer.ts';
import { bearingFigures } from '../../functions/engine/claims/bearing-figures.ts';
import { signsOf } from '../../functions/engine/evidence/confidence-signs.ts';
import { type Evidence, findEvidence } from '../../functions/engine/evidence/evidence.ts';
import { figureCandidates } from '../../functions/engine/evidence/figure-model.ts';
import { RivalFrame } from '../../functions/engine/evidence/rival-signs.ts';
import type { FigureGroup } from '../../functions/engine/figures/agreement/figure-groups.ts';
import { readClaims } from '../../functions/engine/figures/asks/claims.ts';
import { figureLabel } from '../../functions/engine/figures/figure-labels.ts';
import { parseQuestion } from '../../functions/engine/search/question.ts';
import { compare } from '../../functions/engine/text/compare.ts';
import { indexOf } from '../support/articles.ts';
import { featureValues } from '../support/feature-values.ts';
import { FIGURE_RINGS } from './figures/figure-rings.ts';
import { REPORT_CLAIMS, REPORT_QUESTIONS, VARIED_REPORTS } from './varied-reports.ts';

const INDEX = indexOf(VARIED_REPORTS, FIGURE_RINGS);

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** Numbers by their names, without those that are nothing. */
function numbers(of: Readonly<Record<string, number>>): string {
  return Object.entries(of)
    .filter(([, value]) => rounded(value) !== 0)
    .map(([name, value]) => `${name} ${rounded(value)}`)
    .join(', ');
}

function group({ label, scope, subsetOf, origins, articles, quotes, spans, relation, who, what }: FigureGroup): string {
  const whole = subsetOf === undefined ? '' : ` of ${subsetOf}`;
  const places = spans.map(({ start, end }) => `${start}–${end}`).join(' ');
  return `  ${label} (${who ?? '-'}, ${what ?? '-'}): ${scope}${whole}${relation ? `, ${relation}` : ''}, says ${origins.join(' and ')} in ${articles.join(' ')}, quoted as ${quotes.join(' ')} at ${places}`;
}

function told(given: Answer): string[] {
  const { kind, quotes, given: atOnce, nearest, uncovered, didYouMean, answeredAs, figures, events, reported } = given;
  return [
    `  ${kind}, ${atOnce} at once; uncovered: ${uncovered.join(' ')}; ${didYouMean ?? '-'}; ${answeredAs ?? '-'}`,
    ...quotes.map(({ article, text }) => `  “${text}” (${article.id})`),
    ...nearest.map(({ article, text }) => `  near: “${text}” (${article.id})`),
    ...figures.map(group),
    ...(events ?? []).flatMap((event) => [`  event of ${event.articles.join(' ')}:`, ...event.figures.map(group)]),
    ...reported.map((one) => `  reported ${JSON.stringify(one)}`),
  ];
}

test('every question is answered as it was when somebody last looked at the answers', async () => {
  const lines = REPORT_QUESTIONS.flatMap((question) => {
    const signs = signsOf(findEvidence(parseQuestion(question, INDEX.rings), INDEX)) ?? {};
    return [`${question} ${numbers(signs)}`, ...told(answer(question, INDEX, { limit: 4 }))];
  });
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('answer-readings.txt');
});

function checked({ claim }: ClaimAnswer): string[] {
  return [
    `  ${claim.result}, ${claim.unchecked} unchecked`,
    ...claim.checks.map(({ statement, figure: _, ...check }) => `  of “${statement}”: ${JSON.stringify(check)}`),
  ];
}

test('every claim is checked as it was when somebody last looked at the checks', async () => {
  const lines = REPORT_CLAIMS.flatMap((text) => {
    const given = answerClaim(text, INDEX, { limit: 4 });
    return [text, ...checked(given), ...told(given)];
  });
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('claim-answers.txt');
});

/** Signs that hang on the learnt weights of others. */
const LEARNT =
  /^(?:logit|share|leadLogit|likeliestHere|shareHere|valuesHere|valueLikely|valueRank|likelyNear|unlikely|wordsLikely|backing|small|clauseNear)$/u;

const unlearnt = (signs: Readonly<Record<string, number>>): string =>
  numbers(Object.fromEntries(Object.entries(signs).filter(([sign]) => !LEARNT.test(sign))));

/** Sentences and figures of a question whose signs are held. */
const MOST_SENTENCES = 4;

/** Some of those found, whatever any weight says of them: in the order of their articles and places, from all over it. */
function someOf<Found>(found: readonly Found[], at: (one: Found) => Evidence, start: (one: Found) => number): Found[] {
  const all = found.toSorted(
    (a, b) => compare(at(a).passage.article.id, at(b).passage.article.id) || start(a) - start(b),
  );
  return all.filter(
    (_, place) =>
      Math.floor((place * MOST_SENTENCES) / all.length) !== Math.floor(((place - 1) * MOST_SENTENCES) / all.length),
  );
}

// Weights are learnt for what these are: whoever changes one learns the weights again.
test('sentences and figures have the features and signs that the weights were learnt for', async () => {
  const lines = REPORT_QUESTIONS.flatMap((question) => {
    const asked = parseQuestion(question, INDEX.rings);
    const list = findEvidence(asked, INDEX);
    const all = asked.quantity ? figureCandidates(asked.quantity, list, INDEX) : [];
    const candidates = someOf(
      all,
      ({ evidence }) => evidence,
      ({ evidence, figure }) => evidence.sentence.start + figure.start,
    );
    const [lead] = candidates;
    const frame = lead && new RivalFrame(lead, all, list.terms, INDEX);
    return [
      question,
      ...someOf(
        list.evidence,
        (one) => one,
        ({ sentence }) => sentence.start,
      ).map(({ passage, sentence, features }) => {
        const text = passage.article.text.slice(sentence.start, sentence.end);
        return `  “${text}”: ${numbers(featureValues(features))}`;
      }),
      ...candidates.flatMap((candidate) => {
        const { passage, sentence } = candidate.evidence;
        const label = figureLabel(candidate.figure, passage.article.text.slice(sentence.start, sentence.end));
        return [
          `  ${label} of ${passage.article.id}: ${unlearnt(candidate.signs)}`,
          ...(frame && candidate !== lead ? [`    beside the first: ${unlearnt(frame.measure(candidate))}`] : []),
        ];
      }),
    ];
  });
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('feature-readings.txt');
});

test('figures have the signs by which they bear on a claim', async () => {
  const lines = REPORT_CLAIMS.flatMap((text) =>
    readClaims(text, INDEX.rings).flatMap((claim) => {
      const list = findEvidence(parseQuestion(text, INDEX.rings, null), INDEX);
      return [
        `${claim.label} of ${text}`,
        ...bearingFigures(claim, list, INDEX)
          .slice(0, 5)
          .map(({ evidence, figure, text: said, signs }) => {
            return `  ${figureLabel(figure, said)} of ${evidence.passage.article.id}: ${numbers(signs)}`;
          }),
      ];
    }),
  );
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('bearing-readings.txt');
});
