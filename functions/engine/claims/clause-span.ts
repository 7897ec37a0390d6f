/** UTF-16 offsets into a sentence. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** For each figure of a sentence the clause that holds it: from the last match of `ends` before it to the next behind it. */
export function clauseSpans(sentence: string, ends: RegExp): (figure: Span) => Span {
  const marks = [...sentence.matchAll(ends)].map(({ 0: mark, index }) => ({ start: index, end: index + mark.length }));
  return ({ start, end }) => ({
    start: marks.findLast((mark) => mark.end <= start)?.end ?? 0,
    end: marks.find((mark) => mark.start >= end)?.start ?? sentence.length,
  });
}
