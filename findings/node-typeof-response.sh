#!/usr/bin/env bash
# Node.js 24.21.0 with multilingual-stemmer 2.1.1: importing a stemmer that never touches the network loads Node's HTTP client.
#
# Believed before: `typeof Response` only asks whether a name exists, and costs nothing; a WebAssembly package that is
# initialised from bytes in memory loads no part of `fetch`.
# Seen: the glue code of wasm-bindgen asks `typeof Response === 'function'`; in Node `Response` is a getter that loads undici on
# first use, and `typeof` is a use: the internal module joins `process.moduleLoadList`. A function's cold start pays for it.
#
# Prints what was seen; exits 1 if it is no longer so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund node@24.21.0 multilingual-stemmer@2.1.1
cat >asked.mjs <<'JS'
const loaded = () => process.moduleLoadList.some((name) => /internal\/deps\/undici\/undici/.test(name));
const before = loaded();
const kind = typeof Response;
console.log(JSON.stringify({ before, kind, after: loaded() }));
JS
cat >stemmer.mjs <<'JS'
const loaded = () => process.moduleLoadList.some((name) => /internal\/deps\/undici\/undici/.test(name));
const before = loaded();
await import('multilingual-stemmer');
console.log(JSON.stringify({ before, after: loaded() }));
JS
asked=$(npx --no-install node asked.mjs)
stemmer=$(npx --no-install node stemmer.mjs)
echo "asked: $asked; stemmer imported: $stemmer"
[ "$asked" = '{"before":false,"kind":"function","after":true}' ] && [ "$stemmer" = '{"before":false,"after":true}' ]
