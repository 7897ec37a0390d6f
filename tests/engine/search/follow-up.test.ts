import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_RINGS, parseRings } from '../../../functions/engine/concepts/rings.ts';
import { followUp } from '../../../functions/engine/search/follow-up.ts';
import { isQuestion } from '../../../functions/engine/search/is-question.ts';
import { DEFAULT_RINGS } from '../../../functions/local/commands/arguments.ts';
import { anyCharacter } from '../../support/any-character.ts';
import { expectLinear } from '../../support/growth.ts';
import { runs } from '../../support/runs.ts';

const rings = parseRings(readFileSync(DEFAULT_RINGS, 'utf8'), DEFAULT_RINGS);

/** A question and what is asked behind it, with the question that it becomes. */
const THREADS: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'how many police died?': [
    ['and civilians?', 'how many civilians died?'],
    ['and on Thursday?', 'how many police died on Thursday?'],
    ['in Almaty?', 'how many police died in Almaty?'],
    ['what about the injured?', 'how many police were injured?'],
    ['and protesters in Aktau?', 'how many protesters died in Aktau?'],
    ['how many were arrested?', 'how many were arrested?'],
    ['who said so?', 'who said that police died?'],
    ['when?', 'when was it that police died?'],
    ['why?', 'why was it that police died?'],
    ['and in 2011?', 'how many police died in 2011?'],
    ['injured?', 'how many police were injured?'],
    ['Civilians?', 'how many civilians died?'],
    ['Almaty?', 'how many police died in Almaty?'],
    ['what about women and children?', 'how many women and children died?'],
    ['how many civilians?', 'how many civilians died?'],
    ['how many civilians died?', 'how many civilians died?'],
    ['and the airport?', 'how many police died at the airport?'],
    ['deaths?', 'how many deaths were there?'],
    ['arrests?', 'how many arrests were there?'],
    ['who killed them?', 'who killed the police?'],
    ['and soldiers, too?', 'how many soldiers died?'],
    ['where was that?', 'where was it that police died?'],
    ['who?', 'how many police died, and who?'],
    ['how many?', 'how many police died?'],
    ['armed protesters?', 'how many armed protesters died?'],
    ['during the riots?', 'how many police died during the riots?'],
    ['civilians killed?', 'how many civilians were killed?'],
    ['were they armed?', 'were the police armed?'],
    ['dogs?', 'how many dogs died?'],
    ['was the airport seized?', 'was the airport seized?'],
    ['on January 6?', 'how many police died on January 6?'],
    ['yesterday?', 'how many police died yesterday?'],
    ['according to whom?', 'who said that police died?'],
    ['according to the union?', 'how many police died according to the union?'],
    ['and according to the interior ministry?', 'how many police died according to the interior ministry?'],
    ['and officers wounded in Aktau on Friday?', 'how many officers were wounded in Aktau on Friday?'],
    ['the dead?', 'how many police died?'],
  ],
  'how many police died in Almaty on Wednesday?': [
    ['how many were arrested?', 'how many were arrested in Almaty on Wednesday?'],
    ['and in Aktau?', 'how many police died in Aktau on Wednesday?'],
    ['and Aktau?', 'how many police died in Aktau on Wednesday?'],
    ['on Thursday?', 'how many police died in Almaty on Thursday?'],
    ['who died?', 'who died in Almaty on Wednesday?'],
    ['what happened?', 'what happened in Almaty on Wednesday?'],
    ['when?', 'when was it that police died in Almaty on Wednesday?'],
    ['how many died there?', 'how many died in Almaty?'],
    ['and protesters?', 'how many protesters died in Almaty on Wednesday?'],
    ['injured?', 'how many police were injured in Almaty on Wednesday?'],
    ['and in the capital?', 'how many police died in the capital on Wednesday?'],
    ['how many people were arrested?', 'how many people were arrested?'],
    ['number of injured?', 'number of injured in Almaty on Wednesday?'],
    ['where?', 'where was it that police died in Almaty on Wednesday?'],
  ],
  'who seized the city hall?': [
    ['what about the airport?', 'who seized the airport?'],
    ['and the airport?', 'who seized the airport?'],
    ['when?', 'when was it that they seized the city hall?'],
    ['why?', 'why was it that they seized the city hall?'],
    ['who said so?', 'who said who seized the city hall?'],
    ['in Almaty?', 'who seized the city hall in Almaty?'],
    ['when was it seized?', 'when was the city hall seized?'],
    ['how many?', 'how many seized the city hall?'],
    ['burned?', 'who burned the city hall?'],
    ['and on Thursday?', 'who seized the city hall on Thursday?'],
  ],
  'was the airport seized?': [
    ['when?', 'when was the airport seized?'],
    ['by whom?', 'by whom was the airport seized?'],
    ['who?', 'by whom was the airport seized?'],
    ['and the city hall?', 'was the city hall seized?'],
    ['reopened?', 'was the airport reopened?'],
    ['who said that?', 'who said that the airport was seized?'],
    ['in Almaty?', 'was the airport seized in Almaty?'],
    ['when did that happen?', 'when was the airport seized?'],
    ['was it reopened?', 'was the airport reopened?'],
    ['and the trains?', 'were the trains seized?'],
    ['why?', 'why was the airport seized?'],
    ['how?', 'how was the airport seized?'],
  ],
  'who won the election in Norway?': [
    ['and in Sweden?', 'who won the election in Sweden?'],
    ['and Sweden?', 'who won the election in Sweden?'],
    ['when?', 'when was it that they won the election in Norway?'],
    ['when was it held?', 'when was the election held?'],
    ['and in 2017?', 'who won the election in Norway in 2017?'],
    ['who lost?', 'who lost in Norway?'],
    ['the runoff?', 'who won the runoff in Norway?'],
  ],
  'how many votes did the Labour party get?': [
    ['and the Conservatives?', 'how many votes did the Conservatives get?'],
    ['in 2019?', 'how many votes did the Labour party get in 2019?'],
    ['and seats?', 'how many seats did the Labour party get?'],
    ['when?', 'when did the Labour party get votes?'],
    ['who said so?', 'who said that the Labour party did get votes?'],
    ['what about the Greens?', 'how many votes did the Greens get?'],
  ],
  'how much rain fell in Paris last week?': [
    ['and snow?', 'how much snow fell in Paris last week?'],
    ['in Lyon?', 'how much rain fell in Lyon last week?'],
    ['and Lyon?', 'how much rain fell in Lyon last week?'],
    ['yesterday?', 'how much rain fell in Paris yesterday?'],
    ['and this week?', 'how much rain fell in Paris this week?'],
    ['when?', 'when was it that rain fell in Paris last week?'],
  ],
  'how many goals did Messi score in the final?': [
    ['and Ronaldo?', 'how many goals did Ronaldo score in the final?'],
    ['in the semi-final?', 'how many goals did Messi score in the semi-final?'],
    ['and assists?', 'how many assists did Messi score in the final?'],
    ['when?', 'when did Messi score goals in the final?'],
    ['and the semi-final?', 'how many goals did Messi score in the semi-final?'],
  ],
  'how many people were infected in Italy in March 2020?': [
    ['and in April?', 'how many people were infected in Italy in April?'],
    ['vaccinated?', 'how many people were vaccinated in Italy in March 2020?'],
    ['deaths?', 'how many deaths were there in Italy in March 2020?'],
    ['and Spain?', 'how many people were infected in Spain in March 2020?'],
    ['and in Spain in May?', 'how many people were infected in Spain in May?'],
    ['children?', 'how many children were infected in Italy in March 2020?'],
    ['by whom?', 'by whom were people infected in Italy in March 2020?'],
    ['hospitalised?', 'how many people were hospitalised in Italy in March 2020?'],
    ['died?', 'how many people died in Italy in March 2020?'],
  ],
  'what was the profit of Acme in 2021?': [
    ['and in 2022?', 'what was the profit of Acme in 2022?'],
    ['and revenue?', 'what was the revenue of Acme in 2021?'],
    ['and the loss?', 'what was the loss of Acme in 2021?'],
    ['what about Globex?', 'what was the profit of Globex in 2021?'],
    ['why?', 'what was the profit of Acme in 2021, and why?'],
    ['when?', 'what was the profit of Acme in 2021, and when?'],
  ],
  'how many workers did Acme lay off in May?': [
    ['and Globex?', 'how many workers did Globex lay off in May?'],
    ['and in June?', 'how many workers did Acme lay off in June?'],
    ['why?', 'why did Acme lay workers off in May?'],
    ['managers?', 'how many managers did Acme lay off in May?'],
  ],
  'when was the bridge opened?': [
    ['and the tunnel?', 'when was the tunnel opened?'],
    ['by whom?', 'by whom was the bridge opened?'],
    ['where?', 'where was the bridge opened?'],
    ['who opened it?', 'who opened the bridge?'],
    ['closed?', 'when was the bridge closed?'],
  ],
  'what triggered the unrest?': [
    ['when?', 'what triggered the unrest, and when?'],
    ['and the fire?', 'what triggered the fire?'],
    ['in Almaty?', 'what triggered the unrest in Almaty?'],
  ],
  'who was killed?': [
    ['and police?', 'which police were killed?'],
    ['in Almaty?', 'who was killed in Almaty?'],
    ['injured?', 'who was injured?'],
    ['when?', 'when was it that they were killed?'],
    ['how many?', 'how many were killed?'],
  ],
  'how many troops did Russia deploy?': [
    ['when?', 'when did Russia deploy troops?'],
    ['and Belarus?', 'how many troops did Belarus deploy?'],
    ['who said so?', 'who said that Russia did deploy troops?'],
    ['why?', 'why did Russia deploy troops?'],
    ['and tanks?', 'how many tanks did Russia deploy?'],
    ['to Almaty?', 'how many troops did Russia deploy to Almaty?'],
  ],
  'How many homes were flooded in Kent?': [
    ['and Sussex?', 'How many homes were flooded in Sussex?'],
    ['destroyed?', 'How many homes were destroyed in Kent?'],
    ['cars?', 'How many cars were flooded in Kent?'],
    ['evacuated?', 'How many homes were evacuated in Kent?'],
    ['who said so?', 'who said that homes were flooded in Kent?'],
  ],
  'why are people protesting in Kazakhstan?': [
    ['and in Russia?', 'why are people protesting in Russia?'],
    ['when?', 'when are people protesting in Kazakhstan?'],
  ],
  'how far is the airfield from Almaty?': [
    ['and from Aktau?', 'how far is the airfield from Aktau?'],
    ['and the station?', 'how far is the station from Almaty?'],
  ],
};

/** Questions that stand alone, whatever was asked before. */
const COMPLETE = [
  'how many civilians died?',
  'how many people were arrested in Aktau?',
  'who won the election in Norway?',
  'was the airport seized?',
  'what triggered the unrest?',
  'when did the government resign?',
  'why are people protesting in Kazakhstan?',
  'how much did the bridge cost?',
  'where did the storm make landfall?',
  'who scored the winning goal in the final?',
  'number of infections in Italy in March',
];

describe('a follow-up', () => {
  const cases = Object.entries(THREADS).flatMap(([previous, list]) =>
    list.map(([text, expected]) => [previous, text, expected] as const),
  );

  test.each(cases)('behind “%s”: “%s” asks “%s”', (previous, text, expected) => {
    expect(followUp(text, previous, rings)).toBe(expected);
  });

  test.each([
    ['thanks', 'how many police died?'],
    ['and?', 'how many police died?'],
    ['?', 'how many police died?'],
    ['', 'how many police died?'],
    ['not civilians?', 'how many police died?'],
    ['and the mayor?', 'how many police died?'],
  ])('“%s” asks for nothing that could stand in “%s”', (text, previous) => {
    expect(followUp(text, previous, rings)).toBeNull();
  });

  test('is itself where nothing was asked before', () => {
    expect(followUp('and civilians?', '', rings)).toBe('and civilians?');
  });

  test('may follow a follow-up', () => {
    const chain = ['and civilians?', 'in Almaty?', 'injured?', 'and on Thursday?', 'who said so?'];
    const asked: string[] = [];
    chain.reduce((previous, text) => {
      const question = followUp(text, previous, rings) ?? text;
      asked.push(question);
      return question;
    }, 'how many police died?');
    expect(asked).toEqual([
      'how many civilians died?',
      'how many civilians died in Almaty?',
      'how many civilians were injured in Almaty?',
      'how many civilians were injured in Almaty on Thursday?',
      'who said that civilians were injured in Almaty on Thursday?',
    ]);
  });

  test('drops what the question before had hung on', () => {
    expect(followUp('in Almaty?', 'what triggered the unrest, and when?', rings)).toBe(
      'what triggered the unrest in Almaty?',
    );
  });

  test('is about a place where it is one rare word alone, and not where that word is of many', () => {
    expect(followUp('marlow?', 'who died?', rings)).toBe('who died in marlow?');
    expect(followUp('landslips?', 'who died?', rings)).toBeNull();
  });

  test('needs no rings to replace what the endings of words tell', () => {
    expect(followUp('and civilians?', 'how many officers died?', NO_RINGS)).toBe('how many civilians died?');
  });
});

describe('for any two messages', () => {
  const words =
    'and in on the how many who when was were police civilians died injured Almaty Thursday 2011 they it there of by not'
      .split(' ')
      .concat(['city hall', 'what about', '?', ',', '.', '“', '<@U1>', '🎉', '警察', '$1', '$&', '\u0000']);
  const message = fc.oneof(
    fc.array(fc.constantFrom(...words), { maxLength: 9 }).map((list) => list.join(' ')),
    fc.string({ unit: anyCharacter, maxLength: 40 }),
  );

  test('there is a question of words that were said, or none', () => {
    const own = new Set(
      'was were it that they by whom said who which the in at how many there and when did'.split(' '),
    );
    fc.assert(
      fc.property(message, message, (text, previous) => {
        const question = followUp(text, previous, rings);
        isQuestion(text);
        if (question === null) return;
        expect(question).not.toMatch(/\b(?:undefined|null|NaN)\b|\[object/u);
        const said = new Set(`${text} ${previous}`.toLowerCase().match(/[\p{L}\p{N}]+/gu));
        for (const word of question.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
          const auxiliary = /^(?:is|are|has|have|do|does|died)$/u.test(word);
          expect(said.has(word) || own.has(word) || auxiliary, `${word} in ${question}`).toBe(true);
        }
      }),
      { numRuns: runs(3000) },
    );
  });

  test('what stands alone stays as it is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...COMPLETE), fc.oneof(message, fc.constantFrom(...COMPLETE)), (text, previous) => {
        expect(followUp(text, previous, rings)).toBe(text);
      }),
      { numRuns: runs(500) },
    );
  });

  test('a completed question stands alone', () => {
    const threads = Object.entries(THREADS).flatMap(([previous, list]) => list.map(([text]) => ({ previous, text })));
    for (const { previous, text } of threads) {
      const question = followUp(text, previous, rings) ?? '';
      expect(followUp(question, previous, rings), question).toBe(question);
    }
  });

  test.each(['and ', 'police ', 'in Almaty ', '? ', 'of ', 'a, ', 'Thursday ', 'the of '])(
    'a message as long as Slack allows is read in linear time: %j',
    (part) => {
      expectLinear(
        40_000,
        (size) => part.repeat(size / part.length),
        (text) => {
          followUp(text, 'how many police died?', rings);
          followUp('and civilians?', text, rings);
          isQuestion(text);
        },
      );
    },
  );
});

describe('a message in a thread that mentions nobody', () => {
  test.each([
    'how many civilians died?',
    'How many were arrested',
    'and civilians?',
    'In Almaty?',
    'injured?',
    'who said so?',
    'who said so',
    'when?',
    'why?',
    'what about the airport',
    'How about the injured',
    'was the airport seized',
    'is the airport open?',
    'and how many were injured',
    'where did it happen',
    'did Russia deploy troops to the US?',
    'which city was hit first',
    'Thanks! And civilians?',
  ])('is a question: %s', (text) => {
    expect(isQuestion(text)).toBe(true);
  });

  test.each([
    '',
    '?',
    '🎉?',
    'thanks?',
    'right?',
    'really?',
    'Really??',
    'so what?',
    'what?',
    'is it?',
    'who knows',
    'how sad',
    'what a mess',
    'great work',
    'do it',
    'have a look',
    'and civilians',
    'lunch at noon.',
    'That is wrong, right?',
    'It was eight, no?',
    'They died, did they?',
    'when they arrive, call the desk',
    'can you send me the link?',
    'should we publish this?',
    'has anyone seen the draft?',
    '<@U1> how many died?',
    'It was 18. The ministry said 12. Who is right?',
    `${'how many '.repeat(40)}?`,
  ])('is none: %s', (text) => {
    expect(isQuestion(text)).toBe(false);
  });
});
