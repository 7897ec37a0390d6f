import { CORRECTED, rewritten, WITHDRAWN } from '../../slack/answers/corrected-reports.ts';
import { indexOf } from '../../support/articles.ts';
import type { OtherEdition } from './editions.ts';

/** One of the reports has another figure, other words before what is quoted, or is withdrawn. */
export const OTHER_EDITIONS: readonly OtherEdition[] = [
  CORRECTED,
  rewritten('The dockers of Marlow', 'On a cold morning the dockers of Marlow'),
  WITHDRAWN,
].map((articles) => ({ index: indexOf(articles), changed: ['courier'] }));
