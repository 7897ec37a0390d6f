import { expect, test } from 'vitest';
import { sentenceWords } from '../../../../functions/engine/figures/words/sentence-words.ts';
import { FIGURE_RINGS } from '../figure-rings.ts';

/** Sentences that begin with when something was, or with who says it; and some that only look so. */
const FRAMED: readonly string[] = [
  'On Monday, 12 people died.',
  'On Monday 12 people died.',
  'Monday, 12 people died.',
  'Monday saw 12 arrests.',
  'Late on Monday evening the ferry sank.',
  'Early this week ferries sank.',
  'On Monday’s vote 12 people left.',
  'On Monday the 7 January attack killed 9.',
  'On 7 January 12 people died.',
  'On 7 January, 12 people died.',
  'On 7 January 2020 12 people died.',
  'On January 7 12 people died.',
  'On January 7, 2020, 12 people died.',
  'On January 7, people died.',
  'On January 7 people died.',
  'In March 9 miners died.',
  'In March 9, miners died.',
  'Since March 9, miners have died.',
  'In March 2020 9 miners died.',
  'In 2020 9 miners died.',
  'In the 9th of March the miners died.',
  'On the 9th of March the miners died.',
  'Last week the ferry sank.',
  'Last week ferries sank, he said.',
  'The week the ferry sank was cold.',
  'This morning, in Dorn, the ferry sank.',
  'In the morning the ferry sank.',
  'Yesterday the ferry sank.',
  'Yesterday and today, the ferry sank.',
  'Today’s ferry sank.',
  'According to the police in Oran, 12 people died.',
  'According to the police in Oran 12 people died.',
  'According to police and the mayor, who left, 12 people died.',
  'According to Ada: 12 people died.',
  'According with the police, 12 people died.',
  'The ministry said on Monday that 12 people died.',
  'The ministry said that 12 people died.',
  'The ministry said, that 12 people died.',
  'The ministry said 12 people died.',
  'The ministry said 12 words.',
  'The ministry said there were 9.',
  'The ministry said that it paid 9.',
  'The ministry said that is 9.',
  'The ministry said that, after the fire, 9 left.',
  'The ministry said it paid 9.',
  'The ministries said he paid 9.',
  'The minister said he paid 9.',
  'The minister has said the dam is full.',
  'The minister added that the dam is full.',
  'The minister added the dam to it.',
  'The minister told reporters that the dam is full.',
  'The minister who left said that the dam is full.',
  'A move they say should help costs 9.',
  'Said Ada that the dam is full.',
  'Police say prices: up 9%; they were 5% higher.',
  'Police say prices were 5% higher.',
  'On Monday, the ministry said that 12 people died.',
  'The ministry said that on Monday 12 people died.',
  'The ministry said that, on Monday, police said 12 people died.',
  'The dam is full.',
];

test('what is told begins behind the frame where it began when somebody last looked at it', async () => {
  const lines = FRAMED.flatMap((sentence) => {
    const { tokens, core } = sentenceWords(sentence, FIGURE_RINGS);
    return [sentence, `  ${core === 0 ? '' : sentence.slice(tokens[core]?.start)}`.trimEnd()];
  });
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('frame-readings.txt');
});
