#!/usr/bin/env bash
# mdast-util-from-markdown 2.1.0: in a text that begins with a byte order mark, every offset of every node is one too low.
#
# Believed before: `position.start.offset` counts in the string that was handed over (unist: "offset of the character in the source
# file"), so that a node's words are a slice of it.
# Seen: the mark is dropped before the text is counted. The heading "Toll" is sliced as " Tol", and so on to the end of the file,
# thousands of characters away. Lines are numbered rightly. A replaced NUL, a tab and CRLF, which are changed as well while a text
# is read, move no offset.
#
# Prints what was seen; exits 1 if it is no longer so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund mdast-util-from-markdown@2.1.0
cat >try.mjs <<'JS'
import { fromMarkdown } from 'mdast-util-from-markdown';

function slices(source) {
  return fromMarkdown(source).children.map(({ children: [words] }) => {
    const { start, end } = words.position;
    return source.slice(start.offset, end.offset);
  });
}
const body = '# Toll\r\n\r\nIt\tis nine.';
const seen = { plain: slices(body), marked: slices(`\uFEFF${body}`), nul: slices(`a\0b\n\nnine`) };
console.log(JSON.stringify(seen));
const expected = { plain: ['Toll', 'It\tis nine.'], marked: [' Tol', '\nIt\tis nine'], nul: ['a\0b', 'nine'] };
process.exit(JSON.stringify(seen) === JSON.stringify(expected) ? 0 : 1);
JS
node try.mjs
