import type { KnownBlock } from '@slack/types';
import type { CorpusSummary } from '../../engine/corpus-summary.ts';
import { oneLine, shortened } from '../../wording/one-line.ts';
import { texts } from '../../wording/texts.ts';
import { versionShown } from './index-version.ts';
import { bulleted, paragraph, smallPrint, words } from './rich-text.ts';
import type { Shown } from './shown.ts';

/** Publishers named; a corpus may have hundreds. */
const MOST_PUBLISHERS = 20;

/** Characters of a publisher's name. */
const MOST_NAME = 100;

/** What can be quoted at all: articles, dates and publishers. */
export function showCorpus({
  articles,
  publishers,
  undisclosed,
  from,
  to,
  undated,
  version,
}: CorpusSummary): Shown<KnownBlock> {
  const date = (day: string | null) => (day === null ? null : texts.date(day));
  const holdings = `${texts.holdings(articles)} ${texts.dates(date(from), date(to), undated)}`;
  const left = publishers.length - MOST_PUBLISHERS;
  const lines = [
    ...publishers
      .slice(0, MOST_PUBLISHERS)
      .map((publisher) => texts.publisherLine(shortened(oneLine(publisher.name), MOST_NAME), publisher.articles)),
    ...(left > 0 ? [texts.morePublishers(left)] : []),
    ...(undisclosed > 0 ? [texts.undisclosed(undisclosed)] : []),
  ];
  const list: KnownBlock[] = lines.length > 0 ? [bulleted(lines.map((line) => words(line)))] : [];
  const index = texts.indexVersion(versionShown(version));
  return {
    blocks: [paragraph(words(holdings)), ...list, smallPrint(index)],
    lines: [holdings, ...lines, index],
  };
}
