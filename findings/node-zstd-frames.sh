#!/usr/bin/env bash
# Node.js 24.21.0: `zlib.zstdDecompressSync` reads the first frame of a Zstandard file and drops the others without an error.
#
# Believed before: a file of several frames gives the content of all, as RFC 8878, section 2, says and as `gunzipSync` does for
# the members of a gzip file; and a skippable frame in front (section 3.1.2), with which a WARC.zst begins, is skipped.
# Seen: of two frames, the first alone; of a skippable frame and a frame, nothing at all; neither throws. The stream
# `createZstdDecompress` does the same. `gunzipSync` gives both members.
#
# Prints what was seen; exits 1 if it is no longer so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund node@24.21.0
cat >try.mjs <<'JS'
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import zlib from 'node:zlib';

const frame = (words) => zlib.zstdCompressSync(Buffer.from(words));
const member = (words) => zlib.gzipSync(Buffer.from(words));
const skippable = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 4, 0, 0, 0, 1, 2, 3, 4]);
const streamed = (bytes) => text(Readable.from([bytes]).pipe(zlib.createZstdDecompress()));
const two = Buffer.concat([frame('first '), frame('second')]);
const after = Buffer.concat([skippable, frame('words')]);
const seen = {
  twoFrames: zlib.zstdDecompressSync(two).toString(),
  twoFramesStreamed: await streamed(two),
  skippableFirst: zlib.zstdDecompressSync(after).toString(),
  skippableFirstStreamed: await streamed(after),
  twoMembers: zlib.gunzipSync(Buffer.concat([member('first '), member('second')])).toString(),
};
console.log(process.version, JSON.stringify(seen));
const expected = {
  twoFrames: 'first ',
  twoFramesStreamed: 'first ',
  skippableFirst: '',
  skippableFirstStreamed: '',
  twoMembers: 'first second',
};
process.exit(JSON.stringify(seen) === JSON.stringify(expected) ? 0 : 1);
JS
npx --no-install node try.mjs
