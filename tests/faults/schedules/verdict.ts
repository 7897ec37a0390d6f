import type { CorpusIndex } from '../../../functions/engine/search/corpus-index.ts';
import { jobKey } from '../../../functions/slack/jobs/job-keys.ts';
import { answeredRevision } from '../../../functions/slack/store/corrected-revision.ts';
import { texts } from '../../../functions/wording/texts.ts';
import type { AskedQuestion } from './people.ts';
import type { SeenMessage, SlackSide } from './slack-side.ts';

/** What became of one question, as its asker sees it. */
export type Verdict = (typeof VERDICTS)[number];

export const VERDICTS = [
  'answered',
  /** The asker was told that there is none. */
  'apologised',
  /** A follow-up that the app took for talk among people. */
  'silent',
  /** Its asker deleted it, and nothing is left in sight but a word of that. */
  'taken away',
  /**
   * A run that was killed may have shown the answer to a command at its address, which has expired since: the asker was told to ask
   * again where it is missing. To say it again could say it twice.
   */
  'told that it may be missing',
  /** No word, and a dead letter, at which an alarm rings. */
  'lost',
  'lost silently',
  'doubled',
  'apologised twice',
  'apology beside an answer',
  /** The answer is to other words than those in sight, and nothing says so. */
  'stale without word',
  /** The answer quotes what is no longer in the articles. */
  'outdated',
  /** The same, with a dead letter, at which an alarm rings. */
  'outdated, with an alarm',
  'corrected without a note',
  'noted twice',
  /** A reply, or an apology, to a question that is gone. */
  'left standing',
  /** The same, with a dead letter, at which an alarm rings. */
  'left standing, with an alarm',
] as const;

export const FINE: readonly Verdict[] = [
  'answered',
  'apologised',
  'silent',
  'taken away',
  'told that it may be missing',
];

/** How a schedule ended. */
export interface Ending {
  readonly slack: SlackSide;
  /** Keys of the questions in the dead letters, and the types of the jobs about articles. */
  readonly deadLetters: ReadonlySet<string>;
  /** Every index that was current, the last one last. */
  readonly editions: readonly CorpusIndex[];
}

export function verdictOn(asked: AskedQuestion, ending: Ending): Verdict {
  const { slack, deadLetters } = ending;
  const key = jobKey(asked.job);
  const lost = deadLetters.has(key) ? 'lost' : 'lost silently';
  if (asked.job.type === 'command') return verdictOnCommand(asked.job, slack) ?? lost;
  const of = (...keys: string[]) => slack.messages.filter(({ mark }) => mark !== null && keys.includes(mark.key));
  const replies = of(key, `direct:${key}`);
  if (asked.isDeleted) {
    const left = [...replies, ...of(`apology to the asker:${key}`)].filter(
      ({ text }) => text !== texts.questionDeleted,
    );
    if (left.length === 0) return 'taken away';
    return deadLetters.has(key) ? 'left standing, with an alarm' : 'left standing';
  }
  const answers = replies.filter((message) => !isApology(message));
  const apologies = [...replies, ...of(`apology to the asker:${key}`)].filter(isApology);
  if (answers.length > 1) return 'doubled';
  if (apologies.length > 1) return 'apologised twice';
  const [answer] = answers;
  const last = asked.revisions.at(-1);
  const answered = asked.revisions.find(({ revision }) => revision === answeredRevision(answer?.mark?.revision ?? '?'));
  const isOfLast = answered?.text === last?.text;
  if (answer && isOfLast && apologies.length > 0) return 'apology beside an answer';
  if (answer && isOfLast) return verdictOnCorrections(answer, ending);
  if (apologies.length > 0) return 'apologised';
  if (answer) return 'stale without word';
  return asked.kind === 'follow_up' ? 'silent' : lost;
}

/** `null` where nothing was said. */
function verdictOnCommand(job: Extract<AskedQuestion['job'], { type: 'command' }>, slack: SlackSide): Verdict | null {
  const told = slack.messages
    .filter(({ channel, text }) => channel === `D${job.user}` && !text.includes(texts.answeredAfterAll))
    .map(({ text }) => text);
  const all = [...(slack.shown.get(job.responseUrl) ?? []), ...told];
  const said = all.filter((text) => !text.includes(texts.perhapsShown));
  const apologies = said.filter((text) => text.includes(texts.apology)).length;
  if (all.length > said.length + 1) return 'doubled';
  if (said.length === 0) return all.length > 0 ? 'told that it may be missing' : null;
  if (apologies > 1) return 'apologised twice';
  if (said.length > 1) return apologies > 0 ? 'apology beside an answer' : 'doubled';
  if (all.length > said.length) return 'told that it may be missing';
  return apologies > 0 ? 'apologised' : 'answered';
}

function verdictOnCorrections(
  answer: SeenMessage,
  { slack, deadLetters, editions }: Ending,
): 'answered' | 'outdated' | 'outdated, with an alarm' | 'corrected without a note' | 'noted twice' {
  const isIn = (text: string) => (index: CorpusIndex) => index.articles.some((article) => article.text.includes(text));
  const last = editions.slice(-1);
  const quoted = [...answer.text.matchAll(/“([^”]+\.)”/gu)].map(([, text = '']) => text);
  const isOutdated = quoted.some((text) => editions.some(isIn(text)) && !last.some(isIn(text)));
  if (isOutdated) {
    const isToldOf = deadLetters.has('changed') || deadLetters.has('correction');
    return isToldOf ? 'outdated, with an alarm' : 'outdated';
  }
  const notes = slack.messages.flatMap(({ channel, thread, mark }) =>
    mark?.key.startsWith('correction:') && channel === answer.channel && thread === (answer.thread ?? answer.ts)
      ? [mark.key]
      : [],
  );
  if (new Set(notes).size < notes.length) return 'noted twice';
  const isCorrected = answer.mark !== null && answer.mark.revision !== answeredRevision(answer.mark.revision);
  return isCorrected && notes.length === 0 ? 'corrected without a note' : 'answered';
}

function isApology({ text }: SeenMessage): boolean {
  return text.includes(texts.apology);
}
