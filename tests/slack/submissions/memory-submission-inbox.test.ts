import { MemoryDesk } from '../../../functions/slack/submissions/memory-submission-inbox.ts';
import { describeDesk } from './submission-inbox.contract.ts';

describeDesk('the desk in memory', async () => {
  const desk = new MemoryDesk();
  return { desk, lying: async () => desk.take() };
});
