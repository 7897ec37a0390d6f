import type { Emulator } from './emulator.ts';
import { type Grant, grantsOf } from './role-policies.ts';

const FUNCTIONS = ['Ingress', 'Worker', 'Apology', 'Indexer'];

const RUNTIME = 'Lambda, for what the function writes';
const POLLER = 'Lambda, which takes messages for the function; the emulator does so past its API';
const BY_CDK = 'nobody: CDK grants it with the event source';
const FULL_INBOX = 'an inbox of more than 50 items';

/** In the place of whoever asks. */
export const NOBODY = 'NOBODY';

/** Grants that no call of the tests need make: who asks, or when. */
const REASONS: readonly (readonly [action: RegExp, resource: RegExp, reason: string])[] = [
  [/^logs:/u, /./u, RUNTIME],
  [/^sqs:(?:ReceiveMessage|DeleteMessage|GetQueueAttributes)$/u, /./u, POLLER],
  [/^sqs:GetQueueUrl$/u, /./u, BY_CDK],
  [/^sqs:ChangeMessageVisibility$/u, /QueuesFailed/u, BY_CDK],
  [/^sqs:SendMessage$/u, /CorpusEvents/u, FULL_INBOX],
];

/**
 * Which function asked what of AWS, as a table, with the grants that no call was made of. Throws where a function asked for
 * what it is not granted; what was taken from it by a test counts as granted.
 */
export async function apiCalls(emulator: Emulator): Promise<string> {
  const calls = await emulator.calls();
  const rows: string[] = [];
  for (const name of FUNCTIONS) {
    const own = calls.filter(({ caller }) => caller.includes(`-${name}Role`));
    const grants = await grantsOf(emulator, name);
    const isCalled = (grant: Grant) => own.some((call) => matches(grant, call));
    const beyond = own.filter((call) => !grants.some((grant) => matches(grant, call)));
    if (beyond.length > 0) throw new Error(`${name} asked for more than it is granted: ${JSON.stringify(beyond)}`);
    for (const grant of grants) {
      const [service, action] = grant.action.split(':');
      const why = reasonOf(grant) ?? (isCalled(grant) ? 'the function' : NOBODY);
      rows.push(`| ${name} | ${service} | ${action} | ${plain(grant.resource)} | ${why} |`);
    }
  }
  return `# What each function asks of AWS

Written by \`npm run test:emulated\` from the deployed policies and from the calls that the emulator checked against them.

| role | service | action | resource | who asks |
|---|---|---|---|---|
${[...new Set(rows)].sort().join('\n')}
`;
}

function reasonOf({ action, resource }: Grant): string | undefined {
  return REASONS.find(([ofAction, ofResource]) => ofAction.test(action) && ofResource.test(resource))?.[2];
}

function matches(grant: Grant, call: Grant): boolean {
  if (grant.action !== call.action) return false;
  return grant.resource.endsWith('*')
    ? call.resource.startsWith(grant.resource.slice(0, -1))
    : grant.resource === call.resource;
}

/** Without account, region, and what CloudFormation adds to names. */
function plain(arn: string): string {
  return arn
    .replace(/^arn:aws:[^:]*:[^:]*:\d*:/u, '')
    .replace(/verbatim-storagecorpus[0-9a-f-]+/u, 'StorageCorpus')
    .replace(/Verbatim-([A-Za-z]+?)[0-9A-F]{8}-[0-9A-F]+/u, '$1')
    .replace(/log-group:.*\/([A-Za-z]+?)[0-9A-F]{8}:/u, 'log $1:')
    .replaceAll('*', '…');
}
