import { test } from 'vitest';
import { expectFewIndexes } from './burst.ts';
import { describeLivingCorpus } from './corpus.contract.ts';
import { LivingCorpus } from './living-corpus.ts';

describeLivingCorpus('in the bucket', () => LivingCorpus.start());

// By itself: the services are in this process, and a burst keeps them from answering others in time.
test('two hundred uploads in a burst make few indexes', () => expectFewIndexes(200));
