const LIST = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** `Holm, Ida; Lind, Mats`, surname first as catalogues write it: "Ida Holm and Mats Lind". */
export function catalogueNames(value: string): string {
  return joinedNames(
    value.split(';').map((name) => {
      const [surname = '', given = '', ...others] = name.split(',').map((part) => part.trim());
      return others.length > 0 ? name.trim() : `${given} ${surname}`.trim();
    }),
  );
}

/** "A", "A and B" or "A, B and C"; empty for none. */
function joinedNames(names: readonly string[]): string {
  return LIST.format(names.map((name) => name.trim()).filter((name) => name !== ''));
}
