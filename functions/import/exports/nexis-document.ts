import { findDate } from '../../engine/articles/dates.ts';
import type { Draft } from '../imported-drafts.ts';
import { markdownOf, visibleLine } from '../markdown-text.ts';

/** UTF-16 code units of a line that is a date and nothing else. */
const DATE_LINE = 90;

/** What may precede the date in its line. */
const WEEKDAY = /^(?:\p{L}{2,12}\.?,?\s+)?$/u;

/** The line above the text, in the languages of the archive's own menus. */
const BODY = /^(?:body|text|volltext|corps|cuerpo|texto|corpo|testo)$/iu;

/** `LENGTH: 61 words`: in any language of the menus, since only names of labels are written so. */
const LABEL =
  /^(?<name>\p{Lu}[\p{L}-]*(?:[ -]\p{L}[\p{L}-]*){0,2}|[\p{Lu}-]{3,24}(?: [\p{Lu}-]{2,24}){0,2}):\s*(?<value>.*)$/u;
const HEAD_LABELS =
  /^(?:section|length|byline|dateline|highlight|series|rubrik|länge|autor|auteur|von|longueur|rubrique|sección|longitud|distribution|cycle|edition|ausgabe|lien|link|url|encart|untertitel|antetítulo|kicker|teaser)$/iu;
const LENGTH = /^(?:length|länge|longueur|longitud|lunghezza|comprimento|lengte)$/iu;
const AUTHOR = /^(?:byline|autor|auteur|por|von|autore|auteurs?)$/iu;

/** Labels below the text. */
const TAIL_LABELS =
  /^(?:load-date|loaddate|update|language|sprache|langue|idioma|graphic|publication-type|pub-type|publikationstyp|document-type|journal-code|correction-date|correction|notes?|classification|subject|industry|company|organi[sz]ation|person|ticker|country|state|city|geographic|type|zeitungs-code|acc-no|copyright|sujet|thema|localisation-geo|societe|société|symbole-boursier|secteur-activite|type-publication|pays|personne|ville|etat|firmen|branche|personen|orte|tema|empresa|sector|país|ciudad|tipo-de-publicación)$/iu;
const TAIL_HEADING = /^(?:classification|klassifizierung|classification des sujets|clasificación)$/iu;
const LOAD_DATE =
  /^(?:load-date|loaddate|ladedatum|update|date-(?:de-)?chargement|fecha-de-carga|data-de-carregamento)$/iu;
/** The line at the end of each document, in the languages of the archive's menus. */
export const NEXIS_END =
  /(?:end of document|ende des dokuments?|fin du document|fin del documento|fine del documento|fim do documento|einde van document)\s*$/iu;

/** "3 of 10 DOCUMENTS", "Dokument 3 von 10", "Document 3 de 10". The total is often that of the search. */
export const NEXIS_NUMBERED =
  /^[ \t]*(?:(?:documento?|dokument)[ \t]+\d{1,6}[ \t]+(?:of|von|de|di|sur)[ \t]+\d{1,6}|\d{1,6}[ \t]+(?:of|von|de|di|sur)[ \t]+\d{1,6}[ \t]+(?:documents?|dokumenten?|documentos?|documenti))[ \t]*\r?$/gimu;

/** Labels that a text export has in the language of its menus: how long each document is, and the day it came into the archive. */
const LENGTH_LINE = /^(?:LENGTH|LÄNGE|LONGUEUR|LONGITUD|LUNGHEZZA|COMPRIMENTO|LENGTE):/mu;
const LOAD_LINE = /^(?:LOAD-DATE|LADEDATUM|UPDATE|DATE-(?:DE-)?CHARGEMENT|FECHA-DE-CARGA|DATA-DE-CARREGAMENTO):/mu;

/** Whether a text is the export of LexisNexis, of one document or of several. */
export function isNexisText(text: string): boolean {
  return LENGTH_LINE.test(text) && (LOAD_LINE.test(text) || text.search(NEXIS_NUMBERED) >= 0);
}

const COPYRIGHT =
  /^(?:copyright\b|\(c\)|©)|\ball rights reserved\b|\balle rechte vorbehalten\b|\btous droits réservés\b/iu;
const CORRECTED = /^correction appended$/iu;

/**
 * One document of Nexis or LexisNexis, from its paragraphs: headline, paper and date precede the labels without any of
 * their own, in the order paper, date, headline where a length ends the head, or headline, paper, date where "Body" does.
 * `null` where no date is found, without which nothing tells the headline from a paragraph.
 */
export function nexisDocument(lines: readonly string[], name: string): Draft | null {
  const paragraphs = lines.map(visibleLine).filter((line) => line !== '' && !isNexisEnd(line));
  const body = paragraphs.findIndex((line) => BODY.test(line));
  const length = paragraphs.findIndex((line) => LENGTH.test(labelOf(line)?.name ?? ''));
  const headEnd = body >= 0 ? body : length;
  if (headEnd < 0) return null;
  const head = paragraphs.slice(0, headEnd);
  const firstLabel = head.findIndex((line) => HEAD_LABELS.test(labelOf(line)?.name ?? ''));
  const above = head.slice(0, firstLabel < 0 ? head.length : firstLabel);
  const date = body >= 0 ? above.findLastIndex(isDateLine) : above.findIndex(isDateLine);
  if (date < 1) return null;
  const labels = paragraphs.slice(0, headEnd + 1).map(labelOf);
  const author = labels.find((label) => AUTHOR.test(label?.name ?? ''))?.value ?? '';
  const { text, note } = bodyOf(paragraphs.slice(headEnd + 1), body >= 0);
  const title =
    body >= 0
      ? above[date - 2]
      : above
          .slice(date + 1)
          .filter((line) => !COPYRIGHT.test(line) && !CORRECTED.test(line))
          .join(' ');
  return {
    name,
    title: title || null,
    publisher: above[date - 1] ?? null,
    author: author.replace(/^by\s+/iu, '') || null,
    published: dateIn(above[date] ?? ''),
    text: markdownOf(text.map((paragraph) => ({ kind: 'prose', text: paragraph }))),
    ...(note === '' ? {} : { note }),
  };
}

/** A paragraph that is that line and nothing else. */
export function isNexisEnd(line: string): boolean {
  return line.length < 40 && NEXIS_END.exec(line)?.index === 0;
}

interface Label {
  readonly name: string;
  readonly value: string;
}

function labelOf(line: string): Label | null {
  const { name, value } = LABEL.exec(line)?.groups ?? {};
  return name === undefined || value === undefined ? null : { name: name.replaceAll(' ', '-'), value };
}

/** A headline may begin with a date as well: of a date line nothing but weekday, hour and edition is left. */
function isDateLine(line: string): boolean {
  const found = line.length <= DATE_LINE ? findDate(line) : null;
  return found !== null && WEEKDAY.test(line.slice(0, found.start)) && !/[.!?]$/u.test(line);
}

function dateIn(line: string): string | null {
  return findDate(line)?.date ?? null;
}

/** The text without what is listed below it, and the correction among that. */
function bodyOf(lines: readonly string[], isLabelled: boolean): { text: readonly string[]; note: string } {
  // In the older layout some labels of the head come behind the length.
  const start = isLabelled
    ? 0
    : Math.max(
        0,
        lines.findIndex((line) => !HEAD_LABELS.test(labelOf(line)?.name ?? '')),
      );
  const load = lines.findIndex((line) => LOAD_DATE.test(labelOf(line)?.name ?? ''));
  let end = load < 0 ? lines.findIndex((line, at) => at > start && isTail(line)) : load;
  if (end < 0) end = lines.length;
  while (end > start && isTail(lines[end - 1] ?? '')) end -= 1;
  const corrections = lines.slice(end).flatMap((line, at, tail) => {
    const label = labelOf(line);
    if (!label || !/^correction$/iu.test(label.name)) return [];
    return [`Correction: ${label.value || (tail[at + 1] ?? '')}`];
  });
  return { text: lines.slice(start, end), note: corrections.join(' ') };
}

function isTail(line: string): boolean {
  return TAIL_LABELS.test(labelOf(line)?.name ?? '') || TAIL_HEADING.test(line) || COPYRIGHT.test(line);
}
