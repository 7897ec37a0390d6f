import * as v from 'valibot';

/** What a deployment tells of itself, by the names that CloudFormation shows. */
export const OUTPUTS = {
  requestUrl: 'RequestUrl',
  region: 'Region',
  table: 'TableName',
  bucket: 'BucketName',
  jobs: 'JobsQueue',
  failed: 'FailedQueue',
  deadLetters: 'DeadLetterQueue',
  corpusEvents: 'CorpusEventsQueue',
  corpusDeadLetters: 'CorpusDeadLetterQueue',
  alarmTopic: 'AlarmTopicArn',
  dashboard: 'DashboardUrl',
  search: 'SearchDomain',
} as const;

/** Where a deployment keeps its own outputs, for commands that come later: nothing in them is secret. */
export function outputsParameter(stack: string): string {
  return `/verbatim/${stack}/outputs`;
}

const Text = v.pipe(v.string(), v.minLength(1));

const Outputs = v.object({
  [OUTPUTS.requestUrl]: Text,
  [OUTPUTS.region]: Text,
  [OUTPUTS.table]: Text,
  [OUTPUTS.bucket]: Text,
  [OUTPUTS.jobs]: Text,
  [OUTPUTS.dashboard]: Text,
  /** Only with a search domain. */
  [OUTPUTS.search]: v.optional(Text),
});

export type Outputs = v.InferOutput<typeof Outputs>;

/** These are no outputs of a deployment of this version. */
export class OutputsError extends Error {
  override readonly name = 'OutputsError';

  constructor(stack: string, problem: string, options?: ErrorOptions) {
    super(`The outputs of the stack ${stack} cannot be read: ${problem}`, options);
  }
}

/** Reads what `cdk deploy --outputs-file` wrote, or what {@link outputsParameter} holds. Throws {@link OutputsError}. */
export function parseOutputs(json: string, stack: string): Outputs {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new OutputsError(stack, 'they are not JSON', { cause });
  }
  const parsed = v.safeParse(v.object({ [stack]: Outputs }), value);
  const outputs = parsed.success ? parsed.output[stack] : undefined;
  if (outputs === undefined)
    throw new OutputsError(stack, parsed.issues ? v.summarize(parsed.issues) : 'there are none');
  return outputs;
}
