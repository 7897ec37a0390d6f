/** UTF-16 code units; browsers stop here. */
const ADDRESS_LIMIT = 2000;

/** An http or https address without a password in it, relative to `base` if there is one; `null` for anything else. */
export function webAddress(value: string | null | undefined, base?: string | undefined): URL | null {
  const text = value?.trim() ?? '';
  if (text === '' || text.length > ADDRESS_LIMIT || !URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  return /^https?:$/u.test(url.protocol) && url.username === '' && url.password === '' ? url : null;
}
