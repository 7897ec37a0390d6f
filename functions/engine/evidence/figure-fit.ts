/**
 * What `matchFigure` gives a figure that answers, or a part of what does ("beheaded" for "died" is at 0.6). Below it the
 * same things are counted, but something else became of them.
 */
export const LEAST_FIT = 0.6;
