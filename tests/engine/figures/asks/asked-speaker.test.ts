import { describe, expect, test } from 'vitest';
import { askedSpeaker, SPEAKER_FORMS } from '../../../../functions/engine/figures/asks/asked-speaker.ts';
import { tokenize } from '../../../../functions/engine/text/tokens.ts';
import { expectLinear } from '../../../support/growth.ts';

const stems = (name: string) => tokenize(name).map(({ stem }) => stem);

describe('whose figure is asked for', () => {
  test.each(SPEAKER_FORMS.map(({ example }) => example))('%s', (question, name, rest) => {
    expect(askedSpeaker(question)).toMatchObject({ stems: stems(name), rest });
  });

  test.each([
    ['what death toll has the ministry announced for Dorn?', 'what was the death toll for Dorn?'],
    ['what number did the ministry give?', 'what was the number?'],
    ['what figure has the ministry published for arrests?', 'what was the figure for arrests?'],
    ['what estimate did the ministry give out of the dead?', 'what was the estimate of the dead?'],
  ])('leaves the rest of the question as it is: %s', (question, rest) => {
    expect(askedSpeaker(question)).toMatchObject({ stems: stems('ministry'), rest });
  });

  test.each([
    'how many people died in Oran?',
    'what was the death toll in Prask?',
    'how many people did they say died?',
    'how many tickets did the club sell in May?',
    "what was Orlo's turnover?",
  ])('nobody in particular: %s', (question) => {
    expect(askedSpeaker(question)).toBeNull();
  });

  test.each(['a', 'a.', 'a ', 'a, ', "a's "])(
    'a name of %j without end is read in time that grows with its length',
    (part) => {
      for (const lead of [
        'according to ',
        'how many died according to ',
        'what toll did ',
        'what is the ',
        'how many died by ',
      ])
        expectLinear(
          2000,
          (size) => `${lead}${part.repeat(size / part.length)}`,
          (question) => void askedSpeaker(question),
        );
    },
  );
});
