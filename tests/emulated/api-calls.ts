import type { ApiCall, Emulator } from './emulator.ts';
import { operatorGrants } from './operator-user.ts';
import { type Grant, grantsOf } from './role-policies.ts';

const FUNCTIONS = ['Ingress', 'Worker', 'Apology', 'Indexer', 'Fetcher'];

const RUNTIME = 'Lambda, for what the function writes';
const POLLER = 'Lambda, which takes messages for the function; the emulator does so past its API';
const BY_CDK = 'nobody: CDK grants it with the event source';
const NEWS = 'a feed that has news; no test fetches from beyond this machine';
const LOST = 'a feed that moves, is gone or fails for a day; no test fetches from beyond this machine';
const RUN_AGAIN = 'a correction, or news of an article, whose five runs failed';
const FULL_INBOX = 'an inbox of more than 50 items';
const NEVER_SEEN = '`npm run deploy` where cdk fails and does not say why';
const UNCHECKED = '`npm run deploy` of a function URL; the emulator answers without a check';
const QUOTED = '`npm run deploy -- --publish` where it changes articles that replies quote';

/** Whatever a policy says. https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
const NEVER_DENIED = 'sts:GetCallerIdentity';

/** In the place of whoever asks. */
export const NOBODY = 'NOBODY';

type Reasons = readonly (readonly [action: RegExp, resource: RegExp, reason: string])[];

/** Grants that no call of the tests need make: who asks, or when. */
const FUNCTION_REASONS: Reasons = [
  [/^logs:/u, /./u, RUNTIME],
  [/^sqs:(?:ReceiveMessage|DeleteMessage|GetQueueAttributes)$/u, /./u, POLLER],
  [/^sqs:GetQueueUrl$/u, /./u, BY_CDK],
  [/^sqs:ChangeMessageVisibility$/u, /QueuesFailed/u, BY_CDK],
  [/^sqs:SendMessage$/u, /CorpusEvents/u, FULL_INBOX],
];

const FETCHER_REASONS: Reasons = [
  ...FUNCTION_REASONS,
  [/^s3:PutObject$/u, /./u, NEWS],
  [/^sqs:SendMessage$/u, /QueuesJobs/u, LOST],
];

const APOLOGY_REASONS: Reasons = [...FUNCTION_REASONS, [/^sqs:SendMessage$/u, /QueuesJobs/u, RUN_AGAIN]];

const REASONS: ReadonlyMap<string, Reasons> = new Map([
  ['Fetcher', FETCHER_REASONS],
  ['Apology', APOLOGY_REASONS],
]);

const OPERATOR_REASONS: Reasons = [
  [/^lambda:GetAccountSettings$/u, /./u, UNCHECKED],
  [/^ssm:GetParameter$/u, /cdk-bootstrap/u, NEVER_SEEN],
  [/^sqs:SendMessage$/u, /QueuesJobs/u, QUOTED],
];

/** Who holds grants. `by`: how the table calls it, where it asks for them itself. */
interface Holder {
  readonly name: string;
  readonly by: string;
  readonly grants: readonly Grant[];
  readonly reasons: Reasons;
}

/**
 * Which function asked what of AWS, as a table, with the grants that no call was made of. Throws where a function asked for
 * what it is not granted; what was taken from it by a test counts as granted.
 */
export async function functionCalls(emulator: Emulator): Promise<string> {
  const calls = await emulator.calls();
  const rows: string[] = [];
  for (const name of FUNCTIONS) {
    const own = calls.filter(({ caller }) => caller.includes(`-${name}Role`));
    const grants = await grantsOf(emulator, name);
    const reasons = REASONS.get(name) ?? FUNCTION_REASONS;
    rows.push(...rowsOf({ name, by: 'the function', grants, reasons }, own));
  }
  return `# What each function asks of AWS

Written by \`npm run test:emulated\` from the deployed policies and from the calls that the emulator checked against them.

${tableOf(rows)}`;
}

/**
 * What the operator's commands asked, held against docs/operator-policy.json, and CDK by the roles of its bootstrap. What was asked
 * in `otherRegion`, which the policy is not about, was to be denied.
 */
export async function operatorCalls(emulator: Emulator, otherRegion: string): Promise<string> {
  const calls = await emulator.calls();
  const operator = { name: 'Operator', by: 'the commands', grants: operatorGrants(), reasons: OPERATOR_REASONS };
  const own = calls.filter(
    ({ caller, action, resource }) =>
      caller === 'operator' && action !== NEVER_DENIED && !resource.includes(`:${otherRegion}:`),
  );
  const byCdk = calls.flatMap(({ caller, action, resource }) => {
    const [, role] = /\/cdk-hnb659fds-(.+)-role-/u.exec(caller) ?? [];
    return role === undefined ? [] : [row(`CDK: ${role}`, action, ofCdk(resource), '`cdk`')];
  });
  return `# What an operator and CDK ask of AWS

Written by \`npm run test:emulated\`: what \`npm run deploy\`, \`secrets\`, \`corpus\`, \`desk\` and \`destroy\` ask, held against
[operator-policy.json](../../docs/operator-policy.json), with which they ran; and what \`cdk\` asks in the roles that its bootstrap made,
whose policies are CDK's own. What CloudFormation does in its execution role, which the bootstrap lets do everything unless told
otherwise, the emulator does past its API.

${tableOf([...rowsOf(operator, own), ...byCdk])}`;
}

function rowsOf({ name, by, grants, reasons }: Holder, calls: readonly ApiCall[]): string[] {
  const beyond = calls.filter((call) => !grants.some((grant) => matches(grant, call)));
  if (beyond.length > 0) throw new Error(`${name} asked for more than it is granted: ${JSON.stringify(beyond)}`);
  return grants.map((grant) => {
    const isCalled = () => calls.some((call) => matches(grant, call));
    return row(name, grant.action, plain(grant.resource), reasonOf(grant, reasons) ?? (isCalled() ? by : NOBODY));
  });
}

function row(name: string, called: string, resource: string, by: string): string {
  const [service, action] = called.split(':');
  return `| ${name} | ${service} | ${action} | ${resource} | ${by} |`;
}

function tableOf(rows: readonly string[]): string {
  return `| role | service | action | resource | who asks |
|---|---|---|---|---|
${[...new Set(rows)].sort().join('\n')}
`;
}

function reasonOf({ action, resource }: Grant, reasons: Reasons): string | undefined {
  return reasons.find(([ofAction, ofResource]) => ofAction.test(action) && ofResource.test(resource))?.[2];
}

function matches(grant: Grant, call: Grant): boolean {
  const pattern = grant.resource.replaceAll(/[.$+()[\]{}|^\\?]/gu, '\\$&').replaceAll('*', '.*');
  return grant.action === call.action && new RegExp(`^${pattern}$`, 'u').test(call.resource);
}

/** Without account, region, and what CloudFormation adds to names. */
function plain(arn: string): string {
  return arn
    .replace(/^arn:aws:[^:]*:[^:]*:\d*:/u, '')
    .replace(/verbatim-storagecorpus[0-9a-f-]+/u, 'StorageCorpus')
    .replace(/Verbatim-([A-Za-z]+?)[0-9A-F]{8}-[0-9A-F]+/u, '$1')
    .replace(/log-group:.*\/([A-Za-z]+?)[0-9A-F]{8}:/u, 'log $1:')
    .replace(/-\d{12}-[a-z]{2}-[a-z]+-\d$/u, '')
    .replaceAll('*', '…');
}

/** Likewise, and without the hashes of what is uploaded. */
function ofCdk(arn: string): string {
  return plain(arn)
    .replace(/(?<=^stack\/\w+\/).*$/u, '…')
    .replace(/-\d{12}-[a-z]{2}-[a-z]+-\d(?=\/|$)/u, '')
    .replace(/(?<=\/)[0-9a-f]{64}\.\w+$/u, '…');
}
