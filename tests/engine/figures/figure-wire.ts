/**
 * Sentences written for this suite in the forms of news agencies: who holds it true, tolls, survivors, sums with their
 * conversion. In the notation of `figure-sentences.ts`; `=#0` gives the sentence's first figure again.
 */
export const FIGURE_WIRE: Readonly<Record<string, readonly (readonly [sentence: string, ...figures: string[]])[]>> = {
  'what somebody holds true': [
    ['Twelve people are known to have died.', 'Twelve = 12 | peopl | death'],
    ['At least 18 officers are confirmed to have died.', 'At least 18 = ≥18 | police | death'],
    ['Forty people are now believed to have been killed.', 'Forty = 40 | peopl | death'],
    ['As many as 40 people were thought to have been killed.', 'As many as 40 = ≤40 | peopl | death'],
    ['Nine climbers are said to have died.', 'Nine = 9 | climber | death'],
    ['Eight policemen were reported to have been killed in the riots.', 'Eight = 8 | police | death'],
    ['Six people were reported killed.', 'Six = 6 | peopl | death'],
    ['Forty people were believed killed.', 'Forty = 40 | peopl | death'],
    ['Fourteen sailors are presumed dead.', 'Fourteen = 14 | sailor | death'],
    ['Some 40 miners are feared dead.', 'Some 40 = ~40 | miner | death prediction'],
    ['Some 4,000 people were estimated to have marched.', 'Some 4,000 = ~4000 | peopl | march'],
    ['Twelve were killed and 30 are believed to have been wounded.', 'Twelve = 12 | - | death', '30 = 30 | - | injury'],
    ['Two people have since died of their wounds.', 'Two = 2 | peopl | death'],
    // What raises nothing keeps its own meaning.
    ['The editors reported 12 deaths.', '12 = 12 | - | death'],
    ['Three villages are known for their cheese.', 'Three = 3 | villag | known'],
  ],
  'those who died without the word': [
    ['Five sailors did not survive.', 'Five = 5 | sailor | death'],
    ['Three of the passengers failed to survive the night.', 'Three = 3 | passeng | death part'],
    ['Five sailors survived.', 'Five = 5 | sailor | surviv'],
    ['Some 300 people did not vote.', 'Some 300 = ~300 | peopl | vote denial'],
    ['The riots left 353 hurt, 12 fatally.', '353 = 353 | - | injury', '12 = 12 | - | death of#0'],
    ['Ten men were fatally wounded.', 'Ten = 10 | men | death'],
    ['Twenty were hurt, six seriously.', 'Twenty = 20 | - | injury', 'six = 6 | - | injury of#0'],
    ['The accident cost 12 people their lives.', '12 = 12 | peopl | death'],
    ['The repair cost 12 people their savings.', '12 = 12 | peopl | price'],
  ],
  tolls: [
    ['The number of dead officers rose to 18.', '18 = 18 | police | death'],
    ['The number of dead rose to 18.', '18 = 18 | - | death'],
    ['The toll stands at 164.', '164 = 164 | - | death'],
    ['That brought the toll to 31.', '31 = 31 | - | death'],
    ['The earthquake had a toll of 300.', '300 = 300 | - | death'],
  ],
  'rises and falls': [
    ['Inflation went up to 5.5% from 5.4%.', '5.5% = 5.5% | inflat | went', '5.4% = 5.4% | inflat | went past'],
    ['Unemployment edged up to 6%.', '6% = 6% | unemploy | edg'],
    ['Fines of up to 6% were agreed.', 'up to 6% = ≤6% | fine | agre'],
  ],
  'who they are': [
    ['Eighteen members of the security services were killed.', 'Eighteen = 18 | police | death'],
    ['The security services said 18 had died.', '18 = 18 | - | death'],
    ['A crowd 5,000-strong marched.', '5,000 = 5000 | crowd | march'],
    ['The crowd was 5,000 strong.', '5,000 = 5000 | crowd | -'],
    ['A 5,000-strong crowd marched.', '5,000 = 5000 | crowd | march'],
    ['They drank 12 strong coffees.', '12 = 12 | coffe | drank'],
  ],
  'an amount given twice': [
    [
      'The firm faces a $27.5bn (£14.5bn) tax bill.',
      '$27.5bn = 27500000000 USD | bill | face',
      '£14.5bn = 14500000000 GBP | bill | face =#0',
    ],
    [
      'Profit was 40m rupees ($915,000; £486,000).',
      '40m rupees = 40000000 INR | profit | -',
      '$915,000 = 915000 USD | profit | - =#0',
      '£486,000 = 486000 GBP | profit | - =#0',
    ],
    ['Twelve (12) officers were killed.', 'Twelve = 12 | police | death', '12 = 12 | police | death =#0'],
    [
      'The trail is 100 km (62 miles) long.',
      '100 km = 100 kilometre | trail | -',
      '62 miles = 62 mile | trail | - =#0',
    ],
    ['The wall is 5 feet, or 1.5 metres, high.', '5 feet = 5 foot | wall | -', '1.5 metres = 1.5 metre | wall | - =#0'],
    // Another amount in brackets stays one.
    ['The storm killed 26 (5 of them children).', '26 = 26 | - | death', '5 = 5 | children | death of#0'],
    ['The walk is 3 km (40 minutes).', '3 km = 3 kilometre | walk | -', '40 minutes = 40 minute | - | -'],
    ['They paid $5m ($3m in cash).', '$5m = 5000000 USD | - | paid', '$3m = 3000000 USD | - | -'],
  ],
  'prices, ages and marks': [
    ['The set sold at US$199.99.', 'US$199.99 = 199.99 USD | set | sold'],
    ['The terminal cost around CN¥20,000.', 'around CN¥20,000 = ~20000 CNY | termin | price'],
    [
      'She was left £2 million (equivalent to about £25 million today).',
      '£2 million = 2000000 GBP | - | left',
      'about £25 million = ~25000000 GBP | - | left =#0',
    ],
    ['The town raised its score to 5.1.', '5.1 = 5.1 | town | rais'],
    ['The team failed to score.'],
    ['Trade drives the economy.:31–32'],
    ['Voters between 18 and 24 stayed at home.'],
    ['Police moved between 15 and 19 people.', 'between 15 and 19 = 15–19 | peopl | move'],
  ],
  'what something is worth': [
    ['The deal is worth $3m.', '$3m = 3000000 USD | deal | -'],
    ['The board signed contracts worth $3bn.', '$3bn = 3000000000 USD | contract | sign'],
    ['They exported $9m worth of goods.', '$9m = 9000000 USD | good | export'],
  ],
};
