import { test } from 'vitest';
import { expectNoFinding, NAMES, PAIRS, titled } from './given-settings.ts';

test.each([...NAMES.map((name) => [name]), ...PAIRS].map(titled))(
  'with %s the app has no finding that is not acknowledged',
  (_, chosen) => expectNoFinding(chosen),
);
