/** How badly somebody was hurt, and how much of a thing: by stem, words that mean the same under one name. */
const GRADES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    critical: 'critic critically',
    serious: 'serious sever grave bad heavi',
    slight: 'slight light mild minor',
  }).flatMap(([grade, stems]) => stems.split(' ').map((stem): [string, string] => [stem, grade])),
);

/** The grade among the stems that narrow a question or a figure; `null` where there is none. */
export function gradeAmong(stems: readonly string[]): string | null {
  for (const stem of stems) {
    const grade = GRADES.get(stem);
    if (grade !== undefined) return grade;
  }
  return null;
}

export function isGradeAdverb(word: string): boolean {
  return /^(?:critically|seriously|severely|gravely|badly|heavily|slightly|lightly|mildly)$/u.test(word);
}
