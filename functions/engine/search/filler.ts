/**
 * The question without what leads up to it or follows it: a greeting and whom it greets, "quick one before the 3pm edition:",
 * "does anyone know", "pls". What is left of a text that is nothing else is the text.
 */
export function withoutFiller(text: string): string {
  let asked = text.replace(SHORT_FORMS, (form) => LONG_FORMS.get(form.toLowerCase()) ?? form);
  asked = asked.replace(LOWER_US, 'the US');
  for (;;) {
    const shorter = asked.replace(LEAD_IN, '').replace(COURTESY, '').replace(OPENING, '').replace(CLOSING, '$<mark>');
    if (shorter === asked || !/\p{L}/u.test(shorter)) break;
    asked = shorter;
  }
  return asked;
}

const LONG_FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries({ ppl: 'people', pls: 'please', plz: 'please', govt: 'government' }),
);
const SHORT_FORMS = /\b(?:ppl|pls|plz|govt)\b/giu;

/** The pronoun never follows an article. */
const LOWER_US = /\bthe us\b(?! and\b)/gu;

/** "Quick one before the 3pm edition:", "For the evening bulletin -", "Question for the desk:". */
const LEAD_IN =
  /^(?:(?:(?:a |one |just a )?(?:very )?(?:quick|last|another|short|small|urgent) (?:one|question|q|check|thing|ask)|question|q|query|urgent|for (?:the|my|our|a) [\p{L}\p{N} ]{1,40})\b[^:?!.–—]{0,60}[:–—]|\p{L}+ (?:needs|wants) to know:)\s*(?=\S)/iu;

const COURTESY =
  /^(?:(?:hi|hello|hey|hiya|morning|good (?:morning|afternoon|evening|day)|dear)\b(?: (?:all|everyone|everybody|there|guys|folks|team|both|desk|again|colleagues|verbatim|bot))?\s*[,.!:;–—-]*|(?:sorry|please|ok(?:ay)?|so|well|thanks|thank you)\s*[,.!:;–—-]+)\s*(?=\S)/iu;

const OPENING =
  /^(?:(?:does|do|did|has) (?:any|some)(?:one|body)(?: here| of you)? (?:know|remember|have|recall)|any(?:one|body)(?: here)? (?:know|knows|remember|got)|any idea|(?:can|could|would|will) (?:you|some(?:one|body)|any(?:one|body)) (?:please )?(?:tell (?:me|us)|check|confirm|remind (?:me|us)|find out|look up)|(?:i|we)(?:['’]?d| would)? (?:need|want|like|wonder|was wondering|am wondering)(?: to (?:know|find out|check))?|(?:please )?(?:tell|remind) (?:me|us)|just wondering|wondering|do you (?:know|happen to know))\b[,:]?\s+(?=(?:who|whom|whose|what|which|when|where|why|how|if|whether)\b)/iu;

const CLOSING =
  /(?<!\b(?:say|says|said|saying))[\s,–—-]+(?:please|thanks|thank you|thx|cheers|ta|many thanks|thanks (?:all|a lot|in advance)|any(?:one|body)(?: know)?|asap)\s*(?<mark>[?!.]*)\s*$/iu;
