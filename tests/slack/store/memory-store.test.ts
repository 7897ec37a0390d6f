import { MemoryStore } from '../../../functions/slack/store/memory-store.ts';
import { describeStore } from './store.contract.ts';

describeStore('the store in memory', async (options) => new MemoryStore(options));
