#!/usr/bin/env bash
# linkedom 0.18.12: `outerHTML` writes "&" in an attribute as it is, so that reading it again gives another value.
#
# Believed before: `outerHTML` is the HTML standard's fragment serialisation, which writes "&" in an attribute as "&amp;" and a
# no-break space as "&nbsp;", so that parse, serialise, parse gives the same value; in text, linkedom does so.
# Seen: a title whose value is "&copy;" (written "&amp;copy;") is serialised as title="&copy;" and read again as "©". The same
# words in text come back as they were.
#
# Prints what was seen; exits 1 if it is no longer so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund linkedom@0.18.12
cat >try.mjs <<'JS'
import { parseHTML } from 'linkedom';

const paragraph = (html) => parseHTML(`<!doctype html><body>${html}</body>`).document.querySelector('p');
const once = paragraph('<p title="&amp;copy; 2024">&amp;copy; 2024</p>');
const twice = paragraph(once.outerHTML);
const seen = {
  title: [once.getAttribute('title'), twice.getAttribute('title')],
  text: [once.textContent, twice.textContent],
};
console.log(once.outerHTML, JSON.stringify(seen));
const expected = { title: ['&copy; 2024', '© 2024'], text: ['&copy; 2024', '&copy; 2024'] };
process.exit(JSON.stringify(seen) === JSON.stringify(expected) ? 0 : 1);
JS
node try.mjs
