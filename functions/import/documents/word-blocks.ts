import type { TextBlock } from '../markdown-text.ts';
import { isNoteName } from '../pages/note-marks.ts';
import { reachOf } from '../pages/table-rows.ts';
import { raisedNumber } from '../raised-digits.ts';
import { WordFields } from './word-fields.ts';
import { Story } from './word-story.ts';
import { type RunProperties, readRunProperty, type WordStyles } from './word-styles.ts';
import { symbol, withoutPrivateUse } from './word-symbols.ts';
import { eachPart, type PartsListener } from './xml-parts.ts';

type Attributes = Readonly<Record<string, string>>;

/** The blocks of a document's main part. */
export function documentBlocks(xml: string, styles: WordStyles): readonly TextBlock[] {
  const reader = new WordReader(styles);
  eachPart(xml, reader);
  return reader.blocks();
}

/** Deleted and moved text, the second reading of a ruby, and the properties that a tracked change replaced. */
const LEFT_OUT = new Set(['w:del', 'w:moveFrom', 'w:rt']);
const FORMER_PROPERTIES = /^w:\w+PrChange$/u;

class WordReader implements PartsListener {
  readonly #styles: WordStyles;
  readonly #body = new Story();
  /** The body and the text boxes that are open in it, innermost last. */
  readonly #stories: Story[] = [this.#body];
  /** Elements that are open within one that is left out, and the one itself. */
  #leftOut = 0;
  /** Of each open choice for programs of several ages, whether one was taken: the others say the same. */
  readonly #choices: boolean[] = [];
  #inText = false;
  readonly #fields = new WordFields();
  /** Open exponents of a formula, and open links to a note. */
  #exponents = 0;
  readonly #links: boolean[] = [];
  #properties: 'w:pPr' | 'w:rPr' | 'w:trPr' | 'w:tcPr' | null = null;
  #isOfMark = false;
  #isPlaceholder = false;

  constructor(styles: WordStyles) {
    this.#styles = styles;
  }

  get #story(): Story {
    return this.#stories.at(-1) ?? this.#body;
  }

  open(element: string, attributes: Attributes): void {
    if (this.#leftOut === 0) this.#markDeletion(element);
    if (this.#leftOut > 0 || this.#isLeftOut(element)) {
      this.#leftOut += 1;
      return;
    }
    const value = attributes['w:val'] ?? '';
    if (this.#properties === 'w:rPr') this.#readRunProperty(element, attributes);
    switch (element) {
      case 'mc:AlternateContent':
        this.#choices.push(false);
        return;
      case 'w:txbxContent':
        this.#stories.push(new Story());
        return;
      case 'w:tbl':
        this.#story.openTable();
        return;
      case 'w:tr':
        this.#story.openRow();
        return;
      case 'w:tc':
        this.#story.openCell();
        return;
      case 'w:tblHeader':
        this.#story.isHeaded = true;
        return;
      case 'w:gridSpan':
        if (this.#properties === 'w:tcPr') this.#story.spanCell(reachOf(value));
        return;
      case 'w:vMerge':
        if (this.#properties === 'w:tcPr' && value !== 'restart') this.#story.continueCell();
        return;
      case 'w:p':
        this.#openParagraph();
        return;
      case 'w:pPr':
      case 'w:trPr':
      case 'w:tcPr':
        this.#properties = element;
        return;
      case 'w:rPr':
        this.#isOfMark = this.#properties === 'w:pPr';
        this.#properties = element;
        return;
      case 'w:pStyle':
        this.#story.style = value;
        return;
      case 'w:numPr':
        this.#story.isItem = true;
        return;
      case 'w:numId':
        // Number 0 takes away what the style gives.
        if (value === '0') this.#story.isItem = false;
        return;
      case 'w:showingPlcHdr':
        this.#isPlaceholder = !/^(?:0|false|off)$/u.test(value);
        return;
      case 'w:sdt':
        this.#isPlaceholder = false;
        return;
      case 'w:framePr':
        // The first letter of a paragraph, set large, is a paragraph of its own.
        if (/^(?:drop|margin)$/u.test(attributes['w:dropCap'] ?? '')) this.#story.isJoined = true;
        return;
      case 'w:fldChar':
        this.#fields.mark(attributes['w:fldCharType'] ?? '');
        return;
      case 'w:fldSimple':
        this.#fields.openSimple(attributes['w:instr'] ?? '');
        return;
      case 'w:hyperlink':
        this.#links.push(isNoteName(attributes['w:anchor'] ?? ''));
        return;
      case 'w:r':
        this.#openRun();
        return;
      case 'w:instrText':
        this.#fields.isInCode = true;
        return;
      case 'w:t':
      case 'm:t':
        this.#inText = true;
        return;
      case 'm:f':
        if (/[\p{L}\p{N}]$/u.test(this.#story.tail)) this.#story.write(' ');
        return;
      case 'm:den':
        this.#story.write('/');
        return;
      case 'm:rad':
        this.#story.write('√');
        return;
      case 'm:sup':
        this.#exponents += 1;
        return;
      case 'w:noBreakHyphen':
        this.#write('-');
        return;
      case 'w:sym':
        this.#write(symbol(attributes['w:font'] ?? '', attributes['w:char'] ?? ''));
        return;
      case 'w:tab':
      case 'w:ptab':
      case 'w:br':
      case 'w:cr':
        if (this.#properties === null) this.#write(' ');
    }
  }

  text(text: string): void {
    if (this.#leftOut > 0) return;
    if (this.#inText) this.#write(text);
    else if (this.#fields.isInCode) this.#fields.code(text);
  }

  close(element: string): void {
    if (this.#leftOut > 0) {
      this.#leftOut -= 1;
      return;
    }
    switch (element) {
      case 'w:t':
      case 'm:t':
        this.#inText = false;
        return;
      case 'w:instrText':
        this.#fields.isInCode = false;
        return;
      case 'w:fldSimple':
        this.#fields.mark('end');
        return;
      case 'w:hyperlink':
        this.#links.pop();
        return;
      case 'm:sup':
        this.#exponents -= 1;
        return;
      case 'w:rPr':
        this.#properties = this.#isOfMark ? 'w:pPr' : null;
        this.#isOfMark = false;
        return;
      case 'w:pPr':
      case 'w:trPr':
      case 'w:tcPr':
        this.#properties = null;
        return;
      case 'mc:AlternateContent':
        this.#choices.pop();
        return;
      case 'w:txbxContent':
        this.#closeBox();
        return;
      case 'w:p':
        this.#closeParagraph();
        return;
      case 'w:tr':
        this.#story.closeRow();
        return;
      case 'w:tc':
        this.#story.closeCell();
        return;
      case 'w:tbl':
        this.#story.closeTable();
    }
  }

  blocks(): readonly TextBlock[] {
    return this.#body.blocks();
  }

  #isLeftOut(element: string): boolean {
    if (element === 'mc:Choice' || element === 'mc:Fallback') {
      const isTaken = this.#choices.at(-1) ?? false;
      if (this.#choices.length > 0) this.#choices[this.#choices.length - 1] = true;
      return isTaken;
    }
    return (
      LEFT_OUT.has(element) || FORMER_PROPERTIES.test(element) || (element === 'w:sdtContent' && this.#isPlaceholder)
    );
  }

  /** Among the properties of a paragraph's end, a row or a cell, `w:del` says that it was deleted. */
  #markDeletion(element: string): void {
    const isGone = element === 'w:del' || element === 'w:moveFrom';
    if (this.#isOfMark && isGone) this.#story.isJoined = true;
    if (this.#properties === 'w:trPr' && isGone) this.#story.isRowDeleted ||= this.#story.tables === 1;
    if (this.#properties === 'w:tcPr' && element === 'w:cellDel') {
      this.#story.isCellDeleted ||= this.#story.tables === 1;
    }
  }

  #openRun(): void {
    const story = this.#story;
    story.run = {};
    story.runStyle = '';
    story.look = null;
  }

  #readRunProperty(element: string, attributes: Attributes): void {
    const story = this.#story;
    if (this.#isOfMark) {
      const mark: RunProperties = {};
      readRunProperty(mark, element, attributes);
      story.isJoined ||= mark.isHidden ?? false;
    } else if (element === 'w:rStyle') story.runStyle = attributes['w:val'] ?? '';
    else readRunProperty(story.run, element, attributes);
    story.look = null;
  }

  #openParagraph(): void {
    const story = this.#story;
    story.style = '';
    story.isItem = false;
    if (story.rows !== null && !story.isJoined) story.write(' ');
    story.isJoined = false;
  }

  #closeParagraph(): void {
    const story = this.#story;
    this.#fields.endLine();
    if (story.rows !== null || story.isJoined) return;
    if (this.#styles.isOfContents(story.style)) story.text = '';
    story.closeParagraph(this.#styles.headingLevel(story.style));
  }

  #closeBox(): void {
    if (this.#stories.length < 2) return;
    const blocks = this.#stories.pop()?.blocks() ?? [];
    this.#story.boxes.push(blocks);
  }

  #write(text: string): void {
    const story = this.#story;
    story.look ??= this.#styles.appearance(story.run, { paragraph: story.style, character: story.runStyle });
    const { isHidden, isRaised, font } = story.look;
    if (isHidden || this.#fields.hides) return;
    const plain = withoutPrivateUse(text, font);
    const isMark = this.#fields.isNote || (this.#links.at(-1) ?? false);
    if (isMark && /^[,–-]?\d{1,3}$/u.test(plain) && /\S$/u.test(story.tail)) story.write(raisedNumber(plain));
    else if (this.#exponents > 0 && !/^[-−]?\d+$/u.test(plain)) story.write(`^${plain}`);
    else story.write(isRaised || this.#exponents > 0 ? raisedNumber(plain) : plain);
  }
}
