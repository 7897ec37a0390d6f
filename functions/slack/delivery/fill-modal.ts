import type { View } from '@slack/types';
import type { JobContext } from '../jobs/job-context.ts';
import { platformError } from '../jobs/retries.ts';

/** Slack's error for a modal that has been closed. */
const CLOSED = 'not_found';

/**
 * Replaces what an open modal shows; one that has been closed meanwhile is left alone. It keeps its external id, under which a menu
 * in it fills it again. Throws every other Slack error.
 */
export async function fillModal(externalId: string, view: View, { slack }: Pick<JobContext, 'slack'>): Promise<void> {
  try {
    await slack.views.update({ external_id: externalId, view: { ...view, external_id: externalId } });
  } catch (error) {
    if (platformError(error) !== CLOSED) throw error;
  }
}
