import type { QuotedVoice } from '../engine/claims/claim-voices.ts';
import type { FigureRelation } from '../engine/figures/agreement/figure-relations.ts';
import type { Bound } from '../engine/figures/quantities/hedges.ts';
import type { ChangedSource, SourcePart } from './changed-source.ts';
import { dayWords, shortDayWords } from './day-words.ts';

/**
 * Everything that the app says in Slack. Another language is one more object of this type. Nothing here is markup: the
 * views decide what is bold, and nothing that comes from an article or a person is ever parsed.
 */
export type Texts = typeof english;

/** The relation of each figure to a claim's. */
const BESIDE_CLAIM: Readonly<Record<FigureRelation, string>> = {
  same: 'as claimed',
  within: 'within the claim',
  compatible: 'compatible with the claim',
  other: 'another figure',
};

/** How a figure is bounded, where a number alone would be read as exact. */
const BOUNDS: Readonly<Record<Bound, string>> = {
  exact: 'as stated',
  'at-least': 'at least',
  'at-most': 'at most',
  about: 'about',
  range: 'range',
  vague: 'vague',
};

/** What of an article has changed, as part of a sentence about it. */
const SOURCE_PARTS: Readonly<Record<SourcePart, string>> = {
  words: 'its words',
  title: 'its title',
  publisher: 'its publisher',
  author: 'its author',
  date: 'its date',
  address: 'its address',
  kind: 'whether it is a summary',
};

/** A figure that a source reports as someone's claim, and mostly denies. */
interface ClaimedFigure {
  /** Who claims and who denies it, as a source prints them. */
  readonly claimant: string | null;
  readonly denier: string | null;
  /** Whose page says so. */
  readonly source: string | null;
  /** Figures that this source gives instead. */
  readonly says: readonly string[];
  readonly said: 'claimed' | 'denied' | 'debunked';
}

const english = {
  date: dayWords,
  dateNotStated: 'date not stated',
  publisherNotStated: 'publisher not stated',
  by: (author: string) => `by ${author}`,
  postedBy: (author: string, date: string | null) => `from a post by ${author}${date === null ? '' : `, ${date}`}`,
  inSpeech: 'said by someone the article quotes',
  steered: 'holds hidden characters that change how it looks: compare it with the source',
  /** `claims`: how many it reviews, the named one included. */
  factCheck: (claim: string | null, claims: number) => {
    if (claim === null) return 'a fact check';
    return `fact check of: “${claim}”${claims > 1 ? `, and of ${count(claims - 1, 'more claim')}` : ''}`;
  },
  summary: 'a summary',
  summaryOf: (report: string) => `a summary of: ${report}`,
  quoted: (text: string) => `“${text}”`,

  severalEvents: 'Several events fit the question',
  eventColumn: 'Event',
  eventTitle: 'One event',
  oneEventOnly: 'One event alone',
  oneEvent: 'One event alone: type its number.',
  oneEventByOption: 'One event alone: add --event and its number.',
  sourcesDiffer: 'Sources differ',
  sourcesSay: (sources: number) => (sources === 1 ? 'One source says' : `${sources} sources say`),
  /** Where no source gives a figure of all that are asked for. */
  onlyOfSome: 'No source gives a total, only figures of some',
  headline: (lead: string, labels: string) => `${lead}: ${labels}`,
  /** Above quotations of which none gives a figure that is asked for. */
  whatTheySay: (articles: number) => (articles === 1 ? 'What one article says:' : `What ${articles} articles say:`),
  figureColumn: 'Figure',
  sourceColumn: 'Source',
  dateColumn: 'Date',
  claimColumn: 'Beside the claim',
  besideClaim: (relation: FigureRelation) => BESIDE_CLAIM[relation],
  ofThese: (label: string) => `of these ${label}`,
  part: (label: string) => `(part) ${label}`,
  andMore: (number: number) => `and ${number} more`,
  noCell: '–',

  chartTitle: 'Figures by the day of the report',
  chartDays: 'Day of the report',
  /** "26 Jan 2022", "26 Jan 22 at least"; `bound` where it is another than that of most figures. */
  chartDay(date: string, bound: Bound | null): string {
    const day = shortDayWords(date);
    return bound === null ? day : `${day.replace(/\d\d(?=\d\d$)/u, '')} ${BOUNDS[bound]}`;
  },
  /** "highest, at least" of several a day. */
  chartSeries(which: 'only' | 'lowest' | 'highest', bound: Bound): string {
    if (which === 'only') return BOUNDS[bound];
    return bound === 'exact' ? which : `${which}, ${BOUNDS[bound]}`;
  },

  claimFigure: (label: string) => `The claim says: ${label}`,
  noSourceGives: (label: string) => `No source says ${label}.`,
  printed: (label: string) => `A quotation below says ${label}; it may be about something else.`,
  /** "Two sources say 8, as claimed.", and behind it "Three say 12 or 13." */
  sourcesGive(
    sources: number,
    labels: readonly string[],
    { isFirst, tail }: { isFirst: boolean; tail: string },
  ): string {
    const [noun, give, say] = sources === 1 ? ['source', 'gives', 'says'] : ['sources', 'give', 'say'];
    const figures = labels.length === 0 ? `${give} a figure` : `${say} ${joined(labels, sources === 1 ? 'and' : 'or')}`;
    return `${inWords(sources)} ${isFirst ? `${noun} ` : ''}${figures}${tail}.`;
  },
  moreFigures: (figures: number) => `one of ${figures} other figures`,
  asClaimed: (same: boolean, within: boolean) =>
    same && within ? ', as claimed or within the claim' : same ? ', as claimed' : ', within the claim',
  whichAllows: (label: string) => `, which allows ${label}`,
  claimNotFound: 'No source covers this.',
  saidOtherwise: (label: string) => `${label}: a quotation below says otherwise.`,
  noFigureGiven: 'No source gives a figure for this.',
  bearsOn: 'These passages bear on it.',
  /** One line of several: "£6m: No source covers this." */
  ofClaimed: (claimed: string, line: string) => `${claimed}: ${line}`,
  unchecked: (statements: number) => `${count(statements, 'further sentence')} of this text not checked.`,
  claimDenies: (label: string) => `The claim denies ${label}.`,
  /** "Denied by the ministry, in Courier.", "Debunked in Fact Desk." */
  voice(kind: QuotedVoice['kind'], by: string | null, source: string): string {
    const said = { claims: 'Claimed', denies: 'Denied', debunks: 'Debunked' }[kind];
    return by === null ? `${said} in ${source}.` : `${said} by ${by}, in ${source}.`;
  },
  /** "30, claimed by a Telegram channel; Fact Desk says 21.", "30 is denied by the ministry, in Courier." */
  claimedBy(label: string, { claimant, denier, source, says, said }: ClaimedFigure): string {
    const by = claimant === null ? '' : `, claimed by ${claimant}`;
    if (source === null) return texts.saidOtherwise(`${label}${by}`);
    if (said === 'claimed') return `${label}${by || ', as a claim'}, in ${source}.`;
    if (says.length > 0 && denier === null)
      return `${label}${by || ', a claim'}; ${source} says ${joined(says, 'and')}.`;
    const denied = `${label}${by}${by === '' ? '' : ','} is ${said}`;
    return denier === null ? `${denied} in ${source}.` : `${denied} by ${denier}, in ${source}.`;
  },
  /** "8: 2 reports, one origin: Interior Ministry". */
  sharedOrigins: (label: string, reports: number, origins: readonly string[]) =>
    `${label}: ${count(reports, 'report')}, ${origins.length === 1 ? 'one origin' : `${origins.length} origins`}: ${origins.join(', ')}`,

  notFound: 'No article answers this.',
  answeredAs: (question: string) => `Answered as: ${question}`,
  didYouMean: (question: string) => `Did you mean: ${question}`,
  uncovered: (words: string) => `No article mentions: ${words}`,
  numberMissing: 'None of these quotations gives a number.',
  nameSomething: 'Name what you want to know: a person, a place, a thing that happened.',
  nearest: 'The nearest mentions, which are no answer:',
  nearestFolded: (quotes: number) => `${count(quotes, 'nearest mention')}, no answer`,
  folded: (quotes: number, first: number, last: number) =>
    `${count(quotes, 'more quotation')} (${first === last ? first : `${first} to ${last}`})`,
  tooLongToShow: 'This quotation is too long to show here. Read it in context.',
  tooLongForModal: 'This quotation is too long to show here. Open the article to read it.',
  leftOut: (quotes: number) => `${count(quotes, 'more quotation')} left out: too long for one message.`,
  leftOutOfModal: (quotes: number) => `${count(quotes, 'more quotation')} left out: too long to show here.`,
  footer: (quoted: number, articles: number, version: string) =>
    `${quoted > 0 ? `${quoted} of ${count(articles, 'article')} quoted · ` : ''}index ${version}`,
  sharedBy: 'Shared by ',

  readInContext: 'Read in context',
  readInContextLabel: (quote: number, of: number) => `Read in context: quotation ${quote} of ${of}`,
  more: (quotes: number) => `More quotations (${quotes})`,
  /** Begins with the words on the button, as a person who speaks to their computer says them. */
  moreLabel: (quotes: number, all: number) =>
    `More quotations (${quotes}): all ${count(all, 'quotation')} of this answer`,
  watch: 'Tell me when this changes',
  watchLabel: 'Tell me when this changes: when an article brings another figure, or a first answer',
  unwatch: 'Stop',
  unwatchLabel: (question: string) => `Stop telling me of ${question}`,
  watchedInThread: 'I will say so in the thread when an article brings another figure, or a first answer.',
  watchedDirectly: 'I will tell you here when an article brings another figure, or a first answer.',
  watchedFigures: (labels: string) => `The articles say now: ${labels}`,
  watchedOutcome: {
    answered: 'The articles answer it, with no figure.',
    disputed: 'The articles answer it, with no figure.',
    not_found: 'No article answers it yet.',
  },
  notWatched: 'I will not tell you of it any more.',
  watchesTitle: 'What you are told of',
  noWatches:
    'Nothing yet. Press “Tell me when this changes” below an answer, or send /factcheck watch with a question.',
  /** "14 → 14 · 19 (new: The Courier, 5 March 2026)". */
  news: (before: string, after: string, because: string) =>
    `${before || 'no figure'} → ${after || 'no figure'} (${because})`,
  newBy: (sources: string) => `new: ${sources}`,
  takenBack: (figures: string) => `no longer in the articles: ${figures}`,
  setApart: (figures: string) => `no longer set beside them: ${figures}`,
  newFigure: (label: string, sources: string) => `${label} in ${sources}`,
  newQuotations: 'Quotations',
  newQuotationsLabel: 'Quotations: all of the answer as it is now',
  firstAnswer: 'An article answers this now.',
  toldTo: ' · for',
  digestTitle: (from: string, to: string) => `What was asked: ${from} to ${to}`,
  digestNumbers: (of: {
    asked: number;
    answered: number;
    disputed: number;
    notFound: number;
    up: number;
    down: number;
  }) =>
    `${count(of.asked, 'question')}: ${of.answered} answered, ${of.disputed} where sources differ, ${of.notFound} found nothing. ${of.up} found helpful, ${of.down} not.`,
  digestNotFound: 'Found nothing',
  digestWords: 'Words that no article has',
  digestSources: 'Quoted most',
  digestReasons: 'Why answers did not help',
  digestFeeds: 'Feeds that brought nothing',
  take: 'Take it',
  takeLabel: (question: string) => `Take it: ${question}. Who asked is told that you have it`,
  takenBy: ' · taken by',
  askedTimes: (times: number) => `asked ${times} times`,
  has: 'Your question found nothing. Now it is with',
  promised: 'When an article answers it, I will say so here.',
  share: 'Share',
  shareLabel: 'Share this answer with everybody in this conversation',
  helpful: 'Helpful',
  helpfulLabel: 'This answer is helpful',
  notHelpful: 'Not helpful',
  notHelpfulLabel: 'This answer is not helpful; you may say why',

  close: 'Close',
  loadingTitle: 'One moment',
  loading: 'Looking it up …',
  textTitle: 'Not available',
  contextTitle: 'Read in context',
  moreTitle: 'All quotations',
  reasonTitle: 'Not helpful',
  reasonLabel: 'What was wrong or missing?',
  reasonHint: 'Your vote counts with or without a reason.',
  reasonSubmit: 'Send',

  homeTitle: 'What the index holds',
  examplesTitle: 'Try asking',
  recentTitle: 'Your recent questions',
  noRecent: 'You have not asked anything yet.',
  unansweredTitle: 'Questions that found nothing',
  noUnanswered: 'Every question found something.',
  outcomes: { answered: 'answered', disputed: 'sources differ', not_found: 'nothing found' },
  holdings: (articles: number) => `${count(articles, 'article')}.`,
  dates(from: string | null, to: string | null, undated: number): string {
    const dated =
      from === null || to === null
        ? 'No article states its date.'
        : from === to
          ? `Published on ${from}.`
          : `Published from ${from} to ${to}.`;
    return from === null || undated === 0 ? dated : `${dated} ${count(undated, 'article')} without a stated date.`;
  },
  indexVersion: (version: string) => `Index ${version}`,
  undisclosed: (articles: number) => `${count(articles, 'article')} without a stated publisher`,
  publisherLine: (name: string, articles: number) => `${name}: ${count(articles, 'article')}`,
  morePublishers: (publishers: number) => `and ${count(publishers, 'more publisher')}`,

  help: [
    'I answer with word-for-word quotations from an index of articles, and show where sources give different figures. I never write an answer of my own.',
    'Mention me in a channel: @Verbatim how many police died?',
    'Send me a direct message with a question.',
    '/factcheck with a question answers only you; press Share to show it to everybody.',
    '/factcheck sources says what I can quote, /factcheck about which index I read.',
    '/factcheck watch with a question tells you when an article brings another figure, or a first answer; so does “Tell me when this changes” below an answer.',
    '/factcheck add hands in an article, if you are an admin; so does “Add as article” in the menu of a message.',
    'Choose “Check this message” in the menu of a message to see its figure beside the figures of the sources.',
    'Admins of this app see the questions that found nothing, also those that were asked in private.',
  ],
  about: (articles: number) =>
    `Verbatim answers with quotations from ${count(articles, 'article')}. Every quoted word is a slice of an article; no language model writes anything. The same index gives the same answer.`,
  accessDenied: 'Sorry, I only answer people in the workspace that set me up.',
  apology: 'Sorry, something went wrong and I could not answer. Please ask again in a few minutes.',
  apologyFor: 'Your question was:',
  questionDeleted: 'The question to this reply was deleted.',
  answeredAfterAll: 'I could answer your question after all.',
  answeredWhereAsked: 'The answer is where you asked it.',
  perhapsShown:
    'I was interrupted while I answered you, and cannot see whether my answer has reached you. If it has not, please ask again.',
  failed: 'Sorry, something went wrong. Please try again in a few minutes.',
  tooLong: (length: number, most: number) =>
    `That is ${count(length, 'character')} long; I can take ${most}. Please ask a shorter question.`,
  fileUnread: (name: string, reason: string) => `I have not read “${name}”: it ${reason}.`,
  isImage: 'is an image, and I cannot read images',
  isRecording: 'is a recording, and I read only text',
  isTooLarge: (megabytes: number) => `has more than ${megabytes} MB`,
  isWithheld: 'is kept from me by Slack; an admin of this app can let me read files',
  hasNoWords: 'holds no words that I can read',
  pasteInstead: 'Please paste the words that I should check.',
  fileCut: (characters: number) => `Only the first ${characters} characters of what you handed over were looked at.`,
  emptyQuestion:
    'What would you like to know? Ask me, for example: how many police died? What else I can do: /factcheck help, /factcheck sources, /factcheck about.',
  unavailable:
    'The articles cannot be searched just now. I keep trying for some minutes and answer here; if there is no answer by then, please ask again.',
  unavailableForNow:
    'The articles cannot be searched just now. I keep trying for some minutes; if nothing comes of it by then, please try again.',
  noIndex: 'There are no articles to quote yet. Please ask again when an index has been built.',
  shared: 'Shared with everybody in this conversation.',
  staleShare: 'Not shared: the articles have changed since this was answered. Please ask again.',
  answerExpired: 'I no longer keep this answer. Please ask again.',
  articleWithdrawn: 'The article was withdrawn after this was answered. It is no longer quoted.',
  sourcesWithdrawn: 'An article that this answer quotes was withdrawn. Please ask again.',
  articleChanged: 'The article has changed since this was answered. Please ask again.',
  notAccepted: 'Sorry, I could not do that now. Please try again in a moment.',
  edited: 'This answers the question as it was last edited.',
  promptsTitle: 'Try asking',

  updated: (date: string, sources: string) => `Updated ${date}: ${sources}`,
  sourceChanged: ({ name, changed }: ChangedSource) =>
    `“${name}” was ${changed.length === 0 ? 'withdrawn' : 'corrected'}`,
  correctionNote: 'I have answered again, because what I quoted has changed:',
  answeredAgain: 'I have answered again, because articles have changed.',
  correctionRefused: 'What I quoted here has changed, and Slack does not let me change my answer. Please ask again.',
  replaced: (before: string, after: string) => `${before} → ${after}`,
  sourceChanges: ({ name, changed }: ChangedSource) =>
    changed.length === 0
      ? `“${name}” was withdrawn. It is no longer quoted.`
      : `“${name}” was corrected: ${changed.map((part) => SOURCE_PARTS[part]).join(', ')}.`,

  feedsTitle: 'Feeds',
  noFeeds: 'None is watched. A feed brings what a site publishes, as it does.',
  watchFeed: 'Watch a feed',
  watchFeedLabel: 'Watch an RSS, Atom or JSON feed',
  watchFeedSubmit: 'Watch',
  feedUrl: 'Address',
  feedUrlHint: 'Of the RSS, Atom or JSON feed, with https://.',
  feedEvery: 'How often',
  feedEveryHint: (usual: string) => `10m, 2h or 1d: from five minutes to a week; ${usual} where it is empty.`,
  feedNews: {
    moved: (to: string) => `This feed that you have watched has moved for good, and is asked at its new address: ${to}`,
    gone: (why: string) =>
      `This feed that you have watched is gone, and is asked no more (it ${why}). Its articles stay.`,
    failing: (why: string) =>
      `This feed that you have watched has failed for a day (it ${why}). It is asked on, ever more rarely.`,
  },
  feedNoUrl: 'That is no address of the public internet.',
  feedNoEvery: 'Write a time from 5m to 7d, such as 10m, 2h or 1d.',
  stopFeed: 'Stop',
  stopFeedLabel: (name: string) => `Stop watching ${name}`,
  stopFeedTitle: 'Stop watching this feed?',
  stopFeedConsequence: (name: string) => `${name} will bring nothing more. Its articles stay.`,
  moreFeeds: (left: number) => `${left} more: npm run corpus -- feeds lists them.`,

  articlesTitle: 'Articles',
  noArticles: 'There are none yet.',
  articlesShown: (from: number, to: number, of: number) => `${from} to ${to} of ${count(of, 'article')}`,
  addArticle: 'Add an article',
  addArticleLabel: 'Add an article by its address, or as text',
  newerArticles: 'Newer',
  newerArticlesLabel: 'Newer articles',
  olderArticles: 'Older',
  olderArticlesLabel: 'Older articles',
  withdraw: 'Withdraw',
  withdrawLabel: (name: string) => `Withdraw “${name}”`,
  withdrawTitle: 'Withdraw this article?',
  withdrawConsequence: (name: string) =>
    `“${name}” will no longer be quoted. Replies that quoted it in the last 30 days will be updated, and say so.`,
  keepIt: 'Keep it',
  withdrawing: 'I am withdrawing this article, and will tell you when it is done.',
  correct: 'Correct',
  correctLabel: (name: string) => `Correct “${name}”`,
  correctTitle: 'Correct this article',
  correctSubmit: 'Correct',
  correctHint:
    'What you leave empty stays as it was. Replies that quoted this article in the last 30 days are answered again, and say what has changed.',
  correctTooLong: (length: number, most: number) =>
    `This article has ${count(length, 'character')}; a form takes ${most}. Its file has to be corrected where the articles are kept.`,
  findArticle: 'Find an article',
  findHint: 'Words of its title, publisher, date, id or address; then press Enter. Leave it empty to see all.',
  articlesFound: (shown: number, areAll: boolean) =>
    areAll ? `${count(shown, 'article')} found` : `The best ${shown} of more that were found`,
  noArticlesFound: 'No article has these words in its title, publisher, date, id or address.',

  addTitle: 'Add an article',
  addSubmit: 'Add',
  addUrl: 'Address',
  addUrlHint: 'Of the page, with https://. Leave this empty to add text instead.',
  addText: 'Text',
  addTextHint: (most: number) =>
    `At most ${most} characters. To add a longer text, send it to me as a message and choose “Add as article” in the menu of that message.`,
  addTextPart: (part: number, of: number) => `Text, part ${part} of ${of}`,
  addStatedHint: 'What you leave empty is taken from the article, if the article states it.',
  addArticleTitle: 'Title',
  addPublisher: 'Publisher',
  addAuthor: 'Author',
  addPublished: 'Date of publication',
  addNothing: 'Give an address or a text.',
  addBoth: 'Give an address or a text, not both.',
  addNoUrl: 'Give the address of a web page, beginning with https:// or http://.',
  addFuture: 'This date is in the future.',
  addTooLong: (length: number, most: number) =>
    `That is ${count(length, 'character')} long; I can take ${most}. Split it, or give the address of the page.`,
  addEmptyMessage: 'This message has no text.',
  adminsOnly: 'Sorry, only admins of this app may add or withdraw articles.',
  articleTaken: (name: string | null) =>
    `I have received ${name === null ? 'the text' : `“${name}”`}. I will tell you what becomes of it.`,
  withdrawalTaken: (name: string) => `I am withdrawing “${name}”. I will tell you when it is done.`,
  submissionFailed:
    'Sorry, something went wrong, and I may not have received what you sent. If you hear no more about it, please send it again.',
  reported: {
    added: (name: string) => `${name} was added. The next answers can quote it.`,
    updated: (name: string) => `${name} was there already and was updated. The next answers quote its new version.`,
    unchanged: (name: string) => `${name} was there already, and nothing in it has changed.`,
    duplicate: (name: string) => `${name} was not added: the same article is there already.`,
    skipped: (name: string) => `${name} was not added.`,
    withdrawn: (name: string) => `${name} was withdrawn. It is no longer quoted.`,
    unknown: (name: string) => `${name} is not among the articles, so nothing was withdrawn.`,
  },
  yourArticle: 'Your article',
  reason: (reason: string) => `Reason: ${reason}`,
  note: (note: string) => `Note: ${note}`,
};

export const texts: Texts = english;

const NUMBERS = 'One Two Three Four Five Six Seven Eight Nine Ten'.split(' ');

function inWords(number: number): string {
  return NUMBERS[number - 1] ?? String(number);
}

function joined(labels: readonly string[], last: 'and' | 'or'): string {
  const before = labels.slice(0, -1).join(', ');
  return before === '' ? labels.join('') : `${before} ${last} ${labels.at(-1)}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
