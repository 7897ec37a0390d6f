import type { RichTextLink, RichTextText } from '@slack/types';
import type { Quotation, Source } from '../../engine/quotation.ts';
import { isSteered } from '../../engine/text/seen-text.ts';
import { oneLine } from '../../wording/one-line.ts';
import { texts } from '../../wording/texts.ts';
import { quotationLink } from './quotation-link.ts';
import { words } from './rich-text.ts';

const BETWEEN = ' · ';

/**
 * Publisher · title · author · date, the title linked, and whose words a quotation is where they are not the article's.
 * `number`: the quotation's, before them; `null` where it has none.
 */
export function sourceElements(quotation: Quotation, number: number | null = null): (RichTextText | RichTextLink)[] {
  const { before, title, after } = namesOf(quotation.article, number);
  const url = quotationLink(quotation);
  const linked = words(title).map((part): RichTextText | RichTextLink =>
    url === null ? part : { type: 'link', url, text: part.text },
  );
  const notes = sourceNotes(quotation).map((note) => `\n${note}`);
  return [...words(before + BETWEEN), ...linked, ...words(BETWEEN + after + notes.join(''))];
}

/** The same as lines of text, not escaped. */
export function sourceLines(quotation: Quotation, number: number | null = null): string[] {
  const { before, title, after } = namesOf(quotation.article, number);
  return [[before, title, after].join(BETWEEN), ...sourceNotes(quotation)];
}

function namesOf({ publisher, title, author, published, file }: Source, number: number | null) {
  const by = author !== null && author !== publisher ? [texts.by(oneLine(author))] : [];
  return {
    before: [
      ...(number === null ? [] : [String(number)]),
      publisher === null ? texts.publisherNotStated : oneLine(publisher),
    ].join(BETWEEN),
    title: oneLine(title ?? '') || oneLine(file),
    after: [...by, published === null ? texts.dateNotStated : texts.date(published)].join(BETWEEN),
  };
}

function sourceNotes({ text, postedBy, inSpeech, article: { kind, of, claims = [] } }: Quotation): string[] {
  const notes: string[] = isSteered(text) ? [texts.steered] : [];
  if (postedBy) {
    const { author, published } = postedBy;
    notes.push(texts.postedBy(oneLine(author), published === null ? null : texts.date(published)));
  }
  if (inSpeech) notes.push(texts.inSpeech);
  if (kind === 'fact-check') {
    const [claim = null] = claims;
    notes.push(texts.factCheck(claim === null ? null : oneLine(claim.claim), claims.length));
  }
  if (kind === 'summary') notes.push(of === null ? texts.summary : texts.summaryOf(oneLine(of)));
  return notes;
}
