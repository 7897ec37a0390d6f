/** Capitalised words that are before a surname and are no given name. */
export const TITLES: ReadonlySet<string> = new Set(
  'mr mrs ms miss dr sir lord lady dame president minister secretary chancellor senator governor mayor officer sergeant captain general judge justice professor king queen prince princess pope chairman chief director'.split(
    ' ',
  ),
);
