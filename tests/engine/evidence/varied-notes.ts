import type { Article } from '../../../functions/engine/articles/article.ts';
import { parseArticle } from '../../../functions/engine/articles/parse-article.ts';

function note(id: string, title: string, stated: string, text: string): Article {
  return parseArticle({
    text: `---\nid: ${id}\ntitle: ${title}\n${stated}\n---\n${text}\n`,
    file: `${id}.md`,
    format: 'markdown',
  });
}

/** Short articles on the same things at other times, places and of other firms: what is said in passing is next to what is asked. */
export const VARIED_NOTES: readonly Article[] = [
  note(
    'sales-may',
    'Orlo sales in May',
    'publisher: Trade Daily\npublished: 2023-06-02',
    `Orlo sold 4,200 cars in May, up from 3,900 in April. It had expected to sell 5,000 cars, and may sell 6,000 in June.

The firm from Norland originally planned a price of $21,000 a car instead of $24,000. Its shares rose 3.5% to $41 on Monday.`,
  ),
  note(
    'sales-year',
    'Orlo’s year',
    'publisher: Quern Herald\npublished: 2024-01-11',
    `For the year Orlo sold 52,000 cars, 12% fewer than in 2022. In the second quarter it sold 12,900 cars; in the third quarter 14,100.

Brin, its rival from Sweden, sold 61,000 cars. The company employs 8,100 people, 2,300 of them in Norland, and pays $31 an hour.

It was founded by Ada Orlo. She was born in Ostby in 1911.`,
  ),
  note(
    'sales-brin',
    'Brin overtakes Orlo',
    'publisher: Wire\npublished: 2024-01-12',
    `Brin sold 61,000 cars last year and Orlo 52,000, the makers said. Brin shares rose 5% and Orlo shares 4%.

Some 38% of Brin cars go to Norland, 15% to Denmark. A price cut of 9% helped in spring, a strike of 12 days hurt in autumn.`,
  ),
  note(
    'night-one',
    'Second night of unrest in Almar',
    'publisher: Courier\npublished: 2023-03-04',
    `On the second night 14 people were hurt in Almar, doctors said. On the first night 9 people had been hurt; a third night was feared.

Police said 6 of the 14 hurt were officers. The organisers put the crowd at 3,000, police at 1,200.`,
  ),
  note(
    'night-two',
    'Unrest in Almar',
    'publisher: Observer\npublished: 2023-03-06',
    `Some 23 people have been hurt in Almar since Thursday, said Dr Jana Holt, who runs the hospital. (Another 4 died.) The toll could rise to 30.

How many were arrested has not been disclosed. No officer was killed; the mayor said that no shop had been looted.`,
  ),
  note(
    'old-unrest',
    'The unrest of Almar, ten years on',
    'publisher: Courier\npublished: 2013-11-20',
    'In the unrest of Almar 71 people were hurt, Karl Voss, Ilse Maar and Peter Lang of Torvik remember. They met in Dorn in autumn.',
  ),
  note(
    'dam',
    'The dam of Quern',
    'publisher: Atlas',
    `The dam of Quern is 212 metres high and holds 3.1 billion cubic metres. It cost £40 million (about $52 million) and took 6 years to build.

This was because the rock was soft. Seven of the 40 engineers left after a dispute with the ministry. The 40-metre tower beside it opened until last March.`,
  ),
  note(
    'dam-two',
    'Quern dam needs repair',
    'publisher: Times\npublished: 2024-02-01',
    `The dam of Quern, 214 metres high, will be closed for repairs that could cost $60 million, engineer Tomas Reed, 61, said yesterday at 7pm in the town hall.

Unemployment in Quern had doubled. The mayor, Ilse Maar, 43, wants 200 new jobs, and no urgent plan exists.`,
  ),
  note(
    'long',
    'A long report from Torvik',
    'publisher: Times\npublished: 2024-02-02',
    `The council of Torvik, which had met ${'in the old hall beside the river '.repeat(9)}on Friday, spent 12 million crowns. It was for the new school. The group said 9 million crowns would do. ${'Nobody in the town spoke of it again for a long time. '.repeat(3)}

Torvik lies in Norland. The town spends 3% of its budget on roads, 4 per cent on parks and a third on schools; a year earlier it spent 5% on roads.`,
  ),
  note(
    'dashes',
    'Torvik – what is known',
    'publisher: Wire\npublished: 2024-02-04',
    `Torvik – a town of 31,000 people – spent 14 million crowns on roads – more than Malmo. In Torvik,  12 roads (of 40) are shut: 9 in the north.

As of Sunday 3 roads.in Torvik were open ; 5 of them at night. Torvik opened 2 roads in spring, 4 in autumn, and it may open 6 in May.`,
  ),
  note(
    'abroad',
    'Swedish towns',
    'publisher: Wire\npublished: 2024-02-03',
    `In Sweden a Danish firm, Torvik Roads, spent 7 million crowns on roads. Sweden has 290 towns, Denmark 98.

Inspector Hans Müller of the Swedish police arrested 5 drivers near Malmo. He was 50. The suspect, a driver, was 31.`,
  ),
];

export const NOTE_QUESTIONS: readonly string[] = [
  'How many cars did Orlo sell in May?',
  'How many cars did Orlo sell in April?',
  'How many cars did Orlo expect to sell in May?',
  'How many cars will Orlo sell in June?',
  'How many cars did Orlo sell in 2023?',
  'How many cars did Orlo sell in the second quarter?',
  'How many cars did Orlo sell in the July-September quarter?',
  'How many cars did Brin sell last year?',
  'How many cars did the Swedish rival sell?',
  'What was the original price of a car?',
  'How much does an Orlo car cost?',
  'By how much did Orlo shares rise?',
  'How far did the shares of Brin rise?',
  'How many fewer cars did Orlo sell than in 2022?',
  'What do Orlo workers earn an hour?',
  'How many people does Orlo employ in Norland?',
  'What share of Brin cars goes to Denmark?',
  'How many days was the strike in autumn?',
  'How many people were hurt on the first night in Almar?',
  'How many people were hurt in Almar?',
  'How many people were hurt in the unrest?',
  'How many officers were hurt in Almar on the second night?',
  'How many people marched in Almar according to the organisers?',
  'How many were arrested in Almar?',
  'How many officers were killed in Almar?',
  'How many shops were looted in Almar?',
  'How many people died in Almar?',
  'How high is the dam of Quern?',
  'How much did the dam of Quern cost?',
  'How much would repairs of the dam cost?',
  'How long did it take to build the dam?',
  'How many engineers left?',
  'How much water does the dam hold in cubic metres?',
  'How old is Tomas Reed?',
  'How old is the mayor of Quern?',
  'How many new jobs does the mayor want?',
  'What was unemployment in Quern?',
  'How much did Torvik spend on the school?',
  'What percentage does Torvik spend on roads?',
  'How much did Torvik spend on roads in Sweden?',
  'How many towns does Denmark have?',
  'How many people live in Torvik?',
  'How many roads are shut in Torvik?',
  'How many roads did Torvik open in autumn?',
  'How many roads of Torvik were open on Sunday?',
  'How many drivers did Swedish police arrest?',
  'How old was the suspect?',
  'How many cows died in Almar?',
  'How many people were hurt in Zundert?',
  'Who founded Orlo?',
  'Who runs the hospital of Almar?',
  'Who arrested the drivers?',
  'When did the council of Torvik meet?',
  'When did the tower open?',
  'When was Ada Orlo born?',
  'Where was Ada Orlo born?',
  'Where did Tomas Reed speak?',
  'Where do Karl Voss and Ilse Maar live?',
  'Why did the dam take 6 years?',
  'Why did the engineers leave?',
  'What is the money for?',
];
