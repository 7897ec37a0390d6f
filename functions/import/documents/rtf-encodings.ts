/** Encodings by the numbers of Windows code pages and of font character sets. */
const BY_CHARSET: Readonly<Record<number, number>> = {
  0: 1252,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
};
const ENCODINGS: Readonly<Record<number, string>> = {
  437: 'windows-1252',
  850: 'windows-1252',
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  65001: 'utf-8',
};

/** The encoding of a Windows code page (`\ansicpg1251`), `null` for one that is not known. */
export function encodingOfPage(page: number): string | null {
  return ENCODINGS[page] ?? (page >= 1250 && page <= 1258 ? `windows-${page}` : null);
}

/** The encoding of a font's character set (`\fcharset204`), `null` for one that is not known. */
export function encodingOfCharset(charset: number): string | null {
  const page = BY_CHARSET[charset];
  return page === undefined ? null : encodingOfPage(page);
}
