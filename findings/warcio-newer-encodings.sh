#!/usr/bin/env bash
# warcio 2.4.11 (npm): a page that was crawled in Brotli or Zstandard is handed out packed, as its text, without an error.
#
# Believed before: its README says that by default transfer and content encoding are decoded; what it cannot decode it refuses.
# Seen: gzip and deflate, raw or with a head, are decoded. "br" and "zstd", which browsers ask for today and a crawl through a
# browser therefore keeps, come as they are, and so does a body that was packed twice ("gzip, gzip"): `contentText` reads the packed
# bytes as UTF-8 and gives a string with the page's words between control characters, if the page was short.
#
# Prints what was seen; exits 1 if it is no longer so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund node@24.21.0 warcio@2.4.11
cat >try.mjs <<'JS'
import zlib from 'node:zlib';
import { WARCParser } from 'warcio';

const page = '<p>The bridge opened in May.</p>';
const lines = (...all) => `${all.join('\r\n')}\r\n\r\n`;
async function textOf(encoding, body) {
  const head = lines('HTTP/1.1 200 OK', 'Content-Type: text/html', `Content-Encoding: ${encoding}`, `Content-Length: ${body.length}`);
  const block = Buffer.concat([Buffer.from(head), body]);
  const record = lines(
    'WARC/1.1',
    'WARC-Type: response',
    'WARC-Target-URI: https://paper.example/',
    'WARC-Date: 2024-05-14T08:00:00Z',
    'WARC-Record-ID: <urn:uuid:6e7c1b1e-5c1f-4a39-9f0e-3b8d2c4a1f00>',
    'Content-Type: application/http; msgtype=response',
    `Content-Length: ${block.length}`,
  );
  const archive = new Uint8Array(Buffer.concat([Buffer.from(record), block, Buffer.from('\r\n\r\n')]));
  for await (const one of new WARCParser([archive])) return await one.contentText();
}
const { gzipSync, deflateSync, deflateRawSync, brotliCompressSync, zstdCompressSync } = zlib;
const bodies = {
  gzip: gzipSync(page),
  deflate: deflateSync(page),
  'deflate (raw)': deflateRawSync(page),
  br: brotliCompressSync(page),
  zstd: zstdCompressSync(page),
  'gzip, gzip': gzipSync(gzipSync(page)),
};
const seen = {};
for (const [name, body] of Object.entries(bodies)) {
  const text = await textOf(name.replace(' (raw)', ''), body);
  seen[name] = text === page ? 'decoded' : 'packed';
}
console.log(JSON.stringify(seen));
const expected = { gzip: 'decoded', deflate: 'decoded', 'deflate (raw)': 'decoded', br: 'packed', zstd: 'packed', 'gzip, gzip': 'packed' };
process.exit(JSON.stringify(seen) === JSON.stringify(expected) ? 0 : 1);
JS
npx --no-install node try.mjs
