#!/usr/bin/env bash
# postal-mime 4.0.0: two flowed lines of a quoted paragraph are joined with the second line's quote mark between their words.
#
# Believed before: since it joins the lines of `format=flowed`, it does so as RFC 3676, section 4.5, says: the quote marks are
# taken off, lines of one depth are joined, and the depth stays with the paragraph.
# Seen: "> counted 14 " and "> officers" become "> counted 14 > officers": a mark inside a sentence, which no later step can
# tell from a ">" that was written. Lines without a mark are joined rightly.
#
# Prints what was seen; exits 1 if it is no longer so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund postal-mime@4.0.0
cat >try.mjs <<'JS'
import PostalMime from 'postal-mime';

const head = 'From: desk@paper.example\r\nContent-Type: text/plain; charset=utf-8; format=flowed\r\n\r\n';
const read = async (body) => (await PostalMime.parse(head + body)).text.trim();
const seen = {
  plain: await read('They counted 14 \r\nofficers.\r\n'),
  quoted: await read('> They counted 14 \r\n> officers.\r\n'),
};
console.log(JSON.stringify(seen));
const expected = { plain: 'They counted 14 officers.', quoted: '> They counted 14 > officers.' };
process.exit(JSON.stringify(seen) === JSON.stringify(expected) ? 0 : 1);
JS
node try.mjs
