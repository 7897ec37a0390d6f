import * as v from 'valibot';
import { CREDENTIALS, type Emulator, REGION } from './emulator.ts';

const OneOrMore = v.union([
  v.pipe(
    v.string(),
    v.transform((one) => [one]),
  ),
  v.array(v.string()),
]);

const Policy = v.object({
  Version: v.string(),
  Statement: v.array(v.object({ Effect: v.literal('Allow'), Action: OneOrMore, Resource: OneOrMore })),
});

type Policy = v.InferOutput<typeof Policy>;

export interface Grant {
  readonly action: string;
  /** An ARN, with `*` at the end for all that begin so. */
  readonly resource: string;
}

interface RolePolicy {
  readonly role: string;
  readonly name: string;
  readonly policy: Policy;
}

/** The deployed role of a function, by its name in the sources: `Worker`. */
export async function grantsOf(emulator: Emulator, name: string): Promise<Grant[]> {
  return grantsOfPolicy((await unguarded(emulator, () => readPolicy(emulator, name))).policy);
}

/** What a policy grants that is written as JSON. */
export function grantsIn(policy: string): Grant[] {
  return grantsOfPolicy(v.parse(Policy, JSON.parse(policy)));
}

function grantsOfPolicy({ Statement }: Policy): Grant[] {
  return Statement.flatMap(({ Action, Resource }) =>
    Action.flatMap((action) => Resource.map((resource) => ({ action, resource }))),
  );
}

/** Takes one permission of a function away, until disposed of. */
export async function without(
  emulator: Emulator,
  name: string,
  { action, resource }: { readonly action: string; readonly resource: RegExp },
): Promise<AsyncDisposable> {
  const whole = await unguarded(emulator, async () => {
    const found = await readPolicy(emulator, name);
    const Statement = found.policy.Statement.flatMap((statement) => {
      if (!statement.Action.includes(action)) return [statement];
      const kept = statement.Resource.filter((one) => !resource.test(one));
      const others = statement.Action.filter((one) => one !== action);
      return [
        ...(others.length > 0 ? [{ ...statement, Action: others }] : []),
        ...(kept.length > 0 ? [{ ...statement, Action: [action], Resource: kept }] : []),
      ];
    });
    await writePolicy(emulator, { ...found, policy: { ...found.policy, Statement } });
    return found;
  });
  return {
    [Symbol.asyncDispose]: () => unguarded(emulator, () => writePolicy(emulator, whole)),
  };
}

/** What it asks is asked unsigned, of an IAM that is not enforced meanwhile. */
async function unguarded<Result>(emulator: Emulator, ask: () => Promise<Result>): Promise<Result> {
  await emulator.tell({ auth: false });
  try {
    return await ask();
  } finally {
    await emulator.tell({ auth: true });
  }
}

async function readPolicy(emulator: Emulator, name: string): Promise<RolePolicy> {
  const [role] = every(await iam(emulator, { Action: 'ListRoles', MaxItems: '1000' }), 'RoleName').filter((one) =>
    one.includes(`-${name}Role`),
  );
  if (role === undefined) throw new Error(`no role of ${name}`);
  const [policy, ...more] = every(await iam(emulator, { Action: 'ListRolePolicies', RoleName: role }), 'member');
  if (policy === undefined || more.length > 0) throw new Error(`not one policy of ${role}`);
  const found = await iam(emulator, { Action: 'GetRolePolicy', RoleName: role, PolicyName: policy });
  const [document = ''] = every(found, 'PolicyDocument');
  return { role, name: policy, policy: v.parse(Policy, JSON.parse(decodeURIComponent(document))) };
}

async function writePolicy(emulator: Emulator, { role, name, policy }: RolePolicy): Promise<void> {
  await iam(emulator, {
    Action: 'PutRolePolicy',
    RoleName: role,
    PolicyName: name,
    PolicyDocument: JSON.stringify(policy),
  });
}

/** IAM's query protocol, past IAM's own checks; its answers are XML. */
export function iam(emulator: Emulator, query: Readonly<Record<string, string>>): Promise<string> {
  return queried(emulator, 'iam', { Version: '2010-05-08', ...query });
}

/** The query protocol of a service, as an administrator. */
export async function queried(
  emulator: Emulator,
  service: 'iam' | 'cloudformation',
  query: Readonly<Record<string, string>>,
): Promise<string> {
  const answer = await fetch(emulator.endpoint, {
    method: 'POST',
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=${CREDENTIALS.accessKeyId}/20260101/${REGION}/${service}/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: new URLSearchParams(query),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${query.Action}: ${text}`);
  return text;
}

export function every(xml: string, element: string): string[] {
  return [...xml.matchAll(new RegExp(`<${element}>([^<]+)</${element}>`, 'gu'))].map(([, text = '']) => text);
}
