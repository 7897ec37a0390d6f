/** An upload of that path was begun and never ended, and the operator names none: it may not be mixed with the sample corpus. */
export class UploadCutOffError extends Error {
  override readonly name = 'UploadCutOffError';

  constructor(corpus: string) {
    super(
      `Deployed, but an upload of ${corpus} was cut off and only some of its articles are in. To bring in the rest, name them again: npm run deploy -- --corpus ${corpus}`,
    );
  }
}

/** The bucket holds no article. */
export class NothingIndexedError extends Error {
  override readonly name = 'NothingIndexedError';

  constructor() {
    super(
      'Deployed, but there is no article to answer from. Bring some in: npm run deploy -- --publish --corpus PATH, or npm run corpus -- add PATH --stack NAME',
    );
  }
}

/** The indexer has not come to an end for longer than it may run. */
export class IndexerBusyError extends Error {
  override readonly name = 'IndexerBusyError';

  constructor() {
    super('Deployed, but the indexer is still at work on the corpus; docs/runbook.md#corpus-waits says how to look');
  }
}

/** There is no deployment of that name where we look. */
export class StackNotFoundError extends Error {
  override readonly name = 'StackNotFoundError';

  constructor(stack: string) {
    super(
      `There is no deployment called ${stack} in this account and region: name them with --stack, --region and --profile, or deploy it first with npm run deploy`,
    );
  }
}
