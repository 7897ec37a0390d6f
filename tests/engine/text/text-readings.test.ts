import { expect, test } from 'vitest';
import { backgroundShare } from '../../../functions/engine/text/background.ts';
import { otherForms } from '../../../functions/engine/text/irregular-verbs.ts';
import { kinOf, saysItByKin } from '../../../functions/engine/text/kin.ts';
import { seenText } from '../../../functions/engine/text/seen-text.ts';
import { segmentSentences } from '../../../functions/engine/text/sentences.ts';
import { stemWord } from '../../../functions/engine/text/stems.ts';
import { isStopWord } from '../../../functions/engine/text/stop-words.ts';
import { classOf } from '../../../functions/engine/text/token-classes.ts';
import { tokenize } from '../../../functions/engine/text/tokens.ts';
import { similarity } from '../../../functions/engine/text/trigrams.ts';

/** Text as it is printed, with what makes words and sentences hard to tell apart. */
const TEXTS: readonly string[] = [
  'Gen. Ada Quill, of the U.S. Navy, met Dr. J. K. Reed at 5 p.m. The talks took 3.5 hours.',
  'It cost $1.2m. That is 12,450 crowns, i.e. 0.3% of No. 4 on p. 12.',
  'The toll rose to 18.The army left.See www.courier.example.Com or mail a@b.example.',
  '“We saw smoke. Nobody helped,” he said. “Never again!” She left... and came back. … Then nothing.',
  '1. First point. 2. Second point? 3. “Third.” (It ended.) [4] The end.[12] Next¹² one.',
  'Jan. 6 was cold. In Jan. The frost came. On 6 Jan. 2022 it snowed in St. Dorn vs. Quern Ltd. It thawed.',
  'The U.S. It left. U.S. troops left. The E.U. court ruled. Norvik Inc. said so. Norvik Inc. The firm grew.',
  'AT&T and P&G sold Su-25s, an A380, a MiG-29 and 5G masts; x-rays and re-elected 20-year-olds.',
  'Schröder’s café, the dockers’ union, rock ’n’ roll and O’Neill’s “naïve” Æsir of Łódź, Øresund and Straße.',
  '69,197 and 1,23,456 and 12,34 and 3:45 and 1990s and 8k and 227[12] and 227¹² and m² and ½.',
  'US firms told us that the US left. the u.s. said.',
  'Price rises: 4%!? Who knows?! Yes... no. "Stop." he said. ‘Go.’ She went.',
  '警察は門を閉めた。十二人が負傷した！Да. Нет. الشرطة هنا؟ نعم.',
  'A po\u00adlice of\u200bficer saw 1\u00ad8 goats and 1\u200b,200 sheep in the \u202e81\u202c barn.',
  'He works for Norvik Inc. “It is big,” he said. She came at 9 a.m. "Late," he said. He met J. “Jay” Reed.',
  'She asked: “Why? How? When?” Nobody knew… Then: silence . And ... more .. dots. v. Norvik and No. Nine.',
  'Prices: 3.50.Next came @mayor.Dorn and #fire.Dorn, and café.“Yes” and 50%.The rest.',
  'e.g. the mayor etc. said so. He lives on Fifth Ave. The house is old. Prof. Maar Ph.D. spoke.',
  'one two dozen hundreds twice third quarter May may Monday monday 2022 2022s 1999 3000 12th',
];

const WORDS: readonly string[] =
  'die died dead killed shot won elected born founded says said bought paid rose fell built left resigned succeeded appointed cost spent began ran wrote caught flew sank hurt cut led married arrested fined the of police mayor ferry harbour Sorvik government people reported organization international reports reporter'.split(
    ' ',
  );

const PAIRS: readonly (readonly [string, string])[] = [
  ['marlow', 'marlow'],
  ['marlow', 'marlo'],
  ['marlow', 'barlow'],
  ['nazarbayev', 'nazarbaev'],
  ['tokayev', 'tokaev'],
  ['quill', 'quil'],
  ['ab', 'abc'],
  ['a', 'b'],
  ['lindqvist', 'lindquist'],
  ['harbour', 'harbor'],
];

test('texts are parted into words and sentences as they were when somebody last looked at it', async () => {
  const lines = TEXTS.flatMap((text) => [
    JSON.stringify(text),
    `  seen: ${JSON.stringify(seenText(text)?.text ?? null)}`,
    ...segmentSentences(text, 0, text.length).map(
      ({ start, end, inSpeech }) => `  ${inSpeech ? 'speech' : 'sentence'} ${JSON.stringify(text.slice(start, end))}`,
    ),
    `  ${tokenize(text)
      .map(({ word, stem, capitalised, start, end }) => {
        const marks = [isStopWord(word) ? 'stop' : '', capitalised ? 'capital' : '', classOf(word, capitalised)];
        return `${text.slice(start, end)}=${word}/${stem} ${marks.filter((mark) => mark !== '' && mark !== 'word').join(' ')}`.trimEnd();
      })
      .join(' | ')}`,
  ]);
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('text-readings.txt');
});

test('words have the kin and the commonness that they had when somebody last looked at it', async () => {
  const lines = [
    ...WORDS.map((word) => {
      const stem = stemWord(word.toLowerCase());
      const kin = [...kinOf(stem)].sort().join(' ');
      return `${word}: ${stem}, ${backgroundShare(stem)}; forms ${otherForms(stem).join(' ')}; kin ${kin}${saysItByKin(stem) ? '; by kin' : ''}`;
    }),
    ...PAIRS.map(([a, b]) => `${a} ~ ${b}: ${Math.round(similarity(a, b) * 1000) / 1000}`),
  ];
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('word-readings.txt');
});
