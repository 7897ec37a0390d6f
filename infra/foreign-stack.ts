import { ServiceError, signedGet } from './signed-get.ts';
import { STACK_DESCRIPTION } from './stack-name.ts';

/**
 * Whether there is a stack of that name that is another app's: `cdk deploy` would put this one in its place, resource by resource.
 * Rejects with what AWS answers, named by its code.
 */
export async function isForeignStack(stack: string): Promise<boolean> {
  const described = await describe(stack);
  if (described === null) return false;
  if (EMPTY.some((status) => described.includes(`<StackStatus>${status}</StackStatus>`))) return false;
  // Outputs have descriptions of their own.
  const [before = '', ...rest] = described.split('<Outputs>');
  const own = [before, ...rest.map((part) => part.split('</Outputs>').at(-1))].join('');
  return !own.includes(`<Description>${STACK_DESCRIPTION}</Description>`);
}

/** Of stacks that were only planned, or taken back as they were made: they hold nothing, and may not tell what they are. */
const EMPTY = ['REVIEW_IN_PROGRESS', 'ROLLBACK_COMPLETE', 'DELETE_COMPLETE'];

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
