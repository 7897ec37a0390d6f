const AGENCY =
  '(?:Reuters|REUTERS|AP|AFP|EPA|EFE|TASS|ТАСС|Xinhua|DPA|dpa|Anadolu|AA|PA|Getty(?: Images)?|Shutterstock|Alamy|iStock|Unsplash|Pexels|Pixabay|Flickr|Wikimedia(?: Commons)?|Bloomberg|SIPA|Zuma|RIA Novosti|РИА Новости|Sputnik|Twitter|Facebook|Instagram|Telegram|YouTube|Handout)';
const NAME = "[\\p{L}\\p{N} .,'’@_-]{1,50}";

/** Only credits at the end of a line make it a caption: a sentence may well be about Getty Images. */
const CREDIT = new RegExp(
  [
    // "… in the square [Stringer/Reuters]", "… [File: Reuters]", "(AP Photo/Jane Doe)", "(Getty Images)"
    `[[(](?:File(?: photo)?: ?)?(?:${NAME}[/,|] ?)?${AGENCY}(?: (?:Photo|via|Images)\\b)?(?:[/ ]${NAME})?[\\])]$(?<=\\]|[/|].{0,110}\\)|Images\\)|(?:Photo|via).{0,60}\\))`,
    // "(Photo: Jane Doe)", "[Credit: …]", "(Photo by Jane Doe/AFP)"
    `[[(](?:File )?(?:Photo(?:graph)?s?|Image|Picture|Credit|Source|Courtesy|Foto|Фото)(?: by| of|:| credit)[^()[\\]]{1,80}[\\])]\\.?$`,
    // "… | Photo: Jane Doe", "… Photo: Jane Doe/Reuters", "… Photograph: AP"
    `(?:[|–—/•·]|[.!?”"’)]|\\s{2}) ?(?:File )?(?:Photo(?:graph|s|\\s?credit)?|Image(?:\\s?credit)?|Picture|Credit|Courtesy|Foto|Bild|Фото|Crédit photo|©) ?(?:by|of|:|/|©)? ?[^.!?]{1,80}$(?<=(?:Photo|Image|Picture|Credit|Courtesy|Foto|Bild|Фото|©).{1,90})`,
    // "… on Thursday. REUTERS/Jane Doe", "… — AFP/Getty Images", "… | AP"
    `(?:[.!?”"’)] |[|–—•] ?|© ?)(?:${NAME}/ ?)?${AGENCY}(?:(?:/| via | / )${NAME})?$(?<=[/©|–—•].{0,110}|Images|via.{0,60})`,
  ].join('|'),
  'u',
);

/** A caption is a sentence or two; a longer paragraph with a credit at its end is prose with a credit. */
const CAPTION_LIMIT = 500;

/** Whether a line is the text to a picture, told by the credit at its end. */
export function isCaption(plain: string): boolean {
  if (plain.length > CAPTION_LIMIT) return false;
  return (
    CREDIT.test(plain) ||
    /^\(?(?:in this (?:file |handout |undated )*(?:photo|picture|image|frame)|(?:a |an )?(?:file|handout|undated|screen) ?(?:photo|picture|image|grab)\b)/iu.test(
      plain,
    )
  );
}
