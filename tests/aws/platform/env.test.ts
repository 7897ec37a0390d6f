import { afterEach, describe, expect, it, vi } from 'vitest';
import { EnvError, ingressEnv, workerEnv } from '../../../functions/aws/platform/env.ts';

const INGRESS = {
  BOT_TOKEN_PARAMETER: '/verbatim/slack/bot-token',
  SIGNING_SECRET_PARAMETER: '/verbatim/slack/signing-secret',
  QUEUE_URL: 'https://sqs.eu-west-1.amazonaws.com/1/jobs',
};

function given(variables: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
}

describe('the environment', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('may list people and workspaces, and nobody', () => {
    given({ ...INGRESS, ADMINS: 'U1, U2 U3', ALLOWED_WORKSPACES: '' });
    expect(ingressEnv()).toMatchObject({ ADMINS: ['U1', 'U2', 'U3'], ALLOWED_WORKSPACES: [] });
  });

  it("leads to Slack's own address where none is given", () => {
    given(INGRESS);
    expect(ingressEnv().SLACK_API_URL).toBe('https://slack.com/api/');
  });

  it('is refused with the names of what is missing, and none of the values', () => {
    given({ ...INGRESS, QUEUE_URL: ' ', SLACK_API_URL: 'a secret' });
    expect(ingressEnv).toThrow(new EnvError(['SLACK_API_URL', 'QUEUE_URL']));
  });

  it('is refused with days that are none', () => {
    given({ ...INGRESS, TABLE_NAME: 't', CORPUS_BUCKET: 'b', RETENTION_DAYS: 'ninety' });
    expect(workerEnv).toThrow('RETENTION_DAYS');
  });
});
