import { describe, expect, test } from 'vitest';
import { askedSpeaker, SPEAKER_FORMS } from '../../../../functions/engine/figures/asks/asked-speaker.ts';
import { tokenize } from '../../../../functions/engine/text/tokens.ts';

const stems = (name: string) => tokenize(name).map(({ stem }) => stem);

describe('whose figure is asked for', () => {
  test.each(SPEAKER_FORMS.map(({ example }) => example))('%s', (question, name, rest) => {
    expect(askedSpeaker(question)).toMatchObject({ stems: stems(name), rest });
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
});
