import { MemoryDesk } from '../../functions/slack/memory-desk.ts';
import { describeDesk } from './desk.contract.ts';

describeDesk('the desk in memory', async () => {
  const desk = new MemoryDesk();
  return { desk, lying: async () => desk.take() };
});
