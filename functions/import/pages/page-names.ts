import { sameLine } from '../../engine/articles/headline.ts';
import { visibleLine } from '../markdown-text.ts';
import { plainOfHtml } from './plain-html.ts';

/** Text of a value that may hold entities or tags, as JSON-LD often does. */
export function metadataLine(value: string | null | undefined): string | null {
  if (value === undefined || value === null) return null;
  const text = visibleLine(/&[#\w]+;|<[a-z/]/iu.test(value) ? plainOfHtml(value) : value);
  return text === '' ? null : text;
}

const ADDRESS = /^(?:https?:|\/\/|www\.)|^[^\s@]+@[^\s@]+$|^@|^[\w.-]+\.\w+\/\S/iu;

/** What builds or carries a site, and what a template has in the place of its name. */
const NO_PUBLISHER = new Set(
  'blogger|blogspot|blogger com|wordpress|wordpress com|just another wordpress site|tumblr|wix|wix com|squarespace|weebly|ghost|joomla|drupal|livejournal|typepad|jimdo|webflow|my site|my blog|my website|website|web site|site|site name|sitename|blog|home|homepage|home page|index|default|untitled|undefined|null|none|n a|organization|company name|pressreader|pressreader com|archive ph|archive today|archive is|archive li|archive md|archive vn|archive fo|wayback machine|internet archive|google docs|facebook|twitter|instagram|youtube|telegram'.split(
    '|',
  ),
);

/** A part of a site, or whom it is made for. */
const EDITION =
  /^(?:(?:the )?(?:us|u s|usa|uk|u k|united states|united kingdom|international|global|world(?:wide)?|national|local|europe|asia|africa|americas?|north america|latin america|middle east|australia|canada|india|english|en|domestic|politics|business|sports?|opinion|news|latest news|world news|us news|uk news|breaking news|home news|technology|science|health|culture|entertainment)(?: (?:edition|version|site|page))?|edition)$/u;

/** `null` where a value is the name of a publisher; else why it is none, a clause behind the value. */
export function publisherProblem(name: string): string | null {
  if (ADDRESS.test(name)) return 'is an address or a handle, no name';
  const line = sameLine(name);
  if (NO_PUBLISHER.has(line)) return 'is no publisher’s name';
  if (EDITION.test(line)) return 'is a part of a site or an edition of it';
  return /\p{L}/u.test(name) ? null : 'is no publisher’s name';
}

const AGENCY =
  /^(?:(?:thomson )?reuters|ap|associated press|the associated press|ap news|afp|agence france presse|dpa|efe|ansa|tass|xinhua|ria novosti|interfax|anadolu(?: agency)?|kyodo|pti|ians|ani|upi|bloomberg)$/u;

/** Whether a name is a news agency's: behind a headline it often says where the news is from, not whose page it is. */
export function isAgency(name: string): boolean {
  return AGENCY.test(sameLine(name));
}

/** Accounts and offices under which anybody writes, and what is there where no one is named. */
const NO_AUTHOR =
  /^(?:(?:web|site|super|news|the)?[ _-]?(?:admin(?:istrator)?|editor(?:s|ial)?|master|team|desk|staff|user|root|author|guest|owner)\d*|posted by|by|anonymous|unknown|undefined|null|none|n a|nobody|test|default|redaktion|redacción|redaccion|rédaction|редакция|editorial (?:team|staff|board)|newsroom|staff (?:writer|reporter)s?|contributor|webmaster|wp ?engine|wp[ _-]?admin|webflow|squarespace|(?:site|sys|system|root|super)[ _-]?admin|automatically generated|python-docx|openpyxl|apache poi|docx4j|libreoffice|pandoc|chatgpt)$/iu;

const MAKER =
  /\b(?:web ?)?design(?:ed|er|s)?\b|\bweb ?(?:agency|studio|dev\w*|solutions?|hosting)\b|\b(?:powered|developed|created|built|hosted) by\b|\bthemes?\b|\btemplates?\b/iu;

/** Why a value is the name of no author: a clause behind it; `null` where it may be one. */
export function authorProblem(name: string, sites: readonly (string | null)[]): string | null {
  if (ADDRESS.test(name) || /^[\w.-]+\.(?:com|org|net)$/iu.test(name)) return 'is an address or a handle, no name';
  if (!/\p{L}/u.test(name) || NO_AUTHOR.test(name.trim())) return 'names nobody';
  if (MAKER.test(name)) return 'is who made the site';
  return sites.some((site) => site !== null && sameLine(site) === sameLine(name)) ? 'is the site’s own name' : null;
}

/** The names in a value: `['A B', 'C D']` as a program prints a list, `jane@paper.example (Jane Doe)` as a feed does. */
export function namesIn(value: string): string[] {
  const list = /^\[(.*)\]$/su.exec(value.trim())?.[1];
  const quoted =
    list === undefined ? [] : [...list.matchAll(/(["'])(.+?)\1(?=\s*(?:,|$))/gu)].map((match) => match[2] ?? '');
  const names = list === undefined ? [value] : quoted.length > 0 ? quoted : list.split(',');
  return names.flatMap((name) => {
    const line = metadataLine(/^\S+@\S+ \((.+)\)$/u.exec(name.trim())?.[1] ?? name);
    return line === null ? [] : [withoutOffice(line)];
  });
}

/** What an author is, behind a name: "Ida Holm, Post staff writer", "Ida Holm, Chief Political Correspondent". */
const OFFICE =
  /^(?<name>(?:\p{Lu}[\p{L}.’'-]+ ){1,3}\p{Lu}[\p{L}’'-]+)(?:,| [|–-]) [^,]{0,60}\b(?:[Ww]riter|[Rr]eporter|[Cc]orrespondent|[Cc]olumnist|[Ee]ditor(?:-in-[Cc]hief)?|[Pp]roducer|[Jj]ournalist|[Cc]ontributor)s?$/u;

/** A byline as a name: without "By" before it and the writer's office behind it. */
function withoutOffice(line: string): string {
  const name = line.replace(/^(?:by|von|par|por):? (?=\p{Lu})/iu, '');
  return OFFICE.exec(name)?.groups?.name ?? name;
}
