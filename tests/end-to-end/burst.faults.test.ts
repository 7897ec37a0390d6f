import { test } from 'vitest';
import { expectFewIndexes } from './burst.ts';

test('a thousand uploads in a burst make few indexes', () => expectFewIndexes(1000));
