import { randomUUID } from 'node:crypto';
import { describe, inject } from 'vitest';
import { describeLivingCorpus } from '../end-to-end/corpus.contract.ts';
import { LivingCorpus } from '../end-to-end/living-corpus.ts';
import { isMissing } from './test-cluster.ts';

describe.skipIf(isMissing)('in a search cluster', () => {
  describeLivingCorpus('in a search cluster', () =>
    LivingCorpus.start({ SEARCH_NODE: inject('openSearch') ?? '', SEARCH_CORPUS: `living-${randomUUID()}` }),
  );
});
