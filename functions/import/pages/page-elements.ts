/** Nothing below these is text of the article, even where it is shown. */
export const DROPPED_ELEMENTS = new Set(
  'script style noscript template svg canvas iframe frame frameset object embed applet audio video picture img map input select textarea button datalist output meter progress link meta base title dialog annotation annotation-xml'.split(
    ' ',
  ),
);

/** Elements that begin a line of their own. */
export const BLOCK_ELEMENTS = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

/** Blocks that hold text themselves, as against those that only wrap others. */
export const TEXT_BLOCKS = new Set(
  'p h1 h2 h3 h4 h5 h6 li dd dt pre td th tr table caption blockquote ul ol'.split(' '),
);

export const VOID_ELEMENTS = new Set('area br col hr wbr source track param'.split(' '));
