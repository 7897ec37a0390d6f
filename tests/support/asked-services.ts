import { createServer, type RequestListener } from 'node:http';
import { listening } from './loopback.ts';

/** A stack as CloudFormation tells of it. */
export interface DescribedStack {
  readonly description: string | null;
  readonly status: string;
  /** What an output of it is described as. */
  readonly output?: string;
}

/** A service of AWS on loopback that is asked one thing; gone at the end of its scope. */
export interface AskedService extends AsyncDisposable {
  /** For `AWS_ENDPOINT_URL_` and its name. */
  readonly endpoint: string;
  /** What the signatures of the requests say of their senders. */
  readonly authorizations: readonly string[];
}

/** CloudFormation, as far as `DescribeStacks` of one name goes. `null`: there is no such stack. */
export function startCloudFormation(stack: DescribedStack | null): Promise<AskedService> {
  return start((request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://localhost');
    const name = searchParams.get('StackName') ?? '';
    const isIt = searchParams.get('Action') === 'DescribeStacks' && stack !== null;
    response
      .writeHead(isIt ? 200 : 400, { 'content-type': 'text/xml' })
      .end(isIt ? described(name, stack) : absent(name));
  });
}

/** Lambda, as far as `GetAccountSettings` goes. `most`: functions that the account runs at once. */
export function startAccountSettings(most: number): Promise<AskedService> {
  return start((request, response) => {
    const isIt = request.method === 'GET' && request.url === '/2016-08-19/account-settings/';
    const settings = { AccountLimit: { ConcurrentExecutions: most, UnreservedConcurrentExecutions: most } };
    response
      .writeHead(isIt ? 200 : 404, { 'content-type': 'application/json' })
      .end(JSON.stringify(isIt ? settings : {}));
  });
}

async function start(answer: RequestListener): Promise<AskedService> {
  const authorizations: string[] = [];
  const server = createServer((request, response) => {
    authorizations.push(request.headers.authorization ?? '');
    answer(request, response);
  });
  return {
    endpoint: await listening(server),
    authorizations,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html */
function described(name: string, { description, status, output }: DescribedStack): string {
  const outputs =
    output === undefined
      ? ''
      : `<Outputs>
        <member><OutputKey>Url</OutputKey><OutputValue>x</OutputValue><Description>${output}</Description></member>
      </Outputs>`;
  return `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">
  <DescribeStacksResult><Stacks>
    <member>
      <StackName>${name}</StackName>
      ${outputs}
      <StackStatus>${status}</StackStatus>
      ${description === null ? '' : `<Description>${description}</Description>`}
    </member>
  </Stacks></DescribeStacksResult>
</DescribeStacksResponse>`;
}

function absent(name: string): string {
  return `<ErrorResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">
  <Error><Type>Sender</Type><Code>ValidationError</Code><Message>Stack with id ${name} does not exist</Message></Error>
</ErrorResponse>`;
}
