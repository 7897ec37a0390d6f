import { MemorySubmissionInbox } from '../../../functions/slack/submissions/memory-submission-inbox.ts';
import { describeSubmissionInbox } from './submission-inbox.contract.ts';

describeSubmissionInbox('the inbox in memory', async () => {
  const submissionInbox = new MemorySubmissionInbox();
  return { submissionInbox, lying: async () => submissionInbox.take() };
});
