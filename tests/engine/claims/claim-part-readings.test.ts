import { expect, test } from 'vitest';
import { opposition, type Polarity, polarityOf } from '../../../functions/engine/claims/opposites.ts';
import { readPasted } from '../../../functions/engine/claims/pasted-text.ts';
import { compareScores, scoreOf } from '../../../functions/engine/claims/scores.ts';
import { compareDates, datesIn } from '../../../functions/engine/claims/stated-dates.ts';

const PASTED: readonly string[] = [
  '🚨🚨 BREAKING: Marlow is burning!!! Share before it is deleted 🙏 https://t.example/x @courier #fire #marlow',
  'RT @desk: Norvik Steel cuts 900 jobs #steel',
  '#norvik #steel Norvik will close #Ostby plant. #jobs #union #north',
  '#steel please share',
  'The plant is shut. #steel RT if you agree',
  'The plant is shut. #steel is what they make there.',
  'Norvik closes 🏭 Ostby is angry 😡 nobody knows why',
  'THE MAYOR OF DORN HAS RESIGNED',
  'The mayor of DORN has left the CSTO and NATO, and is FURIOUS',
  'Is it true that 18 people died on the Oria?',
  'My neighbour says that they told me the dam has 3 cracks',
  'Did you know? Apparently, the bridge cost 84 million',
  'WOW. So sad. Unbelievable: the ferry sank',
  'People drowned in Ostby. So the mayor left. Facts matter.',
  'Share prices fell by 12%. Share this!',
  'Like most dockers, he was not paid. Like and share.',
  'Watch the video before they delete it. Click here.',
  'Please send help to Ostby. Copy the chief was told.',
  'I hate this. We think so. I have 3 houses in Ostby.',
  'Why? Can they do that? How many died? Right?',
  'One. Two boats sank. Three boats sank. Four boats sank. Five boats sank. Six boats sank. Seven boats sank. Eight boats sank.',
  'Two boats sank. Two boats sank.',
  'First line without a stop\nsecond line of it\n\nthird , line ;; and more.. text',
  '"Forwarded many times: the water in Dorn is poisoned" pls forward to all',
  'Fact: a&b #1 and C#5 are no tags, #2019 is none',
  'mail desk@courier.example or www.courier.example/a for 3 prizes',
  '😀',
  'ok',
  'Breaking news the harbour burned down, spread the word',
  'Reportedly the SDP lost 11 seats!? Wake up people',
  'BREAKING NEWS Voss resigns',
  'MAYOR OF DORN QUITS',
  'DORN IS SHUT',
  'The NORVIK plant is closed by the UN and the COURT',
  'Dorn is shut. #dorn #shut #now',
  'Dorn is shut. #dorn',
  'Dorn is shut #dorn #now please share',
  'Dorn is shut #dorn #now. Quern is open.',
  '#dorn is shut and a#b is not',
  'I am sad. I think that 3 died. I saw Dorn burn. We love Dorn',
  'Is this true? Is Dorn shut? Are they mad? Are 3 boats lost?',
  'True or false? Right? Isn’t it sad?',
  'Wow so sad. Fact: Dorn is shut. So: Quern is not. Hi all, Ostby is',
  'My cousin told me that everyone says apparently Dorn is shut',
  'Can anyone confirm whether Dorn is shut? Check this: Quern is shut',
  'Please share. Share this widely before it is gone. Like and share. Share prices fell.',
  'Dorn is shut, pls share asap',
  'Dorn is shut - retweet and follow',
  'Don’t let them win. Do not trust the mayor. See the video below. Read on.',
  'Send help to Dorn now',
  'Dorn 🔥 Quern 🔥🔥 3 ⃣ boats 1️⃣ lost (30% 😀 of them)',
  'Dorn is shut!!!?? Quern is not?! ... Ostby :: is ,, too',
  'Nothing. Dorn. Dorn shut.',
];

test('what a pasted text states is what it stated when somebody last looked at it', async () => {
  const lines = PASTED.flatMap((text) => {
    const { statements, unchecked } = readPasted(text);
    return [JSON.stringify(text), ...statements.map((one) => `  ${one}`), ...(unchecked ? [`  and ${unchecked}`] : [])];
  });
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('pasted-readings.txt');
});

const GAMES: readonly string[] = [
  'Sorvik United beat Dorn 3-1 in the final.',
  'Dorn lost 1-3 to Sorvik United.',
  'Dorn were beaten 3–1 by Sorvik.',
  'Dorn beat Sorvik 3 - 1.',
  'Quern beat Dorn 3-1.',
  'Maar won 6-4, 3-6, 7-6 against Holt.',
  'The court ruled by eight votes to one for the union.',
  'The bill passed 54-46.',
  'An 8 to 1 majority voted for it.',
  'The council, by nil to 12, rejected it.',
  'The match on 2001-02-03 was a draw.',
  'He won $3-5 million and 10-12 days of leave.',
  'Sorvik drew 2-2.',
  'The road of 3-4 km was built.',
  'Dorn overcame Sorvik, the champions, 3-1.',
  'Sorvik was thrashed 3-1 by Dorn.',
  'Sorvik got beaten 3-1 by Dorn.',
  'Sorvik had won 1-3.',
  'The final ended 3-1.',
  'The vote was 54 votes to 46.',
  'The court ruled five to four.',
  'The court ruled one to nil against it.',
  'Dorn won by five to four.',
  'The court ruled five to four, the lower one eight votes to one.',
  'The council passed it 12-0.',
  'The council met 12-0 times.',
  'Dorn won 3-1, 12 million saw it.',
  'Dorn won 3-1 million, 3-1.5, 3-1% and $3-1.',
  'Dorn won 1:3-1 and 3-1-2.',
  'In the match he who lost 3-1 was Reed.',
];

test('scores are read and compared as they were when somebody last looked at them', async () => {
  const scores = GAMES.map(scoreOf);
  const lines = GAMES.flatMap((game, at) => {
    const own = scores[at];
    const beside = own ? scores.map((other) => (other ? (compareScores(own, other) ?? 'none') : '-')) : [];
    return [game, `  ${JSON.stringify(own)}`, ...(own ? [`  ${beside.join(' ')}`] : [])];
  });
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('score-readings.txt');
});

const DATED: readonly string[] = [
  'The bridge opened on 4 June 1994, not in May 1994.',
  'It was on June 4th, 1994 and on the 5th of June.',
  'In 2019 and since March 2020; by Sept. 2021 or early May.',
  'On 31 Dec 1999, 12.5 May tonnes, 2,019 men and 1994-95.',
  'He may come in May. March on, said the 3 men of 1871.',
  'On Monday.',
  'On 31 December 1999 and Dec. 31, 1999; on 1 January 2000.',
  'In Mar 2001, in march 2001, on 3rd March, by March 2002.',
  'In the 1990s, in 1899, in 2101 and room 2019.',
  'From 4 to 6 June 1994 and in June, 1994.',
];

test('dates are read and compared as they were when somebody last looked at them', async () => {
  const dates = DATED.flatMap(datesIn);
  const lines = [
    ...DATED.flatMap((text) => [text, ...datesIn(text).map((date) => `  ${JSON.stringify(date)}`)]),
    ...dates.map((one) => `${one.label}: ${dates.map((other) => compareDates(one, other)).join(' ')}`),
  ];
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('date-readings.txt');
});

const SIDES: readonly string[] = [
  'Voss won the election.',
  'Voss lost the election.',
  'Voss did not win the election.',
  'Nobody won.',
  'Prices rose.',
  'Prices fell.',
  'Prices never fell.',
  'The plant will open.',
  'The plant will be closed.',
  'The bill was approved.',
  'The bill was rejected and then passed.',
  'He denied that he had left.',
  'The ban was lifted.',
  'The ban was imposed.',
  'She is guilty.',
  'She is not guilty.',
  'The road is neither safe nor open.',
  'The army attacked and then retreated.',
  'Voss was found not guilty.',
  'Voss pleaded guilty and then pleaded not guilty.',
  'Voss was released without charge.',
  'Voss was charged.',
  'The council turned down the plan.',
  'The council did not in any way at all approve it.',
  'The council never quite simply approved it.',
  'Norvik will lay off workers.',
  'Norvik will hire workers.',
  'The strike was called off.',
  'The strike will resume.',
  'Nobody was hurt.',
  'Nine were killed.',
  'All survived.',
  'He is staying.',
  'He quit.',
  'It failed to close.',
];

test('sides are told apart as they were when somebody last looked at them', async () => {
  const sides: Polarity[] = SIDES.map(polarityOf);
  const lines = SIDES.map((text, at) => {
    const own = sides[at];
    return `${text} ${own ? sides.map((other) => opposition(own, other).charAt(0)).join(' ') : ''}`;
  });
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('side-readings.txt');
});
