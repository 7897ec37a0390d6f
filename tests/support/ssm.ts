import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import * as v from 'valibot';
import { listening } from './loopback.ts';

const PutParameter = v.strictObject({
  Name: v.string(),
  Value: v.string(),
  Type: v.string(),
  Overwrite: v.optional(v.boolean(), false),
});

interface StoredParameter {
  readonly type: string;
  readonly value: string;
  readonly version: number;
}

/** The Parameter Store's JSON protocol on loopback, as far as storing and reading one parameter goes; gone at the end of its scope. */
export interface ParameterStore extends AsyncDisposable {
  /** For `AWS_ENDPOINT_URL_SSM`. */
  readonly endpoint: string;
  readonly parameters: ReadonlyMap<string, StoredParameter>;
  /** What the signatures of the requests say of their senders. */
  readonly authorizations: readonly string[];
}

/** `refusal`: the error type that everything is answered with. `values`: what is stored already, by name. */
export async function startParameterStore(
  refusal?: string,
  values: Readonly<Record<string, string>> = {},
): Promise<ParameterStore> {
  const stored = Object.entries(values).map(([name, value]) => [name, { type: 'String', value, version: 1 }] as const);
  const parameters = new Map<string, StoredParameter>(stored);
  const authorizations: string[] = [];
  const server = createServer(async (request, response) => {
    const body: unknown = JSON.parse(await text(request));
    authorizations.push(request.headers.authorization ?? '');
    const [status, answer] = respond(String(request.headers['x-amz-target']), body);
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(answer));
  });

  function respond(target: string, body: unknown): [status: number, answer: object] {
    if (refusal !== undefined) return [400, { __type: refusal, message: 'refused' }];
    if (target === 'AmazonSSM.GetParameter') {
      const { Name: asked } = v.parse(v.object({ Name: v.string() }), body);
      const found = parameters.get(asked);
      return found ? [200, { Parameter: { Name: asked, Value: found.value } }] : [400, { __type: 'ParameterNotFound' }];
    }
    if (target !== 'AmazonSSM.PutParameter') return [400, { __type: 'UnknownOperationException' }];
    const { Name, Value, Type, Overwrite } = v.parse(PutParameter, body);
    const before = parameters.get(Name);
    if (before && !Overwrite) return [400, { __type: 'ParameterAlreadyExists' }];
    const version = (before?.version ?? 0) + 1;
    parameters.set(Name, { type: Type, value: Value, version });
    return [200, { Version: version, Tier: 'Standard' }];
  }

  return {
    endpoint: await listening(server),
    parameters,
    authorizations,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}
