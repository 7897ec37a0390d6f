import * as v from 'valibot';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html, without the rarer rules. */
export const BucketName = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/u, 'wants the name of a bucket'),
);

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html */
export const TableName = v.pipe(v.string(), v.regex(/^[\w.-]{3,255}$/u, 'wants the name of a table'));

/** The setting of the one change that imports a table and a bucket. `npm run deploy` alone sets it: with it, nothing tells the indexer of what is laid into the bucket. */
export const TAKES_UP = 'takesUp';
