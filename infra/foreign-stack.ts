import { ServiceError, signedGet } from './signed-get.ts';
import { STACK_DESCRIPTION } from './stack-name.ts';

/**
 * Whether there is a stack of that name that is another app's: `cdk deploy` would put this one in its place, resource by resource.
 * Rejects with what AWS answers, named by its code.
 */
export async function isForeignStack(stack: string): Promise<boolean> {
  const described = await describe(stack);
  if (described === null) return false;
  // Outputs have descriptions of their own. A stack that was never made, only planned, has none, and holds nothing.
  const own = described.replace(/<Outputs>.*<\/Outputs>/su, '');
  if (own.includes('<StackStatus>REVIEW_IN_PROGRESS</StackStatus>')) return false;
  return !own.includes(`<Description>${STACK_DESCRIPTION}</Description>`);
}

/** CloudFormation's own words, which are XML; `null` where there is no such stack. */
async function describe(StackName: string): Promise<string | null> {
  const query = { Action: 'DescribeStacks', StackName, Version: '2010-05-15' };
  const answer = await signedGet({ service: 'cloudformation', path: '/', query });
  const text = await answer.text();
  if (answer.ok) return text;
  const [, code = `status ${answer.status}`] = /<Code>([^<]*)<\/Code>/u.exec(text) ?? [];
  const [, message = ''] = /<Message>([^<]*)<\/Message>/u.exec(text) ?? [];
  if (code === 'ValidationError' && message.includes('does not exist')) return null;
  throw new ServiceError('cloudformation', code);
}
