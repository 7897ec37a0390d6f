/** Which lines of a page are the site's own, by their words alone. */

const MONTHS =
  'jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|f[ée]vr?(?:ier)?|mar(?:ch|s|zo|ço)?|märz|apr(?:il)?|avril|may|mai|june?|juni|juin|july?|juli|juillet|aug(?:ust)?|août|sept?(?:ember|embre)?|oct(?:ober|obre)?|okt(?:ober)?|nov(?:ember|embre)?|de[cz](?:ember)?|d[ée]c(?:embre)?|enero|febrero|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janeiro|fevereiro|maio|junho|julho|setembro|outubro|novembro|dezembro|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre';
const DAYS =
  '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|(?:segunda|terça|quarta|quinta|sexta)-feira';
const LABELS =
  'first|last|originally?|published|posted|updated?|modified|created|edited|on|at|of|de|às|um|uhr|am|pm|a\\.m|p\\.m|the|ago|hours?|minutes?|mins?|days?|veröffentlicht|aktualisiert|stand|publié|mis à jour|le|à|publicado|actualizado|pubblicato|aggiornato|st|nd|rd|th|gmt|utc|[ecmp][sd]?t|bst|cet|cest|amt|ist|msk';
const OF_A_STAMP = new RegExp(`(?<!\\p{L})(?:${MONTHS}|${DAYS}|${LABELS})(?!\\p{L})`, 'giu');

/** UTF-16 code units of the longest line that only says when something was published. */
const STAMP_LENGTH = 120;

/**
 * "Updated 5:27 am CST, Wednesday, November 20, 2019": a date and no other word. A time alone may set off a part of the article;
 * where it is `above` the text it does not.
 */
export function isStamp(text: string, above: boolean): boolean {
  return (
    text.length <= STAMP_LENGTH &&
    (above ? /\d{1,2}[:.]\d\d|\b(?:19|20)\d\d\b|\bago$/u : /\b(?:19|20)\d\d\b/u).test(text) &&
    /\p{L}|\d[/.:-]\d/u.test(text) &&
    !/\p{L}/u.test(text.replace(OF_A_STAMP, ''))
  );
}

const PICTURE =
  '(?:photos?|photographs?|images?|pictures?|pics?|fotos?|bild(?:er)?|photographie|imagen|фото|credits?|illustration)';
const AGENCIES =
  '(?:getty|getty images|reuters|epa(?:-efe)?|efe|afp|ap|ap photo|associated press|alamy|shutterstock|istock|bloomberg|pa|pa wire|dpa|imago|picture alliance|rex|nasa)';

/** UTF-16 code units of a credit, and of a caption that ends in one. */
const CREDIT_LENGTH = 100;
const CAPTION_LENGTH = 500;

const CREDITS: readonly RegExp[] = [
  new RegExp(`^[([]?${PICTURE}(?: (?:by|credits?|courtesy|source))*\\s*(?:[:©]|via\\b)+[^.]*[\\])]?$`, 'iu'),
  new RegExp(`^©\\s?[^.]*$|^[^.]{0,60}(?:/|\\|\\s*|via )${AGENCIES}(?: images)?$`, 'iu'),
  new RegExp(`^(?:[([])?${AGENCIES}(?:[\\])])?$`, 'iu'),
  /^(?:image|photo|slide|picture|bild|foto) \d{1,3} (?:of|von|de) ?\/? ?\d{1,3}$/iu,
  /^(?:enlarge|zoom) (?:this )?(?:image|photo|picture)$/iu,
];

const CAPTION_END = new RegExp(
  `[([](?:ap photo|${PICTURE} (?:by|credit|courtesy|via)|${PICTURE}:|credit:|file photo|photo/|getty|reuters/|afp/|[^()]{0,60}(?:/| via )${AGENCIES})[^()]{0,80}[)\\]]$`,
  'iu',
);

/** Who made a picture, or what it shows with who made it. */
export function isCredit(text: string): boolean {
  if (text.length > CAPTION_LENGTH) return false;
  return CAPTION_END.test(text) || (text.length <= CREDIT_LENGTH && CREDITS.some((pattern) => pattern.test(text)));
}

const POINTER =
  /^(?:[^\p{L}]*)(?:(?:read|see|watch|also|listen)(?: (?:more|also|next|read|see|on))?|more(?: (?:on this(?: story)?|from|great|in|like this|news|stories|coverage|reading)\b.{0,40})?|related(?: (?:news|posts?|articles?|stories|story|coverage|content|links?|topics?|reading|videos?)\b.{0,50})?|recommended(?: (?:for you|reading|stories|articles))?|don['’]?t miss(?: it| this)?|you (?:may|might) (?:also )?(?:like|be interested in|enjoy)|(?:trending|popular|most (?:read|popular|viewed)|top stories|latest(?: news| stories)?|recent (?:posts|articles|stories))(?: (?:now|on|in|stories|articles)\b.{0,30})?|story timeline|further reading|continue reading|what to read next|mehr zum thema|lesen sie (?:auch|mehr)|auch interessant|weitere (?:artikel|themen|meldungen)|das könnte sie auch interessieren|à lire aussi|lire aussi|sur le même sujet|a lire|leggi anche|potrebbe interessarti|lea también|te puede interesar|más sobre|leia (?:também|mais)|você pode gostar|veja também|lees ook|läs också|les også|læs også|читайте также|по теме|czytaj także)\s*(?:\.\.\.|…|[:|?!])*$/iu;

/** "Read more:", "You may also like": what follows leads to other articles. */
export function isPointerLabel(text: string): boolean {
  return POINTER.test(text);
}

/** UTF-16 code units of the longest notice. */
const NOTICE_LENGTH = 400;

const NOTICES: readonly RegExp[] = [
  /^(?:advert(?:isement|ising)?|anzeige|werbung|publicité|publicidad|pubblicità|sponsored(?: content)?|caption|close|share|print|subscribe|sign up|log ?in|continue reading below|story continues below(?: advertisement)?|article continues below(?: advertisement)?|highlights|learn more|text size|order reprints|print article|get short url|post comment.{0,5}|comments?|\d+ comments?|show comments|leave a (?:comment|reply))$/iu,
  /^(?:media playback is (?:unsupported|not supported)|this (?:slideshow|video|content) requires|please enable javascript|your browser does not support)\b.{0,80}$/iu,
  /^(?:please )?(?:sign up|subscribe|click here|download|get|join|register|follow|listen|like this story|want (?:more|to)|enjoy(?:ed)? this|have a tip|tap here|stay (?:up to date|on top|informed)|never miss)\b.*(?:newsletters?|inbox|e-?mail (?:updates|alerts|newsletters?)|\bapp\b|youtube|facebook|instagram|twitter|podcast app|share it with|subscri(?:be|ption)|breaking news alerts)/iu,
  /^(?:©|copyright|\(c\))[\s\S]{0,120}(?:19|20)\d\d|^(?:.{0,120}\b)?all rights reserved\.?$/iu,
  /^(?:microsoft|we|this (?:post|article|site|page)) (?:may|can|could) (?:earn|receive|contain)\b.{0,40}\b(?:commission|affiliate|referral)/iu,
  /^(?:whatsapp|facebook|twitter|tweet|pinterest|pint|e-?mail|share|print|copy link|linkedin|reddit|telegram|baixar|flipboard|teilen|drucken|[\s,|•·-])+$/iu,
];

/** What stands in the place of a post of another site until the reader lets it be loaded, in sentences of its own. */
const PLACEHOLDER =
  /^(?:i agree (?:that|to)|i consent to|ich (?:bin|erkläre mich) damit einverstanden|j.accepte que|acepto que)\b.{0,60}\b(?:external|third.party|extern|contenus? extern|contenido extern)|^(?:recommended|empfohlener|contenu|contenido) (?:external|editorial|externer|redaktioneller|externe|externo) (?:content|inhalt|recommandé|recomendado)$|^(?:at this point|here) you(?:['’]ll| will| can)? find (?:recommended |additional |external )*content\b|^an dieser stelle finden sie (?:einen |ein |ergänzende )?(?:externen|externe|von unserer redaktion)\b|^(?:to view|to see|to show|to display) (?:this|the) (?:content|post|tweet|video|embed)\b.{0,120}\b(?:accept|allow|enable|consent)|^(?:this|the) (?:content|post|video|embed|article contains content) (?:is|provided|hosted|cannot be)\b.{0,120}\b(?:cookies|consent|privacy|permission)|^we need your (?:consent|permission) (?:to|before)\b|^wir benötigen ihre zustimmung\b/iu;

/** What a site says to its readers: to subscribe, to follow, to share; a mark of an advertisement; the copyright line. */
export function isNotice(text: string): boolean {
  return text.length <= NOTICE_LENGTH && [...NOTICES, PLACEHOLDER].some((pattern) => pattern.test(text));
}
