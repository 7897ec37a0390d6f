import { describe, expect, it } from 'vitest';
import { askOf } from '../../../../functions/engine/figures/asks/quantity-question.ts';
import { FIGURE_RINGS } from '../figure-rings.ts';

const rings = FIGURE_RINGS;

describe('what a question asks a figure of', () => {
  it.each([
    ['how many police died?', 'count', 'police', 'death'],
    ['How many police officers were killed in Almaty?', 'count', 'police', 'death'],
    ['how many people were injured?', 'count', 'peopl', 'injury'],
    ['How many people did the police kill?', 'count', 'peopl', 'death'],
    ['How many rioters did police arrest?', 'count', 'protester', 'detention'],
    ['how many protesters have been detained', 'count', 'protester', 'detention'],
    ['how many dead?', 'count', null, 'death'],
    ['How many were arrested?', 'count', null, 'detention'],
    ['number of injured', 'count', null, 'injury'],
    ['What was the number of police officers killed?', 'count', 'police', 'death'],
    ['death toll', 'count', null, 'death'],
    ['what is the death toll?', 'count', null, 'death'],
    ['police fatalities', 'count', 'police', 'death'],
    ['police deaths in Almaty', 'count', 'police', 'death'],
    ['injured police officers', 'count', 'police', 'injury'],
    ['protesters killed', 'count', 'protester', 'death'],
    ['deaths among civilians', 'count', 'civilian', 'death'],
    ['death toll police', 'count', 'police', 'death'],
    ['What was the death toll among the miners?', 'count', 'miner', 'death'],
    ['flood deaths', 'count', null, 'death'],
    ['earthquake death toll in Turkey', 'count', null, 'death'],
    ['How many sailors drowned?', 'count', 'sailor', 'death'],
    ['How many of the injured needed hospital treatment?', 'count', null, 'hospital'],
    ['How many stations does the metro have?', 'count', 'station', null],
    ['How many boroughs comprise the city?', 'count', 'borough', 'compris'],
    ['What is the population of Boston?', 'count', 'popul', null],
    ['How much did the bridge cost?', 'money', 'bridg', 'price'],
    ['What was the budget?', 'money', 'budget', null],
    ['What share of voters stayed home?', 'percent', 'voter', 'stay'],
    ['What percentage of residents were vaccinated?', 'percent', 'resid', 'vaccin'],
    ['What share of the vote did Berg win?', 'percent', 'vote', 'win'],
    ['How big a share of the seats did the party lose?', 'percent', 'seat', 'lose'],
    ['What percentage of voters turned out?', 'percent', 'turnout', null],
    ['What proportion of the registered electors had turned out on Sunday?', 'percent', 'turnout', null],
    ['How many voters turned out?', 'count', 'voter', 'turn'],
    ['How high was the turnout?', 'amount', 'turnout', null],
    ['How big was the budget?', 'money', 'budget', null],
    ['How high is the tower?', 'measure', 'tower', null],
    ['How far is the airport from the city?', 'measure', 'airport', null],
    ['How much rain fell?', 'amount', 'rain', 'decrease'],
  ])('%s', (question, unit, who, what) => {
    expect(askOf(question, rings)).toMatchObject({ unit, who, what });
  });

  it('reads the unit that is asked for', () => {
    expect(askOf('How many square miles is the island?', rings)).toMatchObject({
      unit: 'measure',
      unitName: 'square mile',
    });
    expect(askOf('In square miles, how much of the island is forest?', rings)).toMatchObject({
      unit: 'measure',
      unitName: 'square mile',
    });
    expect(askOf('How far is the airport in kilometres?', rings)).toMatchObject({ unitName: 'kilometre' });
    expect(askOf('How many euros did the state spend?', rings)).toMatchObject({ unit: 'money', unitName: 'EUR' });
  });

  it('knows the words that only say what kind of figure is wanted', () => {
    const kindWords = (question: string) => askOf(question, rings)?.kindWords;
    expect(kindWords('What share of the vote did Berg win?')).toEqual(['share']);
    expect(kindWords('How large a proportion of the seats did they lose?')).toEqual(['larg', 'proport']);
    expect(kindWords('How large is the lake?')).toEqual([]);
    expect(kindWords('How many shares were sold?')).toEqual([]);
  });

  it('keeps what narrows the counted', () => {
    expect(askOf('How many armed rioters were killed?', rings)?.modifiers).toEqual(['arm']);
    expect(askOf('How many Russian troops were deployed?', rings)?.modifiers).toEqual(['russian']);
  });

  it('keeps the manner of a death that is asked for', () => {
    expect(askOf('how many police officers were beheaded?', rings)).toMatchObject({ what: 'death', manner: 'behead' });
  });

  it.each([
    'Who asked for help?',
    'Why did the police die?',
    'When did the riots begin?',
    'What happened in Almaty?',
    'Where were the police officers killed?',
    'Did any police officers die?',
    'How did the protests start?',
    'Which city has 12 stations?',
    'fuel prices',
    'what caused the deaths?',
    '',
    '???',
  ])('asks for no figure: %s', (question) => {
    expect(askOf(question, rings)).toBeNull();
  });
});
