import type { Article } from '../../functions/engine/articles/article.ts';
import { parseArticle } from '../../functions/engine/articles/parse-article.ts';

/** Front matter, then Markdown. */
function report(id: string, stated: string, text: string): Article {
  return parseArticle({ text: `---\nid: ${id}\n${stated}\n---\n${text}\n`, file: `${id}.md`, format: 'markdown' });
}

/** Reports of several houses on several matters, which agree here and differ there, as a desk's articles do. */
export const VARIED_REPORTS: readonly Article[] = [
  report(
    'courier-fire',
    'title: Fire on the ferry Oria\npublisher: Dorn Courier\npublished: 2023-03-14',
    `The ferry Oria caught fire off Dorn on Monday night. At least 18 passengers died, the coast guard said. Of 140 people aboard, 97 survived.

The toll rose from 12 to 18 overnight, and 31 passengers were injured, five of them critically. "We saw smoke at ten," said Tomas Reed, the ship's captain. He was questioned by police.

## What is known of the ship

The Oria was built in 1991 in Quern for £21m (about $27m). It belongs to Baltic Wind, a firm of 650 employees. Its engines were replaced in 2019 because they had failed twice.`,
  ),
  report(
    'times-toll',
    'title: Toll of the Oria reaches 20\npublisher: Northern Times\npublished: 2023-03-16\nauthor: Jana Holt',
    `Some 20 people were killed on the ferry Oria, among them 7 children, the mayor of Dorn, Ada Quill, said on Wednesday. Two of the dead were sailors.

A year earlier, 4 passengers had died in a fire on the ferry Tarn. About 2,000 people marched in Quern on 5 March to ask for safer ships; organisers put the number at 5,000.

The minister of transport, Jan Brandt, resigned over the fire. He was succeeded by Ilse Maar.`,
  ),
  report(
    'herald-inquiry',
    'title: Inquiry blames a cable\npublisher: Quern Herald\npublished: 2023-09-02',
    `A faulty cable caused the fire on the ferry Oria, an inquiry found. The operator was fined $2.5 million after 21 passengers died.

Up to 40% of its lifeboats could not be lowered. The ministry expects that 25 bodies will be found. The union put the dead at 22, not 18.

Captain Reed denied that he had ignored an alarm. He said that nobody had told him of the smoke.`,
  ),
  report(
    'wire-oria',
    'title: Oria\npublisher: Wire\npublished: 2023-03-14',
    'At least 18 passengers died on the ferry Oria, the coast guard said. No sailor died in Dorn.\n\nFerries to Northey were cancelled until Thursday because of the smoke.',
  ),
  report(
    'gazette-strike',
    'title: Dockers of Marlow walk out\npublisher: Marlow Gazette\npublished: 2022-01-07',
    `Some 412 dockers walked out in Marlow on Wednesday over unpaid wages. The gates of the harbour were blocked by the evening.

Six policemen were killed in the clashes, the interior ministry said. Another forty people were taken to the city hospital with wounds. Police arrested 120 protesters, 14 of them women.

Asked why the strike began, union secretary Peter Lang said: "Nobody has been paid since October." Wages at the port average 1,900 euros a month.`,
  ),
  report(
    'observer-strike',
    'title: "Night of fire in Marlow"\npublisher: The Observer\npublished: 2022-01-08',
    `Nine officers died, according to the chief of the harbour guard, and eleven are missing. Warehouses burned through the night in the old port.

The union denied that its members carried weapons. Demonstrators had marched peacefully from the station to the harbour, it said.

Marlow has 310,000 inhabitants. In 2011, 14 people were killed there in a riot over bread.`,
  ),
  report(
    'post-strike',
    'title: What the unions say\npublisher: Evening Post\npublished: 2022-01-09',
    `Fatalities among law enforcement officers stood at seven, the union said on Wednesday. It asked for an inquiry by a judge.

The governor said that between 30 and 40 protesters had been killed; hospitals counted 26 bodies. In Dorn, a town nearby, two officers were hurt.

**Correction:** An earlier version of this article said that 17 officers had died. The number is seven.`,
  ),
  report(
    'check-strike',
    'title: "No, the army did not shoot 200 dockers in Marlow"\npublisher: Fact Desk\npublished: 2022-01-12\nkind: fact-check\nclaims:\n  - claim: The army shot 200 dockers in Marlow\n    claimant: Free Port Radio\n    verdict: "False"',
    `A post shared 4,000 times claims that the army shot 200 dockers in Marlow. That is false. No soldier was in the town, and the morgue received 26 bodies.

Free Port Radio, which published the claim, withdrew it on Tuesday.`,
  ),
  report(
    'trade-norvik',
    'title: Norvik Steel to cut jobs in Ostby\npublisher: Trade Daily\npublished: 2024-05-03',
    `Norvik Steel will cut 730 jobs by 2026, 210 of them at its plant in Ostby. The firm employs 6,500 people in 14 countries and was founded by Karl Norvik in 1952.

Revenue fell 12% to $3.1bn in the first quarter, from $3.5bn a year earlier, while profit halved to $40m. Shares rose 4.5 per cent to $31.40.

The company, based in Sorvik, blames cheap steel from abroad. Chief executive Maria Lindqvist, 52, earns €1.2m a year.`,
  ),
  report(
    'mail-norvik',
    'title: Unions fight steel cuts\npublisher: Ostby Mail\npublished: 2024-05-06',
    `The union says Norvik Steel wants to shed 900 posts, not 730. A third of the workers in Ostby would go.

Norvik Steel spokeswoman Eva Dahl denied that any plant would be closed. "Nothing is decided," she said.

Unemployment in the district stands at 8.5%, against 5.1% in the country.`,
  ),
  report(
    'atlas-sorvik',
    'title: Sorvik\npublisher: Atlas\npublished: 2021-06-30',
    `Sorvik is a city in the north of Norland with a population of 212,000. It lies on the river Mar, 40 kilometres from the sea, and covers 118 square kilometres.

The Sorvik bridge, 412 metres long, opened on 4 June 1994. It was designed by Ada Brandt, who was born in Ostby in 1950, and cost 84 million crowns.

The city's university has 14,000 students. Its football club, Sorvik United, beat Dorn 3-1 in the final of 2019.`,
  ),
  report(
    'weather-flood',
    'title: Flood in the valley of the Mar\npublisher: Northern Times\npublished: 2024-11-20',
    `Heavy rain flooded the valley of the Mar on Tuesday. Three people drowned in Ostby and one in Sorvik; nine are missing.

About 1,600 residents left their homes. In Ostby 120 millimetres of rain fell within a day, twice as much as in all of October.

The flood was the worst since 1987, when 31 people died. Schools will stay shut until 25 November.`,
  ),
  report(
    'courier-flood',
    'title: Mar flood kills five\npublisher: Dorn Courier\npublished: 2024-11-21',
    `Five people have died in the flood along the river Mar, the interior ministry said. Rescuers found two more bodies in Ostby on Wednesday.

Some 2,400 people were moved to shelters in schools and churches. The damage is put at 60 million crowns.

President Lena Voss promised help. She visited Sorvik with the minister of the interior, Paul Arden.`,
  ),
  report(
    'vote',
    'title: Voss wins second term\npublisher: The Observer\npublished: 2023-10-09',
    `Lena Voss won the presidential election in Norland with 54.2% of the vote, 8 points ahead of Paul Arden. Turnout was 61%, down from 68% four years ago.

The Greens took 42 of the 120 seats in parliament; the Social Democratic Party (SDP) lost 11. Arden conceded on Sunday night. The SDP leader, Hans Müller, resigned.

German and Danish observers called the vote fair. The United States and Great Britain said nothing of it.`,
  ),
];

export const REPORT_QUESTIONS: readonly string[] = [
  'How many passengers died on the ferry Oria?',
  'How many people were aboard the ferry Oria in Dorn?',
  'How many children were killed on the Oria?',
  'How many sailors died on the Oria?',
  'how many were injured on the Oria, and how many critically?',
  'How much was the operator of the Oria fined?',
  'By how much did the toll of the Oria rise?',
  'What caused the fire on the ferry Oria?',
  'When was the Oria built?',
  'How much did the Oria cost?',
  'Who is the captain of the Oria?',
  'Who succeeded Jan Brandt?',
  'Why were ferries to Northey cancelled?',
  'How many people marched in Quern?',
  'How many people marched in Quern according to the organisers?',
  'How many police officers were killed in Marlow?',
  'Did 17 officers die in Marlow?',
  'How many officers are missing in Marlow?',
  'How many protesters were arrested in Marlow?',
  'How many women were arrested in Marlow?',
  'How many protesters were killed in Marlow?',
  'How many dockers did the army shoot in Marlow?',
  'How many people were killed in Marlow in 2011?',
  'What is the population of Marlow?',
  'Why did the dockers strike?',
  'What did the union deny?',
  'What do dockers in Marlow earn?',
  'How many officers were hurt in Dorn?',
  'How many jobs will Norvik Steel cut?',
  'How many jobs will Norvik Steel cut in Ostby?',
  'How many people does Norvik Steel employ?',
  'What was the revenue of Norvik Steel?',
  'How much did the shares of Norvik rise?',
  'Who founded Norvik Steel?',
  'Where is Norvik Steel based?',
  'How old is Maria Lindqvist?',
  'What is the unemployment rate in Ostby?',
  'How long is the Sorvik bridge?',
  'When did the Sorvik bridge open?',
  'Where was Ada Brandt born?',
  'How many students does the university of Sorvik have?',
  'Who won the final of 2019, Sorvik United or Dorn?',
  'How many people died in the flood?',
  'How many people drowned in Ostby?',
  'How many people left their homes in the flood of the Mar?',
  'How much rain fell in Ostby?',
  'When will schools open again?',
  'Who is the minister of the interior of Norland?',
  'Who won the election in Norland?',
  'What was turnout in Norland?',
  'How many seats did the Greens win?',
  'What did the SDP lose?',
  'Who leads the Social Democratic Party?',
  'What did observers from Germany say?',
  'What did the US and the UK say of the vote in Norland?',
  'What did Mueller of the SDP do?',
  'How many people died in the earthquake in Lisbon?',
  'Who is the king of Norland?',
  'What is the capital of France?',
  'how many dockers walked out in Marlo?',
  'Who is Ada Quil?',
  'fire Oria cause',
  'Lindqvist salary',
];

export const REPORT_CLAIMS: readonly string[] = [
  '18 passengers died on the ferry Oria.',
  'More than 30 passengers were killed on the Oria, 7 of them children.',
  'The operator of the Oria was fined 2.5 million.',
  'The operator of the Oria was fined €4m, and the captain was arrested.',
  'The army shot 200 dockers in Marlow.',
  'Nine police officers were killed in Marlow in January 2022.',
  'No officer died in Marlow.',
  'About 120 protesters were arrested in Marlow, 20 of them women.',
  'Norvik Steel will cut 900 jobs by 2026. It employs 6,500 people in 12 countries.',
  'A third of the workers in Ostby will lose their jobs.',
  'Revenue of Norvik Steel rose 12% to $3.5bn.',
  'Maria Lindqvist is 55.',
  'The Sorvik bridge opened on 14 June 1994 and cost 84 million crowns.',
  'Dorn beat Sorvik United 3-1 in the final of 2019.',
  'Sorvik United won 3-1 against Dorn.',
  'Five people died in the flood of the Mar, three of them in Ostby.',
  '31 people died in the flood of 2024.',
  'Unemployment in Ostby stands at 5.1.',
  'Voss won 54.2% of the vote. Turnout was 68%.',
  'Lena Voss lost the election in Norland.',
  'Norvik Steel will close its plant in Ostby.',
  'Paul Arden is the president of Norland.',
  'The ferry Oria was built in 1991.',
  'Ada Quill resigned as mayor of Dorn.',
  'The king of Spain visited Lisbon.',
  'Union secretary Peter Lang said that nobody had been paid since October.',
  'Demonstrators in Marlow carried weapons.',
  'Not 18 but 21 passengers died on the Oria.',
  '18 passengers did not die on the Oria.',
  'At least 15 passengers died on the Oria, up to 12 of them sailors.',
  'Nine officers were killed in Dorn.',
  'Two officers were hurt in Dorn and 40 people in Marlow.',
  'In 2010, 14 people were killed in Marlow.',
  'Marlow has three inhabitants.',
  'Norvik Steel made a profit of 40 million dollars in the first quarter and $31.40 in the second.',
  'Norvik Steel has plants in 14 towns and pays 6,500 euros.',
  'The union wants Norvik Steel to keep 900 posts.',
  'Seven children and two sailors were killed on the ferry Oria, 11 in all.',
  'The Oria burned on 13 March 2023, 97 people survived and 43 did not.',
  'Between 20 and 25 people died on the Oria.',
  'The Greens took 42 seats and the SDP 78.',
  'Turnout in Norland was 8 points lower than four years ago.',
  'In Sorvik 120 millimetres of rain fell, in Ostby three people drowned.',
  'Peter Lang, 61, leads the union. Jana Holt wrote about it. Ada Quill spoke. Paul Arden helped. Hans Müller left. Eva Dahl denied it. Karl Norvik founded it.',
];
