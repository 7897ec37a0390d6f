import { describe, expect, it } from 'vitest';
import { askOf } from '../../../../functions/engine/figures/asks/quantity-question.ts';
import { AGE } from '../../../../functions/engine/figures/quantities/stated-ages.ts';
import { FIGURE_RINGS } from '../figure-rings.ts';

const unitOf = (question: string) => askOf(question, FIGURE_RINGS)?.unit ?? null;

describe('a question for the value of a noun', () => {
  it.each([
    ['What is Orlo Foods paying for Brinmark?', 'money'],
    ['What did the yard cost to build?', 'money'],
    ['What is the Brin estate worth?', 'money'],
    ['What does the council say a ticket costs?', 'money'],
    ['How big is the deficit?', 'money'],
    ["How large was Norland's trade deficit with Sudland?", 'money'],
    ["How far will Norland's deficit fall by 2031?", 'money'],
    ["What were Orlo's debts when it closed?", 'money'],
    ["What was Ada Brandt's salary at Orlo?", 'money'],
    ["What is the total value of Brin's offer for Orlo?", 'money'],
    ['What stake does Hedda Lund hold in Orlo?', 'percent'],
    ["What was Norland's vacancy rate in May?", 'percent'],
    ['How fast did Norland grow last year?', 'percent'],
    ['What audience did the final get?', 'count'],
    ["How big is Orlo's workforce?", 'count'],
    ["What was Hedda Lund's majority in Brin East?", 'count'],
    ['What prison sentence did Holm get?', 'measure'],
    ['Norland growth 2030', 'amount'],
    ['What will interest rates be in June?', 'percent'],
    ["What are Berg's chances of winning Osk?", 'percent'],
    ['What are forecasters saying about growth in Norland?', 'amount'],
    ["What was the bank's earlier forecast for Norland's growth?", 'amount'],
    ["What is Norland's growth forecast for 2030?", 'amount'],
    ["How strongly did Norland's economy expand in 2030?", 'amount'],
    ["How did Orlo's sales do in May?", 'amount'],
    ['What happened to house prices in May?', 'amount'],
    ['What is the new limit on foreign investment in Norland?', 'amount'],
    ['Up to what price do buyers pay no duty?', 'money'],
    ['What is the bill for insurers after the flood?', 'money'],
    ['Orlo average asking price december', 'money'],
    ['How much compensation does Orlo want?', 'money'],
    ['How badly did Orlo sell, down by how much?', 'amount'],
    ['How much more did shops sell in May?', 'amount'],
    ['What is the longest that a patient should wait?', 'measure'],
  ])('%s is asked in %s', (question, unit) => {
    expect(unitOf(question)).toBe(unit);
  });

  it.each([
    'What did the minister say about the deficit?',
    'What did the offer include?',
    'What is Brin paying attention to?',
    'Why did the deficit grow?',
    'Who bought the stake in Orlo?',
    'What is the bill on fishing about?',
    'What happened to the economy minister?',
    'What is the weather forecast for Oran?',
    'What was the target of the bombing?',
    'How did the economy minister do in the debate?',
  ])('%s asks for no figure', (question) => {
    expect(askOf(question, FIGURE_RINGS)).toBeNull();
  });

  it.each([
    ['How old was the driver?', 'driver'],
    ['what age was the younger sister', 'sister'],
    ['What is the age of the pilot?', 'pilot'],
    ["What is Ada Brandt's age?", 'brandt'],
  ])('%s asks for an age', (question, who) => {
    expect(askOf(question, FIGURE_RINGS)).toMatchObject({ unit: 'measure', unitName: AGE, who });
  });
});
