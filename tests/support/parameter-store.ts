import * as v from 'valibot';
import { ACCOUNT } from './aws-resources.ts';
import { REGION } from './s3-and-sqs.ts';
import { type Answer, type Call, field } from './wire-proxy.ts';

/** SSM's side of GetParameter and GetParameters. A secret that is read without decryption comes as it is stored. */
export function answerParameters({ operation, body }: Call, secrets: ReadonlyMap<string, string>): Answer {
  const isPlain = field(body, 'WithDecryption') === true;
  const parameter = (name: string) => ({
    Name: name,
    Type: 'SecureString',
    Value: isPlain ? secrets.get(name) : 'AQICAHencrypted',
    Version: 1,
    ARN: `arn:aws:ssm:${REGION}:${ACCOUNT}:parameter${name}`,
  });
  switch (operation) {
    case 'GetParameter': {
      const name = String(field(body, 'Name'));
      return secrets.has(name)
        ? awsJson(200, { Parameter: parameter(name) })
        : awsJson(400, { __type: 'ParameterNotFound' });
    }
    case 'GetParameters': {
      const names = v.parse(v.array(v.string()), field(body, 'Names'));
      return awsJson(200, {
        Parameters: names.filter((name) => secrets.has(name)).map(parameter),
        InvalidParameters: names.filter((name) => !secrets.has(name)),
      });
    }
    default:
      return awsJson(400, { __type: 'UnknownOperationException' });
  }
}

export function awsJson(status: number, body: Record<string, unknown>): Answer {
  return { status, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: JSON.stringify(body) };
}
