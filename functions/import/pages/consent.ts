import type { Attributes } from './hidden-elements.ts';

/**
 * Ids and classes of the usual consent managers (OneTrust, Quantcast, Sourcepoint, Usercentrics, Didomi, TrustArc, Cookiebot,
 * Complianz, CookieYes, Iubenda, Klaro, Osano, Borlabs, Google Funding Choices …) and of banners that a site names itself.
 */
const MANAGER =
  /(?:^|\s)(?:(?:onetrust|ot-sdk|optanon|qc-cmp|sp_message|sp-message|didomi|usercentrics|uc-banner|truste|trustarc|cybot|cookiebot|cookieyes|cookiefirst|cmpbox|cmplz|cky-|iubenda-cs|klaro|osano|borlabs|fc-consent|fc-dialog|eu-cookie|moove_gdpr|evidon|consentmanager|tarteaucitron|axeptio|termly|cc-window|cc-banner|cookie-law|wt-cli)[\w-]*|(?:[\w-]+[-_])?(?:cookies?|consent|gdpr|ccpa|cmp|privacy|tcf)[-_]?(?:banner|notice|notification|bar|pop-?up|modal|dialog|overlay|message|wall|layer|prompt|alert|disclaimer)(?:[-_][\w-]+)?)(?=\s|$)/iu;

/** Elements that hold the page or the article: their classes tell of what else is there. */
const PAGE_ELEMENTS = new Set(['html', 'body', 'main', 'article', 'h1']);

/** Whether an element is a consent manager's by its name. */
export function isConsentManager(name: string, { id = '', class: classes = '' }: Attributes): boolean {
  return !PAGE_ELEMENTS.has(name) && MANAGER.test(`${id} ${classes}`);
}

const BOX =
  /(?:^|[\s_-])(?:modal|banner|pop-?up|overlay|lightbox|notice|consent|cookies?|privacy|gdpr|ccpa|cmp|tcf)(?:$|[\s_-])/iu;

/** Whether an element may be a box over the page: what it says tells whether it asks for consent. */
export function isBox(name: string, { id = '', class: classes = '', role = '', ...others }: Attributes): boolean {
  if (PAGE_ELEMENTS.has(name)) return false;
  return /^(?:alert)?dialog$/iu.test(role) || others['aria-modal'] === 'true' || BOX.test(`${id} ${classes}`);
}

/** What only a site says that asks for consent. */
export const ASKS_FOR_CONSENT = new RegExp(
  [
    '\\bwe (?:and|&) our (?:[\\d.,]+ )?(?:\\w+ ){0,2}partners\\b|\\bstore (?:and|or|and\\/or) access information on (?:a|your) device\\b|\\bwe (?:value|respect|care about) your privacy\\b|\\bwe (?:use|set) (?:\\w+ ){0,3}cookies\\b|\\b(?:accept|allow|reject) (?:all )?cookies\\b|\\byour privacy choices\\b|\\bconsent to (?:the|our) (?:use|processing)\\b|\\b(?:click|tap)\\b.{0,30}\\bto consent\\b|\\bwithdraw your consent\\b|\\b(?:your|change) (?:preferences|choices)\\b.{0,80}\\b(?:website|privacy|consent)\\b|\\bbefore you continue to\\b|\\bconsent or pay\\b|\\bmanage (?:your )?(?:consent|cookies|privacy)\\b|\\blegitimate interest\\b|\\bpay or consent\\b',
    '\\bwir (?:und|& )?(?:unsere )?(?:bis zu )?(?:\\d+ )?partner\\b|\\bspeichern wir und\\b|\\binformationen auf (?:ihrem|einem) gerät\\b|\\bwir (?:verwenden|nutzen|setzen) (?:\\S+ ){0,2}cookies\\b|\\bmit werbung und tracking\\b|\\balle (?:cookies )?akzeptieren\\b|\\b(?:einwilligung|zustimmung) (?:ist )?(?:jederzeit )?(?:widerrufbar|widerrufen|erteilen)\\b|\\bberechtigten? interesses?\\b.{0,80}\\bpartner',
    "\\bnous et nos (?:\\d+ )?partenaires\\b|\\binformations sur (?:un|votre) (?:terminal|appareil)\\b|\\bnous utilisons des (?:cookies|traceurs)\\b|\\baccepter et continuer\\b|\\btout accepter\\b|\\bcontinuer sans accepter\\b|\\bnos (?:\\d+ )?partenaires et nous\\b|\\bretirer votre consentement\\b|\\bsur l[’']intérêt légitime\\b|\\bs[’']abonner pour refuser\\b",
    '\\bnosotros y (?:nuestros )?(?:\\d+ )?socios\\b|\\binformación en un dispositivo\\b|\\b(?:utilizamos|usamos) cookies\\b|\\baceptar y continuar\\b|\\baceptar (?:todas las )?cookies\\b|\\bretirar su consentimiento\\b|\\bnuestros (?:\\d+ )?socios y nosotros\\b',
    '\\bnoi e (?:i nostri )?(?:\\d+ )?partner\\b|\\binformazioni su un dispositivo\\b|\\butilizziamo (?:i )?cookie\\b|\\baccetta (?:tutti|e continua)\\b|\\brevocare il (?:tuo |suo )?consenso\\b|\\binteresse legittimo\\b|\\blegittimo interesse\\b',
    '\\bwij en onze (?:\\d+ )?partners\\b|\\binformatie op een apparaat\\b|\\bwij gebruiken cookies\\b|\\binformações (?:num|em um) dispositivo\\b|\\bnós e (?:os )?nossos (?:\\d+ )?parceiros\\b|\\bnasi partnerzy\\b|\\bużywamy plików cookie\\b|\\bvi (?:använder|bruker|bruger) (?:cookies|kakor|informasjonskapsler)\\b',
  ].join('|'),
  'iu',
);

/** What a request for consent is about. */
const TOPIC =
  /cookie|consent|partner|privacy|personal(?:ised|ized)? (?:data|ads|advert)|preferences|choices|legitimate interest|identifier|geolocation|device|advert|tracking|traceur|purposes|\bads\b|werbung|datenschutz|pur-abo|einwillig|gerät|publicité|confidentialité|vie privée|consent[ei]|intérêt légitime|données|consenso|consentimiento|terminal|socios|publicidad|privacidad|dispositiv|pubblicità|apparaat|parceiros|urządzeni/iu;

/** Who speaks to whom: no report speaks so in every other sentence. */
const ADDRESSES =
  /\b(?:we|our|us|you|your|wir|uns(?:ere[nmrs]?)?|sie|ihre[nmrs]?|nous|nos|notre|vous|vos|votre|nosotros|nuestr[oa]s?|usted|sus?|tus?|noi|nostr[oiae]|tuo|tuoi|wij|onze|je|jouw|uw|nós|nossos?|seus?|my|nasi|vi|våra|våre|din|dine)\b/iu;

/** Of the sentences of a text, those that must be of consent, and speak to the reader. */
const SHARE = 0.5;

/** UTF-16 code units; the longest requests list their purposes. */
const LONGEST = 8000;

/** Whether a text is a request for consent and little else. */
export function isConsentText(shown: string): boolean {
  if (shown.length > LONGEST) return false;
  // A report may quote a banner.
  const text = shown.replace(/“[^”]{0,500}”|"[^"\n]{0,500}"|„[^“”]{0,500}[“”]|«[^»]{0,500}»/gu, '');
  if (!ASKS_FOR_CONSENT.test(text)) return false;
  const sentences = text.split(/(?<=[.!?])\s+|\n+/u).filter((sentence) => /\p{L}{3}/u.test(sentence));
  const share = (pattern: RegExp): number =>
    sentences.filter((sentence) => pattern.test(sentence)).length / Math.max(1, sentences.length);
  return share(TOPIC) >= SHARE && share(ADDRESSES) >= SHARE;
}
