import { raisedNumber } from '../raised-digits.ts';
import { encodingOfCharset, encodingOfPage } from './rtf-encodings.ts';
import { type RtfToken, rtfTokens } from './rtf-tokens.ts';
import { withoutPrivateUse } from './word-symbols.ts';

export interface RtfParagraph {
  readonly text: string;
  /** All its words are bold. */
  readonly isBold: boolean;
  /** Of a heading by its outline level: 1 to 6. */
  readonly level: number | null;
}

export interface RtfDocument {
  readonly paragraphs: readonly RtfParagraph[];
  readonly title: string;
  readonly author: string;
}

/** Groups whose words are not the document's: tables of fonts and styles, fields' instructions, pictures, notes, comments. */
const OTHER_PLACES = new Set(
  `fonttbl colortbl stylesheet listtable listoverridetable revtbl rsidtbl generator pict object objdata header headerl
  headerr headerf footer footerl footerr footerf footnote annotation atnid atnauthor atntime atnref atndate atnparent
  atrfstart atrfend bkmkstart bkmkend xe tc txe rxe filetbl themedata colorschememapping datastore latentstyles
  nonshppict shppict sp xmlnstbl mmath pntext pntxta pntxtb do private xform userprops template creatim revtim printim
  buptim operator company manager category keywords comment doccomm hlinkbase subject wgrffmtfilter ftnsep ftnsepc
  aftnsep aftnsepc`.split(/\s+/u),
);

const SYMBOLS: Readonly<Record<string, string>> = {
  tab: ' ',
  cell: '\t',
  line: ' ',
  softline: ' ',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: ' ',
  enspace: ' ',
  qmspace: ' ',
  '~': '\u00a0',
  _: '-',
  '-': '',
  zwj: '',
  zwnj: '',
  ltrmark: '',
  rtlmark: '',
  '\t': ' ',
  '{': '{',
  '}': '}',
  '\\': '\\',
};

interface State {
  readonly place: 'document' | 'elsewhere' | 'title' | 'author' | 'info' | 'fonts' | 'code';
  readonly isHidden: boolean;
  readonly isBold: boolean;
  readonly isRaised: boolean;
  readonly font: number;
  /** Characters behind `\u` that replace it. */
  readonly standIns: number;
}

const START: State = { place: 'document', isHidden: false, isBold: false, isRaised: false, font: -1, standIns: 1 };

/** Where programs put the characters of fonts of signs, and the character set that such a font has. */
const PRIVATE_USE = 0xf000;
const SIGNS = 2;

/** UTF-16 code units of a field's code that tell what it is. */
const CODE_LIMIT = 100;

/** Open groups; no document goes as deep. */
const DEPTH_LIMIT = 5000;

/**
 * The words of an RTF document as a reader sees them: what an editor deleted (`\deleted`), struck out or hid (`\v`) is left
 * out, which no reader for Node does, and a raised number stays apart from the figure before it.
 */
export class RtfReader {
  #state = START;
  readonly #stack: State[] = [];
  readonly #encodings = new Map<number, string>();
  #encoding = 'windows-1252';
  #bytes: number[] = [];
  #skip = 0;
  #isIgnorable = false;
  #font = -1;
  /** Fonts of signs, in which a byte is no letter. */
  readonly #signs = new Map<number, string>();
  /** Of the open field: what it is. */
  #code = '';
  /** The open paragraph is the first letter of the next one, set large. */
  #isDropCap = false;
  #text = '';
  #bold = 0;
  #letters = 0;
  #level: number | null = null;
  readonly #paragraphs: RtfParagraph[] = [];
  #title = '';
  #author = '';

  read(rtf: string): RtfDocument {
    for (const token of rtfTokens(rtf)) this.#take(token);
    this.#flush();
    this.#endParagraph();
    return { paragraphs: this.#paragraphs, title: this.#title.trim(), author: this.#author.trim() };
  }

  #take(token: RtfToken): void {
    switch (token.kind) {
      case 'open':
        this.#flush();
        if (this.#stack.length < DEPTH_LIMIT) this.#stack.push(this.#state);
        this.#skip = 0;
        return;
      case 'close':
        this.#flush();
        this.#state = this.#stack.pop() ?? START;
        this.#skip = 0;
        this.#isIgnorable = false;
        return;
      case 'byte':
        if (this.#skip > 0) this.#skip -= 1;
        else this.#bytes.push(token.value);
        return;
      case 'text': {
        const text = token.text.slice(this.#skip);
        this.#skip = Math.max(0, this.#skip - token.text.length);
        // Bytes above 127 that are written as they are.
        for (const character of text) this.#bytes.push(character.charCodeAt(0) & 0xff);
        return;
      }
      case 'control':
        this.#control(token.word, token.value);
    }
  }

  #control(word: string, value: number | null): void {
    if (word === '*') {
      this.#isIgnorable = true;
      return;
    }
    const isIgnorable = this.#isIgnorable;
    this.#isIgnorable = false;
    if (word === 'u') {
      this.#flush();
      this.#write(String.fromCharCode(((value ?? 0) + 0x10000) % 0x10000));
      this.#skip = this.#state.standIns;
      return;
    }
    this.#flush();
    const symbol = SYMBOLS[word];
    if (symbol !== undefined) this.#write(symbol);
    else if (OTHER_PLACES.has(word)) this.#go(word === 'fonttbl' ? 'fonts' : 'elsewhere');
    else if (word === 'info') this.#go('info');
    else if (word === 'fldinst') this.#openCode();
    else if ((word === 'title' || word === 'author') && this.#state.place === 'info') this.#go(word);
    else if (isIgnorable && word !== 'shptxt') this.#go('elsewhere');
    else this.#format(word, value);
  }

  #format(word: string, value: number | null): void {
    const isOn = value !== 0;
    switch (word) {
      case 'par':
      case 'sect':
      case 'page':
      case 'row':
      case '\n':
      case '\r':
        if (this.#state.place === 'document') this.#endParagraph();
        return;
      case 'pard':
        this.#level = null;
        this.#isDropCap = false;
        return;
      case 'dropcapt':
        this.#isDropCap = isOn;
        return;
      case 'fldrslt':
        // The number of a note, repeated elsewhere.
        if (/^\s*NOTEREF\b/u.test(this.#code)) this.#set({ isRaised: true });
        return;
      case 'outlinelevel':
        this.#level = value !== null && value < 6 ? value + 1 : null;
        return;
      case 'plain':
        this.#set({ isHidden: false, isBold: false, isRaised: false });
        return;
      case 'v':
      case 'deleted':
      case 'strike':
      case 'striked':
        this.#set({ isHidden: isOn });
        return;
      case 'b':
        this.#set({ isBold: isOn });
        return;
      case 'super':
      case 'up':
        this.#set({ isRaised: isOn });
        return;
      case 'nosupersub':
        this.#set({ isRaised: false });
        return;
      case 'uc':
        this.#set({ standIns: value ?? 1 });
        return;
      case 'f':
        if (this.#state.place === 'fonts') this.#font = value ?? -1;
        else this.#set({ font: value ?? -1 });
        return;
      case 'fcharset':
        this.#encodings.set(this.#font, encodingOfCharset(value ?? 0) ?? this.#encoding);
        if (value === SIGNS) this.#signs.set(this.#font, '');
        return;
      case 'ansicpg':
        this.#encoding = encodingOfPage(value ?? 0) ?? this.#encoding;
        return;
      case 'mac':
        this.#encoding = 'macintosh';
    }
  }

  #go(place: State['place']): void {
    // Within what is left out everything is.
    if (this.#state.place !== 'elsewhere') this.#set({ place });
  }

  #openCode(): void {
    this.#code = '';
    this.#go('code');
  }

  #set(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
  }

  /** The bytes so far, in the encoding of their font. */
  #flush(): void {
    if (this.#bytes.length === 0) return;
    const bytes = this.#bytes;
    this.#bytes = [];
    const signs = this.#state.place === 'document' ? this.#signs.get(this.#state.font) : undefined;
    if (signs !== undefined) {
      this.#write(bytes.map((byte) => String.fromCharCode(PRIVATE_USE + byte)).join(''));
      return;
    }
    const encoding = this.#encodings.get(this.#state.font) ?? this.#encoding;
    this.#write(new TextDecoder(encoding).decode(Uint8Array.from(bytes)));
  }

  #write(text: string): void {
    switch (this.#state.place) {
      case 'title':
        this.#title += text;
        return;
      case 'author':
        this.#author += text;
        return;
      case 'code':
        if (this.#code.length < CODE_LIMIT) this.#code += text;
        return;
      case 'fonts':
        if (this.#signs.has(this.#font)) this.#signs.set(this.#font, this.#signs.get(this.#font) + text);
        return;
      case 'document': {
        if (this.#state.isHidden) return;
        const font =
          this.#signs
            .get(this.#state.font)
            ?.replace(/;[\s\S]*/u, '')
            .trim() ?? '';
        const plain = withoutPrivateUse(text, font);
        this.#text += this.#state.isRaised ? raisedNumber(plain) : plain;
        const letters = text.match(/\S/gu)?.length ?? 0;
        this.#letters += letters;
        if (this.#state.isBold) this.#bold += letters;
      }
    }
  }

  #endParagraph(): void {
    if (this.#isDropCap) {
      this.#isDropCap = false;
      return;
    }
    const text = this.#text.replace(/[ \t\u00a0]+/gu, ' ').trim();
    const isBold = this.#letters > 0 && this.#bold === this.#letters;
    this.#paragraphs.push({ text, isBold, level: this.#level });
    this.#text = '';
    this.#bold = 0;
    this.#letters = 0;
  }
}
