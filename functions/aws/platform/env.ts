import * as v from 'valibot';

/** The only reader of the environment. A function that is not configured fails when it starts, with the name of what is missing. */

const Text = v.pipe(v.string(), v.trim(), v.minLength(1));
const List = v.pipe(
  v.optional(v.string(), ''),
  v.transform((text) => text.split(/[\s,]+/u).filter((item) => item !== '')),
);
const Days = v.pipe(v.string(), v.transform(Number), v.number(), v.integer(), v.minValue(1));

const SlackEnv = {
  /** Name of an SSM SecureString. */
  BOT_TOKEN_PARAMETER: Text,
  /** With a slash at the end; Slack's own where it is not set. */
  SLACK_API_URL: v.optional(v.pipe(v.string(), v.url()), 'https://slack.com/api/'),
};

const IngressEnv = v.object({
  ...SlackEnv,
  /** Name of an SSM SecureString. */
  SIGNING_SECRET_PARAMETER: Text,
  QUEUE_URL: Text,
  /** Team ids; none: the workspace that the app is installed in. */
  ALLOWED_WORKSPACES: List,
  /** User ids. */
  ADMINS: List,
});

/** What Lambda sets, and the SDK reads on its own. */
const AwsEnv = v.pipe(
  v.object({
    AWS_REGION: Text,
    AWS_ACCESS_KEY_ID: Text,
    AWS_SECRET_ACCESS_KEY: Text,
    AWS_SESSION_TOKEN: v.optional(Text),
    AWS_ENDPOINT_URL: v.optional(Text),
    AWS_ENDPOINT_URL_SQS: v.optional(Text),
    AWS_ENDPOINT_URL_SSM: v.optional(Text),
  }),
  v.transform((set) => ({
    region: set.AWS_REGION,
    credentials: {
      accessKeyId: set.AWS_ACCESS_KEY_ID,
      secretAccessKey: set.AWS_SECRET_ACCESS_KEY,
      ...(set.AWS_SESSION_TOKEN === undefined ? {} : { sessionToken: set.AWS_SESSION_TOKEN }),
    },
    /** Of services that are not where AWS has them. */
    endpoints: {
      sqs: set.AWS_ENDPOINT_URL_SQS ?? set.AWS_ENDPOINT_URL,
      ssm: set.AWS_ENDPOINT_URL_SSM ?? set.AWS_ENDPOINT_URL,
    },
  })),
);

const SearchEnv = {
  /** Address of a search domain; where it is not set, the index is a snapshot in the bucket. */
  SEARCH_NODE: v.optional(v.pipe(v.string(), v.url())),
  /** What the indices are called by, where corpora share a cluster. */
  SEARCH_CORPUS: v.optional(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/u))),
};

const WorkerEnv = v.object({
  ...SlackEnv,
  ...SearchEnv,
  QUEUE_URL: Text,
  /** Where a job goes whose last run has failed. */
  FAILED_QUEUE_URL: Text,
  TABLE_NAME: Text,
  CORPUS_BUCKET: Text,
  RETENTION_DAYS: Days,
  ALLOWED_WORKSPACES: List,
  ADMINS: List,
  /** Whether threads are told of new articles that contradict a reply. */
  FOLLOW_UPS: v.optional(v.picklist(['on', 'off']), 'on'),
});

const ApologyEnv = v.object({
  ...SlackEnv,
  TABLE_NAME: Text,
  RETENTION_DAYS: Days,
  /** Where a job goes that is run again, since nobody is there to be apologised to. */
  QUEUE_URL: Text,
  /** Where a job goes that has been apologised for: it waits there for the operator. */
  DEAD_LETTER_QUEUE_URL: Text,
});

const IndexerEnv = v.object({
  ...SearchEnv,
  TABLE_NAME: Text,
  CORPUS_BUCKET: Text,
  /** Where the worker takes its jobs: what became of a submission, and which articles are others now. */
  JOBS_QUEUE_URL: Text,
  /** Its own: what wakes it. */
  EVENTS_QUEUE_URL: Text,
});

const FetcherEnv = v.object({
  TABLE_NAME: Text,
  CORPUS_BUCKET: Text,
  /** Where the worker takes its jobs: what became of a feed. */
  JOBS_QUEUE_URL: Text,
  FEED_REQUESTS_AN_HOUR: v.pipe(v.string(), v.transform(Number), v.number(), v.integer(), v.minValue(1)),
});

/** The message names the variables, never their values. */
export class EnvError extends Error {
  override readonly name = 'EnvError';

  constructor(variables: readonly string[]) {
    super(`The environment lacks, or cannot use: ${variables.join(', ')}`);
  }
}

export type AwsEnv = v.InferOutput<typeof AwsEnv>;
export type IngressEnv = v.InferOutput<typeof IngressEnv>;
export type WorkerEnv = v.InferOutput<typeof WorkerEnv>;
export type ApologyEnv = v.InferOutput<typeof ApologyEnv>;
export type IndexerEnv = v.InferOutput<typeof IndexerEnv>;
export type FetcherEnv = v.InferOutput<typeof FetcherEnv>;

/** Throws {@link EnvError}. */
export function awsEnv(): AwsEnv {
  return read(AwsEnv);
}

/** Throws {@link EnvError}. */
export function ingressEnv(): IngressEnv {
  return read(IngressEnv);
}

/** Throws {@link EnvError}. */
export function workerEnv(): WorkerEnv {
  return read(WorkerEnv);
}

/** Throws {@link EnvError}. */
export function apologyEnv(): ApologyEnv {
  return read(ApologyEnv);
}

/** Throws {@link EnvError}. */
export function indexerEnv(): IndexerEnv {
  return read(IndexerEnv);
}

/** Throws {@link EnvError}. */
export function fetcherEnv(): FetcherEnv {
  return read(FetcherEnv);
}

function read<Schema extends v.GenericSchema<unknown, unknown>>(schema: Schema): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, process.env);
  if (parsed.success) return parsed.output;
  throw new EnvError(parsed.issues.map((issue) => v.getDotPath(issue) ?? 'the environment'));
}
