/**
 * Lines that belong to the site around an article. `line`: the line alone. `links`: the line and the headlines below it.
 * `end`: the article is over, what follows is the readers' or another article's. Recognition is by whole lines: a
 * sentence that speaks of cookies or comments is not one of them.
 */
export type Boilerplate = 'line' | 'links' | 'end';

/** Labels of share bars, menus and boxes, as whole lines, lower case, without punctuation at either end. */
const LABELS: ReadonlySet<string> = new Set(
  `share|share this|share this article|share this story|share on|tweet|retweet|like|pin|pin it|save|print|email|e-mail|copy link|link copied|copy
  facebook|twitter|x|x.com|instagram|whatsapp|telegram|linkedin|pinterest|reddit|tumblr|youtube|google plus|google+|google|flipboard|messenger|viber|vk|tiktok|threads|bluesky|mastodon|rss|snapchat|sms|line|pocket|skype|xing
  live|audio only|audio|video|videos|photos|gallery|podcast|podcasts|listen|watch|play|pause|mute|replay|close|open|back|next|previous|prev|more|menu|search|home|login|log in|sign in|sign up|register|subscribe|subscribe now|subscriptions|my account|logout|log out|donate|contact|contact us|about|about us|careers|help|faq|sitemap|newsletter|newsletters|advertise|advertise with us
  comment|reply|post comment|join the conversation|join the discussion|join the debate|have your say|view comments|show comments|load more|show more|view all|see all|view more|expand|collapse|toggle|skip to content|skip to main content|skip navigation|back to top|scroll to top|top|accept|accept all|reject all|decline|manage cookies|cookie settings|cookie policy|privacy|privacy policy|terms|terms of use|terms of service|terms and conditions|imprint|impressum|datenschutz|legal notice
  advertisement|advertisements|advert|ad|ads|sponsored|sponsored content|promoted|paid content|partner content|anzeige|werbung|publicité|publicidad|реклама|pubblicità
  news|world|world news|politics|business|economy|sport|sports|opinion|opinions|analysis|editorial|culture|arts|technology|tech|science|health|entertainment|lifestyle|travel|weather|local|local news|national|international|africa|asia|europe|americas|middle east|us|uk|breaking|breaking news|exclusive|developing story|explainer|feature|features|interview|updated|update
  source|sources|via|credit|tags|topics|topic|keywords|categories|category|filed under|photo|image|picture|file photo|caption|figure|transcript|text size|font size|a a a|dark mode|listen to this article|gift this article|save for later|bookmark|follow|following|followers|ends|end|the end|reuters|ap|afp`
    .split(/[|\n]/u)
    .map((label) => label.trim()),
);

const LINK_LABELS: ReadonlySet<string> = new Set(
  `related|related articles|related article|related stories|related story|related news|related posts|related topics|related content|related coverage|related links|related reading|read more|read also|read next|also read|see also|see more|more on this story|more on this|more on this topic|more stories|more news|more like this|more to read|more|further reading|you may also like|you might also like|you may like|you might like|you might be interested in|recommended|recommended for you|recommended stories|recommended reading|most read|most popular|most viewed|most shared|popular|popular now|popular posts|popular stories|trending|trending now|trending stories|latest|latest news|latest stories|latest posts|recent posts|recent articles|recent news|top stories|top news|headlines|editor's picks|editors' picks|editor's choice|don't miss|must read|must reads|up next|next article|previous article|next post|previous post|next story|previous story|what to read next|in other news|from our partners|around the web|promoted stories|sponsored stories|in this section|in this article|in this story|on this page|contents|table of contents|jump to|quick links|useful links|links|external links|references|follow us|follow us on|stay connected|connect with us|share this post|share this page|share this via|archives|blogroll|читайте также|по теме|другие новости|lesen sie auch|mehr zum thema|das könnte sie auch interessieren|auch interessant|lire aussi|à lire aussi|sur le même sujet|lea también|lea además|te puede interesar|más noticias|noticias relacionadas|leggi anche|leia também|leia mais`
    .split('|')
    .map((label) => label.trim()),
);

const END_LABELS: ReadonlySet<string> = new Set(
  `comments|reader comments|readers' comments|user comments|leave a reply|leave a comment|leave a response|leave your comment|post a comment|add a comment|add comment|write a comment|submit a comment|view all comments|cancel reply|about the author|about the authors|about the writer|комментарии|оставить комментарий|kommentare|kommentar schreiben|commentaires|laisser un commentaire|comentarios|deja un comentario|deja una respuesta|commenti|comentários`
    .split('|')
    .map((label) => label.trim()),
);

const NETWORK =
  'facebook|twitter|instagram|telegram|whatsapp|youtube|linkedin|tiktok|viber|google news|social media|flipboard|x\\.com';
const BOX_WORDS = `newsletters?|inbox|e-?mail (?:address|list|updates|alerts)|mailing list|subscriptions?|(?:daily|morning|evening|weekly) (?:briefing|digest|update|email|e-mail)|free trial|our (?:free )?(?:app|channel|podcast|page|work|journalism|site|website|reporting|newsroom)|push notifications|breaking news alerts|premium|ad-free|(?:on|via) (?:${NETWORK})|(?:full|rest of the|entire|original) (?:story|article|report|post|interview)`;

/** Whole lines and openings in the voice of a site, not of a reporter. Tested on short units only. */
const SITE_VOICE = new RegExp(
  [
    // Consent, accounts and pay walls.
    `^(?:we|this (?:web)?site|our (?:web)?site|[\\w.-]{2,40}\\.(?:com|org|net|co\\.uk)) (?:and our partners )?(?:use|uses|may use|value|values|respect|care)\\b.{0,60}\\b(?:cookies|your privacy|your data)\\b`,
    '^(?:wir verwenden|wir nutzen|diese (?:web)?seite verwendet|nous utilisons|ce site utilise|utilizamos|usamos|este sitio (?:web )?(?:usa|utiliza)|utilizziamo|questo sito utilizza|мы используем|этот сайт использует|наш сайт использует) .{0,80}(?:cookie|куки)',
    '^by (?:clicking|continuing|using|subscribing|signing|submitting|proceeding|browsing|entering|accepting|visiting|closing)\\b.*\\b(?:you|your|our)\\b',
    '^(?:please )?(?:enable|turn on|disable|turn off|allow)\\b.{0,40}\\b(?:javascript|cookies|ad ?-?blocker)',
    "^(?:already (?:a |have )|don[’']t (?:already )?have an account|not a (?:subscriber|member)|forgot (?:your )?password|create (?:an|your) (?:free )?account|log ?in (?:to|with)|sign in (?:to|with)|you must be logged in|you need to (?:log|sign) in)",
    "^you(?:[’']ve| have) (?:reached|read|used|run out)\\b.{0,60}\\b(?:articles?|stories|limit|views)\\b",
    '^(?:to (?:continue|keep) reading|continue reading|continue to (?:article|site)|want to read more|would you like to read|unlock (?:this|full|unlimited)|this (?:content|article|story|video|page) is (?:only )?(?:available|exclusive|for (?:our )?(?:subscribers|members|premium)|reserved|no longer))',
    '^(?:we value|we respect|we care about) your privacy|^(?:your|manage) (?:privacy|cookie|consent)\\b',
    // Boxes that ask for something.
    `^(?:please )?(?:sign up|subscribe|register|log ?in|sign in|join|get|receive|stay (?:up|informed|tuned|ahead|connected)|keep up|never miss|don[’']t miss|follow|download|click|tap|donate|become|(?:support|help|share|like|watch|read|see|view|visit|check out|listen to|start|try|enter|open|turn on|send|submit) (?:us|our|your|this|the (?:full|rest|original)|now|more|a free))\\b.{0,200}\\b(?:${BOX_WORDS})`,
    '^(?:please )?(?:share|listen to|print|e-?mail|save|bookmark|rate|like) this (?:article|story|page|post|video)\\b.{0,40}$|^(?:click|tap|sign up|subscribe|register|read more|read it|donate|learn more|find out more)\\b.{0,80}\\bhere\\W*$',
    '^(?:click|tap) (?:here|on|to)\\b|^(?:follow|like|find|join|contact|e-?mail|write to|call|support|reach) us\\b(?: (?:on|at|via|for|here|today|now)\\b.{0,60})?\\W*$|^follow @|^(?:sign up|subscribe) (?:now|today|here|to|for)\\b|^stay tuned\\b|^enter your (?:e-?mail|name|comment)',
    '^(?:подпи(?:шитесь|сывайтесь)|присоединяйтесь|следите за нами|abonnieren sie|folgen sie uns|melden sie sich|abonnez-vous|inscrivez-vous|suivez-nous|suscr[ií]b(?:ete|ase|anse)|s[ií]guenos|iscriviti|seguici|assine|siga-nos|inscreva-se)',
    '^(?:thank you|thanks) for (?:reading|subscribing|signing|your (?:support|interest|subscription)|visiting|registering)|^(?:an error|something went wrong|please (?:try again|wait|check your))\\b|^loading\\b',
    '^(?:do you have|have you got|got|have) (?:a|any|more|an?y? ?(?:news|story)) (?:news |story )?(?:tip|tips|story|information|question|correction|photo|video)s?\\b|^(?:tell us|let us know|what do you think|have your say|share your (?:thoughts|views|story|opinion))\\b|^send (?:us )?(?:your )?(?:tips|letters|comments|feedback)\\b',
    // Readers' comments and counters.
    '^(?:your e-?mail address|your comment|required fields|this site uses akismet|save my name|notify me of|email me|comments? (?:are|is|have been|will be|may be|on this)\\b.{0,60}\\b(?:closed|moderated|disabled|moderation|allowed)|(?:both )?(?:comments and )?(?:pings?|pinging|trackbacks?) (?:is|are)\\b|post with no comments|no comments?(?: yet)?\\W*$|be the first to (?:comment|reply|like|share|know|review)|there are no comments|you can (?:skip|follow any|leave a|also follow|trackback)|responses? (?:are (?:currently |now )?closed|to this entry)|trackback url)',
    '^\\d[\\d.,]*\\s?[km]?\\+? (?:comments?|replies|responses|shares?|likes?|views?|reads?|votes?|followers?|reactions?|retweets?|subscribers)\\b[^.!?]{0,20}$|^(?:comments?|shares?|views?|likes?|reads?|hits|votes?|rating)\\s*:?\\s*\\(?\\d[\\d.,]*\\s?[km]?\\)?$',
    // Credits, rights and colophons.
    '^(?:©|\\(c\\)|copyright\\b|&copy;)|\\ball rights reserved\\b|\\balle rechte vorbehalten|все права защищены|tous droits réservés|todos los derechos reservados|tutti i diritti riservati|todos os direitos reservados|^(?:this material|no part of this|reproduction|republication|unauthori[sz]ed)\\b.{0,80}\\b(?:published|reproduced|permission|prohibited|redistributed|forbidden)',
    '^(?:proudly )?(?:powered|designed|developed|built|hosted|theme) by\\b|^theme:|^(?:website|site|web) (?:by|design)',
    '^this is a (?:developing|breaking)(?: news)? story\\b|\\b(?:sign up|subscribe|register) here\\W*$|^[^"“«„]{0,150}\\b(?:all comments (?:are|will be)|community guidelines|comments policy)\\b|^(?:reach|contact|e-?mail|follow) (?:him|her|them|the (?:author|writer|reporter)) (?:at|on|via)\\b',
    '^(?:from|to|cc|bcc|reply-to|sent|message-id|content-type|in-reply-to): ?\\S[^.!?]{0,10}(?:.*@.*|[^.!?]*)$|^markdown content:$',
    '^our standards:|^read our (?:standards|guidelines|policy)|\\btrust principles\\W*$',
    '^(?:the )?(?:views|opinions)(?: and (?:views|opinions))? expressed\\b|^disclaimer\\b|^the content of this\\b',
    '^\\W{0,2}this (?:article|story|post|piece) (?:was|is|has been|first|originally|appeared)\\b.{0,30}\\b(?:published|appeared|updated|amended|corrected|republished|translated|produced|syndicated|sponsored|generated)\\b',
    '^\\W{0,2}(?:first|originally) (?:published|posted|appeared)\\b[^,]{0,80}$',
    '^(?:some of )?the links? (?:in|on|below)\\b.{0,80}\\b(?:affiliate|commission)|^we may (?:earn|receive) (?:a |an )?(?:affiliate )?commission|^prices? (?:and availability )?(?:correct|accurate) at',
    '^(?:(?:story|article|content|post|page|text)s? )?(?:continues?|resumes?) (?:below|after)\\b|^(?:scroll|keep reading) (?:down|below|to continue)|^skip (?:advertisement|ad|past|promotion|newsletter)',
    // Words of a desk to another.
    "^\\W{0,3}not (?:for|intended for|meant for) (?:publication|release|broadcast)\\b|^\\W{0,3}(?:(?:attention|attn|memo to|advisory to|notes? (?:to|for)) (?:the )?(?:news )?editors?|editors?[’']? only|(?:for )?internal (?:use|circulation)(?: only)?)\\b",
    // Labels with their value on the same line.
    '^(?:tags?|topics?|categor(?:y|ies)|filed under|filed in|keywords?|labels?|posted in|posted under|sections?|share (?:this|on|via|with)|print (?:this|page)|e-?mail (?:this|to)|copy (?:this )?(?:link|url)|short ?url|permalink|url|word count|reading time|estimated reading|doi|isbn|issn)\\b\\s*:?(?=[^.!?]*$)',
    '^(?:photo(?:graph)?s?|images?|pictures?|file photo|featured image|cover image|video|foto|fotos|bild|фото|видео|graphic|illustration|infographic|map|caption|credits?|photo credit|image credit|image source|photo courtesy)\\s*(?:by\\b[^.!?]{0,80}$|:|©|/|\\|)',
    '^(?:read more|read also|also read|see also|see more|read next|read|watch|listen|listen to|related|related (?:story|article)|recommended|must read|must[- ]see|don[’\']t miss|dig deeper|learn more|explore more|go deeper|more (?:on|from|about|stories|news)|читайте также|смотрите также|подробнее|по теме|lesen sie auch|lesen sie mehr|mehr dazu|siehe auch|lire aussi|à lire aussi|lire|lea también|lea también|lea además|ver también|leggi anche|leia também)\\s*(?:[:|»›→>–—]|>>)\\s*\\S.*(?<![.!?…]["”’»)]*)$',
    '^(?:read more|read also|also read|see also|read next|related|recommended|читайте также|lesen sie auch|lire aussi|à lire aussi|lea también|leggi anche|leia também)\\s*(?:[:|»›→>–—]|>>)\\s*\\S',
    '^(?:view|see) (?:this|the) (?:post|photo|profile|video|tweet|image)\\b|^a post shared by\\b|^(?:play|watch|listen to) (?:the )?(?:video|audio|this|now)\\b.{0,40}$|^this (?:browser|video|embed|audio)\\b.{0,60}\\b(?:support|play|unavailable|loaded|available)',
    // Times that are no publication date.
    '^(?:last )?(?:updated|modified|edited|revised|upd)(?: on| at)?\\s*:?\\s*(?:\\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]*\\b|today|yesterday|about \\d|an? (?:hour|minute|day))[^!?]{0,60}$|^(?:posted |published )?(?:about |over )?(?:\\d{1,3}|an?|one|two|three) ?(?:s|sec|secs|seconds?|m|min|mins|minutes?|h|hr|hrs|hours?|d|days?|w|weeks?|months?|years?) ago\\b.{0,30}$|^(?:just now|yesterday|today)$|^\\d{1,3}[- ]?(?:min|mins|minutes?)(?: read| listen| watch)?$|^(?:reading time|estimated read(?:ing)? time|time to read)\\b.{0,30}$|^\\d{1,2}[:.]\\d{2}(?::\\d{2})?\\s?(?:[ap]\\.?m\\.?)?(?: ?\\(?[A-Z]{2,4}\\)?)?$',
  ].join('|'),
  'iu',
);

/** A wire's line over what is for its customers' eyes: contacts, sources, links. */
const DESK_ONLY =
  /^\W{0,3}the following (?:information|material|details?|passage|contacts?|section|notes?) (?:is|are) not (?:for|intended for|meant for) (?:publication|release|broadcast)\b/iu;

/** A list of links in one line: "Home | World | Contact", "News > World", "A . . . . B". */
const DOTTED_PROMO = /(?:\s\.){3,}/u;
const SEGMENT_BREAK = /\s*(?:\||•|·|»|›|→|>|::|\s\/\s|\s{3,}|\t)\s*/u;
const CRUMB = /\S\s*[>»›→]\s*\S/u;
const TERMINAL = /[.!?…。！？؟।]["'”’»)\]*_]*$/u;
const NOTHING_TO_READ = /^[^\p{L}]*$/u;
const ONLY_ADDRESS = /^(?:(?:https?:\/\/|www\.)\S+|\S+@\S+\.\w+|[@#][\w.]+(?:[\s,]+[@#][\w.]+)*)$/u;

export function boilerplateOf(plain: string): Boilerplate | null {
  // Boilerplate in sentences is short; a paragraph of this length is prose whatever it begins with.
  if (plain.length > 600) return SITE_VOICE.test(plain.slice(0, 80)) && /cookies/iu.test(plain) ? 'line' : null;
  const label = labelOf(plain);
  if (
    END_LABELS.has(label) ||
    /^(?:\d+ |no )?(?:comments?|responses?|thoughts?|replies)(?: (?:to|on) ["“«].*)?$/u.test(label)
  ) {
    return /^comment$/u.test(label) ? 'line' : 'end';
  }
  if (DESK_ONLY.test(plain)) return 'end';
  if (LINK_LABELS.has(label) || /^(?:more|latest|news) (?:from|by|about|in|on) .{2,40}$/u.test(label))
    return isShort(plain) ? 'links' : null;
  if (label === '' || LABELS.has(label) || NOTHING_TO_READ.test(plain) || ONLY_ADDRESS.test(plain)) return 'line';
  if (SITE_VOICE.test(plain) || isLinkRow(plain)) return 'line';
  return null;
}

/** Whether a line, taken alone, is an item of a share bar. */
export function isShareLabel(plain: string): boolean {
  return /^(?:share|tweet|facebook|twitter|whatsapp|e-?mail|print|save|linkedin|telegram)\b.{0,12}$/iu.test(plain);
}

function isShort(plain: string): boolean {
  return plain.length <= 60 && !/[.!?]$/u.test(plain);
}

function labelOf(plain: string): string {
  if (plain.length > 120) return plain;
  return plain
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/[^\p{L}\p{N}+]+$/u, '')
    .replace(/\s+/gu, ' ')
    .replace(/ ?:? ?\(?\d+$/u, '');
}

function isLinkRow(plain: string): boolean {
  if (plain.length > 300) return false;
  if (DOTTED_PROMO.test(plain)) return true;
  if (TERMINAL.test(plain)) return false;
  const segments = plain.split(SEGMENT_BREAK).filter((segment) => segment !== '');
  const longest = Math.max(...segments.map((segment) => segment.split(' ').length));
  if (segments.length >= 2 && longest <= 3 && CRUMB.test(plain)) return true;
  if (segments.length >= 3 && longest <= (segments.length >= 4 ? 5 : 3)) return true;
  const words = plain.toLowerCase().split(/[\s,|]+/u);
  return words.every((word) => LABELS.has(word));
}
