import type { Article } from '../articles/article.ts';

/** How far an article is a check of claims. */
export interface FactCheck {
  /** It checks a claim: what is claimed in it is not its own statement. */
  readonly isCheck: boolean;
  /** It says that the claim which it checks does not hold. */
  readonly isDenied: boolean;
}

const CHECKS =
  /^(?:["“'‘\s]*)(?:fact[- ]?check(?:ing|ed)?|claim[- ]check|reality check|debunk(?:ed|ing)?|hoax|false|fake|untrue|misleading|myth|viral|verdict|no)\s*(?:[:,|—–]|\s-\s)|\bfact[- ]?check\b|\bfalse(?:ly)? claims?\b|\bdebunk(?:s|ed|ing)?\b|\b(?:viral|false|fake) (?:posts?|videos?|claims?|messages?|rumou?rs?)\b|\bhoax\b/iu;
const DENIED_BY_TITLE =
  /^(?:["“'‘\s]*)(?:(?:fact[- ]?check(?:ed)?|claim[- ]check|reality check)\s*(?:[:|—–]|\s-\s)\s*)?(?:no|false|fake|untrue|hoax|debunked|wrong)\s*(?:[:,|—–]|\s-\s)|\b(?:did not|didn['’]?t|does not|doesn['’]?t|is not|isn['’]?t|was not|wasn['’]?t|were not|weren['’]?t|no evidence|never|falsely|hoax|debunked?|not true|untrue)\b/iu;
const VERDICT =
  /\b(?:verdict|rating|ruling|conclusion|our (?:verdict|rating|ruling))\b\s*[:—–-]\s*(?:mostly |partly |largely |this is )?(?:false|untrue|misleading|fake|wrong|incorrect|baseless|fabricated|not true|a hoax|unproven|unsupported)/iu;
const DENIED_BY_TEXT =
  /\b(?:this|that|the (?:claim|post|video|message|rumou?r|figure|number|story)s?|these claims|it) (?:is|are|was|were) (?:entirely |completely |totally |simply |therefore )?(?:false|untrue|not true|baseless|a hoax|fabricated|fake|wrong|incorrect)\b/iu;

type Checked = Pick<Article, 'kind' | 'title' | 'text'>;

/** By article, since each of its sentences asks, and its whole text is looked through. */
const known = new WeakMap<Checked, FactCheck>();

/** Read from the article's kind, its title and the verdict that it prints. */
export function factCheckOf(article: Checked): FactCheck {
  const read = known.get(article) ?? readFactCheck(article);
  known.set(article, read);
  return read;
}

function readFactCheck({ kind, title, text }: Checked): FactCheck {
  const hasVerdict = VERDICT.test(text);
  const isCheck = kind === 'fact-check' || CHECKS.test(title ?? '') || hasVerdict;
  return {
    isCheck,
    isDenied: isCheck && (hasVerdict || DENIED_BY_TITLE.test(title ?? '') || DENIED_BY_TEXT.test(text)),
  };
}
