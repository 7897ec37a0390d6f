import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runAsk } from './support/command.ts';

const README = readFileSync(path.resolve(import.meta.dirname, '../README.md'), 'utf8');

/** The index version changes with every article and weight; nothing else of an answer may differ from what is shown. */
const withoutVersion = (text: string) => text.replace(/index [0-9a-f]{12}/gu, 'index …').trim();

test('the answer that the README shows is what its question gives with --limit 4, as it says', async () => {
  const [, shown = ''] = /```text\n(?<shown>how many police died\?[\s\S]*?)```/u.exec(README) ?? [];
  const { out } = await runAsk(['--limit', '4', 'how many police died?']);
  expect(withoutVersion(shown)).toBe(withoutVersion(out));
});
