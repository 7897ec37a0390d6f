import { test } from 'vitest';
import { expectNoFinding, PAIRS, titled } from './given-settings.ts';

test.each(PAIRS.map(titled))('with %s the app has no finding that is not acknowledged', (_, chosen) =>
  expectNoFinding(chosen),
);
