/** `cdk` did not deploy; what went wrong it has said itself. */
export class CdkError extends Error {
  override readonly name = 'CdkError';

  constructor(problem: string, options?: ErrorOptions) {
    super(
      `Nothing is published, because cdk ${problem}. It needs AWS credentials, and an account and region that were bootstrapped once: npx cdk bootstrap`,
      options,
    );
  }
}

/** The deployed functions cannot read the index that is current, and nobody said what to put in its place. */
export class IndexRefusedError extends Error {
  override readonly name = 'IndexRefusedError';

  constructor(version: string, problem: string, options?: ErrorOptions) {
    super(
      `Deployed, but nothing can be answered: the current index ${version} cannot be read (${problem}). Publish yours again: npm run deploy -- --publish --corpus PATH`,
      options,
    );
  }
}

/** Two deployments published at once. */
export class OvertakenError extends Error {
  override readonly name = 'OvertakenError';

  constructor() {
    super(
      'Somebody else has published an index meanwhile, and theirs is current. To replace it: npm run deploy -- --publish',
    );
  }
}
