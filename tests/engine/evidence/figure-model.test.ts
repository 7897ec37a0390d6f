import { describe, expect, it } from 'vitest';
import { findEvidence } from '../../../functions/engine/evidence/evidence.ts';
import { figureCandidates } from '../../../functions/engine/evidence/figure-model.ts';
import { parseQuestion } from '../../../functions/engine/search/question.ts';
import { article, indexOf } from '../../support/articles.ts';

describe('the figures that may answer', () => {
  it('are the likeliest thousand where tables give more', () => {
    const row = Array.from({ length: 700 }, (_, at) => `${at + 20} people died`).join(' ');
    const tables = ['one', 'two'].map((id) => article(id, null, `In Dorn ${row}.`));
    const index = indexOf([...tables, article('three', null, 'The ferry sank off Dorn and 14 people died.')]);
    const asked = parseQuestion('How many people died in Dorn?', index.rings);
    if (!asked.quantity) throw new Error('asks for no figure');
    const candidates = figureCandidates(asked.quantity, findEvidence(asked, index), index);
    expect(candidates).toHaveLength(1000);
    expect(candidates[0]?.figure.value).toBe(14);
  });
});

it('what narrows the asked does not speak for what else it narrows', () => {
  const text = 'The debate averaged 84 million viewers across 13 TV channels, and 2 million TV viewers stayed.';
  const index = indexOf([article('a', null, text)]);
  const asked = parseQuestion('How many TV viewers tuned in to the debate?', index.rings);
  if (!asked.quantity) throw new Error('asks for no figure');
  const candidates = figureCandidates(asked.quantity, findEvidence(asked, index), index);
  const narrowed = candidates.filter(({ signs }) => signs.modifiers > 0).map(({ figure }) => figure.noun);
  expect(narrowed).toEqual(['TV viewers']);
});

describe('the leading figure', () => {
  /** Each sentence is an article. */
  function lead(question: string, sentences: readonly string[]): string | null {
    const index = indexOf(sentences.map((text, at) => article(`a${at}`, null, text)));
    const asked = parseQuestion(question, index.rings);
    if (!asked.quantity) throw new Error(`asks for no figure: ${question}`);
    const [first] = figureCandidates(asked.quantity, findEvidence(asked, index), index);
    if (!first) return null;
    const { passage, sentence } = first.evidence;
    return passage.article.text.slice(sentence.start, sentence.end).slice(first.figure.start, first.figure.end);
  }

  it('is that of the asked, not the nearest number', () => {
    expect(lead('How many officers were killed?', ['The blast injured 60 officers and killed 12 officers.'])).toBe(
      '12',
    );
    expect(lead('How many bridges does the city have?', ['The city has 340 parks, 28 bridges and 4 stadiums.'])).toBe(
      '28',
    );
  });

  it.each([
    ['How many passengers died?', 'The ferry was carrying 140 passengers to Dorn.'],
    ['How many police died in Dorn?', 'About 2,000 people marched in Dorn, according to police.'],
    ['How many workers were injured in Dorn?', 'The fire in Dorn killed 14 workers.'],
    ['How many people died on the ferry Oria?', 'A post on the ferry Oria was shared 40,000 times.'],
    ['How many people were aboard the ferry?', 'An estimated 97 people survived when the ferry sank.'],
    ['How many people were aboard the ferry?', 'The ferry sank off Dorn, killing 43 people.'],
  ])('is not what became of others, or that they were there: %s', (question, text) => {
    expect(lead(question, [text])).toBeNull();
  });

  it('is of those who are asked for only where the article tells of them', () => {
    const question = 'How many children were injured in Dorn?';
    expect(lead(question, ['The blast in Dorn injured 49 people.'])).toBeNull();
    expect(lead(question, ['The blast in Dorn hit a bus of children and injured 49 people.'])).toBe('49');
  });

  it('has the unit asked for', () => {
    expect(lead('How much did the stadium cost?', ['The stadium with 40,000 seats cost $310 million in 1998.'])).toBe(
      '$310 million',
    );
    expect(lead('What percentage of seats were sold?', ['Of 40,000 seats 85% were sold.'])).toBe('85%');
  });

  it.each(['How much did the ferry weigh?', 'How heavy was the ferry?'])(
    'is a weight where one is asked for: %s',
    (question) => {
      expect(lead(question, ['The ferry was 62 metres long and weighed 1,150 tonnes.'])).toBe('1,150 tonnes');
    },
  );

  it('is no length of time where an amount is asked for', () => {
    expect(
      lead('How much of the valley was flooded?', ['For three days about half of the valley was flooded, they said.']),
    ).toBe('about half');
  });

  it('is that of the part whose words the question has, not the nearest whole', () => {
    const text = 'The network has 142 stations, of which 35 are underground.';
    expect(lead('How many of the stations are underground?', [text])).toBe('35');
  });

  it('is that of the part to whom it happened, not of the whole', () => {
    expect(lead('How many defendants were acquitted?', ['Three of the nine defendants were acquitted.'])).toBe('Three');
    expect(lead('How many defendants were there?', ['Three of the nine defendants were acquitted.'])).toBe('nine');
  });

  it('is the value, not the step to it, unless the question asks for the change', () => {
    const text = 'The child benefit went up by 200 crowns to 1,450 crowns.';
    expect(lead('How much is the child benefit?', [text])).toBe('1,450 crowns');
    expect(lead('By how much did the child benefit rise?', [text])).toBe('200 crowns');
    expect(lead('How much is the child benefit?', ['The child benefit went up by 200 crowns.'])).toBe('200 crowns');
  });

  it('is the sum, not what is paid a day, unless the question asks for that', () => {
    const text = 'The strike costs the company 2 million euros a day and has cost it 19 million euros so far.';
    expect(lead('How much has the strike cost?', [text])).toBe('19 million euros');
    expect(lead('How much does the strike cost per day?', [text])).toBe('2 million euros');
    const daily = 'The strike costs 2 million euros daily and has cost 19 million euros so far.';
    expect(lead('How much has the strike cost?', [daily])).toBe('19 million euros');
    expect(lead('How much does a guide cost?', ['A guide costs 40 dollars an hour.'])).toBe('40 dollars');
  });

  it('is of the year asked for', () => {
    const text = 'The park drew 2 million visitors in 2011, 3 million in 2012 and 4 million in 2013.';
    expect(lead('How many visitors came in 2012?', [text])).toBe('3 million');
  });

  it('is no number that the question gives', () => {
    expect(lead('Of the 20 players, how many were fined?', ['Nine of the 20 players were fined.'])).toBe('Nine');
  });

  it('is none where no sentence has a figure of the kind', () => {
    expect(lead('How much did it cost?', ['Twelve people came.', 'Nobody knows.'])).toBeNull();
  });
});
