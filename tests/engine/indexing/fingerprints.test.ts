import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'esbuild';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { ANALYSIS_FINGERPRINT, ANSWER_FINGERPRINT } from '../../../functions/engine/indexing/fingerprints.ts';
import { engineFingerprints } from '../../../scripts/engine-fingerprints.ts';
import { analysedFixture } from './analysed-fixture.ts';

const Recorded = v.object({ analysis: v.string(), fixture: v.string() });

/** The file with its text replaced, as an editor would save it. */
function edited(file: string, edit: (text: string) => string): Plugin {
  return {
    name: 'edited',
    setup(build) {
      build.onLoad({ filter: new RegExp(`engine/${file}\\.ts$`) }, ({ path: name }) => ({
        contents: edit(readFileSync(name, 'utf8')),
        loader: 'ts',
      }));
    },
  };
}

describe('the fingerprints of the engine', () => {
  test('are those of the code as it is; `npm run fingerprints` writes them', async () => {
    expect(await engineFingerprints()).toEqual({ analysis: ANALYSIS_FINGERPRINT, answer: ANSWER_FINGERPRINT });
  });

  test('change with a rule of the analysis, for the answers as well where they read by it', async () => {
    const changed = await engineFingerprints(
      edited('figures/quantities/lexicon', (text) => text.replace('dozen: 12', 'dozen: 13')),
    );
    expect(changed.analysis).not.toBe(ANALYSIS_FINGERPRINT);
    expect(changed.answer).not.toBe(ANSWER_FINGERPRINT);
  });

  test('tell the weights of the ranking from the analysis', async () => {
    const changed = await engineFingerprints(
      edited('evidence/ranker-weights', (text) => text.replace(/: (-?\d)/u, ': 1$1')),
    );
    expect(changed.analysis).toBe(ANALYSIS_FINGERPRINT);
    expect(changed.answer).not.toBe(ANSWER_FINGERPRINT);
  });

  test('stay with a comment', async () => {
    const changed = await engineFingerprints(edited('text/sentences', (text) => `/** Of sentences. */\n${text}`));
    expect(changed).toEqual({ analysis: ANALYSIS_FINGERPRINT, answer: ANSWER_FINGERPRINT });
  });
});

test('the fixed articles are read as they were when the fingerprint was taken: nothing outside the code decides', () => {
  const recorded = v.parse(
    Recorded,
    JSON.parse(readFileSync(path.join(import.meta.dirname, 'analysed-fixture.json'), 'utf8')),
  );
  expect(recorded.analysis).toBe(ANALYSIS_FINGERPRINT);
  expect(analysedFixture()).toEqual(recorded.fixture);
});
