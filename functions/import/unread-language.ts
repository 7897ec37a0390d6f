const LANGUAGES: readonly (readonly [script: RegExp, language: string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'Japanese'],
  [/\p{Script=Han}/gu, 'Chinese'],
  [/\p{Script=Thai}/gu, 'Thai'],
  [/\p{Script=Lao}/gu, 'Lao'],
  [/\p{Script=Khmer}/gu, 'Khmer'],
  [/\p{Script=Myanmar}/gu, 'Burmese'],
];

/** Of all letters; in Japanese a fifth and more are kana. */
const SHARE = 0.5;
const KANA_SHARE = 0.1;

/** UTF-16 code units that are looked at. */
const LOOKED_AT = 20_000;

/**
 * The language of a text that is written without blanks between words, or `null`: nothing here tells its words apart, so that
 * no question would find them.
 */
export function unreadLanguage(text: string): string | null {
  const head = text.slice(0, LOOKED_AT);
  const letters = head.match(/[\p{L}\p{M}]/gu)?.length ?? 0;
  const counts = LANGUAGES.map(([script, language]) => ({
    language,
    share: (head.match(script)?.length ?? 0) / letters,
  }));
  const all = counts.reduce((sum, { share }) => sum + share, 0);
  if (letters === 0 || all < SHARE) return null;
  return (
    counts.find(({ language, share }) => share >= (language === 'Japanese' ? KANA_SHARE : SHARE / 2))?.language ?? null
  );
}

/** A clause for {@link unreadLanguage}. */
export function languageProblem(language: string): string {
  return `is in ${language}, a language that is not read: its words have no blanks between them; import a translation`;
}
