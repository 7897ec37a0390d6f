import { describe, expect, test } from 'vitest';
import { killedFetching } from './killed-fetching.ts';
import { CUTS, strikeEach } from './kills.ts';

/** Everything that a run asks of others: each of these must have been met. */
const NEEDED = ['dynamodb Query', 'dynamodb GetItem', 'dynamodb PutItem', 's3 PUT', 'site /feed', 'site /page'];

describe.concurrent('a fetcher that is killed loses no article and brings none twice', () => {
  test.each(CUTS)('at each of its calls: %s', async (kind) => {
    await using scenario = await killedFetching();
    expect(await strikeEach(scenario, kind)).toEqual(expect.arrayContaining(NEEDED));
  });
});
