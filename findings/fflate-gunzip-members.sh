#!/usr/bin/env bash
# fflate 0.8.3: of a gzip file of several members, `gunzipSync` and `gunzip` give the first alone, and the stream `Gunzip` all.
#
# Believed before: the three forms of one function give the same bytes; RFC 1952, section 2.2, says that the members of a file
# simply appear one after another, and a WARC.gz is one member a record.
# Seen: `gunzipSync` and `gunzip` end after the first member and raise no error, so that an archive of a thousand pages looks
# like one of one page. `Gunzip` gives both members, however the bytes are cut, and names the second by `onmember`.
#
# Prints what was seen; exits 1 if it is no longer so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund fflate@0.8.3
cat >try.mjs <<'JS'
import { gzipSync } from 'node:zlib';
import { Gunzip, gunzip, gunzipSync } from 'fflate';

const two = Buffer.concat([gzipSync('first '), gzipSync('second')]);
const words = (bytes) => Buffer.from(bytes).toString();
let streamed = '';
const stream = new Gunzip((chunk) => {
  streamed += words(chunk);
});
stream.push(two, true);
const called = await new Promise((resolve, reject) => {
  gunzip(two, (error, bytes) => (error ? reject(error) : resolve(words(bytes))));
});
const seen = { gunzipSync: words(gunzipSync(two)), gunzip: called, Gunzip: streamed };
console.log(JSON.stringify(seen));
const expected = { gunzipSync: 'first ', gunzip: 'first ', Gunzip: 'first second' };
process.exit(JSON.stringify(seen) === JSON.stringify(expected) ? 0 : 1);
JS
node try.mjs
