import { describe } from 'vitest';
import { describeCorpusStore } from '../corpus-stores/contract.ts';
import { isMissing, TestCluster } from './test-cluster.ts';

describe.skipIf(isMissing)('in a search cluster', () => {
  describeCorpusStore('an index of one shard', async () => new TestCluster(1).writable());
  describeCorpusStore('an index of three shards', async () => new TestCluster(3).writable());
});
