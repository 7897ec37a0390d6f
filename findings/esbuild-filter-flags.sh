#!/usr/bin/env bash
# esbuild 0.28.2: a plugin's `filter` may be any RegExp, says its type, but a RegExp with the flag `u` ends the build.
#
# Believed before: a flag that only makes a pattern stricter ("u", which linters ask for) changes nothing for a filter without
# any special character; at most it is ignored, since esbuild's documentation says that filters are run by Go's engine.
# Seen: the flags are put in front of the pattern as Go's inline flags. Go has no flag "u", so /\.ts$/u is refused, and /\.ts$/
# and /\.ts$/i are taken. "v" is refused alike, "s" is taken.
#
# Prints what was seen; exits 1 if it is no longer so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund esbuild@0.28.2
cat >entry.ts <<'TS'
export const one: number = 1;
TS
cat >try.mjs <<'JS'
import { build, version } from 'esbuild';

const seen = {};
for (const flags of ['', 'i', 's', 'u', 'v']) {
  const plugin = { name: 'none', setup: (b) => b.onLoad({ filter: new RegExp('\\.ts$', flags) }, () => undefined) };
  try {
    await build({ entryPoints: ['entry.ts'], write: false, logLevel: 'silent', plugins: [plugin] });
    seen[flags] = 'taken';
  } catch (error) {
    seen[flags] = /not a valid Go regular expression/.test(error.message) ? 'refused' : `other: ${error.message}`;
  }
}
console.log(version, JSON.stringify(seen));
const expected = { '': 'taken', i: 'taken', s: 'taken', u: 'refused', v: 'refused' };
process.exit(JSON.stringify(seen) === JSON.stringify(expected) ? 0 : 1);
JS
node try.mjs
