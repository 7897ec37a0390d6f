import { expect, test } from 'vitest';
import { readClaims, unitLeftOut } from '../../../functions/engine/figures/asks/claims.ts';
import { statedAsk } from '../../../functions/engine/figures/asks/stated-asks.ts';
import { alikeKey } from '../../../functions/engine/search/alike-questions.ts';
import { withAntecedents } from '../../../functions/engine/search/antecedents.ts';
import { withoutFiller } from '../../../functions/engine/search/filler.ts';
import { followUp } from '../../../functions/engine/search/follow-up.ts';
import { isQuestion } from '../../../functions/engine/search/is-question.ts';
import { parseQuestion } from '../../../functions/engine/search/question.ts';
import { type NounPhrase, type Phrase, phrasesOf } from '../../../functions/engine/search/question-phrases.ts';
import { questionsIn } from '../../../functions/engine/search/several-questions.ts';
import { FIGURE_RINGS } from '../figures/figure-rings.ts';
import { VARIED_FRAGMENTS, VARIED_QUESTIONS } from './varied-questions.ts';

const rings = FIGURE_RINGS;

/** Every entry that says something, by its name. */
function told(entries: object): string {
  return Object.entries(entries)
    .map(([name, value]) => [name, entry(value)] as const)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => (value === 'yes' ? name : `${name} ${value}`))
    .join(', ');
}

function entry(value: unknown): string {
  if (value === null || value === undefined || value === false || value === -1) return '';
  if (value === true) return 'yes';
  if (Array.isArray(value)) return value.map(entry).join('+');
  if (value instanceof Set) return [...value].map(String).sort().join('+');
  return typeof value === 'object' ? `(${told(value)})` : String(value);
}

function reading(text: string): string[] {
  const { terms, quantity, words: _, text: asked, ...question } = parseQuestion(text, rings);
  const { phrases, form, counted, words } = phrasesOf(withoutFiller(asked), rings);
  const part = ({ start, end }: Pick<Phrase, 'start' | 'end'>) => `“${words.text.slice(start, end)}”`;
  const nounPhrase = ({ head, of, first: _f, last: _l, start, end, headEnd: _h, ...marks }: NounPhrase): string =>
    `${part({ start, end })} (${told({ head: words.word(head), of: of && nounPhrase(of), ...marks })})`;
  const phrase = ({ kind, lead, noun, verb, start, end }: Phrase): string =>
    `${kind} ${part({ start, end })} ${told({ lead, noun: noun && nounPhrase(noun), verb: verb && words.word(verb) })}`;
  const stated = statedAsk(text, rings);
  const several = questionsIn(text, 3);
  return [
    `${text}${isQuestion(text) ? ' [a question]' : ''}`,
    `  terms: ${terms.map((term) => `${term.text} (${told({ ...term, text: null })})`).join(' ')}`,
    `  ${told(question)}`,
    ...(quantity ? [`  asks ${told(quantity)}`] : []),
    ...(stated ? [`  offers ${told(stated.ask)}; searched “${stated.searched}”`] : []),
    `  ${form}${counted ? ` of ${part(counted)}` : ''}: ${phrases.map(phrase).join(' | ')}`,
    `  alike: ${alikeKey(text, rings)}`,
    ...(withoutFiller(text) === text ? [] : [`  without filler: ${withoutFiller(text)}`]),
    ...(several.length === 1 && several[0] === text ? [] : [`  several: ${several.join(' | ')}`]),
  ];
}

test('every question of the table is read as it was when somebody last looked at it', async () => {
  await expect(`${VARIED_QUESTIONS.flatMap(reading).join('\n')}\n`).toMatchFileSnapshot('question-readings.txt');
});

const BEFORE = [
  'how many police officers were killed in Marlow on Monday?',
  'How much did the Sorvik bridge cost in 2019?',
  'Who is the mayor of Quern?',
  'Why was the ferry to Northey cancelled?',
  'Did 31 people die in the landslide at Torvik?',
  'When did Ada Quill meet the dockers at the harbour?',
  'death toll Marlow harbour',
];

test('what is asked behind another question becomes the question that it became when somebody last looked at it', async () => {
  const lines = BEFORE.flatMap((before) => [
    before,
    ...VARIED_FRAGMENTS.map((fragment) => {
      const named = withAntecedents(fragment, before, rings);
      const told = `  ${fragment} → ${followUp(fragment, before, rings) ?? 'nothing'}`;
      return named === fragment ? told : `${told} (${named})`;
    }),
  ]);
  const alone = VARIED_FRAGMENTS.filter(isQuestion).join(' | ');
  await expect(`${lines.join('\n')}\nquestions: ${alone}\n`).toMatchFileSnapshot('follow-up-readings.txt');
});

const CLAIMS = [
  'At least 31 people were killed in the landslide at Torvik, and 12 are missing.',
  'No officer died in Marlow.',
  'Not twelve but nine policemen were killed.',
  '31 people were not killed.',
  'The bridge cost 84 million.',
  'Unemployment rose to 5.5 in May.',
  'Ada Quill is 43.',
  'Norvik cut 400 jobs, 120 of them in Dorn, and saved £6m ($8m) a year.',
  'The strike lasted for six months.',
  'Two thirds of voters stayed home, up from 50% in 2019.',
  'Prices fell by 12% to $31.',
  'Between 40 and 60 houses burned down on 5 January 2022.',
  'Sales were 3.2, profit 1.1 million.',
  'He was born in 1971 and has 4 children.',
  'The ferry can carry up to 300 people and did carry 412.',
  'Arden won 3-1.',
  'Some 2bln crowns, or 5% of the budget, will be spent by 2030.',
  'The mayor earns 90,000 and pays 12 in rent.',
  'Fewer than 10 of the 40 wells are safe, not 30.',
  'Tomas Reed, 61, has been captain for 12 years.',
  'About 8,000 people, most of them pensioners, marched in 14 towns.',
  'He promised to build 500 homes if 2,000 signed.',
];

test('the figures of every claim of the table are read as they were when somebody last looked at them', async () => {
  const lines = CLAIMS.flatMap((claim) => [
    claim,
    ...readClaims(claim, rings).map((one) => {
      const { value, min, max, bound, unit, who, what, denial } = one.figure;
      const stated = told({ value, min, max, bound, unit, who, what, denial, negated: one.isNegated });
      return `  ${one.label}: ${stated}; left out ${unitLeftOut(one) ?? 'nothing'}; asks ${told(one.ask)}`;
    }),
  ]);
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('claim-readings.txt');
});
