import { expect, test } from 'vitest';
import { findAcronyms, withAcronyms, withoutAcronyms } from '../../../functions/engine/concepts/acronyms.ts';
import { aliasesOf, countryOf, isPairName } from '../../../functions/engine/concepts/name-aliases.ts';
import { parseRings, type Rings, ringsOf } from '../../../functions/engine/concepts/rings.ts';
import { stemWord } from '../../../functions/engine/text/stems.ts';
import { tokenize } from '../../../functions/engine/text/tokens.ts';
import { foldWord } from '../../../functions/engine/text/words.ts';
import { article } from '../../support/articles.ts';
import { FIGURE_RINGS } from '../figures/figure-rings.ts';

const DEFINED: readonly string[] = [
  'The Collective Security Treaty Organization (CSTO) met in Dorn.',
  'The Union of Dock Workers (UDW) and the Board for Wind (BW) agreed.',
  'The Social Democratic Party (SDP), the State Data Portal (SDP) and the Port Union (PU) spoke.',
  'The World Health Organization (WHO) and the Oil and Gas Agency (OGA) came.',
  'He left (EU) the hall (USA).',
  'The Quern Youth Orchestra of the North (QYON) and the old town hall choir (TCX) sang.',
  'The Baltic Wind Company (BWC5) and the firm (A) grew.',
  'The agency for nuclear and radiation safety of the Republic of Norland (ANRS) warned, the Police Department (PD) said.',
  `The Fund ${'for the towns and the villages of the north and of the south '.repeat(4)}(FT) closed.`,
];

test('acronyms that articles spell out are found as they were when somebody last looked at it', async () => {
  const articles = DEFINED.map((text, at) => article(`a${at}`, 'The Title Party (TTP)', text));
  const found = articles.flatMap((one, at) => [
    DEFINED[at],
    ...findAcronyms(one).map(({ short, long }) => `  ${short}: ${long.join(' ')}`),
  ]);
  const own = parseRings('rings:\n  police: [police, police department, sdp officer]\n', 'rings.yaml');
  const rings = withAcronyms(own, articles.flatMap(findAcronyms));
  const phrases = ({ names, byWord }: Rings) =>
    [...byWord].map(
      ([word, list]) => `  ${word}: ${list.map(({ ring, parts }) => `${parts.join(' ')}=${names[ring]}`).join(', ')}`,
    );
  const lines = [...found, 'with acronyms', ...phrases(rings), 'without', ...phrases(withoutAcronyms(rings))];
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('acronym-readings.txt');
});

const NAMES: readonly string[] =
  'US USA America Americans UK British EU UN Nato UAE German Germany Dutch Polish Pole Saudi Danes NYC LA DRC NZ Müller Schröder Mueller Aeneas Jäger Boe Coe Georgia Quern french'.split(
    ' ',
  );

test('names have the other forms that they had when somebody last looked at it', async () => {
  const lines = NAMES.map((name) => {
    const stem = stemWord(foldWord(name));
    const forms = aliasesOf([stem], name).map((form) => form.join(' '));
    return `${name}: ${stem}, of ${countryOf(stem) ?? 'no country'}; ${forms.join(', ')}`;
  });
  const pairs = [
    ['unit', 'state'],
    ['unit', 'kingdom'],
    ['saudi', 'arabia'],
    ['new', 'york'],
    ['state', 'unit'],
  ].map(([left, right]) => `${left} ${right}: ${isPairName(left ?? '', right ?? '')}`);
  await expect(`${[...lines, ...pairs].join('\n')}\n`).toMatchFileSnapshot('name-readings.txt');
});

const WITH_RINGS: readonly string[] = [
  'The policemen and law enforcement officers lost their lives; an officer was killed.',
  'Killings, kills and the killer; the dying die, dead and deadly; fatalities.',
  'Injuring, injured, injuries, injurers, wounding and wounded hospitals.',
  'Seizing, seized, seizes; planned, planed, planning; storming, stormed storms.',
  'Prices priced pricing; buses, boxes, churches, passes, gas, bus; fires fired fireman.',
  'They were in custody and behind bars, and lost his life in a loss of life.',
  'Deployed troops aided, helped and assisted demonstrators, rioters and reporters.',
  'It rose, has risen, falls, fell, plunged; costs cost costing; arson and burnt, burning.',
];

test('words are of the rings that they were of when somebody last looked at it', async () => {
  const lines = WITH_RINGS.map((text) => {
    const tokens = tokenize(text);
    const rings = ringsOf(tokens, FIGURE_RINGS);
    return tokens
      .map(({ word }, at) => `${word}${rings[at] === -1 ? '' : `=${FIGURE_RINGS.names[rings[at] ?? 0]}`}`)
      .join(' ');
  });
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('ring-readings.txt');
});
