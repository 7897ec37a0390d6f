import { isNamed, saidBy } from '../figures/clauses/figure-speakers.ts';
import type { Question } from '../search/question.ts';
import { tokenize } from '../text/tokens.ts';
import { sentenceText } from './evidence.ts';
import type { FigureCandidate } from './figure-model.ts';

/** Share of the likeliest figure's probability that one of the asked speaker's needs to be what is asked for. */
const ASKED_FOR = 0.1;

/**
 * The figures of those whom a question names by their stems ("according to the organisers"), or of a publisher of that name. Where
 * none is theirs, those that sources give as another party's are left out all the same if only theirs are asked for.
 */
export function ofSpeaker(
  speaker: Question['speaker'],
  candidates: readonly FigureCandidate[],
): readonly FigureCandidate[] {
  const [likeliest] = candidates;
  if (speaker === null || !likeliest) return candidates;
  const named = new Map<string, boolean>();
  const isPublisher = (name: string) => {
    const isAsked =
      named.get(name) ??
      isNamed(
        speaker.stems,
        tokenize(name).map(({ stem }) => stem),
      );
    named.set(name, isAsked);
    return isAsked;
  };
  const said = new Map(candidates.map((one) => [one, speakerOf(speaker.stems, one, isPublisher)]));
  const asked = candidates.filter((one) => said.get(one) === 'asked');
  const isGiven = (asked[0]?.probability ?? 0) >= ASKED_FOR * likeliest.probability;
  if (isGiven) return asked;
  return speaker.isOnly ? candidates.filter((one) => said.get(one) !== 'other') : candidates;
}

function speakerOf(
  speaker: readonly string[],
  { evidence, figure }: FigureCandidate,
  isPublisher: (name: string) => boolean,
) {
  const by = saidBy(speaker, figure, sentenceText(evidence), evidence.sentence.figures);
  return by === 'nobody' && isPublisher(evidence.passage.article.publisher ?? '') ? 'asked' : by;
}
