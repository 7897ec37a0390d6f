/** Written by `npm run fingerprints`: do not edit by hand. */

/** Of the code that analyses articles. An index that other code analysed is refused, never mixed with this one's. */
export const ANALYSIS_FINGERPRINT = '1cd534cdf424';

/** Of the code that answers from an index, its learnt weights among it. */
export const ANSWER_FINGERPRINT = '8d67a6a521f5';
