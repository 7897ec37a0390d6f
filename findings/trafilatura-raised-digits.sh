#!/usr/bin/env bash
# trafilatura 2.3.1, inscriptis 2.7.6, Resiliparse 2.0.1 and markitdown 0.1.9: as text, 10 to the sixth power is 106.
#
# Believed before: a tool that is made to give an article's text keeps a raised digit apart from the number before it: a blank, a
# bracket, "^", or the raised digit of Unicode, as pandoc does ("10⁶", "227¹²").
# Seen: all four print <sup> as if it were not there. "At least 227<sup>12</sup> people", where 12 is a footnote, becomes "22712
# people", and 10<sup>6</sup> becomes "106". Comparing two extractors shows nothing, because they agree on the figure that no page
# stated. trafilatura keeps the tag only with `include_formatting`.
#
# Prints what was seen; exits 1 if it is no longer so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check pip==25.3
venv/bin/python -m pip install --quiet --disable-pip-version-check \
  trafilatura==2.3.1 inscriptis==2.7.6 resiliparse==2.0.1 markitdown==0.1.9 pypandoc_binary==1.17
cat >try.py <<'PY'
import io
import logging
import re

logging.disable(logging.CRITICAL)
import inscriptis
import pypandoc
import trafilatura
from markitdown import MarkItDown
from resiliparse.extract.html2text import extract_plain_text

page = (
    "<html><head><title>Report</title></head><body><article><h1>Report</h1>"
    "<p>At least 227<sup>12</sup> people were hurt, the prosecutor told the members of parliament on Monday evening.</p>"
    "<p>The army has 10<sup>6</sup> cartridges in its stores, the report says, and none of them was used in that week.</p>"
    "<p>A paragraph more, with as many words as a paragraph of an article has, and with no figure in it at all.</p>"
    "</article></body></html>"
)
texts = {
    "trafilatura": trafilatura.extract(page),
    "inscriptis": inscriptis.get_text(page),
    "resiliparse": extract_plain_text(page),
    "markitdown": MarkItDown().convert_stream(io.BytesIO(page.encode()), file_extension=".html").text_content,
    "pandoc": pypandoc.convert_text(page, "plain", "html", extra_args=["--wrap=none"]),
}
for name, text in texts.items():
    people = re.search(r"At least (\S+) people", text).group(1)
    cartridges = re.search(r"has (\S+) cartridges", text).group(1)
    print(f"{name}: {people} people, {cartridges} cartridges")
PY
seen=$(PYTHONIOENCODING=utf-8 venv/bin/python try.py 2>/dev/null)
echo "$seen"
[ "$seen" = "trafilatura: 22712 people, 106 cartridges
inscriptis: 22712 people, 106 cartridges
resiliparse: 22712 people, 106 cartridges
markitdown: 22712 people, 106 cartridges
pandoc: 227¹² people, 10⁶ cartridges" ]
