/** Written by `npm run fingerprints`: do not edit by hand. */

/** Of the code that analyses articles. An index that other code analysed is refused, never mixed with this one's. */
export const ANALYSIS_FINGERPRINT = 'a2e4c6c86d87';

/** Of the code that answers from an index, its learnt weights among it. */
export const ANSWER_FINGERPRINT = '8fa022b358f5';
