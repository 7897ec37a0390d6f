#!/usr/bin/env bash
# python-docx 1.2.0 and docx2txt 0.9: of a sentence that was moved with change tracking on, one gives no copy and the other two.
#
# Believed before: a reader that knows nothing of tracked changes shows the document either before them or after them; a sentence
# that was moved within it is there once either way.
# Seen: Word keeps a moved sentence at both places, as ordinary text (`w:t`) in `w:moveFrom` and in `w:moveTo`; only deleted words
# have an element of their own (`w:delText`). `paragraph.text` of python-docx passes over both, and over inserted words, so that it
# shows a document that never was; docx2txt takes every `w:t`. mammoth 1.13.0 gives the sentence once, where it was moved to.
#
# Prints what was seen; exits 1 if it is no longer so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check python-docx==1.2.0 docx2txt==0.9 mammoth==1.13.0
cat >try.py <<'PY'
import docx
import docx2txt
import mammoth
from docx.oxml import parse_xml

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def run(words):
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def change(kind, number, inside=""):
    return f'<w:{kind} w:id="{number}" w:author="Desk" w:date="2024-03-14T10:00:00Z"{inside}'


moved = run("Twelve officers died. ")
paragraphs = [
    run("The mayor spoke. ")
    + change("moveFromRangeStart", 1, ' w:name="move1"/>')
    + change("moveFrom", 2, f">{moved}</w:moveFrom>")
    + '<w:moveFromRangeEnd w:id="1"/>'
    + run("He left at noon."),
    run("A clerk spoke. ")
    + change("moveToRangeStart", 3, ' w:name="move1"/>')
    + change("moveTo", 4, f">{moved}</w:moveTo>")
    + '<w:moveToRangeEnd w:id="3"/>'
    + run("It rained"),
]
paragraphs[1] += change("ins", 5, f'>{run(" in the night")}</w:ins>') + run(".")
document = docx.Document()
for paragraph in paragraphs:
    document.element.body.insert(-1, parse_xml(f"<w:p {NAMESPACE}>{paragraph}</w:p>"))
document.save("moved.docx")

texts = {
    "python-docx": "\n".join(paragraph.text for paragraph in docx.Document("moved.docx").paragraphs),
    "docx2txt": docx2txt.process("moved.docx"),
    "mammoth": mammoth.extract_raw_text(open("moved.docx", "rb")).value,
}
for name, text in texts.items():
    print(f"{name}: {text.count('Twelve officers died.')} times; {'in the night' in text}")
PY
seen=$(venv/bin/python try.py)
echo "$seen"
[ "$seen" = "python-docx: 0 times; False
docx2txt: 2 times; True
mammoth: 1 times; True" ]
