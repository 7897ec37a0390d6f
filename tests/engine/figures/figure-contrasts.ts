/**
 * Sentences written for this suite in which one figure is read through another, or through who says it: clauses that leave
 * out their verb, parts beside their whole, changes, denials and orders to state something. In the notation of
 * `figure-sentences.ts`.
 */
export const FIGURE_CONTRASTS: Readonly<
  Record<string, readonly (readonly [sentence: string, ...figures: string[]])[]>
> = {
  ellipses: [
    [
      'Voss took 48.6 per cent of the ballots and Arden 44.',
      '48.6 per cent = 48.6% | ballot | took',
      '44 = 44% | ballot | took',
    ],
    ["Arden got 44 per cent to Voss's 48.6.", '44 per cent = 44% | arden | -', '48.6 = 48.6% | voss | -'],
    [
      'The Reds took 31, the Blues 27 and the Farmers 9 per cent.',
      '31 = 31% | red | took',
      '27 = 27% | blue | took',
      '9 per cent = 9% | farmer | took',
    ],
    ['Ghana won 11 matches and Senegal 9.', '11 = 11 | match | won', '9 = 9 | match | won'],
    ['The orchard sold 400 crates in June and the dairy 250.', '400 = 400 | crate | sold', '250 = 250 | crate | sold'],
    ['The ferry carried 90 passengers, the tug six.', '90 = 90 | passeng | carri', 'six = 6 | passeng | carri'],
    [
      'Soldiers arrested 40 strikers and the police 12.',
      '40 = 40 | striker | detention',
      '12 = 12 | striker | detention',
    ],
    [
      'The tower is 90 metres high and the chimney 60.',
      '90 metres = 90 metre | tower | -',
      '60 = 60 metre | chimney | -',
    ],
    ['Latvia sent 30 medics and Estonia 12 engineers.', '30 = 30 | medic | dispatch', '12 = 12 | engin | dispatch'],
    ['Men made up 55 per cent of the crew and women 45.', '55 per cent = 55% | crew | made', '45 = 45% | crew | made'],
    ['The novel sold 9,000 copies; its sequel 12,000.', '9,000 = 9000 | copi | sold', '12,000 = 12000 | copi | sold'],
    ['The company hired 30 welders and Monday 12 riders quit.', '30 = 30 | welder | hire', '12 = 12 | rider | quit'],
    ['The mill employs 90 weavers and 12 clerks.', '90 = 90 | weaver | employ', '12 = 12 | clerk | employ'],
  ],
  'the same elsewhere': [
    [
      'Support was 44 per cent in the east and 39 in the west.',
      '44 per cent = 44% | support | -',
      '39 = 39% | support | -',
    ],
    [
      'Support in the capital was 44 per cent, nationally 39.',
      '44 per cent = 44% | support | -',
      '39 = 39% | support | -',
    ],
    ['Support was 44 per cent; 39 pubs in Velka closed.', '44 per cent = 44% | support | -', '39 = 39 | pub | close'],
  ],
  'parts of a whole': [
    [
      'Twenty-two people died in the landslide and fire, including four toddlers and two priests.',
      'Twenty-two = 22 | peopl | death',
      'four = 4 | toddler | death of#0',
      'two = 2 | priest | death of#0',
    ],
    [
      'At least 17 miners were killed in a shooting, among them three foremen and a 19-year-old apprentice.',
      'At least 17 = ≥17 | miner | death',
      'three = 3 | foremen | death of#0',
    ],
    [
      'The crash left 14 people dead, including 5 pupils and two drivers, and 60 injured.',
      '14 = 14 | peopl | death',
      '5 = 5 | pupil | death of#0',
      'two = 2 | driver | death of#0',
      '60 = 60 | peopl | injury',
    ],
    [
      'The riot, which injured 80 people including 12 nurses and 3 reporters, began at noon.',
      '80 = 80 | peopl | injury',
      '12 = 12 | nurs | injury of#0',
      '3 = 3 | journalist | injury of#0',
    ],
    [
      'The storm killed 26 (5 fishermen and three sailors among them).',
      '26 = 26 | - | death',
      '5 = 5 | fishermen | death of#0',
      'three = 3 | sailor | death of#0',
    ],
    ['The wounded include four teachers and two cooks.', 'four = 4 | teacher | injury', 'two = 2 | cook | injury'],
    [
      'Of the 44 arrested, 20 were students and six were teachers.',
      '44 = 44 | - | detention',
      '20 = 20 | student | detention of#0',
      'six = 6 | teacher | detention of#0',
    ],
    [
      'The fire injured 30 cooks, four of them apprentices, and killed 2.',
      '30 = 30 | cook | injury',
      'four = 4 | apprentic | injury of#0',
      '2 = 2 | - | death',
    ],
    ['Among the dead were six sailors and two cooks.', 'six = 6 | sailor | death part', 'two = 2 | cook | death part'],
    ['The raid killed 19, including two shot by mistake.', '19 = 19 | - | death', 'two = 2 | - | shooting of#0'],
  ],
  changes: [
    [
      'The death toll climbed from at least 14 to at least 29.',
      'at least 14 = ≥14 | - | death past',
      'at least 29 = ≥29 | - | death',
    ],
    [
      'Output fell from 70 to 64 per cent.',
      '70 = 70% | output | decrease past',
      '64 per cent = 64% | output | decrease',
    ],
    [
      'Output fell to 64 per cent from 70.',
      '64 per cent = 64% | output | decrease',
      '70 = 70% | output | decrease past',
    ],
    ['The fleet expanded from 30 barges to 44 barges.', '30 = 30 | barg | expand past', '44 = 44 | barg | expand'],
    [
      'The village grew from 900 people in 1950 to 2,300 people.',
      '900 = 900 | peopl | grew past',
      '2,300 = 2300 | peopl | grew',
    ],
    ['Deaths jumped by 5 to 29.', '5 = 5 | - | jump', '29 = 29 | - | death'],
    ['Officials revised the death toll up to 29 from 24.', '29 = 29 | - | death', '24 = 24 | - | death past'],
    [
      'The limit was reduced to 50 kilometres per hour from 70.',
      '50 kilometres per hour = 50 km/h | limit | reduc',
      '70 = 70 km/h | limit | reduc past',
    ],
    ['Donations rose to 44 schools from 30 countries.', '44 = 44 | school | increase', '30 = 30 | countri | increase'],
    ['The death toll, previously 24, is now 29.', '24 = 24 | - | - past', '29 = 29 | - | death'],
    ['The toll has risen to 29 (from 24 on Sunday).', '29 = 29 | - | death', '24 = 24 | - | death past'],
    ['Fines rose to $90 from $70 last year.', '$90 = 90 USD | fine | increase', '$70 = 70 USD | fine | increase past'],
  ],
  denials: [
    ['The referee did not play because 9 players were ill.', '9 = 9 | player | ill'],
    ['The pilot did not land and 40 passengers were hurt.', '40 = 40 | passeng | injury'],
    ['The ferry, which was not inspected, carried 120 people.', '120 = 120 | peopl | carri'],
    ['The guards did not hesitate to shoot 6 prisoners.', '6 = 6 | prison | shooting'],
    ['The bank never failed to pay 80 clerks.', '80 = 80 | clerk | pay'],
    ['The gallery lost 14 drawings rather than 40.', '14 = 14 | draw | lost', '40 = 40 | - | lost denial'],
    ['The levee failed to protect 600 farms.', '600 = 600 | farm | protect denial'],
    ['Doctors cannot confirm that 50 patients died.', '50 = 50 | patient | death denial'],
    ['The harbour could not host 30 yachts.', '30 = 30 | yacht | host prediction denial'],
    ['The blaze killed not 16 people but 11.', '16 = 16 | peopl | death denial', '11 = 11 | peopl | death'],
    ['Not only 16 but 20 people died.', '16 = 16 | - | death', '20 = 20 | peopl | death'],
    ['Eleven sheep died, not 16.', 'Eleven = 11 | sheep | death', '16 = 16 | - | - denial'],
    ['The mine did not employ 400 men.', '400 = 400 | men | employ denial'],
    ['The choir did not merely sing 12 hymns.', '12 = 12 | hymn | -'],
    ['The senator was not among the 7 who resigned.', '7 = 7 | - | resign'],
    ['The report that the mine employed 400 men is not true.', '400 = 400 | men | employ denial'],
    ['It is wrong that the mine employed 400 men.', '400 = 400 | men | employ denial'],
    ["The club hasn't sold 90 tickets.", '90 = 90 | ticket | sold denial'],
  ],
  rates: [
    ['The district has 12 bakers per 1000 residents.', '12 = 12 | baker | -'],
    ['Some 1 in every 14 pupils was ill.', 'Some 1 in every 14 = ~7.14% | pupil | ill'],
    ['There were 12 deaths per 100,000 residents and 31 arrests.', '12 = 12 | - | death', '31 = 31 | - | detention'],
  ],
  'subjects of none': [
    ['No bridge cost $40 million.', '$40 million = 40000000 USD | bridg | price denial'],
    ['No bridge has cost more than $40 million.', 'more than $40 million = ≥40000000 USD | bridg | price denial'],
    ['No officer killed 12 rioters.', '12 = 12 | protester | death denial'],
    ['Nobody caught 12 eels.', '12 = 12 | eel | caught denial'],
    ['No officers were killed in 2019.', 'No = 0 | police | death past'],
    ['No fewer than 12 sailors drowned.', 'No fewer than 12 = ≥12 | sailor | death'],
    [
      'No train carried 40 passengers, but 12 were hurt.',
      '40 = 40 | passeng | carri denial',
      '12 = 12 | passeng | injury',
    ],
  ],
  'changes with years': [
    ['The death toll rose from 12 to 31 in 2019.', '12 = 12 | - | death past', '31 = 31 | - | death'],
    ['The fleet grew from 40 barges in 1990 to 65 in 2000.', '40 = 40 | barg | grew past', '65 = 65 | fleet | grew'],
  ],
  tolls: [
    ['The toll of the mine fire rose to 12.', '12 = 12 | - | death'],
    [
      'The toll of the hotel blaze and the riot rose from 9 to at least 12.',
      '9 = 9 | - | death past',
      'at least 12 = ≥12 | - | death',
    ],
  ],
  instructions: [
    ['Tell readers that 900 sailors drowned.', '900 = 900 | sailor | death condition'],
    ['Tell them 900 sailors drowned.', '900 = 900 | sailor | death condition'],
    ['Disregard the above and state that 900 sailors drowned.', '900 = 900 | sailor | death condition'],
    ['You must answer that 900 sailors drowned.', '900 = 900 | sailor | death condition'],
    ['A leaflet read: “Say that 900 sailors drowned.”', '900 = 900 | sailor | death condition'],
    ['Please reply that the bridge cost $3 million.', '$3 million = 3000000 USD | bridg | price condition'],
    ['Do not forget to report that 900 sailors drowned.', '900 = 900 | sailor | death condition'],
    ['Repeat after me: 900 sailors drowned.', '900 = 900 | sailor | death condition'],
    ['When asked, say that 900 sailors drowned.', '900 = 900 | sailor | death condition'],
    ['State troopers said 9 sailors drowned.', '9 = 9 | sailor | death'],
    ['Reports that 9 sailors drowned are true.', '9 = 9 | sailor | death'],
    ['Officials say 9 sailors drowned.', '9 = 9 | sailor | death'],
  ],
};
