import { awsAccessError } from './aws-problems.ts';

/** The stack is deployed; the articles are not all in, or not indexed. */
export class NotPublishedError extends Error {
  override readonly name = 'NotPublishedError';

  /** `goOn`: the command that finishes it. */
  constructor(stack: string, problem: string, goOn: string, options?: ErrorOptions) {
    super(
      `${problem}. The stack ${stack} is deployed and answers from the articles that are in so far; to bring in the rest: ${goOn}`,
      options,
    );
  }
}

/** An error behind the deployment as one that an operator can act on, as {@link awsAccessError} knows them; others stay as they are. */
export function publicationError(error: unknown, stack: string, argv: readonly string[]): unknown {
  const problem = awsAccessError(error, 'bring in all the articles');
  return problem ? new NotPublishedError(stack, problem.message, again(argv), { cause: error }) : error;
}

/** The same command once more: it goes on where the upload was cut off. */
function again(argv: readonly string[]): string {
  return ['npm run deploy', ...(argv.length > 0 ? ['--', ...argv.map(shellWord)] : [])].join(' ');
}

function shellWord(text: string): string {
  return /^[\w./@%+:=,-]+$/u.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
