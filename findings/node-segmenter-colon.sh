#!/usr/bin/env bash
# Node.js 22.12.0 and 24.21.0: `Intl.Segmenter` finds two words in "Breaking:police" in the one and a single word in the other.
#
# Believed before: word boundaries change with the version of Unicode; and a colon joins letters in Swedish and Finnish alone
# ("USA:s"), because the data of all other languages leave it out of the characters that stand inside a word.
# Seen: 22.12.0 (ICU 76) splits at the colon in English and not in Swedish. 24.0.0 (ICU 77) names the same version of Unicode, 16,
# and joins in every language, as 24.21.0 (ICU 78) does. Times ("9:30") are split by all. An index of words that one release built
# has no "police" there for the other.
#
# Prints what was seen; exits 1 if it is no longer so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat >"$folder/try.mjs" <<'JS'
const words = (locale, text) =>
  [...new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)].filter((one) => one.isWordLike).map((one) => one.segment);
const parts = ['en', 'fr', 'sv'].map((locale) => `${locale} ${words(locale, 'Breaking:police').length}`);
const { unicode, icu } = process.versions;
console.log(`Unicode ${unicode.split('.')[0]} ICU ${icu.split('.')[0]}: ${parts.join(', ')}; 9:30 ${words('en', '9:30').length}`);
JS
seen=""
for version in 22.12.0 24.0.0 24.21.0; do
  mkdir "$folder/$version"
  cd "$folder/$version"
  npm init -y >/dev/null
  npm install --silent --no-audit --no-fund "node@$version" >/dev/null
  seen+="$(npx --no-install node ../try.mjs)"$'\n'
done
printf '%s' "$seen"
[ "$seen" = "Unicode 16 ICU 76: en 2, fr 2, sv 1; 9:30 2
Unicode 16 ICU 77: en 1, fr 1, sv 1; 9:30 2
Unicode 17 ICU 78: en 1, fr 1, sv 1; 9:30 2
" ]
