import * as v from 'valibot';
import { type FurtherSettings, NO_FURTHER_SETTINGS } from './further-settings.ts';
import { ServiceError, signedGet } from './signed-get.ts';

/** Functions that an account must run at once before some of them can be reserved: AWS leaves it a hundred of them. */
const LEAST_TO_RESERVE = 200;

/** https://docs.aws.amazon.com/lambda/latest/api/API_GetAccountSettings.html */
const PATH = '/2016-08-19/account-settings/';

const AccountSettings = v.object({ AccountLimit: v.object({ ConcurrentExecutions: v.number() }) });

/**
 * A new account may run ten functions at once, of which AWS lets none be reserved: there a stack that reserves some is refused. Rejects
 * with what AWS answers, named by its code.
 */
export async function settingsForAccount(context: readonly string[]): Promise<FurtherSettings> {
  const isSettled = context.some((setting) => /^(?:requestsAtOnce=|functionUrl=false$)/u.test(setting));
  const most = isSettled ? Number.POSITIVE_INFINITY : await mostAtOnce();
  if (most >= LEAST_TO_RESERVE) return NO_FURTHER_SETTINGS;
  return {
    settings: ['requestsAtOnce=0'],
    told: `This account runs at most ${most} functions at once, and none of them can be reserved for Slack's requests: what strangers send can take them all (requestsAtOnce in docs/deploy.md)\n`,
  };
}

async function mostAtOnce(): Promise<number> {
  const answer = await signedGet({ service: 'lambda', path: PATH });
  if (answer.ok) return v.parse(AccountSettings, await answer.json()).AccountLimit.ConcurrentExecutions;
  const [code = ''] = (answer.headers.get('x-amzn-errortype') ?? '').split(':');
  throw new ServiceError('lambda', code === '' ? `status ${answer.status}` : code);
}
