import type { ClaimAnswer, ClaimCheck } from '../engine/claim-answer.ts';
import type { QuotedVoice } from '../engine/claims/claim-voices.ts';
import type { FigureGroup } from '../engine/figures/agreement/figure-groups.ts';
import type { FigureRelation } from '../engine/figures/agreement/figure-relations.ts';
import { texts } from './texts.ts';

/** Figures named in one sentence: more are told by the table below. */
const MOST_LABELS = 5;

/** Voices named beside one figure or statement: more are in the quotations. */
const MOST_VOICES = 2;

/**
 * For each thing that is claimed how many sources say what, without a verdict; empty for a claim that no article covers, which
 * is said already. `cleaned` makes what a source or the claim says part of a line of ours.
 */
export function claimLines(answer: ClaimAnswer, cleaned: (said: string) => string): string[] {
  if (answer.kind === 'not_found') return [];
  const { checks, unchecked } = answer.claim;
  const lines = checks.map((check) => {
    const line = check.figure
      ? besideSources(answer, check, cleaned)
      : check.others
        ? besideOthers(answer, check, cleaned)
        : beside(answer, check, cleaned);
    // One line says of itself what it is about; of several each must.
    return checks.length > 1 ? texts.ofClaimed(cleaned(check.label ?? texts.quoted(check.statement)), line) : line;
  });
  return unchecked > 0 ? [...lines, texts.unchecked(unchecked)] : lines;
}

/** Above a claim on which no passage bears, or none with a figure of the claimed kind. */
export function claimNotFoundLine({ claim }: ClaimAnswer): string {
  return claim.checks.some(({ reason }) => reason === 'no_source') ? texts.noFigureGiven : texts.claimNotFound;
}

/** A statement without a figure: who denies it, or that the quotations bear on it. */
function beside(answer: ClaimAnswer, { result, voices }: ClaimCheck, cleaned: (said: string) => string): string {
  if (result === 'not_covered') return texts.claimNotFound;
  return [texts.bearsOn, ...voiceLines(answer, voices, cleaned)].join(' ');
}

/** A claimed score or date: "No source says 19-15. One says 21-15." */
function besideOthers(
  answer: ClaimAnswer,
  { label, others = [], matching, sources, voices }: ClaimCheck,
  cleaned: (said: string) => string,
): string {
  const claimed = cleaned(label ?? '');
  const spoken = voiceLines(answer, voices, cleaned);
  if (matching > 0) {
    const tail = texts.asClaimed(true, false);
    return [texts.sourcesGive(matching, [claimed], { isFirst: true, tail }), ...spoken].join(' ');
  }
  if (others.length === 0) return [texts.saidOtherwise(claimed), ...spoken].join(' ');
  const given = texts.sourcesGive(sources, fewLabels(others.map(cleaned)), { isFirst: false, tail: '' });
  return [texts.noSourceGives(claimed), given, ...spoken].join(' ');
}

function besideSources(answer: ClaimAnswer, check: ClaimCheck, cleaned: (said: string) => string): string {
  const { result, reason, isPrinted, voices, label } = check;
  const claimed = cleaned(label ?? '');
  const spoken = voiceLines(answer, voices, cleaned);
  if (result === 'not_covered') return reason === 'no_source' ? texts.noFigureGiven : texts.claimNotFound;
  if (result === 'quoted') return [isPrinted ? texts.printed(claimed) : texts.bearsOn, ...spoken].join(' ');
  const figures = new ToldFigures(
    check.groups.flatMap((at) => answer.figures[at] ?? []),
    cleaned,
  );
  if (reason === 'negated') return [texts.claimDenies(claimed), figures.all(true), ...spoken].join(' ');
  if (reason === 'denied') return deniedFigure(answer, check, figures, cleaned);
  return [...comparedFigures(check, figures, claimed), ...spoken].join(' ');
}

/** "Two sources say 8, as claimed. One says at least 5, which allows 8. Three say 12 or 13." */
function comparedFigures(
  { matching, compatible, sources, isPrinted }: ClaimCheck,
  figures: ToldFigures,
  claimed: string,
): string[] {
  const same = figures.labels('same');
  const within = figures.labels('within');
  const asClaimed = texts.asClaimed(same.length > 0, within.length > 0);
  const opening = isPrinted ? texts.printed(claimed) : texts.noSourceGives(claimed);
  return [
    ...(matching === 0 ? [opening] : sentence(matching, [...same, ...within], { isFirst: true, tail: asClaimed })),
    ...sentence(compatible, figures.labels('compatible'), { tail: texts.whichAllows(claimed) }),
    ...sentence(sources - matching - compatible, figures.labels('other'), {}),
  ];
}

/** "30, claimed by a Telegram channel; Fact Desk says 21.", or who denies it where the denier gives no figure. */
function deniedFigure(
  answer: ClaimAnswer,
  { voices, label }: ClaimCheck,
  figures: ToldFigures,
  cleaned: (said: string) => string,
): string {
  const claimant = voices.find(({ kind, by }) => kind === 'claims' && by !== null)?.by ?? null;
  const denier = voices.find(({ kind }) => kind !== 'claims');
  const said = texts.claimedBy(cleaned(label ?? ''), {
    claimant: claimant === null ? null : cleaned(claimant),
    denier: denier?.by ? cleaned(denier.by) : null,
    source: denier ? sourceOf(answer, denier, cleaned) : null,
    says: denier ? figures.ofArticle(answer.quotes[denier.quote]?.article.id ?? '') : [],
    said: denier?.kind === 'debunks' ? 'debunked' : 'denied',
  });
  const others = figures.all(true);
  return others === '' ? said : `${said} ${others}`;
}

/** Figures told one after the other: an article that gives several is told by the one that is nearest to the claim. */
class ToldFigures {
  readonly #figures: readonly FigureGroup[];
  readonly #cleaned: (said: string) => string;
  readonly #told = new Set<string>();

  constructor(figures: readonly FigureGroup[], cleaned: (said: string) => string) {
    this.#figures = figures;
    this.#cleaned = cleaned;
  }

  labels(relation: FigureRelation): readonly string[] {
    return this.#tell(this.#figures.filter((figure) => figure.relation === relation));
  }

  /** What one article gives; what it gives besides is told then as well. */
  ofArticle(id: string): readonly string[] {
    const labels = this.#figures
      .filter(({ articles }) => articles.includes(id))
      .map(({ label }) => this.#cleaned(label));
    if (labels.length > 0) this.#told.add(id);
    return [...new Set(labels)];
  }

  /** All that is not told yet, in one sentence; empty where nothing is. */
  all(isFirst: boolean): string {
    const untold = new Set(
      this.#figures.flatMap(({ articles }) => articles).filter((article) => !this.#told.has(article)),
    );
    return sentence(untold.size, this.#tell(this.#figures), { isFirst }).join('');
  }

  #tell(figures: readonly FigureGroup[]): readonly string[] {
    const newly = figures.filter(({ articles }) => articles.some((article) => !this.#told.has(article)));
    for (const { articles } of newly) for (const article of articles) this.#told.add(article);
    return [...new Set(newly.map(({ label }) => this.#cleaned(label)))];
  }
}

function sentence(count: number, labels: readonly string[], { isFirst = false, tail = '' }): string[] {
  return count > 0 ? [texts.sourcesGive(count, fewLabels(labels), { isFirst, tail })] : [];
}

function voiceLines(answer: ClaimAnswer, voices: readonly QuotedVoice[], cleaned: (said: string) => string): string[] {
  const lines = voices.map((voice) => {
    const by = voice.by === null ? null : cleaned(voice.by);
    return texts.voice(voice.kind, by, sourceOf(answer, voice, cleaned));
  });
  return [...new Set(lines)].slice(0, MOST_VOICES);
}

function sourceOf({ quotes }: ClaimAnswer, { quote }: QuotedVoice, cleaned: (said: string) => string): string {
  const article = quotes[quote]?.article;
  return cleaned(article?.publisher ?? article?.title ?? article?.file ?? '');
}

function fewLabels(labels: readonly string[]): readonly string[] {
  const left = labels.length - MOST_LABELS;
  return left > 1 ? [...labels.slice(0, MOST_LABELS), texts.moreFigures(left)] : labels;
}
