import { afterEach, expect, test, vi } from 'vitest';
import { createIndexMetrics } from '../../functions/aws/indexing/index-metrics.ts';

afterEach(() => vi.restoreAllMocks());

test('a run of the indexer that has nothing to tell writes nothing, and one that has writes it', () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  const log = vi.spyOn(console, 'log').mockReturnValue();
  vi.stubEnv('POWERTOOLS_METRICS_NAMESPACE', 'Verbatim');
  // On this console, which is otherwise one of the library's own, and written in spite of it.
  vi.stubEnv('POWERTOOLS_DEV', 'true');
  vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false');
  const metrics = createIndexMetrics();
  metrics.flush();
  expect(warn).not.toHaveBeenCalled();
  expect(log).not.toHaveBeenCalled();
  metrics.add('ArticlesIndexed', 12);
  metrics.flush();
  metrics.flush();
  expect(log).toHaveBeenCalledOnce();
  expect(String(log.mock.calls[0]?.[0])).toContain('"ArticlesIndexed":12');
  expect(warn).not.toHaveBeenCalled();
  vi.unstubAllEnvs();
});
